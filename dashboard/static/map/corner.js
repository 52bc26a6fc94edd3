/** Puts our elements into the corners of the map and keeps their clicks from reaching it. */

/**
 * @param {any} L Leaflet 1.9
 * @param {any} map
 * @param {"topleft" | "topright" | "bottomleft" | "bottomright"} position
 * @param {HTMLElement} element
 * @returns {() => void} takes it off again
 */
export function addToCorner(L, map, position, element) {
  const control = new L.Control({ position });
  control.onAdd = () => element;
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
  control.addTo(map);
  return () => control.remove();
}
