/**
 * Patterns as arithmetic on pixels: status is never told by colour alone.
 *
 * A *mask* is one byte for a pixel and does not depend on the day: what kind of pixel it is (cell,
 * disc of a settlement, its rim, the mark for disagreement) and where it lies within each pattern.
 * A *colour row* gives, for one display code, the colour of each of the 256 masks. So a day is drawn
 * by looking up (code of the settlement, mask of the pixel), and patterns cost nothing per day.
 */

import { CHANGING, DISAGREEMENT, IMPLIED, ONE_SIDED, Status, STATUS_MASK, LIBERATED } from "./display.js";
import { mix, rgbOf } from "./palette.js";

export const MASK_COUNT = 256;

/** Kinds of pixel, mask bits 0 to 2. A mark over a code without disagreement shows what is below. */
export const Kind = Object.freeze({
  cell: 0,
  disc: 1,
  rim: 2,
  markOnCell: 3,
  markOnDisc: 4,
  markEdgeOnCell: 5,
  markEdgeOnDisc: 6,
});
export const KIND_MASK = 0b111;

const HATCH_SHIFT = 3; // bits 3-4: contested, "/", 0 between stripes, 1 on their edge, 2 on them
const BACK_HATCH_SHIFT = 5; // bits 5-6: changing, "\", same levels
const DOT_BIT = 1 << 7; // unknown, and claimed by one side only

const KINDS = Object.freeze(Object.values(Kind));
/** Pattern bits that a pixel may have. */
export const PATTERNS = Object.freeze(
  [0, 1, 2].flatMap((hatch) => [0, 1, 2].flatMap((back) => [0, DOT_BIT].map((dot) => (hatch << HATCH_SHIFT) | (back << BACK_HATCH_SHIFT) | dot))),
);

const PERIOD_PX = 8;
const BACK_HATCH_PX = 1.4;
const DOT_PX = 1.4;

/**
 * The pattern bits of one repeating square.
 *
 * @param {number} pixelRatio device pixels per CSS pixel
 * @returns {{periodPx: number, bits: Uint8Array}} side in device pixels; masks with kind 0, row by row
 */
export function patternTile(pixelRatio) {
  const periodPx = 2 * Math.max(2, Math.round((PERIOD_PX * pixelRatio) / 2));
  const halfPx = periodPx / 2;
  const backPx = Math.max(1, Math.round(BACK_HATCH_PX * pixelRatio));
  const dotPx = Math.max(1, Math.round(DOT_PX * pixelRatio));
  const bits = new Uint8Array(periodPx * periodPx);
  for (let y = 0; y < periodPx; y += 1) {
    for (let x = 0; x < periodPx; x += 1) {
      const along = (x + y) % periodPx;
      const across = (x - y + periodPx) % periodPx;
      const dotted =
        (x < dotPx && y < dotPx) ||
        (x >= halfPx && x < halfPx + dotPx && y >= halfPx && y < halfPx + dotPx);
      bits[y * periodPx + x] =
        (stripeLevel(along, halfPx) << HATCH_SHIFT) |
        (stripeLevel(across, backPx + 1) << BACK_HATCH_SHIFT) |
        (dotted ? DOT_BIT : 0);
    }
  }
  return { periodPx, bits };
}

/**
 * @param {number} position within the period
 * @param {number} endPx where the stripe ends; both borders are drawn at half strength
 */
function stripeLevel(position, endPx) {
  if (position > endPx) return 0;
  return position === 0 || position === endPx ? 1 : 2;
}

/**
 * The mark for disagreement is a diamond ring.
 *
 * @param {number} reachPx distance from the centre, |dx| + |dy|, CSS pixels
 * @returns {number} a Kind, as if over a cell
 */
export function markKind(reachPx) {
  if (reachPx > 5.6) return Kind.cell;
  if (reachPx > 4.4) return Kind.markEdgeOnCell;
  if (reachPx > 2.4) return Kind.markOnCell;
  return Kind.markEdgeOnCell;
}

/**
 * How strongly the two drawings show: territory (cells) and places (discs), each 0 to 1.
 *
 * @typedef {{cells: number, discs: number}} Blend
 */

/**
 * Colours of all masks for one display code.
 *
 * @param {import("./palette.js").Palette} palette
 * @param {number} code display code
 * @param {Blend} blend
 * @returns {Uint32Array} MASK_COUNT pixels as ImageData stores them (little endian RGBA); masks that no pixel
 *   has stay 0
 */
