/** The nearest settlements, each with its status on the day shown. */

import { el } from "../shared/dom.js";
import { pointing } from "./pointing.js";

/** Up to here, distances are told in hundreds of metres. */
const NEAR_M = 10_000;

/**
 * What a neighbour shows on a day; pure.
 *
 * @param {{start: number, display: string}[]} starts  in order of time, the first on day 0
 * @param {number} day
 * @returns {string} display category
 */
export const displayOn = (starts, day) =>
  starts.findLast(({ start }) => start <= day)?.display ?? "unknown";

/**
 * Distance as told; pure.
 *
 * @param {number} metres
 * @returns {number} kilometres
 */
export function toldKm(metres) {
  const step = metres < NEAR_M ? 100 : 1000;
  return (Math.round(metres / step) * step) / 1000;
}

/**
 * @param {import("./card.js").Desk} desk
 * @param {any} passport
 */
export function createNeighbours(desk, passport) {
  const { text, calendar } = desk;
  const rows = passport.neighbours.map((/** @type {any} */ neighbour) => {
    const swatch = el("span", { "aria-hidden": "true" });
    const word = el("span", { class: "ctl-small" });
    const button = el(
      "button",
      {
        type: "button",
        class: "ctl-neighbour",
        "data-place": neighbour.katottg,
        onclick: () => desk.select(neighbour.katottg),
        ...pointing(desk, [neighbour.katottg]),
      },
      swatch,
      el("span", { class: "ctl-neighbour-name" }, nameOf(neighbour, passport, text)),
      word,
      el(
        "span",
        { class: "ctl-small" },
        text.say("panel.km", { n: text.number(toldKm(neighbour.distance_m)) }),
      ),
    );
    const starts = neighbour.spells.map((/** @type {any} */ { start, category_display }) => ({
      start: calendar.index(start),
      display: category_display,
    }));
    return { item: el("li", {}, button), swatch, word, starts };
  });
  const none = el("p", { class: "ctl-small" }, text.say("panel.neighbours.none"));
  const list = el("ul", {}, ...rows.map((/** @type {any} */ { item }) => item));
  return {
    root: el(
      "section",
      {},
      el("h3", { class: "ctl-sub" }, text.say("panel.neighbours")),
      rows.length ? list : none,
    ),
    /** @param {number} day */
    show(day) {
      for (const { swatch, word, starts } of rows) {
        const display = displayOn(starts, day);
        swatch.className = `ctl-swatch ctl-life-${display}`;
        word.textContent = text.say(`panel.status.${display}`);
      }
    },
  };
}

/** @param {any} neighbour @param {any} passport @param {import("../shared/text.js").Text} text */
function nameOf({ name_en, name_uk, oblast }, passport, text) {
  const name = text.pick({ en: name_en, uk: name_uk });
  const abroad = oblast && oblast.katottg !== passport.oblast?.katottg;
  return abroad ? `${name} (${text.pick({ en: oblast.name_en, uk: oblast.name_uk })})` : name;
}
