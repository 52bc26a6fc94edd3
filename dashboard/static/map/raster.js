/**
 * The raster of a view: the id buffer, the mask, and the pixels. Rebuilt when the view changes; a day
 * is one pass `pixels[p] = colours[styles[ids[p]] | mask[p]]` over the part that changed.
 */

import { patternTile } from "../shared/patterns.js";
import { fillCell } from "./fill.js";
import { pixelsOf, worldBox } from "./projection.js";
import { discRadiusPx, layPattern, markScale, stampDisc, stampMark } from "./stamp.js";

const RIM_PX = 1;

/** Larger buffers cost more than they show: 1.5 device pixels are as sharp as fills need. */
export const MAX_PIXEL_RATIO = 1.5;

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Rectangle device pixels of the
 *   view; right and bottom are exclusive
 *
 * @typedef {object} Ground everything that does not depend on the day
 * @property {import("./cells.js").Cells} cells
 * @property {Float64Array} placeX world x of every settlement, NaN if unplaced
 * @property {Float64Array} placeY
 * @property {Uint8Array} size 16 * log10(population), 0 if unknown
 * @property {number[]} disagreeing settlements that ever show the mark
 */

export class Raster {
  /** @param {Ground} ground */
  constructor(ground) {
    this._ground = ground;
    this.none = ground.cells.count;
    this.width = 0;
    this.height = 0;
    /** Where each settlement's pixels lie: left, top, right, bottom. */
    this.reach = new Int32Array(4 * ground.cells.count);
    this.extent = nowhere();
  }

  /**
   * @param {import("./projection.js").View} view
   * @param {number} pixelRatio device pixels per CSS pixel
   * @param {boolean} withDiscs
   */
  rebuild(view, pixelRatio, withDiscs) {
    this._resize(Math.ceil(view.widthPx * pixelRatio), Math.ceil(view.heightPx * pixelRatio));
    this.pixelRatio = pixelRatio;
    this.ids.fill(this.none);
    const tile = patternTile(pixelRatio);
    layPattern(this.mask, this.width, tile, view.left * pixelRatio, view.top * pixelRatio);
    const visible = this._fillCells(view);
    this._measureReach(view, visible);
    this._stamp(view, visible, withDiscs);
  }

  /**
   * @param {number} x device pixels
   * @param {number} y device pixels
   * @returns {number} settlement there, or -1
   */
  placeAt(x, y) {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return -1;
    const id = this.ids[Math.floor(y) * this.width + Math.floor(x)];
    return id === this.none ? -1 : id;
  }

  /**
   * Colour a rectangle; all that has a settlement lies within `extent`.
   *
   * @param {Uint32Array} pixels width × height
   * @param {Uint16Array} styles of every settlement
   * @param {Uint32Array} colours the colour table
   * @param {Rectangle} [rectangle]
   */
  colour(pixels, styles, colours, { left, top, right, bottom } = this.extent) {
    const { ids, mask, width } = this;
    for (let row = top; row < bottom; row += 1) {
      const end = row * width + right;
      for (let pixel = row * width + left; pixel < end; pixel += 1) {
        pixels[pixel] = colours[styles[ids[pixel]] | mask[pixel]];
      }
    }
  }

  /**
   * Colour what some settlements' pixels lie in: their boxes one by one, or the rectangle around them
   * all where the boxes are more pixels than that.
   *
   * @param {Uint32Array} pixels width × height
   * @param {Uint16Array} styles of every settlement
   * @param {Uint32Array} colours the colour table
   * @param {number[]} places
   * @returns {Rectangle} holds every pixel that was coloured; empty if its right is not beyond its left
   */
  recolour(pixels, styles, colours, places) {
    const { reach } = this;
    const around = nowhere();
    let area = 0;
    for (const place of places) {
      const [left, top, right, bottom] = [reach[4 * place], reach[4 * place + 1], reach[4 * place + 2], reach[4 * place + 3]];
      widen(around, left, top, right, bottom);
      if (left < right && top < bottom) area += (right - left) * (bottom - top);
    }
    if (area >= (around.right - around.left) * (around.bottom - around.top)) {
      this.colour(pixels, styles, colours, around);
      return around;
    }
    const box = nowhere();
    for (const place of places) {
      [box.left, box.top, box.right, box.bottom] = [reach[4 * place], reach[4 * place + 1], reach[4 * place + 2], reach[4 * place + 3]];
      this.colour(pixels, styles, colours, box);
    }
    return around;
  }

