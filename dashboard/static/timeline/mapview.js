/**
 * Where the map looks, as it stands in the address: `lng,lat,zoom`; empty for all of the layer. Pure.
 *
 * @typedef {{lng: number, lat: number, zoom: number}} MapView  degrees in EPSG:4326, Leaflet's zoom
 */

/** Side of the world at zoom 0, CSS pixels. */
const WORLD_PX = 256;

/** The map rounds to whole pixels where it is told to look; nearer views than this are one. */
const SAME_PX = 3;

/**
 * Five decimals of a degree are about a metre; the zoom keeps two.
 *
 * @param {MapView & {home?: boolean}} view
 * @returns {string}
 */
export function viewText({ lng, lat, zoom, home = false }) {
  const short = (/** @type {number} */ value, /** @type {number} */ places) =>
    String(Number(value.toFixed(places)));
  return home ? "" : [short(lng, 5), short(lat, 5), short(zoom, 2)].join(",");
}

/**
 * @param {string} text
 * @returns {MapView | null} null for all of the layer, also if the text is no view
 */
export function viewOf(text) {
  const numbers = text.split(",").map(Number);
  if (text === "" || numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  const [lng, lat, zoom] = numbers;
  return { lng, lat, zoom };
}

/**
 * Whether two views are one to the eye.
 *
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function sameView(a, b) {
  const [one, other] = [viewOf(a), viewOf(b)];
  if (!one || !other) return one === other;
  const degreePx = (WORLD_PX * 2 ** one.zoom) / 360;
  const apart = Math.max(Math.abs(one.lng - other.lng), Math.abs(one.lat - other.lat)) * degreePx;
  return Math.abs(one.zoom - other.zoom) < 0.01 && apart < SAME_PX;
}
