/** Pointer and keyboard on the map: which place is meant, and whether it was chosen. */

/**
 * @param {any} map Leaflet map
 * @param {object} handlers
 * @param {(point: {x: number, y: number}) => number} handlers.placeAt
 * @param {(place: number, point: {x: number, y: number}) => void} handlers.onHover -1 when on none;
 *   called when the place changes and while the pointer moves on it
 * @param {(place: number) => void} handlers.onSelect
 * @returns {() => void} stops listening
 */
export function listenToPointer(map, { placeAt, onHover, onSelect }) {
  const container = map.getContainer();
  const centre = () => map.getSize().divideBy(2);
  let dragging = false;

  const move = (/** @type {any} */ event) => {
    if (!dragging) onHover(placeAt(event.containerPoint), event.containerPoint);
  };
  const leave = () => onHover(-1, { x: 0, y: 0 });
  const click = (/** @type {any} */ event) => onSelect(placeAt(event.containerPoint));
  const dragStart = () => {
    dragging = true;
    leave();
  };
  const dragEnd = () => {
    dragging = false;
  };
  // The keyboard moves the map under a crosshair; what lies there is what is meant.
  const settle = () => {
    if (container.matches(":focus-visible")) onHover(placeAt(centre()), centre());
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.target !== container) return;
    if (event.key === "Enter") onSelect(placeAt(centre()));
    if (event.key === "Escape") onSelect(-1);
  };

  map.on({ mousemove: move, mouseout: leave, click, dragstart: dragStart, dragend: dragEnd, moveend: settle });
  container.addEventListener("keydown", press);
  container.addEventListener("focus", settle);
  container.addEventListener("blur", leave);
  return () => {
    map.off({ mousemove: move, mouseout: leave, click, dragstart: dragStart, dragend: dragEnd, moveend: settle });
    container.removeEventListener("keydown", press);
    container.removeEventListener("focus", settle);
    container.removeEventListener("blur", leave);
  };
}
