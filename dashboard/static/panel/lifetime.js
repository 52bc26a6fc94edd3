/**
 * What the spells of a place add up to. Pure.
 *
 * @typedef {object} Stretch  a spell in day indices, `[start, end)`
 * @property {string} status
 * @property {string} display   as shown: `liberated` is ukrainian after occupied
 * @property {number} start
 * @property {number} end
 * @property {number} earliest  of the start
 * @property {number} latest
 * @property {any} spell        the record itself
 */

/**
 * @param {any} passport
 * @param {import("../shared/days.js").Calendar} calendar
 * @param {number} days
 * @returns {Stretch[]} in order of time
 */
export function stretches(passport, calendar, days) {
  return passport.spells.map((/** @type {any} */ spell) => ({
    status: spell.status,
    display: spell.category_display ?? spell.status,
    start: calendar.index(spell.start),
    end: spell.end === null ? days : calendar.index(spell.end),
    earliest: calendar.index(spell.since_earliest),
    latest: calendar.index(spell.since_latest),
    spell,
  }));
}

/**
 * @param {Stretch[]} all
 * @param {number} day
 * @returns {Stretch | undefined}
 */
export const stretchOn = (all, day) => all.find(({ start, end }) => start <= day && day < end);

/**
 * What came before the stretch that covers a day, latest first.
 *
 * @param {Stretch[]} all
 * @param {number} day
 * @returns {Stretch[]}
 */
export const earlier = (all, day) => all.filter(({ end }) => end <= day).reverse();

/**
 * Days under occupation: the best count, and the least and most that the bounds of the changes
 * allow. A spell's end has the bounds of the next spell's start.
 *
 * @param {Stretch[]} all
 * @returns {{best: number, least: number, most: number}}
 */
export function occupiedDays(all) {
  const sum = { best: 0, least: 0, most: 0 };
  all.forEach(({ status, start, end, earliest, latest }, at) => {
    if (status !== "occupied") return;
    const next = all[at + 1];
    sum.best += end - start;
    sum.least += Math.max(0, (next?.earliest ?? end) - latest);
    sum.most += (next?.latest ?? end) - earliest;
  });
  return sum;
}

/** @param {Stretch[]} all @returns {number} how often the status changed */
export const flips = (all) =>
  all.filter(({ status }, at) => at > 0 && status !== all[at - 1].status).length;

/**
 * @param {Stretch[]} all
 * @param {number} day
 * @param {1 | -1} direction
 * @returns {number | null} the day of the next or previous change of the place
 */
export function changeBeside(all, day, direction) {
  const starts = all.slice(1).map(({ start }) => start);
  return (
    (direction > 0
      ? starts.find((start) => start > day)
      : starts.findLast((start) => start < day)) ?? null
  );
}
