/**
 * How to frame the mapped area: as large as can be without anything of it under a control. Pure.
 */

import { worldSizePx } from "./projection.js";

/** The area is looked at in squares of a grid this fine. */
const GRID = 72;
/** Left free at the edges of the map, and around controls, CSS pixels. */
const MARGIN_PX = 12;
const BREATH_PX = 6;
/** Where the area is tried between the edges: the middle first. */
const SHIFTS = Object.freeze([0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0, 1]);
/** Steps of zoom given up before controls may cover something. */
const MAX_STEPS = 8;

/**
 * @typedef {object} Area
 * @property {number} minX world coordinates
 * @property {number} minY
 * @property {number} maxX
 * @property {number} maxY
 * @property {Float64Array} squares corners (minX, minY) of the grid's squares that hold something
 */

/**
 * @param {{boxes: Float64Array}} cells boxes of all cells, world coordinates; empty ones are infinite
 * @returns {Area}
 */
export function areaOf({ boxes }) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < boxes.length; at += 4) {
    minX = Math.min(minX, boxes[at]);
    minY = Math.min(minY, boxes[at + 1]);
    maxX = Math.max(maxX, boxes[at + 2]);
    maxY = Math.max(maxY, boxes[at + 3]);
  }
  const [stepX, stepY] = [(maxX - minX) / GRID, (maxY - minY) / GRID];
  const held = new Set();
  const index = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ step) =>
    Math.min(Math.floor((value - from) / step), GRID - 1);
  for (let at = 0; at < boxes.length; at += 4) {
    for (let row = index(boxes[at + 1], minY, stepY); row <= index(boxes[at + 3], minY, stepY); row += 1) {
      for (let column = index(boxes[at], minX, stepX); column <= index(boxes[at + 2], minX, stepX); column += 1) held.add(row * GRID + column);
    }
  }
  const squares = Float64Array.from([...held].flatMap((key) => [minX + (key % GRID) * stepX, minY + Math.floor(key / GRID) * stepY]));
  return { minX, minY, maxX, maxY, squares };
}

/**
 * @param {Area} area
 * @param {{x: number, y: number}} size of the map, CSS pixels
 * @param {import("./labels.js").Box[]} covered by controls, CSS pixels of the map
 * @param {number} zoomSnap steps of zoom
 * @returns {{x: number, y: number, zoom: number}} world coordinates of the map's middle
 */
export function framing(area, size, covered, zoomSnap) {
  const [spanX, spanY] = [area.maxX - area.minX, area.maxY - area.minY];
  const fitting = Math.min(Math.max(size.x - 2 * MARGIN_PX, 1) / spanX, Math.max(size.y - 2 * MARGIN_PX, 1) / spanY);
  const largest = Math.floor(Math.log2(fitting / worldSizePx(0)) / zoomSnap) * zoomSnap;
  const middleOf = (/** @type {number} */ zoom, /** @type {number} */ left, /** @type {number} */ top) => ({
    x: area.minX + (size.x / 2 - left) / worldSizePx(zoom),
    y: area.minY + (size.y / 2 - top) / worldSizePx(zoom),
    zoom,
  });
  const places = (/** @type {number} */ zoom) => {
    const free = { x: size.x - spanX * worldSizePx(zoom), y: size.y - spanY * worldSizePx(zoom) };
    const at = (/** @type {number} */ room, /** @type {number} */ shift) => MARGIN_PX + Math.max(room - 2 * MARGIN_PX, 0) * shift;
    const all = SHIFTS.flatMap((x) => SHIFTS.map((y) => ({ left: at(free.x, x), top: at(free.y, y), off: Math.hypot(x - 0.5, y - 0.5) })));
    return all.sort((a, b) => a.off - b.off);
  };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const zoom = largest - step * zoomSnap;
    const place = places(zoom).find(({ left, top }) => !isCovered(area, worldSizePx(zoom), left, top, covered));
    if (place) return middleOf(zoom, place.left, place.top);
  }
  const [{ left, top }] = places(largest);
  return middleOf(largest, left, top);
}

function isCovered({ minX, minY, maxX, maxY, squares }, worldPx, left, top, covered) {
  const [width, height] = [((maxX - minX) / GRID) * worldPx, ((maxY - minY) / GRID) * worldPx];
  return covered.some((box) => {
    for (let at = 0; at < squares.length; at += 2) {
      const x = left + (squares[at] - minX) * worldPx;
      const y = top + (squares[at + 1] - minY) * worldPx;
      const apart = x > box.right + BREATH_PX || x + width < box.left - BREATH_PX || y > box.bottom + BREATH_PX || y + height < box.top - BREATH_PX;
      if (!apart) return true;
    }
    return false;
  });
}
