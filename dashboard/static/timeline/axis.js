/**
 * Ticks of the time axis. Pure.
 *
 * @typedef {{day: number, label: string, strong: boolean}} Tick  an empty label is a bare tick
 * @typedef {import("./view.js").View} View
 * @typedef {import("../shared/days.js").Calendar} Calendar
 */

import { monthText, dayText } from "../shared/dates.js";

/**
 * Spacings, finest first: name and the days that a label of it needs at most.
 * @type {["day" | "week" | "month" | "quarter" | "year", number][]}
 */
const SPACINGS = [
  ["day", 1],
  ["week", 7],
  ["month", 28],
  ["quarter", 90],
  ["year", 365],
];

/**
 * The finest spacing whose labels have room.
 *
 * @param {number} dayPx
 * @param {number} labelPx  width that one label needs
 */
function spacing(dayPx, labelPx) {
  return SPACINGS.find(([, days]) => days * dayPx >= labelPx)?.[0] ?? "year";
}

/**
 * Ticks inside a view: every year, month or day that its scale has room for, the first of a year
 * (or month, if days are shown) strong and with the longer label.
 *
 * @param {View} view
 * @param {number} widthPx
 * @param {Calendar} calendar
 * @param {"en" | "uk"} lang
 * @param {number} [labelPx]
 * @returns {Tick[]}
 */
export function axisTicks(view, widthPx, calendar, lang, labelPx = 58) {
  const step = spacing(widthPx / (view.to - view.from), labelPx);
  const ticks = [];
  for (let day = Math.floor(view.from); day < view.to; day += 1) {
    const tick = tickOf(step, calendar.date(day), lang);
    if (tick) ticks.push({ day, ...tick });
  }
  return ticks;
}

/**
 * @param {"day" | "week" | "month" | "quarter" | "year"} step
 * @param {Date} date
 * @param {"en" | "uk"} lang
 * @returns {{label: string, strong: boolean} | null}
 */
function tickOf(step, date, lang) {
  const [month, first] = [date.getUTCMonth(), date.getUTCDate() === 1];
  if (first && month === 0) return { label: String(date.getUTCFullYear()), strong: true };
  const withoutYear = (/** @type {string} */ text) => text.replace(/ \d{4}$/, "");
  if (step === "day" || (step === "week" && date.getUTCDay() === 1)) {
    return { label: withoutYear(dayText(date, lang, "short")), strong: first };
  }
  if (step === "week" || !first) return null;
  if (step === "year") return month % 3 === 0 ? { label: "", strong: false } : null;
  if (step === "quarter" && month % 3 !== 0) return { label: "", strong: false };
  return { label: withoutYear(monthText(date, lang, "short")), strong: false };
}
