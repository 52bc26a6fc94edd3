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
 * @property {Uint16Array} held squares of the grid that hold something, summed over all above and to the
 *   left: (GRID + 1)² items, so that any rectangle of squares is counted by four of them
 */

/** Narrower or lower maps are phones, also on their side, and windows at 200 %. */
const NARROW_PX = 640;
const LOW_PX = 392;

/**
 * @param {{x: number, y: number}} size of the map, CSS pixels
 * @returns {boolean} whether the legend starts folded and holds the choice of drawing as well
 */
export const isSmall = ({ x, y }) => x < NARROW_PX || y < LOW_PX;

/**
 * Where the controls will lie, a little generously: the area is framed before they are there, and stays
 * where it is when they come. Their sizes are those of map.css.
 *
 * @param {{x: number, y: number}} size of the map, CSS pixels
 * @param {{lang: string, legendOpen: boolean, tiles: boolean, totals?: boolean}} options `tiles`, `totals`: there is
 *   a button for them
 * @returns {import("./labels.js").Box[]} CSS pixels of the map
 */
export function reservedBoxes({ x, y }, { lang, legendOpen, tiles, totals = false }) {
  const isNarrow = isSmall({ x, y });
  const [edge, buttons] = [isNarrow ? 10 : 14, 146 + 36 * (Number(tiles) + Number(totals))];
  const [legendWidth, legendHeight] = [isNarrow ? 222 : 226, lang === "uk" ? 308 : 270];
  const folded = { width: isNarrow ? 116 : 226, height: 40 };
  const legend = legendOpen ? { width: legendWidth, height: legendHeight + (isNarrow ? 46 : 0) } : folded;
  const corner = edge + (isNarrow ? 0 : 2);
  const upTo = (/** @type {number} */ right, /** @type {number} */ bottom, /** @type {number} */ width, /** @type {number} */ height) => ({
    left: x - right - width, top: y - bottom - height, right: x - right, bottom: y - bottom,
  });
  const boxes = [
    isNarrow ? { left: 14, top: 10, right: 278, bottom: 57 } : { left: 20, top: 14, right: 348, bottom: 68 },
    { left: x - edge - 38, top: edge, right: x - edge, bottom: edge + buttons },
    { left: corner, top: y - corner - legend.height, right: corner + legend.width, bottom: y - corner },
    isNarrow ? upTo(10, 4, 296, 15) : upTo(16, 6, Math.min(612, x - 250), 30),
    upTo(16, isNarrow ? 24 : 42, 110, 19),
  ];
  return isNarrow ? boxes : [...boxes, upTo(14, 69, lang === "uk" ? 274 : 218, 32)];
}

/**
 * @param {{boxes: Float64Array}} cells boxes of all cells, world coordinates; empty ones are infinite
 * @returns {Area}
 */
export function areaOf({ boxes }) {
  // Plain loops over plain numbers: this runs once, before anything is compiled.
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let at = 0; at < boxes.length; at += 4) {
    if (boxes[at] < minX) minX = boxes[at];
    if (boxes[at + 1] < minY) minY = boxes[at + 1];
    if (boxes[at + 2] > maxX) maxX = boxes[at + 2];
    if (boxes[at + 3] > maxY) maxY = boxes[at + 3];
  }
  const [stepX, stepY] = [(maxX - minX) / GRID, (maxY - minY) / GRID];
  const held = new Uint16Array((GRID + 1) ** 2);
  const index = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ step) =>
    Math.min(Math.floor((value - from) / step), GRID - 1);
  for (let at = 0; at < boxes.length; at += 4) {
    const left = index(boxes[at], minX, stepX);
    const right = index(boxes[at + 2], minX, stepX);
    const bottom = index(boxes[at + 3], minY, stepY);
    for (let row = index(boxes[at + 1], minY, stepY); row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) held[(row + 1) * (GRID + 1) + column + 1] = 1;
    }
  }
  for (let at = GRID + 2; at < held.length; at += 1) {
    // The first column stays nought.
    if (at % (GRID + 1) !== 0) held[at] += held[at - 1] + held[at - GRID - 1] - held[at - GRID - 2];
  }
  return { minX, minY, maxX, maxY, held };
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

function isCovered({ minX, minY, maxX, maxY, held }, worldPx, left, top, covered) {
  const [width, height] = [((maxX - minX) / GRID) * worldPx, ((maxY - minY) / GRID) * worldPx];
  const clip = (/** @type {number} */ value) => Math.min(Math.max(value, 0), GRID);
  return covered.some((box) => {
    const [west, east] = [clip(Math.ceil((box.left - BREATH_PX - left) / width - 1)), clip(Math.floor((box.right + BREATH_PX - left) / width) + 1)];
    const [north, south] = [clip(Math.ceil((box.top - BREATH_PX - top) / height - 1)), clip(Math.floor((box.bottom + BREATH_PX - top) / height) + 1)];
    if (west >= east || north >= south) return false;
    const sum = (/** @type {number} */ row, /** @type {number} */ column) => held[row * (GRID + 1) + column];
    return sum(south, east) - sum(north, east) - sum(south, west) + sum(north, west) > 0;
  });
}
