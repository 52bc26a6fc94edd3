/** What each layer says of a place on the day shown, where the layer shown is made of several. */

import { el } from "../shared/dom.js";
import { displayOn } from "./neighbours.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any} passport  `layers` are there only under the consensus
 */
export function createVoices({ text, calendar }, passport) {
  const rows = (passport.layers ?? []).map((/** @type {any} */ layer) => {
    const swatch = el("span", { "aria-hidden": "true" });
    const word = el("span", { class: "ctl-small" });
    const starts = layer.spells.map((/** @type {any} */ { start, category_display }) => ({
      start: calendar.index(start),
      display: category_display,
    }));
    const name = el("span", { class: "ctl-neighbour-name" }, layer.title);
    const item = el("li", { class: "ctl-voice" }, swatch, name, word);
    return { item, swatch, word, starts };
  });
  const title = el("h3", { class: "ctl-sub" }, text.say("panel.voices"));
  const list = el("ul", {}, ...rows.map((/** @type {any} */ { item }) => item));
  return {
    root: rows.length ? el("section", {}, title, list) : null,
    /** @param {number} day */
    show(day) {
      for (const { item, swatch, word, starts } of rows) {
        const display = displayOn(starts, day);
        swatch.className = `ctl-swatch ctl-life-${display}`;
        const silent = display === "unknown";
        word.textContent = text.say(silent ? "panel.voices.silent" : `panel.status.${display}`);
        item.classList.toggle("ctl-silent", silent);
      }
    },
  };
}
