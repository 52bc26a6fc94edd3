/** Traces and draws the base of a view: land, hairlines between cells, outlines of units, border, water. */

import { withAlpha } from "../shared/palette.js";
import { worldBox } from "./projection.js";

const HROMADAS_FROM_ZOOM = 9;
/** Points of a line that are nearer to each other than this are drawn as one; of a broad, pale line this. */
const LEAST_STEP_PX = 0.8;
const LEAST_STEP_OF_HALO_PX = 2.5;
/** The edge of what is mapped, as far as that is one oblast; from afar many of them lie side by side. */
const EDGE_PX = 1.7;
const FINE_BELOW_ZOOM = 6.75;
const DASHES = [9, 3, 2, 3];
/** Cells narrower than this on average get no hairlines: lines would be all that one sees. */
const HAIRLINE_FROM_CELL_PX = 7;

/**
 * @typedef {import("./overlay.js").Scene} Scene
 *
 * @typedef {{path: Path2D, fromPx: number}} Stretch of a dashed line, and how far from the line's start it begins:
 *   dashes stay where they are on the ground whatever of the line a region shows
 *
 * @typedef {object} BasePaths in CSS pixels of the region that they were traced for
 * @property {Path2D} aroundRings neighbouring oblasts, to be filled
 * @property {Path2D} around their outlines
 * @property {Path2D} focus outlines of the mapped oblasts
 * @property {Path2D} focusHalo the same for a broad, pale line
 * @property {Path2D} waterRings
 * @property {Path2D} water
 * @property {Path2D} rivers
 * @property {Path2D | null} hromadas null where they would be all that one sees
 * @property {Path2D} raions
 * @property {Stretch[]} border
 * @property {Path2D} borderHalo
 */

/**
 * @param {import("./cells.js").Cells} cells
 * @param {import("./projection.js").View} region
 * @returns {Path2D | null} sides shared by two cells; null from afar
 */
export function traceHairlines(cells, region) {
  if (cells.meanSide * region.worldPx < HAIRLINE_FROM_CELL_PX) return null;
  const { vertexX, vertexY } = cells;
  const sides = cells.sharedSides();
  const box = worldBox(region);
  const { worldPx, left, top } = region;
  const path = new Path2D();
  for (let at = 0; at < sides.length; at += 2) {
    const [a, b] = [sides[at], sides[at + 1]];
    const [ax, ay, bx, by] = [vertexX[a], vertexY[a], vertexX[b], vertexY[b]];
    if (isBeside(box, ax, ay, bx, by)) continue;
    path.moveTo(ax * worldPx - left, ay * worldPx - top);
    path.lineTo(bx * worldPx - left, by * worldPx - top);
  }
  return path;
}

/**
 * @param {import("./base.js").Base} base
 * @param {import("./projection.js").View} region
 * @returns {BasePaths}
 */
export function traceBase(base, region) {
  const around = base.oblasts.filter((unit) => !unit.focus);
  const focus = base.oblasts.filter((unit) => unit.focus);
  const path = (/** @type {import("./base.js").Outline[]} */ units) => traceUnits(units, region);
  const halo = (/** @type {import("./base.js").Outline[]} */ units) => traceUnits(units, region, { stepPx: LEAST_STEP_OF_HALO_PX });
  const rings = (/** @type {import("./base.js").Outline[]} */ units) => traceUnits(units, region, { rings: true });
  return {
    aroundRings: rings(around),
    around: path(around),
    focus: path(focus),
    focusHalo: halo(focus),
    waterRings: rings(base.water),
    water: path(base.water),
    rivers: path(base.rivers),
    hromadas: region.zoom >= HROMADAS_FROM_ZOOM ? path(base.hromadas) : null,
    raions: path(base.raions),
    border: traceStretches(base.border, region),
    borderHalo: halo(base.border),
  };
}

/**
 * @param {import("./base.js").Outline[]} units
 * @param {import("./projection.js").View} region
 * @param {{rings?: boolean, stepPx?: number}} [how] `rings`: to be filled, so closed lines only, and whole;
 *   else of a line only what comes near the region
 * @returns {Path2D}
 */
export function traceUnits(units, region, { rings = false, stepPx = LEAST_STEP_PX } = {}) {
  const box = worldBox(region);
  const path = new Path2D();
  for (const { lines } of units) {
    for (const line of lines) {
      if (isApart(line.box, box) || (rings && !line.closed)) continue;
      trace(path, line, region, rings ? null : box, stepPx / region.worldPx);
    }
  }
  return path;
}

/** @returns {Stretch[]} what comes near the region, of lines to be dashed */
function traceStretches(units, region) {
  const box = worldBox(region);
  const stretches = [];
  for (const { lines } of units) {
    for (const line of lines) if (!isApart(line.box, box)) stretches.push(...stretchesOf(line, region, box));
  }
  return stretches;
}

