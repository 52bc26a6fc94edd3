/** What the map says. Pure: words come from the catalogue, and go to the screen as text. */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, DISAGREEMENT, IMPLIED, ONE_SIDED, Status, STATUS_MASK } from "../shared/display.js";

/** Keys that the catalogue must have in every language. */
export const MAP_STRING_KEYS = Object.freeze([
  ...CATEGORIES.map((word) => `map.status.${word}`),
  "map.label",
  "map.day",
  "map.day.known",
  "map.day.layer",
  "map.since",
  "map.since.first",
  "map.implied",
  "map.changing",
  "map.disagreement",
  "map.one_sided",
  "map.legend",
  "map.legend.hint",
  "map.legend.marks",
  "map.changing.n",
  "map.disagreement.n",
  "map.one_sided.n",
  "map.unplaced.n",
  "map.key.changing",
  "map.key.disagreement",
  "map.key.one_sided",
  "map.key.faded",
  "map.key.implied",
  "map.zoom.in",
  "map.zoom.out",
  "map.home",
  "map.picture",
  "map.picture.copied",
  "map.picture.saved",
  "map.picture.failed",
  "map.picture.dataset",
  "map.tiles",
  "map.totals",
  "map.drawing",
  "map.drawing.auto",
  "map.drawing.cells",
  "map.drawing.dots",
  "map.scale.km",
  "map.scale.m",
  "map.attribution",
  "map.attribution.short",
  "map.loading",
  "map.failed",
  "map.view.failed",
  "map.names.failed",
  "map.base.failed",
  "map.two_fingers",
  "map.state",
]);

/**
 * @param {Record<string, Record<string, string>>} strings per language
 * @returns {string[]} "lang: key" of all that is missing
 */
export function missingStrings(strings) {
  return ["en", "uk"].flatMap((lang) =>
    MAP_STRING_KEYS.filter((key) => typeof strings?.[lang]?.[key] !== "string").map((key) => `${lang}: ${key}`),
  );
}

/**
 * @param {import("../shared/text.js").Text} text
 * @param {number} code display code
 * @returns {string} "Occupied · implied by its hromada, raion or oblast"
 */
export function statusText(text, code) {
  const remarks = [
    [IMPLIED, "map.implied"],
    [CHANGING, "map.changing"],
    [DISAGREEMENT, "map.disagreement"],
    [ONE_SIDED, "map.one_sided"],
  ].filter(([bit]) => code & Number(bit));
  const known = (code & STATUS_MASK) !== Status.unknown;
  const words = [text.say(`map.status.${CATEGORIES[CATEGORY_OF_CODE[code]]}`)];
  return words.concat(known ? remarks.map(([, key]) => text.say(String(key))) : []).join(" · ");
}

/**
 * @param {import("../shared/text.js").Text} text
 * @param {string} date the day in words
 * @param {import("./snapshot.js").Summary} summary
 * @param {import("./ranges.js").Ranges} ranges of its counts
 * @returns {string} the whole map in a sentence, for those who do not see it
 */
export function stateText(text, date, { changing, disagreement, oneSided }, ranges) {
  const parts = CATEGORIES.map((word) => `${text.say(`map.status.${word}`)} ${rangeText(text, ranges[word])}`);
  parts.push(text.say("map.changing.n", { n: text.number(changing.length) }));
  parts.push(text.say("map.disagreement.n", { n: text.number(disagreement) }));
  parts.push(text.say("map.one_sided.n", { n: text.number(oneSided) }));
  return text.say("map.state", { date, parts: parts.join(", ") });
}

/**
 * @param {import("../shared/text.js").Text} text
 * @param {{low: number, high: number}} range
 * @returns {string} "212", or "212–219" while dates are uncertain
 */
export function rangeText(text, { low, high }) {
  return low === high ? text.number(low) : `${text.number(low)}–${text.number(high)}`;
}

/** Lengths that a scale bar may have. */
const ROUND_STEPS = Object.freeze([1, 2, 5]);

/**
 * The longest round length that fits.
 *
 * @param {number} metresPerPx
 * @param {number} maxPx
 * @returns {{metres: number, widthPx: number}}
 */
export function scaleBar(metresPerPx, maxPx) {
  const maxMetres = metresPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(maxMetres));
  const metres = Math.max(...ROUND_STEPS.map((step) => step * power).filter((length) => length <= maxMetres));
  return { metres, widthPx: metres / metresPerPx };
}