  _resize(width, height) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.ids = new Uint16Array(width * height);
    this.mask = new Uint8Array(width * height);
  }

  /** @returns {number[]} settlements that lie, at least in part, within the view */
  _fillCells(view) {
    const { cells, placeX, placeY } = this._ground;
    this._xs = pixelsOf(cells.vertexX, view, "x", this.pixelRatio, this._xs);
    this._ys = pixelsOf(cells.vertexY, view, "y", this.pixelRatio, this._ys);
    const box = worldBox(view);
    const visible = [];
    for (let cell = 0; cell < cells.count; cell += 1) {
      if (cells.touches(cell, box)) {
        fillCell(this, cells, cell, this._xs, this._ys);
        visible.push(cell);
      } else if (cells.isEmpty(cell) && isInside(box, placeX[cell], placeY[cell])) {
        visible.push(cell);
      }
    }
    return visible;
  }

  /** Find where each settlement's pixels lie: a step paints only where something changed. */
  _measureReach(view, visible) {
    const { cells, placeX, placeY, size } = this._ground;
    const { width, height } = this;
    const scale = view.worldPx * this.pixelRatio;
    const [shiftX, shiftY] = [view.left * this.pixelRatio, view.top * this.pixelRatio];
    const { boxes } = cells;
    const { reach } = this;
    this.extent = nowhere();
    reach.fill(0);
    for (const place of visible) {
      const at = 4 * place;
      const loose = cells.isEmpty(place);
      const around = loose ? discRadiusPx(size[place], view.zoom) * this.pixelRatio : 0;
      const [x, y] = [placeX[place], placeY[place]];
      reach[at] = Math.max(Math.floor((loose ? x : boxes[at]) * scale - shiftX - around), 0);
      reach[at + 1] = Math.max(Math.floor((loose ? y : boxes[at + 1]) * scale - shiftY - around), 0);
      reach[at + 2] = Math.min(Math.ceil((loose ? x : boxes[at + 2]) * scale - shiftX + around) + 1, width);
      reach[at + 3] = Math.min(Math.ceil((loose ? y : boxes[at + 3]) * scale - shiftY + around) + 1, height);
      widen(this.extent, reach[at], reach[at + 1], reach[at + 2], reach[at + 3]);
    }
  }

  _stamp(view, visible, withDiscs) {
    const { cells, placeX, placeY, size, disagreeing } = this._ground;
    const scale = view.worldPx * this.pixelRatio;
    const [left, top] = [view.left * this.pixelRatio, view.top * this.pixelRatio];
    for (const place of visible) {
      const loose = cells.isEmpty(place);
      if (!withDiscs && !loose) continue;
      const radius = discRadiusPx(size[place], view.zoom) * this.pixelRatio;
      stampDisc(this, place, placeX[place] * scale - left, placeY[place] * scale - top, radius, RIM_PX * this.pixelRatio, loose);
    }
    const markPx = markScale(view.zoom) * this.pixelRatio;
    for (const place of disagreeing) {
      stampMark(this, place, placeX[place] * scale - left, placeY[place] * scale - top, markPx);
    }
  }
}

/** @returns {Rectangle} empty: its right is not beyond its left */
export function nowhere() {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

/** Let a rectangle grow to hold another, unless that is empty. */
function widen(around, left, top, right, bottom) {
  if (left >= right || top >= bottom) return;
  if (left < around.left) around.left = left;
  if (top < around.top) around.top = top;
  if (right > around.right) around.right = right;
  if (bottom > around.bottom) around.bottom = bottom;
}

function isInside(box, x, y) {
  return x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;
}