function stretchesOf({ xs, ys }, { worldPx, left, top }, box) {
  const stretches = [];
  const step = LEAST_STEP_PX / worldPx;
  let path = /** @type {Path2D | null} */ (null);
  let last = 0;
  let fromPx = 0;
  for (let index = 1; index < xs.length; index += 1) {
    const [x, y, lastX, lastY] = [xs[index], ys[index], xs[last], ys[last]];
    if (index < xs.length - 1 && Math.abs(x - lastX) < step && Math.abs(y - lastY) < step) continue;
    if (isBeside(box, x, y, lastX, lastY)) {
      path = null;
    } else {
      if (!path) {
        path = new Path2D();
        path.moveTo(lastX * worldPx - left, lastY * worldPx - top);
        stretches.push({ path, fromPx });
      }
      path.lineTo(x * worldPx - left, y * worldPx - top);
    }
    fromPx += Math.hypot(x - lastX, y - lastY) * worldPx;
    last = index;
  }
  return stretches;
}

/** Whether both ends of a step lie on one side of a box. */
function isBeside({ minX, minY, maxX, maxY }, ax, ay, bx, by) {
  return (ax < minX && bx < minX) || (ax > maxX && bx > maxX) || (ay < minY && by < minY) || (ay > maxY && by > maxY);
}

function isApart(one, other) {
  return one.minX > other.maxX || one.maxX < other.minX || one.minY > other.maxY || one.maxY < other.minY;
}

/**
 * @param {Scene} scene whose context has its origin where that of the paths is
 * @param {Path2D} hairlines
 * @param {number} strength 0 to 1: how much cells show
 */
export function drawHairlines({ context, palette }, hairlines, strength) {
  stroke(context, hairlines, withAlpha(palette.land, 0.3 + 0.3 * strength), 0.9);
}

/**
 * @param {Scene} scene whose context has its origin where that of the paths is
 * @param {BasePaths} paths
 * @param {{ground: boolean}} options whether to lay the ground around the layer, and water
 */
export function drawBase({ context, view, palette }, paths, { ground }) {
  if (ground) fill(context, paths.aroundRings, palette.ground);
  stroke(context, paths.around, palette.line, 1);
  if (ground) fill(context, paths.waterRings, palette.water);
  stroke(context, paths.water, palette.water, 1.2);
  stroke(context, paths.rivers, withAlpha(palette.land, 0.5), riverWidthPx(view.zoom) + 1.6);
  stroke(context, paths.rivers, palette.river, riverWidthPx(view.zoom));
  if (paths.hromadas) stroke(context, paths.hromadas, withAlpha(palette.ink, 0.26), 0.8);
  stroke(context, paths.raions, withAlpha(palette.ink, 0.42), paths.hromadas ? 1.4 : 1);
  const isFar = view.zoom < FINE_BELOW_ZOOM;
  stroke(context, paths.borderHalo, withAlpha(palette.ink, 0.1), isFar ? 5 : 8);
  if (!isFar) stroke(context, paths.focusHalo, withAlpha(palette.ink, 0.08), 6);
  stroke(context, paths.focus, isFar ? withAlpha(palette.ink, 0.75) : palette.ink, isFar ? 0.9 : EDGE_PX);
  context.setLineDash(DASHES);
  for (const { path, fromPx } of paths.border) {
    context.lineDashOffset = fromPx;
    stroke(context, path, palette.ink, isFar ? 1.3 : 2);
  }
  context.setLineDash([]);
  context.lineDashOffset = 0;
}

/** A river grows a little as one comes closer. */
function riverWidthPx(zoom) {
  return Math.min(Math.max(1.2 + (zoom - 8) * 0.35, 0.9), 2.6);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {string} colour
 * @param {number} widthPx
 */
export function stroke(context, path, colour, widthPx) {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.lineJoin = "round";
  context.stroke(path);
}

function fill(context, path, colour) {
  context.fillStyle = colour;
  context.fill(path, "evenodd");
}

/** @param {import("./base.js").Line["box"] | null} box steps on one side of it are left out */
function trace(path, { xs, ys }, { worldPx, left, top }, box, step) {
  const end = xs.length - 1;
  let last = 0;
  path.moveTo(xs[0] * worldPx - left, ys[0] * worldPx - top);
  for (let index = 1; index <= end; index += 1) {
    const [x, y, lastX, lastY] = [xs[index], ys[index], xs[last], ys[last]];
    // From afar most points lie within the same pixel; the last one closes the line.
    if (index < end && Math.abs(x - lastX) < step && Math.abs(y - lastY) < step) continue;
    last = index;
    if (box && isBeside(box, x, y, lastX, lastY)) path.moveTo(x * worldPx - left, y * worldPx - top);
    else path.lineTo(x * worldPx - left, y * worldPx - top);
  }
}
