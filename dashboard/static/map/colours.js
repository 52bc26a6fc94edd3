/** The colour table of a theme, and how strongly territory and places show at a zoom. Pure. */

import { MASK_COUNT, PATTERNS, colourRow, fadedRow, mutedRow } from "../shared/patterns.js";
import { fadedRows, MUTED_ROW, ROW_COUNT } from "./snapshot.js";

/** Drawings of the same snapshot that the reader can choose. */
export const DRAWINGS = Object.freeze(["auto", "cells", "dots"]);

const DOTS_BEGIN_ZOOM = 9.75;
const DOTS_FULL_ZOOM = 11.25;
const CELLS_BEHIND_DOTS = 0.3;
const CELLS_IF_DOTS_ONLY = 0.14;

/**
 * @param {string} drawing one of DRAWINGS
 * @param {number} zoom
 * @returns {import("../shared/patterns.js").Blend}
 */
export function blendAt(drawing, zoom) {
  if (drawing === "cells") return { cells: 1, discs: 0 };
  if (drawing === "dots") return { cells: CELLS_IF_DOTS_ONLY, discs: 1 };
  const share = Math.min(Math.max((zoom - DOTS_BEGIN_ZOOM) / (DOTS_FULL_ZOOM - DOTS_BEGIN_ZOOM), 0), 1);
  const eased = share * share * (3 - 2 * share);
  return { cells: 1 - (1 - CELLS_BEHIND_DOTS) * eased, discs: eased };
}

/**
 * The colour of every (row, mask). Rows of codes that the history never has stay transparent, as does
 * the row of pixels without a settlement.
 *
 * @param {import("../shared/palette.js").Palette} palette
 * @param {Iterable<number>} codes display codes that occur
 * @param {import("../shared/patterns.js").Blend} blend
 * @param {boolean} [fades] whether some settlements may fade
 * @returns {Uint32Array} ROW_COUNT × MASK_COUNT pixels
 */
export function colourTable(palette, codes, blend, fades = false) {
  const table = new Uint32Array(ROW_COUNT * MASK_COUNT);
  const faded = fadedRows(fades ? codes : []);
  for (const code of codes) {
    const row = colourRow(palette, code, blend);
    table.set(row, code * MASK_COUNT);
    if (fades) table.set(fadedRow(palette, row), faded[code] * MASK_COUNT);
  }
  table.set(mutedRow(palette), MUTED_ROW * MASK_COUNT);
  return table;
}

/**
 * @typedef {object} ColourTable
 * @property {Uint32Array} colours ROW_COUNT × MASK_COUNT pixels
 * @property {Uint8Array} plain 1 for every row in which all pixels of a bare cell look alike, pattern or not
 *
 * @param {Uint32Array} colours rows × MASK_COUNT pixels
 * @returns {ColourTable}
 */
export function tableOf(colours) {
  const plain = Uint8Array.from({ length: colours.length / MASK_COUNT }, (_, row) =>
    Number(PATTERNS.every((pattern) => colours[row * MASK_COUNT + pattern] === colours[row * MASK_COUNT])),
  );
  return { colours, plain };
}
