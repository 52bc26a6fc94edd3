/**
 * The raster of a view: the id buffer, the mask, and how they are coloured. Rebuilt when the view changes.
 * A pixel is `colours[style | mask[p]]`, or one colour for all of a settlement where no pattern shows. A day
 * colours the spans of the settlements that changed; where these are many, all pixels in one go.
 */

import { patternTile } from "../shared/patterns.js";
import { worldBox } from "./projection.js";
import { STYLE_SHIFT } from "./snapshot.js";
import { SPAN_ITEMS, Spans } from "./spans.js";
import { discRadiusPx, layPattern, markScale, stampDisc, stampMark } from "./stamp.js";

const RIM_PX = 1;

/** Going through a span costs about as much as going through so many pixels of the whole buffer. */
const SPAN_PIXELS = 64;

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
    const { count } = ground.cells;
    this._ground = ground;
    this._spans = new Spans(ground.cells);
    this.none = count;
    this.width = 0;
    this.height = 0;
    this.ids = new Uint16Array(0);
    this.mask = new Uint8Array(0);
    /** Settlements that lie, at least in part, within the view. */
    this.visible = new Uint16Array(count);
    this._visibleCount = 0;
    /** 1 for each of them. */
    this._inView = new Uint8Array(count);
    /** 1 where a disc or a mark lies on the settlement's cell. */
    this._stamped = new Uint8Array(count);
    /** What all pixels of a settlement look like, unless it is among those of many colours. */
    this._flat = new Uint32Array(count + 1);
    this._motley = new Uint16Array(count);
  }

  /**
   * @param {import("./projection.js").View} view
   * @param {number} pixelRatio device pixels per CSS pixel
   * @param {boolean} withDiscs
   */
  rebuild(view, pixelRatio, withDiscs) {
    this._resize(Math.ceil(view.widthPx * pixelRatio), Math.ceil(view.heightPx * pixelRatio));
    this.pixelRatio = pixelRatio;
    this._view = view;
    /** From the corner of the world to the view's, device pixels. */
    this.left = view.left * pixelRatio;
    this.top = view.top * pixelRatio;
    this._column = Math.floor(this.left);
    this._row = Math.floor(this.top);
    this._spans.use(view.worldPx * pixelRatio, this.left - this._column + 0.5, this.top - this._row + 0.5);
    this.ids.fill(this.none);
    layPattern(this.mask, this.width, patternTile(pixelRatio), this.left, this.top);
    this._fillCells();
    this._stamp(withDiscs);
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
   * Colour the pixels of settlements: by their spans, or, where they are many, by going through all pixels.
   *
   * @param {Uint32Array} pixels width × height
   * @param {Uint16Array} styles of every settlement
   * @param {import("./colours.js").ColourTable} table
   * @param {ArrayLike<number>} [places] if not given: all, and the ground between them
   * @returns {Rectangle} holds all that was coloured; empty if its right is not beyond its left
   */
  colour(pixels, styles, table, places) {
    if (places === undefined || this._areMany(this._countInView(places))) {
      this._colourAll(pixels, styles, table);
      return { left: 0, top: 0, right: this.width, bottom: this.height };
    }
    for (let at = 0; at < places.length; at += 1) {
      if (this._inView[places[at]] === 1) this._colourPlace(pixels, places[at], styles, table);
    }
    return this.reachOf(places);
  }

  /** @returns {number} how many of them have pixels in the view */
  _countInView(places) {
    const { _inView: inView } = this;
    let count = 0;
    for (let at = 0; at < places.length; at += 1) count += inView[places[at]];
    return count;
  }

  /**
   * Whether the spans of so many settlements cost more than all pixels: a settlement has about as many
   * rows as the square root of its pixels.
   */
  _areMany(count) {
    return count * SPAN_PIXELS > Math.sqrt(this.ids.length * this._visibleCount);
  }

  _colourAll(pixels, styles, table) {
    const { ids, mask, visible, none, _visibleCount: visibleCount, _stamped: stamped, _flat: flat, _motley: motley } = this;
    const { colours, plain } = table;
    let motleyCount = 0;
    flat[none] = colours[styles[none]];
    for (let at = 0; at < visibleCount; at += 1) {
      const place = visible[at];
      const style = styles[place];
      if (stamped[place] === 0 && plain[style >> STYLE_SHIFT] === 1) flat[place] = colours[style];
      else motley[motleyCount++] = place;
    }
    if (this._areMany(motleyCount)) {
      for (let pixel = 0; pixel < ids.length; pixel += 1) pixels[pixel] = colours[styles[ids[pixel]] | mask[pixel]];
      return;
    }
    for (let pixel = 0; pixel < ids.length; pixel += 1) pixels[pixel] = flat[ids[pixel]];
    for (let at = 0; at < motleyCount; at += 1) this._colourPlace(pixels, motley[at], styles, table);
  }

  _colourPlace(pixels, place, styles, { colours, plain }) {
    const style = styles[place];
    if (this._ground.cells.isEmpty(place)) this._colourBox(pixels, place, style, colours);
    else if (this._stamped[place] === 0 && plain[style >> STYLE_SHIFT] === 1) this._paint(pixels, place, colours[style]);
    else this._paintPattern(pixels, place, style, colours);
  }

  /** Give a cell one colour. */
  _paint(pixels, place, colour) {
    const { ids, width, height, _column: column, _row: firstRow } = this;
    const { items, from, to } = this._spans;
    for (let at = from[place]; at < to[place]; at += SPAN_ITEMS) {
      const row = items[at] - firstRow;
      if (row < 0 || row >= height) continue;
      const begin = items[at + 1] - column;
      const end = items[at + 2] - column;
      const stop = row * width + (end < width ? end : width);
      for (let pixel = row * width + (begin > 0 ? begin : 0); pixel < stop; pixel += 1) if (ids[pixel] === place) pixels[pixel] = colour;
    }
  }

  /** Give a cell the colours that a style has for what lies on it. */
  _paintPattern(pixels, place, style, colours) {
    const { ids, mask, width, height, _column: column, _row: firstRow } = this;
    const { items, from, to } = this._spans;
    for (let at = from[place]; at < to[place]; at += SPAN_ITEMS) {
      const row = items[at] - firstRow;
      if (row < 0 || row >= height) continue;
      const begin = items[at + 1] - column;
      const end = items[at + 2] - column;
      const stop = row * width + (end < width ? end : width);
      for (let pixel = row * width + (begin > 0 ? begin : 0); pixel < stop; pixel += 1) {
        if (ids[pixel] === place) pixels[pixel] = colours[style | mask[pixel]];
      }
    }
  }

  /**
   * @param {ArrayLike<number>} places
   * @returns {Rectangle} holds all their pixels; empty if its right is not beyond its left
   */
  reachOf(places) {
    const { cells, placeX, placeY, size } = this._ground;
    const { left, top, width, height, pixelRatio, _view: view } = this;
    const scale = view.worldPx * pixelRatio;
    const { boxes } = cells;
    const around = { left: width, top: height, right: 0, bottom: 0 };
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index];
      const at = 4 * place;
      const loose = cells.isEmpty(place);
      const reach = loose ? discRadiusPx(size[place], view.zoom) * pixelRatio : 0;
      const west = (loose ? placeX[place] : boxes[at]) * scale - left - reach;
      const north = (loose ? placeY[place] : boxes[at + 1]) * scale - top - reach;
      const east = (loose ? placeX[place] : boxes[at + 2]) * scale - left + reach;
      const south = (loose ? placeY[place] : boxes[at + 3]) * scale - top + reach;
      // One that lies outside must not widen what holds the others.
      if (!(east >= 0 && south >= 0 && west < width && north < height)) continue;
      if (west < around.left) around.left = west;
      if (north < around.top) around.top = north;
      if (east > around.right) around.right = east;
      if (south > around.bottom) around.bottom = south;
    }
    return {
      left: Math.max(Math.floor(around.left), 0),
      top: Math.max(Math.floor(around.top), 0),
      right: Math.min(Math.ceil(around.right) + 1, width),
      bottom: Math.min(Math.ceil(around.bottom) + 1, height),
    };
  }

  _resize(width, height) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.ids = new Uint16Array(width * height);
    this.mask = new Uint8Array(width * height);
  }

  _fillCells() {
    const { cells, placeX, placeY } = this._ground;
    const { visible, _inView: inView } = this;
    const box = worldBox(this._view);
    let count = 0;
    for (let cell = 0; cell < cells.count; cell += 1) {
      const touches = cells.touches(cell, box);
      if (touches) {
        this._spans.find(cell);
        this._fill(cell);
      }
      const isSeen = touches || (cells.isEmpty(cell) && isInside(box, placeX[cell], placeY[cell]));
      inView[cell] = Number(isSeen);
      if (isSeen) visible[count++] = cell;
    }
    this._visibleCount = count;
  }

  _fill(cell) {
    const { ids, width, height, _column: column, _row: firstRow } = this;
    const { items, from, to } = this._spans;
    for (let at = from[cell]; at < to[cell]; at += SPAN_ITEMS) {
      const row = items[at] - firstRow;
      if (row < 0 || row >= height) continue;
      const begin = items[at + 1] - column;
      const end = items[at + 2] - column;
      const stop = row * width + (end < width ? end : width);
      for (let pixel = row * width + (begin > 0 ? begin : 0); pixel < stop; pixel += 1) ids[pixel] = cell;
    }
  }

  /** Colour what a settlement without a cell has taken of empty ground. */
  _colourBox(pixels, place, style, colours) {
    const { ids, mask, width } = this;
    const { left, top, right, bottom } = this.reachOf([place]);
    for (let row = top; row < bottom; row += 1) {
      for (let pixel = row * width + left; pixel < row * width + right; pixel += 1) {
        if (ids[pixel] === place) pixels[pixel] = colours[style | mask[pixel]];
      }
    }
  }

  _stamp(withDiscs) {
    const { cells, placeX, placeY, size, disagreeing } = this._ground;
    const { left, top, pixelRatio, _view: view, _stamped: stamped } = this;
    const scale = view.worldPx * pixelRatio;
    stamped.fill(0);
    for (let at = 0; at < this._visibleCount; at += 1) {
      const place = this.visible[at];
      const loose = cells.isEmpty(place);
      if (!withDiscs && !loose) continue;
      const radius = discRadiusPx(size[place], view.zoom) * pixelRatio;
      stampDisc(this, place, placeX[place] * scale - left, placeY[place] * scale - top, radius, RIM_PX * pixelRatio, loose);
      stamped[place] = 1;
    }
    const markPx = markScale(view.zoom) * pixelRatio;
    for (const place of disagreeing) {
      stampMark(this, place, placeX[place] * scale - left, placeY[place] * scale - top, markPx);
      stamped[place] = 1;
    }
  }
}

function isInside(box, x, y) {
  return x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;
}
