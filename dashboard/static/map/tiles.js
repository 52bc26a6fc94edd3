/** Raster tiles of a configured server, below everything; not asked for until the reader wants them. */

/**
 * @typedef {object} TileSettings
 * @property {string} url template as Leaflet reads it
 * @property {string} attribution words of the tiles' owner
 *
 * @param {any} L Leaflet 1.9
 * @param {any} map
 * @param {TileSettings} settings
 * @returns {(on: boolean) => void} shows them or takes them off
 */
export function createTiles(L, map, { url }) {
  const layer = L.tileLayer(url, { className: "ctl-tiles", maxNativeZoom: 19, maxZoom: map.options.maxZoom });
  return (on) => {
    if (on) layer.addTo(map);
    else layer.remove();
    map.getContainer().classList.toggle("ctl-with-tiles", on);
  };
}
