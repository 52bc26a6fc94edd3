/**
 * How many settlements there are at least and at most in each category, while some are changing. Pure.
 *
 * A settlement that is changing may still be what it was before the change, or be already what it is
 * after it, or anything between.
 */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING } from "../shared/display.js";

/** The days before the first are on no record: who begins changing may have been anything. */
const BEFORE_THE_FIRST_DAY = 1 << CATEGORIES.length;

/** @typedef {Record<string, {low: number, high: number}>} Ranges per category */

/**
 * @param {import("./history.js").History} history
 * @param {number} place
 * @param {number} day on which it is changing
 * @returns {number} bit mask of the categories (indices into CATEGORIES) that it may be in, and a further bit
 *   if it may be in one that no run tells
 */
export function possibleCategories(history, place, day) {
  const { runOffset, runCode } = history;
  const run = history.runAt(place, day);
  let [first, last] = [run, run];
  while (first > runOffset[place] && runCode[first] & CHANGING) first -= 1;
  while (last + 1 < runOffset[place + 1] && runCode[last] & CHANGING) last += 1;
  let mask = runCode[first] & CHANGING ? BEFORE_THE_FIRST_DAY : 0;
  for (let at = first; at <= last; at += 1) mask |= 1 << CATEGORY_OF_CODE[runCode[at]];
  return mask;
}

/**
 * @param {Uint32Array} tally settlements per category
 * @returns {Record<string, number>} by the category's word
 */
export function countsOf(tally) {
  return Object.fromEntries(CATEGORIES.map((word, category) => [word, tally[category]]));
}

/**
 * @param {import("./history.js").History} history
 * @param {number} day
 * @param {Uint32Array} tally settlements per category, each by its best status
 * @param {ArrayLike<number>} changing those of them that are changing
 * @returns {Ranges}
 */
export function rangesOf(history, day, tally, changing) {
  const [low, high] = [Array.from(tally), Array.from(tally)];
  for (let at = 0; at < changing.length; at += 1) {
    const place = changing[at];
    const best = CATEGORY_OF_CODE[history.codes[place]];
    const possible = possibleCategories(history, place, day);
    if (possible === 1 << best) continue;
    low[best] -= 1;
    for (let category = 0; category < CATEGORIES.length; category += 1) {
      if (category !== best && possible & (1 << category)) high[category] += 1;
    }
  }
  return Object.fromEntries(CATEGORIES.map((word, category) => [word, { low: low[category], high: high[category] }]));
}