export function colourRow(palette, code, blend) {
  const row = new Uint32Array(MASK_COUNT);
  const land = rgbOf(palette.land);
  const ink = rgbOf(palette.ink);
  for (const pattern of PATTERNS) {
    const full = patternColour(palette, code, pattern);
    const cell = mix(land, full, blend.cells);
    const disc = mix(cell, full, blend.discs);
    for (const kind of KINDS) row[pattern | kind] = packRgb(kindColour(kind, code, { cell, disc, full, land, ink, blend }));
  }
  return row;
}

/**
 * @param {import("./palette.js").Palette} palette
 * @returns {Uint32Array} colours of all masks for a settlement that the filters leave out
 */
export function mutedRow(palette) {
  const land = rgbOf(palette.land);
  const rim = mix(land, rgbOf(palette.line), 0.6);
  return Uint32Array.from({ length: MASK_COUNT }, (_, mask) =>
    packRgb((mask & KIND_MASK) === Kind.rim ? rim : land),
  );
}

/**
 * The colours of a row with most of their colour and some of their strength gone. Grey is not pale: paler
 * is what is implied.
 *
 * @param {import("./palette.js").Palette} palette
 * @param {Uint32Array} row colours of all masks for one display code
 * @returns {Uint32Array}
 */
export function fadedRow(palette, row) {
  const land = rgbOf(palette.land);
  return row.map((pixel) => {
    const rgb = /** @type {[number, number, number]} */ ([pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]);
    const grey = 0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2];
    return packRgb(mix(mix(rgb, [grey, grey, grey], 0.75), land, 0.35));
  });
}

/** The colour that status and patterns give a pixel, before blending. */
function patternColour(palette, code, mask) {
  const hatch = ((mask >> HATCH_SHIFT) & 3) / 2;
  const backHatch = ((mask >> BACK_HATCH_SHIFT) & 3) / 2;
  const dotted = (mask & DOT_BIT) !== 0;
  const colour = withDots(palette, code, statusColour(palette, code, hatch, dotted), dotted);
  if (!(code & CHANGING) || backHatch === 0) return colour;
  return isPale(code)
    ? mix(colour, rgbOf(palette.inkSoft), 0.55 * backHatch)
    : mix(colour, rgbOf(palette.land), 0.85 * backHatch);
}

/** What one side alone claims is dotted in its own colour; `unknown` is nothing but dots. */
function withDots(palette, code, colour, dotted) {
  if (!dotted || !(code & ONE_SIDED) || (code & STATUS_MASK) === Status.unknown) return colour;
  return mix(colour, rgbOf(palette.ink), 0.8);
}

function statusColour(palette, code, hatch, dotted) {
  const tone = code & IMPLIED ? "implied" : "full";
  switch (code & STATUS_MASK) {
    case Status.contested:
      return mix(
        rgbOf(palette.contestedGround[tone]),
        rgbOf(palette.status.contested[tone]),
        Math.min(hatch, 1),
      );
    case Status.occupied:
      return rgbOf(palette.status.occupied[tone]);
    case Status.ukrainian:
      return rgbOf(palette.status[code & LIBERATED ? "liberated" : "ukrainian"][tone]);
    default:
      return rgbOf(dotted ? palette.status.unknown.full : palette.unknownGround);
  }
}

function kindColour(kind, code, { cell, disc, full, land, ink, blend }) {
  const marked = (code & DISAGREEMENT) !== 0;
  switch (kind) {
    case Kind.disc:
      return disc;
    case Kind.rim:
      return mix(cell, mix(full, ink, isPale(code) ? 0.55 : 0.3), blend.discs);
    case Kind.markOnCell:
      return marked ? ink : cell;
    case Kind.markOnDisc:
      return marked ? ink : disc;
    case Kind.markEdgeOnCell:
      return marked ? land : cell;
    case Kind.markEdgeOnDisc:
      return marked ? land : disc;
    default:
      return cell;
  }
}

/** Ukrainian throughout and no evidence are near the land in colour, so what lies on them must be darker. */
function isPale(code) {
  return (code & STATUS_MASK) <= Status.ukrainian && !(code & LIBERATED);
}

/** @param {[number, number, number]} rgb */
function packRgb([red, green, blue]) {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
