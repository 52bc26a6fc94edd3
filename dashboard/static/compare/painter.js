/** Paints the canvases of the stage: ground, each day, the difference, and the lines on top. */

import { MASK_COUNT, colourRow, mutedRow } from "../shared/patterns.js";
import { tableOf } from "../map/colours.js";
import { MAX_PIXEL_RATIO, Raster } from "../map/raster.js";
import { CODE_COUNT } from "../shared/display.js";
import { CODE_OF_KIND } from "./kinds.js";
import { drawGround, drawNames, drawOutlines } from "./lines.js";

/** Room for the day in words, CSS pixels. */
const DAY_CORNER = Object.freeze({ width: 190, height: 46 });

const STYLE_SHIFT = 8;
const MUTED_ROW = CODE_COUNT;
const EMPTY_ROW = CODE_COUNT + 1;
const TERRITORY = Object.freeze({ cells: 1, discs: 0 });

/**
 * @param {import("../map/history.js").History} history
 * @param {Uint8Array} inside 1 for every settlement that the filters let through
 * @param {number} day
 * @returns {Uint16Array} style of every settlement, and of pixels without one
 */
export function stylesOfDay(history, inside, day) {
  return stylesOf(history.count, (place) => (inside[place] ? history.codeAt(place, day) : MUTED_ROW));
}

/**
 * @param {string[]} codes KATOTTG code of every settlement
 * @param {Uint8Array} inside
 * @param {Record<string, string>} kinds kind of change by code
 * @returns {Uint16Array} styles; what did not change is muted
 */
export function stylesOfKinds(codes, inside, kinds) {
  return stylesOf(codes.length, (place) =>
    inside[place] && Object.hasOwn(kinds, codes[place]) ? CODE_OF_KIND[kinds[codes[place]]] : MUTED_ROW,
  );
}

function stylesOf(count, rowOf) {
  const styles = new Uint16Array(count + 1);
  for (let place = 0; place < count; place += 1) styles[place] = rowOf(place) << STYLE_SHIFT;
  styles[count] = EMPTY_ROW << STYLE_SHIFT;
  return styles;
}

/** @param {import("../shared/palette.js").Palette} palette */
function coloursOf(palette) {
  const table = new Uint32Array((EMPTY_ROW + 1) * MASK_COUNT);
  for (let code = 0; code < CODE_COUNT; code += 1) table.set(colourRow(palette, code, TERRITORY), code * MASK_COUNT);
  table.set(mutedRow(palette), MUTED_ROW * MASK_COUNT);
  return table;
}

export class Painter {
  /** @param {import("./files.js").World} world */
  constructor(world) {
    this._world = world;
    this._raster = new Raster(world);
  }

  /**
   * Take a view; what is painted afterwards lies in it.
   *
   * @param {import("../map/projection.js").View} view
   * @param {import("../shared/palette.js").Palette} palette
   */
  look(view, palette) {
    this._view = view;
    this._palette = palette;
    this._pixelRatio = Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
    this._raster.rebuild(view, this._pixelRatio, false);
    this._table = tableOf(coloursOf(palette));
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Uint16Array} styles
   */
  paint(canvas, styles) {
    fit(canvas, this._view, this._pixelRatio);
    const context = contextOf(canvas);
    const image = context.createImageData(canvas.width, canvas.height);
    this._raster.colour(new Uint32Array(image.data.buffer), styles, this._table);
    context.putImageData(image, 0, 0);
  }

  /** @param {HTMLCanvasElement} canvas */
  paintGround(canvas) {
    drawGround(this._scene(canvas), this._world.base);
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {"en" | "uk"} lang
   */
  paintLines(canvas, lang) {
    const scene = this._scene(canvas);
    drawOutlines(scene, this._world.base);
    drawNames(scene, this._world, lang, DAY_CORNER);
  }

  /**
   * @param {number} x CSS pixels of the view
   * @param {number} y
   * @returns {number} settlement there, or -1
   */
  placeAt(x, y) {
    return this._view ? this._raster.placeAt(x * this._pixelRatio, y * this._pixelRatio) : -1;
  }

  /** @param {HTMLCanvasElement} canvas */
  _scene(canvas) {
    const ratio = globalThis.devicePixelRatio || 1;
    fit(canvas, this._view, ratio);
    const context = contextOf(canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this._view.widthPx, this._view.heightPx);
    return { context, view: this._view, palette: this._palette };
  }
}

/** Give a canvas the size of a view. */
function fit(canvas, { widthPx, heightPx }, pixelRatio) {
  canvas.width = Math.ceil(widthPx * pixelRatio);
  canvas.height = Math.ceil(heightPx * pixelRatio);
  canvas.style.width = `${canvas.width / pixelRatio}px`;
  canvas.style.height = `${canvas.height / pixelRatio}px`;
}

/** @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no 2D canvas");
  return context;
}
