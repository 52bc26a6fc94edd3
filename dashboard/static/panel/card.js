/** One event as a card. */

import { el, icon, outsideLink } from "../shared/dom.js";
import { GLYPHS, glyphOf } from "../timeline/glyphs.js";
import { createBadge } from "./badge.js";
import { groupChanges } from "./choose.js";
import { pointing } from "./pointing.js";
import { entities, figures, record } from "./record.js";
import { submitLink } from "./submitLink.js";
import { whenPhrase } from "./when.js";

/**
 * @typedef {object} Desk  what every part of the panel works with
 * @property {import("../shared/text.js").Text} text
 * @property {import("../shared/days.js").Calendar} calendar
 * @property {number} days       length of the history
 * @property {import("../shared/links.js").Source} source  which view is shown, and where its data are
 * @property {(katottg: string[]) => void} hover
 * @property {(katottg: string) => void} select
 * @property {() => void} close  let go of the selected place
 * @property {(day: number, place?: string) => void} goTo
 */

/** Shapes say which way control went; the words say it again. @type {Record<string, string>} */
const ARROWS = { ukrainian: "▲", occupied: "▼", contested: "◆", unknown: "○" };

/**
 * @param {any} event
 * @param {Desk} desk
 * @returns {HTMLElement}
 */
export function createCard(event, desk) {
  const { text, calendar } = desk;
  const when = whenPhrase(event.when, calendar, text);
  const title = el("h3", { class: "ctl-card-title" }, text.pick(event.title));
  return el(
    "li",
    { class: "ctl-card", "data-event": event.id },
    el(
      "div",
      { class: "ctl-card-top" },
      typeChip(event.type, text),
      el(
        "button",
        {
          type: "button",
          class: "ctl-card-when",
          title: text.say("panel.go_to_day"),
          onclick: () => desk.goTo(event.when.best),
        },
        when,
      ),
    ),
    title,
    places(event, desk),
    el("p", { class: "ctl-card-summary" }, text.pick(event.summary)),
    createBadge(event, text),
    publishers(event.sources),
    reports(event, text),
    entities(event.entities, text),
    figures(event.indicators ?? [], desk),
    changes(event, desk),
    record(event, text),
    submitLink({ event: event.id }, text),
  );
}

/** @param {string} type @param {import("../shared/text.js").Text} text */
export function typeChip(type, text) {
  const word = text.say(type in GLYPHS ? `panel.type.${type}` : "panel.type.other");
  return el("span", { class: "ctl-type" }, icon(glyphOf(type), { size: 10 }), word);
}

/** @param {any} event @param {Desk} desk */
function places(event, desk) {
  const names = text(event.place_names, desk);
  if (event.places.length === 0) return null;
  const buttons = event.places.map((/** @type {string} */ katottg, /** @type {number} */ at) =>
    el(
      "button",
      {
        type: "button",
        class: "ctl-place-link",
        "data-place": katottg,
        // A settlement is selected; a hromada, a raion or an oblast is brought into view as a whole.
        onclick: () => desk.goTo(event.when.best, katottg),
        ...pointing(desk, [katottg]),
      },
      names[at] ?? katottg,
    ),
  );
  return el("p", { class: "ctl-card-places" }, ...buttons);
}

/** @param {{en: string[], uk: string[]}} names @param {Desk} desk @returns {string[]} */
const text = (names, desk) => names[desk.text.lang] ?? names.en;

/**
 * A publisher's first publication bears its name; further ones stand beside it as numbers, so that no
 * outlet looks like two.
 *
 * @param {any[]} list
 */
function publishers(list) {
  const items = [...grouped(list, (source) => source.publisher || source.title)].map(
    ([name, [first, ...others]]) =>
      el(
        "li",
        {},
        outsideLink(first.url, name),
        ...others.map((other, at) => outsideLink(other.url, `${at + 2}`, "ctl-another")),
      ),
  );
  return el("ul", { class: "ctl-sources" }, ...items);
}

/**
 * @template T
 * @param {T[]} list
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>} in the order of each key's first item
 */
function grouped(list, keyOf) {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** @param {any} event @param {import("../shared/text.js").Text} text */
function reports(event, text) {
  if (event.reports.length === 0) return null;
  const publisher = new Map(
    event.sources.map((/** @type {any} */ source) => [source.id, source.publisher]),
  );
  return el(
    "details",
    { class: "ctl-more" },
    el("summary", {}, text.count("panel.reports", event.reports.length)),
    el("p", { class: "ctl-small" }, text.say("panel.tone.note")),
    ...[...grouped(event.reports, (report) => publisher.get(report.source) ?? report.source)].map(
      ([name, said]) =>
        el(
          "div",
          { class: "ctl-report" },
          el("strong", {}, name),
          ...said.map((report) =>
            el(
              "p",
              {},
              `${text.say(`panel.tone.${report.tone}`)}: ${text.pick(report.statement)}`,
            ),
          ),
        ),
    ),
  );
}

/** @param {any} event @param {Desk} desk */
function changes(event, desk) {
  const { text: words } = desk;
  const names = new Map(
    event.places.map((/** @type {string} */ code, /** @type {number} */ at) => [
      code,
      text(event.place_names, desk)[at],
    ]),
  );
  const lines = groupChanges(event.changes).map(({ from, to, places }) => {
    const name = places.length === 1 ? names.get(places[0]) : undefined;
    const who = name ?? words.count("panel.settlements", places.length);
    const [was, is] = [from, to].map((status) => words.say(`panel.status.${status}`));
    return el(
      "p",
      { class: "ctl-change" },
      `${ARROWS[to] ?? "○"} ${words.say("panel.change", { who, was, is })}`,
    );
  });
  const none = el("p", { class: "ctl-small" }, words.say("panel.change.none"));
  return el("div", { class: "ctl-changes" }, ...(lines.length ? lines : [none]));
}
