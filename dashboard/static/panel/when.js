/**
 * Dates as far as they are known, in words. Pure.
 *
 * @typedef {object} When  bounds in day indices, null where the interval is open
 * @property {string} edtf        the date as written (EDTF)
 * @property {number | null} earliest
 * @property {number | null} latest
 * @property {number} best
 *
 * @typedef {import("../shared/days.js").Calendar} Calendar
 * @typedef {import("../shared/text.js").Text} Text
 */

import { dayText, monthText, rangeText, splitRange } from "../shared/dates.js";

const QUALIFIER = /[~?%]/;
const MONTH = /^\d{4}-\d{2}$/;
const YEAR = /^\d{4}$/;

/**
 * "10 Sep 2022", "9–11 Sep 2022", "by 11 September 2022", "from 6 September 2022", "between 10 and
 * 19 September 2022" (2022-09-1X), "September 2022", "2022", "about 8 Sep 2022".
 *
 * @param {When} when
 * @param {Calendar} calendar
 * @param {Text} text
 * @returns {string}
 */
export function whenPhrase(when, calendar, text) {
  const phrase = exactPhrase(when, calendar, text);
  return QUALIFIER.test(when.edtf) ? text.say("panel.when.about", { date: phrase }) : phrase;
}

/** @param {When} when @param {Calendar} calendar @param {Text} text */
function exactPhrase({ edtf, earliest, latest, best }, calendar, text) {
  if (earliest === null)
    return text.say("panel.when.by", { date: dayText(calendar.date(latest ?? best), text.lang) });
  if (latest === null)
    return text.say("panel.when.from", { date: dayText(calendar.date(earliest), text.lang) });
  const written = edtf.replace(/[~?%]/g, "");
  if (YEAR.test(written)) return written;
  if (MONTH.test(written)) return monthText(calendar.date(earliest), text.lang);
  if (written.includes("X")) return betweenPhrase(earliest, latest, calendar, text);
  return rangeText(calendar.date(earliest), calendar.date(latest), text.lang, "short");
}

/**
 * When something not dated exactly happened: one day, or "between 8 and 11 September 2022".
 *
 * @param {number} earliest
 * @param {number} latest
 * @param {Calendar} calendar
 * @param {Text} text
 * @returns {string}
 */
export function betweenPhrase(earliest, latest, calendar, text) {
  const [from, to] = splitRange(calendar.date(earliest), calendar.date(latest), text.lang, "long");
  return from === "" ? to : text.say("panel.when.between", { from, to });
}

/**
 * The same date with day indices, from a record that has ISO days.
 *
 * @param {{edtf: string, earliest: string | number | null, latest: string | number | null, best: string | number}} when
 * @param {Calendar} calendar
 * @returns {When}
 */
export function indexed({ edtf, earliest, latest, best }, calendar) {
  const index = (/** @type {any} */ day) => (typeof day === "string" ? calendar.index(day) : day);
  return { edtf, earliest: index(earliest), latest: index(latest), best: index(best) };
}
