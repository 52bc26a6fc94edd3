/** Draws what lies on and under the statuses: ground, water, outlines of units, and names. */

import { withAlpha } from "../shared/palette.js";

const FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", system-ui, sans-serif';
const FONT_PX = 13;
const CITY_PX = 14;
/** 16 * log10(population): 60,000. */
const CITY_SIZE = 76;
/** Square pixels of the stage for each name. */
const AREA_PER_NAME_PX = 24_000;
const GAP_PX = 4;
const EDGE_PX = 3;

/**
 * @typedef {object} Scene
 * @property {CanvasRenderingContext2D} context scaled to CSS pixels of the view
 * @property {import("../map/projection.js").View} view
 * @property {import("../shared/palette.js").Palette} palette
 */

/** @param {Scene} scene @param {import("../map/base.js").Base} base */
export function drawGround({ context, view, palette }, base) {
  context.fillStyle = palette.abroad;
  context.fillRect(0, 0, view.widthPx, view.heightPx);
  context.fillStyle = palette.ground;
  context.fill(pathOf(base.oblasts, view, true), "evenodd");
}

/** @param {Scene} scene @param {import("../map/base.js").Base} base */
export function drawOutlines({ context, view, palette }, base) {
  const stroke = (/** @type {import("../map/base.js").Outline[]} */ units, /** @type {string} */ colour, /** @type {number} */ widthPx) => {
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.lineJoin = "round";
    context.stroke(pathOf(units, view, false));
  };
  context.fillStyle = palette.water;
  context.fill(pathOf(base.water, view, true), "evenodd");
  stroke(base.rivers, withAlpha(palette.land, 0.5), 3);
  stroke(base.rivers, palette.river, 1.4);
  stroke(base.hromadas, withAlpha(palette.ink, 0.16), 0.7);
  stroke(base.raions, withAlpha(palette.ink, 0.45), 1.1);
  stroke(base.oblasts.filter((unit) => !unit.focus), palette.line, 1);
  stroke(base.oblasts.filter((unit) => unit.focus), palette.ink, 1.7);
  context.setLineDash([9, 3, 2, 3]);
  stroke(base.border, palette.ink, 2);
  context.setLineDash([]);
}

/**
 * Names of the largest settlements, as many as there is room for.
 *
 * @param {Scene} scene
 * @param {import("./files.js").World} world
 * @param {"en" | "uk"} lang
 * @param {{width: number, height: number}} corner left free in both upper corners, where the days stand
 */
export function drawNames({ context, view, palette }, { placeX, placeY, size, names }, lang, corner) {
  const { worldPx, left, top, widthPx, heightPx } = view;
  const taken = [
    { left: 0, top: 0, right: corner.width, bottom: corner.height },
    { left: widthPx - corner.width, top: 0, right: widthPx, bottom: corner.height },
  ];
  const most = Math.round((widthPx * heightPx) / AREA_PER_NAME_PX) + taken.length;
  context.lineJoin = "round";
  context.textBaseline = "middle";
  for (const place of [...size.keys()].filter((each) => size[each] > 0).sort((a, b) => size[b] - size[a] || a - b)) {
    if (taken.length >= most) break;
    const [x, y] = [placeX[place] * worldPx - left, placeY[place] * worldPx - top];
    if (!(x > 0 && y > 0 && x < widthPx && y < heightPx)) continue;
    context.font = size[place] >= CITY_SIZE ? `700 ${CITY_PX}px ${FONT}` : `500 ${FONT_PX}px ${FONT}`;
    const box = boxBeside(x, y, context.measureText(names[lang][place]).width);
    if (!isFree(box, taken) || box.right > widthPx - EDGE_PX || box.bottom > heightPx - EDGE_PX || box.top < EDGE_PX) continue;
    taken.push(box);
    context.fillStyle = palette.ink;
    context.beginPath();
    context.arc(x, y, 2, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = withAlpha(palette.land, 0.85);
    context.lineWidth = 3.5;
    context.strokeText(names[lang][place], box.left, y);
    context.fillText(names[lang][place], box.left, y);
  }
}

function boxBeside(x, y, width) {
  return { left: x + GAP_PX, top: y - CITY_PX / 2 - 1, right: x + GAP_PX + width, bottom: y + CITY_PX / 2 + 1 };
}

function isFree(box, taken) {
  return taken.every(
    (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
  );
}

/**
 * @param {import("../map/base.js").Outline[]} units
 * @param {import("../map/projection.js").View} view
 * @param {boolean} closedOnly
 */
function pathOf(units, { worldPx, left, top }, closedOnly) {
  const path = new Path2D();
  for (const unit of units) {
    for (const { xs, ys, closed } of unit.lines) {
      if (closedOnly && !closed) continue;
      path.moveTo(xs[0] * worldPx - left, ys[0] * worldPx - top);
      for (let index = 1; index < xs.length; index += 1) path.lineTo(xs[index] * worldPx - left, ys[index] * worldPx - top);
    }
  }
  return path;
}
