/** Draws the base of a view: land, hairlines between cells, outlines of units, border, water. */

import { withAlpha } from "../shared/palette.js";
import { worldBox } from "./projection.js";

const HROMADAS_FROM_ZOOM = 9;
/** Points of a line that are nearer to each other than this are drawn as one. */
const LEAST_STEP_PX = 0.6;
/** Cells narrower than this on average get no hairlines: lines would be all that one sees. */
const HAIRLINE_FROM_CELL_PX = 7;

/**
 * @typedef {object} Scene
 * @property {CanvasRenderingContext2D} context scaled to CSS pixels of the view
 * @property {import("./projection.js").View} view
 * @property {import("../shared/palette.js").Palette} palette
 */

/**
 * @param {Scene} scene
 * @param {import("./cells.js").Cells} cells
 * @param {number} strength 0 to 1: how much cells show
 */
export function drawHairlines({ context, view, palette }, cells, strength) {
  if (cells.meanSide * view.worldPx < HAIRLINE_FROM_CELL_PX) return;
  const { vertexX, vertexY } = cells;
  const sides = cells.sharedSides();
  const { minX, minY, maxX, maxY } = worldBox(view);
  const { worldPx, left, top } = view;
  context.beginPath();
  for (let at = 0; at < sides.length; at += 2) {
    const [a, b] = [sides[at], sides[at + 1]];
    const [ax, ay, bx, by] = [vertexX[a], vertexY[a], vertexX[b], vertexY[b]];
    if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX) || (ay < minY && by < minY) || (ay > maxY && by > maxY)) continue;
    context.moveTo(ax * worldPx - left, ay * worldPx - top);
    context.lineTo(bx * worldPx - left, by * worldPx - top);
  }
  stroke(context, withAlpha(palette.land, 0.3 + 0.3 * strength), 0.9);
}

/**
 * @param {Scene} scene
 * @param {import("./base.js").Base} base
 * @param {{ground: boolean}} options whether to lay the ground around the layer, and water
 */
export function drawBase(scene, base, { ground }) {
  const { context, view, palette } = scene;
  const around = base.oblasts.filter((unit) => !unit.focus);
  const focus = base.oblasts.filter((unit) => unit.focus);
  if (ground) fill(scene, around, palette.ground);
  strokeUnits(scene, around, palette.line, 1);
  if (ground) fill(scene, base.water, palette.water);
  strokeUnits(scene, base.water, palette.water, 1.2);
  strokeUnits(scene, base.rivers, withAlpha(palette.land, 0.5), riverWidthPx(view.zoom) + 1.6);
  strokeUnits(scene, base.rivers, palette.river, riverWidthPx(view.zoom));
  if (view.zoom >= HROMADAS_FROM_ZOOM) strokeUnits(scene, base.hromadas, withAlpha(palette.ink, 0.26), 0.8);
  strokeUnits(scene, base.raions, withAlpha(palette.ink, 0.42), view.zoom >= HROMADAS_FROM_ZOOM ? 1.4 : 1);
  strokeUnits(scene, base.border, withAlpha(palette.ink, 0.1), 8);
  strokeUnits(scene, focus, withAlpha(palette.ink, 0.08), 6);
  strokeUnits(scene, focus, palette.ink, 1.7);
  context.setLineDash([9, 3, 2, 3]);
  strokeUnits(scene, base.border, palette.ink, 2);
  context.setLineDash([]);
}

/** A river grows a little as one comes closer. */
function riverWidthPx(zoom) {
  return Math.min(Math.max(1.2 + (zoom - 8) * 0.35, 0.9), 2.6);
}

/**
 * @param {Scene} scene
 * @param {import("./base.js").Outline[]} units
 * @param {string} colour
 * @param {number} widthPx
 */
export function strokeUnits({ context, view }, units, colour, widthPx) {
  context.beginPath();
  for (const unit of units) for (const line of unit.lines) trace(context, line, view);
  stroke(context, colour, widthPx);
}

function fill({ context, view }, units, colour) {
  context.beginPath();
  for (const unit of units) {
    for (const line of unit.lines) if (line.closed) trace(context, line, view);
  }
  context.fillStyle = colour;
  context.fill("evenodd");
}

function trace(context, { xs, ys }, { worldPx, left, top }) {
  const step = LEAST_STEP_PX / worldPx;
  const end = xs.length - 1;
  let last = 0;
  context.moveTo(xs[0] * worldPx - left, ys[0] * worldPx - top);
  for (let index = 1; index <= end; index += 1) {
    // From afar most points lie within the same pixel; the last one closes the line.
    if (index < end && Math.abs(xs[index] - xs[last]) < step && Math.abs(ys[index] - ys[last]) < step) continue;
    context.lineTo(xs[index] * worldPx - left, ys[index] * worldPx - top);
    last = index;
  }
}

function stroke(context, colour, widthPx) {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.lineJoin = "round";
  context.stroke();
}
