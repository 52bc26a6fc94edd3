/**
 * Where a step leads. Pure.
 *
 * @typedef {"day" | "week" | "month" | "change" | "place" | "event"} Unit
 * @typedef {object} Stops
 * @property {import("../shared/days.js").Calendar} calendar
 * @property {number} days      length of the history
 * @property {number[]} change  days with a change anywhere, ascending
 * @property {number[]} place   days on which the selected place changes, ascending
 * @property {number[]} event   best days of events, ascending
 */

import { clamp } from "../shared/days.js";

/** Units in the order in which the transport shows them. @type {Unit[]} */
export const UNITS = ["day", "week", "month", "change", "place", "event"];

/**
 * @param {number} day
 * @param {Unit} unit
 * @param {1 | -1} direction
 * @param {Stops} stops
 * @returns {number} the new day; the same day where no further stop exists
 */
export function step(day, unit, direction, stops) {
  const last = stops.days - 1;
  if (unit === "day") return clamp(day + direction, 0, last);
  if (unit === "week") return clamp(day + 7 * direction, 0, last);
  if (unit === "month") return clamp(stops.calendar.addMonths(day, direction), 0, last);
  return nearest(stops[unit], day, direction) ?? day;
}

/**
 * @param {number[]} sorted
 * @param {number} day
 * @param {1 | -1} direction
 * @returns {number | null} the next stop strictly after (or before) a day
 */
export function nearest(sorted, day, direction) {
  let [low, high] = [0, sorted.length];
  const beyond = (/** @type {number} */ at) => (direction > 0 ? at > day : at >= day);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beyond(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return sorted[direction > 0 ? low : low - 1] ?? null;
}

/**
 * Days on which a place changes: the starts of its spells but the first, from its passport.
 *
 * @param {{spells: {start: string | number}[]}} passport
 * @param {import("../shared/days.js").Calendar} calendar
 * @returns {number[]}
 */
export function placeStops(passport, calendar) {
  const index = (/** @type {string | number} */ start) =>
    typeof start === "number" ? start : calendar.index(start);
  return passport.spells
    .map((spell) => index(spell.start))
    .filter((day) => day > 0)
    .sort((a, b) => a - b);
}
