/** Swatches: a display code drawn in miniature by the same arithmetic as the map. */

import { DISAGREEMENT } from "./display.js";
import { colourRow, fadedRow, Kind, markKind, patternTile } from "./patterns.js";
import { paletteOf } from "./palette.js";

const CELLS_ONLY = Object.freeze({ cells: 1, discs: 0 });

/**
 * @typedef {{sizePx?: number, fades?: boolean}} SwatchLook side in CSS pixels; whether it is faded
 *
 * @param {number} code display code
 * @param {string} theme
 * @param {SwatchLook} [look]
 * @returns {HTMLCanvasElement} decorative: the label beside it says what it means
 */
export function swatch(code, theme, { sizePx = 14, fades = false } = {}) {
  const pixelRatio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const side = Math.round(sizePx * pixelRatio);
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  canvas.style.width = `${sizePx}px`;
  canvas.style.height = `${sizePx}px`;
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  const image = context.createImageData(side, side);
  const palette = paletteOf(theme);
  const row = colourRow(palette, code, CELLS_ONLY);
  paintSwatch(new Uint32Array(image.data.buffer), side, code, fades ? fadedRow(palette, row) : row, pixelRatio);
  context.putImageData(image, 0, 0);
  return canvas;
}

/**
 * The same as a picture: browsers copy each canvas on the screen for every frame, but no picture.
 *
 * @param {number} code display code
 * @param {string} theme
 * @param {SwatchLook} [look]
 * @returns {HTMLImageElement} decorative
 */
export function swatchPicture(code, theme, look = {}) {
  const { sizePx = 14 } = look;
  const picture = document.createElement("img");
  Object.assign(picture, { src: swatch(code, theme, look).toDataURL(), width: sizePx, height: sizePx, alt: "" });
  return picture;
}

function paintSwatch(pixels, side, code, row, pixelRatio) {
  const { periodPx, bits } = patternTile(pixelRatio);
  const middle = (side - 1) / 2;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const pattern = bits[(y % periodPx) * periodPx + (x % periodPx)];
      const reach = (Math.abs(x - middle) + Math.abs(y - middle)) / pixelRatio;
      const kind = code & DISAGREEMENT ? markKind(reach) : Kind.cell;
      pixels[y * side + x] = row[pattern | kind];
    }
  }
}
