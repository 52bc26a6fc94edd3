/** What the note beside the pointer says of a settlement. Pure. */

import { dayText } from "../shared/dates.js";
import { statusText } from "./texts.js";

/**
 * @param {import("../shared/text.js").Text} text
 * @param {import("./model.js").Model} model
 * @param {number} place
 * @returns {string[]} hromada, status in words, since when
 */
export function placeLines(text, { history, membership, calendar }, place) {
  const hromada = /** @type {any} */ (membership.hromadas[membership.hromada[place]]);
  const since = history.sinceDay(place, history.day);
  const date = dayText(calendar.date(since), text.lang);
  return [
    text.pick({ en: hromada.name_en, uk: hromada.name_uk }),
    statusText(text, history.codes[place]),
    text.say(since === 0 ? "map.since.first" : "map.since", { date }),
  ];
}
