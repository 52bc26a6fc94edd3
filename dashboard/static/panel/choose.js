/**
 * Which events a window shows. Pure.
 *
 * @typedef {{from: number, to: number}} Span  days, both inside
 */

import { isInside } from "../shared/links.js";

/** Dates longer than this place an event by its best day: "2023" is not news all year long. */
export const LONG_DAYS = 31;

/**
 * Whether the days on which an event may have happened touch the window.
 *
 * @param {import("./when.js").When} when
 * @param {Span} span
 * @returns {boolean}
 */
export function touches({ earliest, latest, best }, { from, to }) {
  const open = earliest === null || latest === null;
  const long = !open && latest - earliest >= LONG_DAYS;
  const [first, last] = open || long ? [best, best] : [earliest, latest];
  return first <= to && last >= from;
}

/**
 * Whether an event concerns the units that the filters name: one of its places lies in one of them,
 * or contains it. An event without places concerns every unit.
 *
 * @param {{places: string[]}} event
 * @param {string[]} units
 * @returns {boolean}
 */
export function concerns({ places }, units) {
  if (units.length === 0 || places.length === 0) return true;
  return places.some((place) =>
    units.some((unit) => isInside(place, unit) || isInside(unit, place)),
  );
}

/**
 * Events of a window, newest first or oldest first.
 *
 * @template {{when: import("./when.js").When, places: string[]}} E
 * @param {E[]} events  in order of `best`
 * @param {Span} span
 * @param {string[]} units
 * @param {boolean} newestFirst
 * @returns {E[]}
 */
export function chosen(events, span, units, newestFirst) {
  const found = events.filter((event) => touches(event.when, span) && concerns(event, units));
  return newestFirst ? found.reverse() : found;
}

/**
 * The nearest event outside the window, by its best day.
 *
 * @template {{when: import("./when.js").When, places: string[]}} E
 * @param {E[]} events
 * @param {Span} span
 * @param {string[]} units
 * @param {1 | -1} direction
 * @returns {E | null}
 */
export function neighbour(events, span, units, direction) {
  const beyond = (/** @type {E} */ { when }) =>
    direction > 0 ? when.best > span.to : when.best < span.from;
  const found = events.filter((event) => concerns(event, units) && beyond(event));
  return (direction > 0 ? found[0] : found.at(-1)) ?? null;
}

/**
 * The event whose best day is nearest to a day; the first of those as near.
 *
 * @template {{when: import("./when.js").When}} E
 * @param {E[]} events
 * @param {number} day
 * @returns {E | null}
 */
export function nearest(events, day) {
  const away = (/** @type {E} */ { when }) => Math.abs(when.best - day);
  return events.reduce(
    (best, event) => (best === null || away(event) < away(best) ? event : best),
    /** @type {E | null} */ (null),
  );
}

/**
 * What changed, told shortly: equal changes together.
 *
 * @param {{katottg: string, from: string, to: string}[]} changes
 * @returns {{from: string, to: string, places: string[]}[]}
 */
export function groupChanges(changes) {
  const groups = new Map();
  for (const { katottg, from, to } of changes) {
    const key = `${from} ${to}`;
    if (!groups.has(key)) groups.set(key, { from, to, places: [] });
    groups.get(key).places.push(katottg);
  }
  return [...groups.values()];
}

/**
 * How many bits are set: sides come as a bit mask, or as words.
 *
 * @param {number | string[]} sides
 * @returns {number}
 */
export function countSides(sides) {
  if (Array.isArray(sides)) return sides.length;
  return [1, 2, 4].filter((bit) => sides & bit).length;
}
