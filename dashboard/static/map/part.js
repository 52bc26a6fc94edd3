/** The part of a view that has anything to see. Pure. */

import { discRadiusPx, SIZE_IF_UNKNOWN } from "./stamp.js";

/** Sizes grow by steps, and are kept while they fit: a canvas of another size is a new one. */
const STEP_PX = 64;
const MOST_SPARE = 1.6;
/** Corners lie on whole device pixels at 1.25 and 1.5 of them to a CSS pixel, so that spans can be kept. */
const GRID_PX = 4;

/**
 * @typedef {object} Extent all that settlements lie on, world coordinates
 * @property {number} minX
 * @property {number} minY
 * @property {number} maxX
 * @property {number} maxY
 * @property {number} looseSize largest size of a settlement without a cell, whose disc may reach beyond; -1 if
 *   there is none
 */

/**
 * @param {import("./raster.js").Ground} ground
 * @returns {Extent}
 */
export function groundOf({ cells, placeX, placeY, size }) {
  let [minX, minY, maxX, maxY, looseSize] = [Infinity, Infinity, -Infinity, -Infinity, -1];
  const { boxes } = cells;
  for (let place = 0; place < cells.count; place += 1) {
    const loose = cells.isEmpty(place);
    if (loose && Number.isNaN(placeX[place])) continue;
    const at = 4 * place;
    minX = Math.min(minX, loose ? placeX[place] : boxes[at]);
    minY = Math.min(minY, loose ? placeY[place] : boxes[at + 1]);
    maxX = Math.max(maxX, loose ? placeX[place] : boxes[at + 2]);
    maxY = Math.max(maxY, loose ? placeY[place] : boxes[at + 3]);
    if (loose) looseSize = Math.max(looseSize, size[place] || SIZE_IF_UNKNOWN);
  }
  return { minX, minY, maxX, maxY, looseSize };
}

/**
 * @param {import("./projection.js").View} view
 * @param {Extent} extent
 * @param {import("./projection.js").View} [last] part of the last view: its size is kept if it will do
 * @returns {import("./projection.js").View} holds all of the extent that lies in the view, and may
 *   reach a little beyond it
 */
export function partOf(view, extent, last) {
  const around = extent.looseSize < 0 ? 0 : discRadiusPx(extent.looseSize, view.zoom);
  const across = cut(extent.minX * view.worldPx - around, extent.maxX * view.worldPx + around, view.left, view.widthPx);
  const down = cut(extent.minY * view.worldPx - around, extent.maxY * view.worldPx + around, view.top, view.heightPx);
  let [widthPx, heightPx] = [across.length, down.length];
  const isEnough = last && last.widthPx >= widthPx && last.heightPx >= heightPx;
  if (isEnough && last.widthPx * last.heightPx <= MOST_SPARE * widthPx * heightPx) ({ widthPx, heightPx } = last);
  return { ...view, left: across.from, top: down.from, widthPx, heightPx };
}

/** Whole steps, from a corner of the grid on, that hold what two stretches have in common. */
function cut(from, to, start, length) {
  const begin = Math.floor(Math.min(Math.max(from, start), start + length) / GRID_PX) * GRID_PX;
  const end = Math.min(to, start + length);
  return { from: begin, length: Math.max(Math.ceil((end - begin) / STEP_PX), 1) * STEP_PX };
}
