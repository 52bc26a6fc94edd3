/**
 * The window: the days whose events the panel shows and over which playing loops. Pure.
 *
 * A trailing window is the last so many days up to the day shown and moves with it; a fixed one
 * stays where the reader put it. Days are inclusive at both ends.
 *
 * @typedef {{kind: "trailing", length: number} | {kind: "fixed", from: number, to: number}} Window
 * @typedef {{from: number, to: number}} Span
 */

import { clamp } from "../shared/days.js";

/** Length of the window before anybody touches it. */
export const DEFAULT_DAYS = 7;

/** Last so many days, as ISO 8601 writes a duration. */
const LAST_DAYS = /^P([1-9]\d*)D$/;

/** @returns {Window} */
export const defaultWindow = () => ({ kind: "trailing", length: DEFAULT_DAYS });

/**
 * @param {Window} window
 * @param {number} day
 * @returns {Span} both ends inside the history
 */
export function spanOf(window, day) {
  if (window.kind === "fixed") return { from: window.from, to: window.to };
  return { from: Math.max(0, day - window.length + 1), to: day };
}

/**
 * The window as it stands in the address: `2022-09-01..2022-10-05`, `P14D`, or nothing for the usual.
 *
 * @param {Window} window
 * @param {import("../shared/days.js").Calendar} calendar
 * @returns {string}
 */
export function windowText(window, calendar) {
  if (window.kind === "fixed") return `${calendar.iso(window.from)}..${calendar.iso(window.to)}`;
  return window.length === DEFAULT_DAYS ? "" : `P${window.length}D`;
}

/**
 * @param {string} text
 * @param {import("../shared/days.js").Calendar} calendar
 * @param {number} days
 * @returns {Window} the usual one if the text is none
 */
export function windowOf(text, calendar, days) {
  const last = LAST_DAYS.exec(text);
  if (last) return { kind: "trailing", length: clamp(Number(last[1]), 1, days) };
  const ends = text.split("..").map((iso) => calendar.index(iso));
  return ends.length === 2 && ends.every(Number.isFinite)
    ? fixedWindow(ends[0], ends[1], days)
    : defaultWindow();
}

/**
 * Drag the left handle. A trailing window changes its length; a fixed one its first day.
 *
 * @param {Window} window
 * @param {number} day      the day shown
 * @param {number} target   the day under the handle
 * @returns {Window}
 */
export function moveStart(window, day, target) {
  const { to } = spanOf(window, day);
  const from = clamp(target, 0, to);
  return window.kind === "fixed"
    ? { ...window, from }
    : { kind: "trailing", length: to - from + 1 };
}

/**
 * Drag the right handle. A trailing window lets go of the day and becomes fixed.
 *
 * @param {Window} window
 * @param {number} day
 * @param {number} target
 * @param {number} days
 * @returns {Window}
 */
export function moveEnd(window, day, target, days) {
  const { from } = spanOf(window, day);
  return { kind: "fixed", from, to: clamp(target, from, days - 1) };
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} days
 * @returns {Window}
 */
export function fixedWindow(from, to, days) {
  const first = clamp(from, 0, days - 1);
  return { kind: "fixed", from: first, to: clamp(to, first, days - 1) };
}

/**
 * Where a loop runs: the fixed window, or everything, since a trailing window has no fixed ends.
 *
 * @param {Window} window
 * @param {number} days
 * @returns {Span}
 */
export function loopSpan(window, days) {
  return window.kind === "fixed" ? { from: window.from, to: window.to } : { from: 0, to: days - 1 };
}
