/** Paints the snapshot on its canvas: everything per view, and only what changed per day. */

import { colourTable, blendAt } from "./colours.js";
import { fitCanvas } from "./frame.js";
import { MAX_PIXEL_RATIO, nowhere, Raster } from "./raster.js";

export class StatusPainter {
  /**
   * @param {import("./model.js").Model} model
   * @param {import("./snapshot.js").Snapshot} snapshot
   */
  constructor(model, snapshot) {
    this._codes = model.codes;
    this._snapshot = snapshot;
    this._raster = new Raster(model);
  }

  /**
   * Draw a view from scratch.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {import("./projection.js").View} view
   * @param {{palette: import("../shared/palette.js").Palette, drawing: string}} look
   */
  rebuild(canvas, view, { palette, drawing }) {
    const pixelRatio = Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
    const blend = blendAt(drawing, view.zoom);
    performance.mark("ctl-view-start");
    fitCanvas(canvas, view, pixelRatio);
    this._raster.rebuild(view, pixelRatio, blend.discs > 0);
    this._mixColours(palette, blend, this._snapshot.fades);
    this._takeImage(canvas);
    const { extent } = this._raster;
    clearAround(this._pixels, canvas.width, this._painted, extent);
    this._raster.colour(this._pixels, this._snapshot.styles, this._colours);
    this._put(around(this._painted, extent));
    this._painted = { ...extent };
    tellDuration("ctl-view");
  }

  /**
   * Show a day; nothing is painted where nothing changed.
   *
   * @param {number} day
   * @returns {import("./snapshot.js").Summary}
   */
  show(day) {
    performance.mark("ctl-day-start");
    /** @type {number[]} */
    const changed = [];
    const summary = this._snapshot.show(day, (place) => changed.push(place));
    this._put(this._raster.recolour(this._pixels, this._snapshot.styles, this._colours, changed));
    tellDuration("ctl-day");
    return summary;
  }

  /**
   * @param {{x: number, y: number}} point CSS pixels of the view
   * @returns {number} settlement there that the filters let through, or -1
   */
  placeAt({ x, y }) {
    const { pixelRatio } = this._raster;
    if (pixelRatio === undefined) return -1;
    const place = this._raster.placeAt(x * pixelRatio, y * pixelRatio);
    return place !== -1 && this._snapshot.shows(place) ? place : -1;
  }

  /** The table stays while one only moves: mixing it anew would cost as much as filling the cells. */
  _mixColours(palette, blend, fades) {
    const [last, { cells, discs }] = [this._mixed, blend];
    if (last?.palette === palette && last.cells === cells && last.discs === discs && last.fades === fades) return;
    this._mixed = { palette, cells, discs, fades };
    this._colours = colourTable(palette, this._codes, blend, fades);
  }

  /** @param {HTMLCanvasElement} canvas */
  _takeImage(canvas) {
    if (this._image?.width === canvas.width && this._image.height === canvas.height) return;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser has no 2D canvas");
    this._context = context;
    this._image = context.createImageData(canvas.width, canvas.height);
    this._pixels = new Uint32Array(this._image.data.buffer);
    /** Nothing lies outside of it. */
    this._painted = nowhere();
  }

  /** @param {import("./raster.js").Rectangle} part */
  _put({ left, top, right, bottom }) {
    if (left < right) this._context.putImageData(this._image, 0, 0, left, top, right - left, bottom - top);
  }
}

/**
 * Make transparent what lies in one rectangle and not in another.
 *
 * @param {Uint32Array} pixels
 * @param {number} width of a row
 * @param {import("./raster.js").Rectangle} old
 * @param {import("./raster.js").Rectangle} kept
 */
export function clearAround(pixels, width, old, kept) {
  for (let row = old.top; row < old.bottom; row += 1) {
    const start = row * width;
    if (row < kept.top || row >= kept.bottom) {
      pixels.fill(0, start + old.left, start + old.right);
      continue;
    }
    if (old.left < kept.left) pixels.fill(0, start + old.left, start + Math.min(kept.left, old.right));
    if (old.right > kept.right) pixels.fill(0, start + Math.max(kept.right, old.left), start + old.right);
  }
}

/** @returns {import("./raster.js").Rectangle} holds both */
function around(one, other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Tell developer tools and observers; entries are not kept, or days of playing would fill the memory. */
function tellDuration(name) {
  performance.measure(name, `${name}-start`);
  performance.clearMarks(`${name}-start`);
  performance.clearMeasures(name);
}
