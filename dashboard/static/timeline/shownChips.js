/** What is shown instead of the usual: a day of knowledge, a layer, the whole country; each can be taken back. */

import { dayText } from "../shared/dates.js";
import { el, icon } from "../shared/dom.js";
import { ICONS } from "./icons.js";

/**
 * @param {import("./transport.js").Context} context
 * @param {import("../shared/links.js").Shown} shown
 * @param {(name: string) => void} drop  take one of them back
 * @returns {HTMLElement[]}
 */
export function shownChips({ text, calendar }, shown, drop) {
  const chip = (/** @type {string} */ name, /** @type {string} */ words, title = words) =>
    el(
      "span",
      { class: `ctl-chip ctl-chip-on ctl-chip-${name}`, title },
      el("span", { class: "ctl-chip-words" }, words),
      takeBack(text.say(`timeline.drop.${name}`), () => drop(name)),
    );
  const chips = [];
  if (shown.known) {
    const day = dayText(calendar.date(calendar.index(shown.known)), text.lang);
    chips.push(chip("known", text.say("timeline.known", { day })));
  }
  if (shown.layer) {
    const owed = [shown.licence, ...shown.attribution].join(" · ");
    const words = text.say("timeline.layer", { name: shown.title });
    chips.push(chip("layer", words, `${words} · ${owed}`));
  }
  if (shown.age) chips.push(chip("age", text.count("timeline.age", shown.age)));
  return chips;
}

/** @param {string} label @param {() => void} onclick */
function takeBack(label, onclick) {
  const props = { type: "button", class: "ctl-button", title: label, "aria-label": label, onclick };
  return el("button", props, icon(ICONS.close));
}
