/**
 * Drawing the strip on a canvas: what does not depend on the day. The cursor is the range input's
 * own thumb and the window is an element, so that a step of time repaints nothing here.
 *
 * @typedef {object} Layout  all in CSS pixels, from the top of the canvas
 * @property {number} baseline   axis between gains and losses
 * @property {number} plot       height of the density strip
 * @property {number} lane       height of the lane of event marks below it
 * @property {number} height     the whole canvas, axis labels included
 *
 * @typedef {object} Ink  CSS colours
 * @property {string} gained
 * @property {string} lost
 * @property {string} contested
 * @property {string} line    axis and ticks
 * @property {string} text    labels
 * @property {string} mark    event marks
 * @property {string} font
 */

import { clamp } from "../shared/days.js";
import { glyphOf, stack } from "./glyphs.js";
import { barPx, bin, binDays, tallest } from "./series.js";
import { xOf } from "./view.js";

/** @type {Layout} */
export const LAYOUT = { baseline: 35, plot: 68, lane: 22, height: 107 };

/** Rows of event marks, and the width that one takes. */
const MARKS = { rows: 2, gapPx: 11 };
const MARK_PX = 9;

/** Part of the plot that the peak of the occupied area takes. */
const PEAK_SHARE = 0.85;

/**
 * @typedef {CanvasRenderingContext2D} Context  already scaled to CSS pixels
 *
 * @typedef {object} Scene
 * @property {number} widthPx
 * @property {import("./view.js").View} view
 * @property {import("./series.js").Series} series
 * @property {{best: number, type: string}[]} events
 * @property {import("./axis.js").Tick[]} ticks
 * @property {string} end   label of the last day of the record; empty if it is out of view
 */

/** @param {Context} context @param {Scene} scene @param {Ink} ink */
export function paintStrip(context, scene, ink) {
  context.clearRect(0, 0, scene.widthPx, LAYOUT.height);
  paintShare(context, scene, ink);
  paintAxis(context, scene, ink);
  paintBars(context, scene, ink);
  paintEvents(context, scene, ink);
}

/**
 * Share of settlements occupied, as a faint area that stands on the bottom of the plot: full up to
 * the fewest that the dates allow, fainter up to the most. The peak takes most of the height; the
 * tip says the counts and out of how many.
 *
 * @param {Context} context @param {Scene} scene @param {Ink} ink
 */
function paintShare(context, { widthPx, view, series }, ink) {
  const peak = series.occupied_high.reduce((most, n) => Math.max(most, n), 1);
  const from = Math.max(0, Math.floor(view.from));
  const to = Math.min(series.occupied.length, Math.ceil(view.to));
  context.fillStyle = ink.lost;
  context.globalAlpha = 0.08;
  for (const counts of [series.occupied_high, series.occupied_low]) {
    context.beginPath();
    context.moveTo(xOf(view, widthPx, from), LAYOUT.plot);
    for (let day = from; day < to; day += 1) {
      const y = LAYOUT.plot * (1 - (PEAK_SHARE * counts[day]) / peak);
      context.lineTo(xOf(view, widthPx, day), y);
      context.lineTo(xOf(view, widthPx, day + 1), y);
    }
    context.lineTo(xOf(view, widthPx, to), LAYOUT.plot);
    context.fill();
  }
  context.globalAlpha = 1;
}

/**
 * Ticks, labels and the line between gains and losses.
 *
 * @param {Context} context @param {Scene} scene @param {Ink} ink
 */
function paintAxis(context, { widthPx, view, ticks, end }, ink) {
  const bottom = LAYOUT.plot + LAYOUT.lane;
  context.font = ink.font;
  context.textBaseline = "top";
  let free = -Infinity;
  const room = widthPx - (end ? context.measureText(end).width + 14 : 0);
  for (const { day, label, strong } of ticks) {
    const x = Math.round(xOf(view, widthPx, day)) + 0.5;
    context.fillStyle = ink.line;
    context.fillRect(x - 0.5, strong ? 0 : bottom - 1, 1, strong ? bottom + 4 : 4);
    const wide = context.measureText(label).width;
    if (!label || x + 4 < free || x + 4 + wide > room) continue;
    context.fillStyle = ink.text;
    context.fillText(label, x + 4, bottom + 4);
    free = x + wide + 14;
  }
  if (end) {
    context.fillStyle = ink.text;
    context.textAlign = "right";
    context.fillText(end, widthPx, bottom + 4);
    context.textAlign = "left";
  }
  context.fillStyle = ink.line;
  if (end) context.fillRect(widthPx - 1, 0, 1, bottom + 4);
  context.fillRect(0, LAYOUT.baseline, widthPx, 1);
  context.fillRect(0, bottom, widthPx, 1);
}

/**
 * Gains up, losses down; contested lies astride the axis, so that place says it and not colour.
 *
 * @param {Context} context @param {Scene} scene @param {Ink} ink
 */
function paintBars(context, { widthPx, view, series }, ink) {
  const dayPx = widthPx / (view.to - view.from);
  const bins = bin(series, binDays(dayPx));
  const most = tallest(bins);
  const rooms = { up: LAYOUT.baseline - 4, down: LAYOUT.plot - LAYOUT.baseline - 4 };
  for (const { from, to, gained, lost, contested } of bins) {
    if (to < view.from || from > view.to) continue;
    const wide = Math.max(1.5, Math.min(28, (to - from) * dayPx - 1));
    const x = xOf(view, widthPx, (from + to) / 2) - wide / 2;
    const [up, down] = [barPx(gained, most, rooms.up), barPx(lost, most, rooms.down)];
    context.fillStyle = ink.gained;
    context.fillRect(x, LAYOUT.baseline - up, wide, up);
    context.fillStyle = ink.lost;
    context.fillRect(x, LAYOUT.baseline + 1, wide, down);
    if (contested === 0) continue;
    const astride = Math.min(9, barPx(contested, most, rooms.down));
    context.fillStyle = ink.contested;
    context.fillRect(x, LAYOUT.baseline + 0.5 - astride, wide, 2 * astride);
  }
}

/**
 * One mark an event; a bar above the top mark of a column that stands for more than it shows.
 *
 * @param {Context} context @param {Scene} scene @param {Ink} ink
 */
function paintEvents(context, { widthPx, view, events }, ink) {
  const bottom = LAYOUT.plot + LAYOUT.lane;
  const seen = events.filter(({ best }) => best + 1 >= view.from && best <= view.to);
  context.strokeStyle = ink.mark;
  context.lineWidth = 1.3;
  context.lineJoin = "round";
  for (const mark of stack(seen, (day) => xOf(view, widthPx, day), MARKS)) {
    context.save();
    // Marks of the first and last days stand inside the strip, not across its edge.
    context.translate(clamp(mark.xPx - MARK_PX / 2, 1, widthPx - MARK_PX - 1), bottom - 2 - MARK_PX - mark.row * (MARK_PX + 2));
    context.scale(MARK_PX / 10, MARK_PX / 10);
    context.stroke(new Path2D(glyphOf(mark.event.type)));
    if (mark.more) context.stroke(new Path2D("M2-1.8h6"));
    context.restore();
  }
}
