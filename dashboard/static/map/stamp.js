/**
 * The mask of a view: pattern bits anchored to the ground, and the discs and marks of settlements
 * stamped over them. See shared/patterns.js for the bits.
 */

import { clamp } from "../shared/days.js";
import { Kind, KIND_MASK, markKind } from "../shared/patterns.js";

/** `size` of a settlement is 16 * log10(population); unknown population is drawn like a hundred. */
const SIZE_PER_DECADE = 16;
export const SIZE_IF_UNKNOWN = 2 * SIZE_PER_DECADE;
const RADIUS_OF_HUNDRED_PX = 2.1;
const GROWTH_PER_DECADE = 1.42;
const GROWTH_PER_ZOOM = 1.31;
const REFERENCE_ZOOM = 8;

/**
 * @param {number} size 16 * log10(population), 0 if unknown
 * @param {number} zoom
 * @returns {number} radius of the disc, CSS pixels
 */
export function discRadiusPx(size, zoom) {
  const decades = (size || SIZE_IF_UNKNOWN) / SIZE_PER_DECADE - 2;
  const atReference = RADIUS_OF_HUNDRED_PX * GROWTH_PER_DECADE ** Math.max(decades, -1);
  return atReference * GROWTH_PER_ZOOM ** (zoom - REFERENCE_ZOOM);
}

/**
 * Cover a mask with the pattern, in the same place on the ground whatever the view's edge.
 *
 * @param {Uint8Array} mask width × height
 * @param {number} width device pixels
 * @param {{periodPx: number, bits: Uint8Array}} tile
 * @param {number} leftPx device pixels of the world at the left edge
 * @param {number} topPx device pixels of the world at the top edge
 */
export function layPattern(mask, width, tile, leftPx, topPx) {
  const { periodPx, bits } = tile;
  const shiftX = modulo(Math.round(leftPx), periodPx);
  const shiftY = modulo(Math.round(topPx), periodPx);
  for (let y = 0; y < periodPx && y * width < mask.length; y += 1) {
    const row = ((y + shiftY) % periodPx) * periodPx;
    for (let x = 0; x < width; x += 1) mask[y * width + x] = bits[row + ((x + shiftX) % periodPx)];
  }
  // Rows repeat: what is laid is copied below itself, twice as much each time.
  for (let laid = periodPx * width; laid < mask.length; laid *= 2) mask.copyWithin(laid, 0, laid);
}

/** A rim would be most of a smaller disc; in rim widths. */
const SMALLEST_WITH_RIM = 3;

/**
 * Stamp a settlement's disc, clipped to its own cell. Where no cell was drawn (`loose`) the disc takes
 * empty pixels for itself, so that it can be seen and hit.
 *
 * @param {import("./fill.js").IdBuffer & {mask: Uint8Array}} buffer
 * @param {number} place
 * @param {number} centreX device pixels
 * @param {number} centreY device pixels
 * @param {number} radius device pixels, rim included
 * @param {number} rim width of the rim, device pixels
 * @param {boolean} loose the settlement has no cell
 */
export function stampDisc(buffer, place, centreX, centreY, radius, rim, loose) {
  const inner = radius < SMALLEST_WITH_RIM * rim ? radius * radius : (radius - rim) ** 2;
  eachPixelAround(buffer, centreX, centreY, radius, (pixel, dx, dy) => {
    const distance = dx * dx + dy * dy;
    if (distance > radius * radius) return;
    if (loose && buffer.ids[pixel] === buffer.none) buffer.ids[pixel] = place;
    if (buffer.ids[pixel] !== place) return;
    buffer.mask[pixel] = (buffer.mask[pixel] & ~KIND_MASK) | (distance <= inner ? Kind.disc : Kind.rim);
  });
}

const MARK_REACH_PX = 5.6;

/**
 * Stamp the mark for disagreement at a settlement; it shows on the days whose code carries the bit.
 *
 * @param {import("./fill.js").IdBuffer & {mask: Uint8Array}} buffer
 * @param {number} place
 * @param {number} centreX device pixels
 * @param {number} centreY device pixels
 * @param {number} scale device pixels per pixel of the mark
 */
export function stampMark(buffer, place, centreX, centreY, scale) {
  eachPixelAround(buffer, centreX, centreY, MARK_REACH_PX * scale, (pixel, dx, dy) => {
    const kind = markKind((Math.abs(dx) + Math.abs(dy)) / scale);
    if (kind === Kind.cell || buffer.ids[pixel] !== place) return;
    const onDisc = (buffer.mask[pixel] & KIND_MASK) === Kind.disc;
    const stamped = kind === Kind.markOnCell ? (onDisc ? Kind.markOnDisc : kind) : onDisc ? Kind.markEdgeOnDisc : kind;
    buffer.mask[pixel] = (buffer.mask[pixel] & ~KIND_MASK) | stamped;
  });
}

/**
 * @param {number} zoom
 * @returns {number} CSS pixels per pixel of the mark: smaller while cells are small
 */
export function markScale(zoom) {
  return clamp(0.62 + 0.13 * (zoom - REFERENCE_ZOOM), 0.62, 1);
}

function eachPixelAround({ width, height }, centreX, centreY, reach, visit) {
  const left = Math.max(Math.ceil(centreX - reach - 0.5), 0);
  const right = Math.min(Math.floor(centreX + reach - 0.5), width - 1);
  const top = Math.max(Math.ceil(centreY - reach - 0.5), 0);
  const bottom = Math.min(Math.floor(centreY + reach - 0.5), height - 1);
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) visit(y * width + x, x + 0.5 - centreX, y + 0.5 - centreY);
  }
}

function modulo(value, divisor) {
  return ((value % divisor) + divisor) % divisor;
}
