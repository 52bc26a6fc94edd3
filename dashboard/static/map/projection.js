/**
 * Web Mercator (EPSG:3857 as Leaflet draws it). Positions are `lng, lat` in microdegrees; the *world*
 * is a square of side 1 with its origin in the north-west.
 */

const MICRO = 1e-6;
const TILE_PX = 256;
const EARTH_CIRCUMFERENCE_M = 40_075_016.686;

/** Marks a settlement without a position (data/payload). */
export const UNPLACED = -2147483648;

/**
 * @param {number} lngMicro
 * @returns {number} world x
 */
export function worldX(lngMicro) {
  return (lngMicro * MICRO + 180) / 360;
}

/**
 * @param {number} latMicro
 * @returns {number} world y
 */
export function worldY(latMicro) {
  const sine = Math.sin((latMicro * MICRO * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * The only place where `lng, lat` is flipped for Leaflet.
 *
 * @param {number} x world x
 * @param {number} y world y
 * @returns {[number, number]} lat, lng in degrees
 */
export function latLngOf(x, y) {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [lat, x * 360 - 180];
}

/**
 * A rectangle of the world as drawn: a pixel of a canvas is `(world * worldPx - left) * pixelRatio`.
 *
 * @typedef {object} View
 * @property {number} zoom
 * @property {number} worldPx side of the world, CSS pixels
 * @property {number} left left edge, CSS pixels of the world
 * @property {number} top top edge, CSS pixels of the world
 * @property {number} widthPx CSS pixels
 * @property {number} heightPx CSS pixels
 */

/**
 * @param {number} zoom
 * @returns {number} side of the world in CSS pixels
 */
export function worldSizePx(zoom) {
  return TILE_PX * 2 ** zoom;
}

/**
 * Pixels of many points at once: one multiply-add each.
 *
 * @param {Float64Array} world one coordinate of every point
 * @param {View} view
 * @param {"x" | "y"} axis
 * @param {number} pixelRatio device pixels per CSS pixel
 * @param {Float64Array} [into] reused when given
 * @returns {Float64Array} device pixels from the view's edge
 */
export function pixelsOf(world, view, axis, pixelRatio, into = new Float64Array(world.length)) {
  const scale = view.worldPx * pixelRatio;
  const shift = (axis === "x" ? view.left : view.top) * pixelRatio;
  for (let index = 0; index < world.length; index += 1) into[index] = world[index] * scale - shift;
  return into;
}

/**
 * @param {View} view
 * @returns {{minX: number, minY: number, maxX: number, maxY: number}} world coordinates
 */
export function worldBox(view) {
  return {
    minX: view.left / view.worldPx,
    minY: view.top / view.worldPx,
    maxX: (view.left + view.widthPx) / view.worldPx,
    maxY: (view.top + view.heightPx) / view.worldPx,
  };
}

/**
 * @param {number} latDegrees
 * @param {number} zoom
 * @returns {number} metres on the ground that one CSS pixel spans
 */
export function metresPerPx(latDegrees, zoom) {
  return (EARTH_CIRCUMFERENCE_M * Math.cos((latDegrees * Math.PI) / 180)) / worldSizePx(zoom);
}
