/** Paints the snapshot on its canvas: everything per view, and only what changed per day. */

import { colourTable, blendAt, tableOf } from "./colours.js";
import { fitCanvas } from "./frame.js";
import { groundOf, partOf } from "./part.js";
import { MAX_PIXEL_RATIO, Raster } from "./raster.js";

export class StatusPainter {
  /**
   * @param {import("./model.js").Model} model
   * @param {import("./snapshot.js").Snapshot} snapshot
   */
  constructor(model, snapshot) {
    this._codes = model.codes;
    this._snapshot = snapshot;
    this._raster = new Raster(model);
    this._ground = groundOf(model);
    /** Where the canvas lies in the view, CSS pixels. */
    this.corner = { x: 0, y: 0 };
  }

  /**
   * Draw a view from scratch. The canvas is no larger than what there is to see: browsers copy all of it
   * for each frame in which anything changed.
   *
   * @param {HTMLCanvasElement} canvas lies at the corner of the view
   * @param {import("./projection.js").View} view
   * @param {{palette: import("../shared/palette.js").Palette, drawing: string}} look
   */
  rebuild(canvas, view, { palette, drawing }) {
    const pixelRatio = Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
    const blend = blendAt(drawing, view.zoom);
    const began = performance.now();
    const part = partOf(view, this._ground, this._part);
    this._part = part;
    this.corner = { x: part.left - view.left, y: part.top - view.top };
    canvas.style.transform = `translate(${this.corner.x}px, ${this.corner.y}px)`;
    fitCanvas(canvas, part, pixelRatio);
    this._raster.rebuild(part, pixelRatio, blend.discs > 0);
    this._mixColours(palette, blend, this._snapshot.fades);
    this._takeImage(canvas);
    this._put(this._raster.colour(this._pixels, this._snapshot.styles, this._table));
    tellDuration("ctl-view", began);
  }

  /**
   * Show a day; nothing is painted where nothing changed.
   *
   * @param {number} day
   * @returns {import("./snapshot.js").Summary}
   */
  show(day) {
    const began = performance.now();
    const { _snapshot: snapshot } = this;
    const summary = snapshot.show(day);
    const { changed } = snapshot;
    if (this._image && changed.length > 0) this._put(this._raster.colour(this._pixels, snapshot.styles, this._table, changed));
    tellDuration("ctl-day", began);
    return summary;
  }

  /**
   * @param {{x: number, y: number}} point CSS pixels of the view
   * @returns {number} settlement there that the filters let through, or -1
   */
  placeAt({ x, y }) {
    const { pixelRatio } = this._raster;
    if (pixelRatio === undefined) return -1;
    const place = this._raster.placeAt((x - this.corner.x) * pixelRatio, (y - this.corner.y) * pixelRatio);
    return place !== -1 && this._snapshot.shows(place) ? place : -1;
  }

  /** The table stays while one only moves: mixing it anew would cost as much as filling the cells. */
  _mixColours(palette, blend, fades) {
    const [last, { cells, discs }] = [this._mixed, blend];
    if (last?.palette === palette && last.cells === cells && last.discs === discs && last.fades === fades) return;
    this._mixed = { palette, cells, discs, fades };
    this._table = tableOf(colourTable(palette, this._codes, blend, fades));
  }

  /** @param {HTMLCanvasElement} canvas */
  _takeImage(canvas) {
    if (this._image?.width === canvas.width && this._image.height === canvas.height) return;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser has no 2D canvas");
    this._context = context;
    this._image = context.createImageData(canvas.width, canvas.height);
    this._pixels = new Uint32Array(this._image.data.buffer);
  }

  /** Bring what was coloured to the canvas. */
  _put({ left, top, right, bottom }) {
    if (left < right) this._context.putImageData(this._image, 0, 0, left, top, right - left, bottom - top);
  }
}

/** Tell developer tools and observers; entries are not kept, or days of playing would fill the memory. */
function tellDuration(name, began) {
  performance.measure(name, { start: began });
  performance.clearMeasures(name);
}
