/**
 * The stretch of time that the strip shows, and where a day lies in it. Pure.
 *
 * A view is half open and may begin inside a day: `{from: 0, to: 1733}` is the whole war. A day `d`
 * occupies `[d, d + 1)` and is drawn at its middle.
 *
 * @typedef {{from: number, to: number}} View
 */

import { clamp } from "../shared/days.js";

/** The narrowest view: a week. */
export const SHORTEST_DAYS = 7;

/** @param {number} days @returns {View} */
export const wholeView = (days) => ({ from: 0, to: days });

/** @param {View} view @param {number} days */
export const isWhole = (view, days) => view.from <= 0 && view.to >= days;

/**
 * @param {View} view
 * @param {number} widthPx
 * @param {number} day   may be fractional; 0.5 is noon of day 0
 * @returns {number} pixels from the left edge
 */
export function xOf(view, widthPx, day) {
  return ((day - view.from) / (view.to - view.from)) * widthPx;
}

/**
 * @param {View} view
 * @param {number} widthPx
 * @param {number} xPx
 * @returns {number} fractional day
 */
export function dayAt(view, widthPx, xPx) {
  return view.from + (xPx / widthPx) * (view.to - view.from);
}

/**
 * Shift a view back inside `[0, days]`, keeping its length where it fits.
 *
 * @param {View} view
 * @param {number} days
 * @returns {View}
 */
function inside(view, days) {
  const length = clamp(view.to - view.from, Math.min(SHORTEST_DAYS, days), days);
  const from = clamp(view.from, 0, days - length);
  return { from, to: from + length };
}

/**
 * Zoom about an anchor, which stays at its place on the screen unless an end of the war is reached.
 *
 * @param {View} view
 * @param {number} factor   below 1 shows less time
 * @param {number} anchor   fractional day
 * @param {number} days
 * @returns {View}
 */
export function zoom(view, factor, anchor, days) {
  const length = view.to - view.from;
  const wanted = clamp(length * factor, Math.min(SHORTEST_DAYS, days), days);
  const share = clamp((anchor - view.from) / length, 0, 1);
  const from = anchor - share * wanted;
  return inside({ from, to: from + wanted }, days);
}

/** @param {View} view @param {number} byDays @param {number} days @returns {View} */
export function pan(view, byDays, days) {
  return inside({ from: view.from + byDays, to: view.to + byDays }, days);
}

/**
 * The same view if the day is in it; else one of the same length that has the day near the edge
 * where it came in, so that what follows is in sight.
 *
 * @param {View} view
 * @param {number} day
 * @param {number} days
 * @returns {View}
 */
export function reveal(view, day, days) {
  if (day >= view.from && day + 1 <= view.to) return view;
  const length = view.to - view.from;
  const margin = length * 0.15;
  const from = day + 1 > view.to ? day - margin : day + 1 + margin - length;
  return inside({ from, to: from + length }, days);
}

/**
 * A view that shows an inclusive range of days with a little air around it.
 *
 * @param {number} first
 * @param {number} last
 * @param {number} days
 * @returns {View}
 */
export function around(first, last, days) {
  const air = Math.max(1, (last - first + 1) * 0.04);
  return inside({ from: first - air, to: last + 1 + air }, days);
}

/**
 * A view of exactly the stretch between two points, in either order; at least a week about its middle.
 *
 * @param {number} a   fractional day
 * @param {number} b
 * @param {number} days
 * @returns {View}
 */
export function between(a, b, days) {
  const length = Math.max(Math.abs(b - a), Math.min(SHORTEST_DAYS, days));
  const from = (a + b - length) / 2;
  return inside({ from, to: from + length }, days);
}

/**
 * Where a native range input must lie so that its thumb stands on the middle of its day: the input
 * is as wide as the whole war at the present scale, and the plot cuts it off. The browser keeps the
 * thumb's centre half a thumb inside either end, hence the correction.
 *
 * @param {View} view
 * @param {number} widthPx
 * @param {number} days
 * @param {number} thumbPx
 * @returns {{leftPx: number, widthPx: number}}
 */
export function rangeInputBox(view, widthPx, days, thumbPx) {
  const dayPx = widthPx / (view.to - view.from);
  return {
    leftPx: (0.5 - view.from) * dayPx - thumbPx / 2,
    widthPx: (days - 1) * dayPx + thumbPx,
  };
}
