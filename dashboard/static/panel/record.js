/** What leads from a card to the records behind it: its entities, its figures, its own page. */

import { el } from "../shared/dom.js";
import { whenPhrase } from "./when.js";

/**
 * Address of a page of the app about one record, relative: the app may live below a prefix.
 *
 * @param {string} page
 * @param {Record<string, string>} record
 * @param {import("../shared/text.js").Text} text
 */
export const recordHref = (page, record, text) =>
  `${page}?${new URLSearchParams({ ...record, lang: text.lang })}`;

/**
 * A link in a tab of its own, so that the map stays as it is.
 *
 * @param {string} href
 * @param {string} words
 * @param {Record<string, string>} [attributes]
 */
const away = (href, words, attributes = {}) =>
  el("a", { href, target: "_blank", rel: "noopener", ...attributes }, words);

/**
 * Entities as chips, each saying its type and leading to its page.
 *
 * @param {any[]} list
 * @param {import("../shared/text.js").Text} text
 */
export function entities(list, text) {
  if (list.length === 0) return null;
  return el(
    "details",
    { class: "ctl-more" },
    el("summary", {}, text.count("panel.entities", list.length)),
    el(
      "ul",
      { class: "ctl-entities" },
      ...list.map((entity) => {
        const kind = text.say(`panel.entity.${entity.type}`);
        const href = recordHref("entities", { entity: entity.id }, text);
        const words = text.pick(entity);
        const label = `${words}, ${kind}`;
        return el(
          "li",
          { class: `ctl-chip ctl-chip-${entity.type}` },
          away(href, words, { title: kind, "aria-label": label }),
        );
      }),
    ),
  );
}

/**
 * Figures that the event's reports gave.
 *
 * @param {any[]} list
 * @param {import("./card.js").Desk} desk
 */
export function figures(list, { text, calendar }) {
  if (list.length === 0) return null;
  return el(
    "details",
    { class: "ctl-more" },
    el("summary", {}, text.count("panel.figures", list.length)),
    el(
      "ul",
      { class: "ctl-figures" },
      ...list.map((figure) => {
        const when = whenPhrase(figure.when, calendar, text);
        const values = {
          measure: measureWords(figure.measure, text),
          figure: figureWords(figure, text),
          publisher: figure.publisher,
          when,
        };
        return el("li", {}, text.say("panel.figure", values));
      }),
    ),
  );
}

/**
 * "3,800", "≥ 300", "300–350": a figure within its bounds.
 *
 * @param {{value: number | null, low: number | null, high: number | null}} figure
 * @param {import("../shared/text.js").Text} text
 * @returns {string}
 */
export function figureWords({ value, low, high }, text) {
  if (value !== null) return text.number(value);
  if (low !== null && high !== null) return `${text.number(low)}–${text.number(high)}`;
  return low !== null ? `≥ ${text.number(low)}` : `≤ ${text.number(high ?? 0)}`;
}

/**
 * What is counted; a measure without words of its own stands as it is written.
 *
 * @param {string} measure
 * @param {import("../shared/text.js").Text} text
 */
function measureWords(measure, text) {
  const key = `panel.measure.${measure}`;
  const words = text.say(key);
  return words === key ? measure.replaceAll("_", " ") : words;
}

/**
 * Where the record comes from, and the way to it in full: claims, votes, link to share.
 *
 * @param {any} event
 * @param {import("../shared/text.js").Text} text
 */
export function record(event, text) {
  const claims = event.claims ?? 0;
  const extraction = event.extraction;
  const parts = [
    claims > 0 ? text.count("panel.claims", claims) : null,
    extraction
      ? text.say("panel.extraction", {
          story: extraction.story_id,
          at: extraction.extracted_at.slice(0, 10),
        })
      : null,
  ].filter((part) => part !== null);
  return el(
    "p",
    { class: "ctl-small" },
    away(recordHref("events", { event: event.id }, text), text.say("panel.record")),
    parts.length > 0 ? ` · ${parts.join(" · ")}` : "",
  );
}
