/**
 * Changes per day, from `timeline.json`. Pure.
 *
 * @typedef {[number, number][]} Sparse  pairs of day index and count, days ascending
 * @typedef {object} Series
 * @property {number[]} occupied       per day, by the best dates
 * @property {number[]} occupied_low   the fewest that the bounds of the changes allow
 * @property {number[]} occupied_high  the most
 * @property {Sparse} gained
 * @property {Sparse} lost
 * @property {Sparse} contested
 * @property {number} total            settlements
 *
 * @typedef {Omit<Series, "occupied" | "occupied_low" | "occupied_high"> & {occupied: Sparse,
 *   occupied_low: Sparse, occupied_high: Sparse}} Steps  numbers only where they change
 *
 * @typedef {Series & {first: string, days: number, phases: Phase[], raions?: Record<string, Steps>,
 *   hromadas?: Record<string, Steps>}} TimelineFile
 * @typedef {{id: string, en: string, uk: string, start: number, end: number | null}} Phase
 * @typedef {{from: number, to: number, gained: number, lost: number, contested: number}} Bin
 *   counts of the days `[from, to)`
 */

import { isInside, levelOf } from "../shared/links.js";

/**
 * The series of the units chosen, or of everything.
 *
 * A unit without columns of its own (one outside the layer) falls back to the whole, which `whole`
 * says, so that the strip can be labelled with what it shows.
 *
 * @param {TimelineFile} file
 * @param {string[]} units  KATOTTG codes of one level; empty is all
 * @returns {{series: Series, whole: boolean}}
 */
export function seriesOf(file, units) {
  const found = units.map((unit) => partsOf(file, unit));
  if (units.length === 0 || found.some((parts) => parts.length === 0))
    return { series: file, whole: true };
  const parts = found.flat();
  const merge = (/** @type {"gained" | "lost" | "contested"} */ name) => {
    const sum = new Map();
    for (const part of parts)
      for (const [day, n] of part[name]) sum.set(day, (sum.get(day) ?? 0) + n);
    return /** @type {Sparse} */ ([...sum].sort((a, b) => a[0] - b[0]));
  };
  const add = (/** @type {"occupied" | "occupied_low" | "occupied_high"} */ name) =>
    parts[0][name].map((_, day) => parts.reduce((sum, part) => sum + part[name][day], 0));
  return {
    whole: false,
    series: {
      occupied: add("occupied"),
      occupied_low: add("occupied_low"),
      occupied_high: add("occupied_high"),
      gained: merge("gained"),
      lost: merge("lost"),
      contested: merge("contested"),
      total: parts.reduce((n, part) => n + part.total, 0),
    },
  };
}

/**
 * The columns that make up a unit: its own, or those of the raions inside an oblast.
 *
 * @param {TimelineFile} file
 * @param {string} unit
 * @returns {Series[]} empty if the file has none
 */
function partsOf(file, unit) {
  const level = levelOf(unit);
  const own = (level === "hromada" ? file.hromadas : file.raions) ?? {};
  const codes =
    level === "oblast"
      ? Object.keys(own).filter((raion) => isInside(raion, unit))
      : [unit].filter((code) => Object.hasOwn(own, code));
  return codes.map((code) => spread(own[code], file.days));
}

/**
 * Columns with a number for every day, from the days on which the numbers change.
 *
 * @param {Steps} steps
 * @param {number} days
 * @returns {Series}
 */
function spread(steps, days) {
  const column = (/** @type {Sparse} */ changes) => {
    const numbers = new Array(days).fill(0);
    for (const [day, n] of changes) numbers.fill(n, day);
    return numbers;
  };
  return {
    ...steps,
    occupied: column(steps.occupied),
    occupied_low: column(steps.occupied_low),
    occupied_high: column(steps.occupied_high),
  };
}

/**
 * Days per bar, so that a bar is at least `barPx` wide: 1, 2, 4, 7, 14 or 28, aligned to day 0, so that
 * bars keep their content while the view moves.
 *
 * @param {number} dayPx
 * @param {number} [barPx]
 * @returns {number}
 */
export function binDays(dayPx, barPx = 2.5) {
  return [1, 2, 4, 7, 14, 28].find((days) => days * dayPx >= barPx) ?? 28;
}

/**
 * Counts in bins of equal length; bins without any change are left out.
 *
 * @param {Series} series
 * @param {number} size  days per bin
 * @returns {Bin[]} in order of time
 */
export function bin(series, size) {
  /** @type {Map<number, Bin>} */
  const bins = new Map();
  for (const name of /** @type {const} */ (["gained", "lost", "contested"])) {
    for (const [day, n] of series[name]) {
      const from = Math.floor(day / size) * size;
      const one = bins.get(from) ?? { from, to: from + size, gained: 0, lost: 0, contested: 0 };
      one[name] += n;
      bins.set(from, one);
    }
  }
  return [...bins.values()].sort((a, b) => a.from - b.from);
}

/**
 * The tallest bar, in either direction; both directions share one scale so that heights compare.
 *
 * @param {Bin[]} bins
 * @returns {number} at least 1
 */
export function tallest(bins) {
  return bins.reduce((most, { gained, lost }) => Math.max(most, gained, lost), 1);
}

/**
 * Height of a bar: square root of its share of the tallest. On a linear scale the days on which one
 * village changes hands would vanish beside 8 September 2022; on a logarithmic one that day would
 * look like any other. A count above 0 is never less than 1.5 px.
 *
 * @param {number} n
 * @param {number} most
 * @param {number} roomPx
 * @returns {number}
 */
export function barPx(n, most, roomPx) {
  return n <= 0 ? 0 : Math.max(1.5, Math.sqrt(n / most) * roomPx);
}

/** @param {Series} series @returns {number[]} days with any change, ascending */
export function changeDays(series) {
  const days = new Set([...series.gained, ...series.lost, ...series.contested].map(([day]) => day));
  return [...days].sort((a, b) => a - b);
}

/** @param {Sparse} sparse @param {number} day @returns {number} */
export function countOn(sparse, day) {
  return sparse.find(([at]) => at === day)?.[1] ?? 0;
}
