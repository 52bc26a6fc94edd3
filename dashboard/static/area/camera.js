/** Where the map looks, and how that moves. Pure. */

import { boxOf, viewOf } from "../compare/framing.js";
import { clamp } from "../shared/days.js";
import { latLngOf, worldSizePx, worldX, worldY } from "../map/projection.js";
import { UNITS_PER_DEGREE } from "./code.js";

const CLOSEST_PX = worldSizePx(13);
/** Out to this part of the size at which all is seen. */
const FARTHEST = 0.6;
const MICRO_PER_UNIT = 1e6 / UNITS_PER_DEGREE;

/**
 * @typedef {import("../map/projection.js").View} View
 * @typedef {{x: number, y: number, worldPx: number}} Look middle of the view in world coordinates, and scale
 */

/**
 * @param {import("../map/cells.js").Cells} cells
 * @param {Uint8Array} inside 1 for every settlement to be seen
 * @param {number} widthPx
 * @param {number} heightPx
 * @returns {Look | null} null if none of them has a cell
 */
export function lookAt(cells, inside, widthPx, heightPx) {
  const box = boxOf(cells, inside);
  if (!box) return null;
  return { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2, worldPx: viewOf(box, widthPx, heightPx).worldPx };
}

/** @param {Look} look @param {number} widthPx @param {number} heightPx @returns {View} */
export function viewFrom({ x, y, worldPx }, widthPx, heightPx) {
  return {
    zoom: Math.log2(worldPx / worldSizePx(0)),
    worldPx,
    left: x * worldPx - widthPx / 2,
    top: y * worldPx - heightPx / 2,
    widthPx,
    heightPx,
  };
}

/**
 * @param {Look} look
 * @param {number} factor larger than one looks closer
 * @param {Look} home where all is seen
 * @returns {Look}
 */
export function zoomed(look, factor, home) {
  const farthest = home.worldPx * FARTHEST;
  return { ...look, worldPx: clamp(look.worldPx * factor, farthest, Math.max(CLOSEST_PX, farthest)) };
}

/** @param {Look} look @param {number} dx CSS pixels that the map moves to the right @param {number} dy down */
export function moved(look, dx, dy) {
  return { ...look, x: look.x - dx / look.worldPx, y: look.y - dy / look.worldPx };
}

/** @param {View} view @param {import("./outline.js").Point} point CSS pixels @returns {[number, number]} units of a code */
export function unitsAt({ worldPx, left, top }, [x, y]) {
  const [lat, lng] = latLngOf((x + left) / worldPx, (y + top) / worldPx);
  return [Math.round(lng * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE)];
}

/** @param {[number, number]} units of a code @returns {import("./outline.js").Point} world coordinates */
export function worldAt([lng, lat]) {
  return [worldX(lng * MICRO_PER_UNIT), worldY(lat * MICRO_PER_UNIT)];
}

/** @param {View} view @param {import("./outline.js").Point} world @returns {import("./outline.js").Point} CSS pixels */
export function pixelAt({ worldPx, left, top }, [x, y]) {
  return [x * worldPx - left, y * worldPx - top];
}
