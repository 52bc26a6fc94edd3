/** Who a place is: its name in both languages, its units, its code. */

import { el, icon } from "../shared/dom.js";
import { ICONS } from "../timeline/icons.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any} passport
 */
export function createHead({ text, close }, passport) {
  const other = text.lang === "uk" ? passport.name_en : passport.name_uk;
  const name = el(
    "h2",
    { class: "ctl-place-name", tabindex: "-1" },
    text.pick({ en: passport.name_en, uk: passport.name_uk }),
  );
  const root = el(
    "div",
    { class: "ctl-top" },
    el("div", {}, name, el("p", { class: "ctl-small" }, other)),
    el(
      "button",
      {
        type: "button",
        class: "ctl-button",
        "aria-label": text.say("panel.close"),
        title: text.say("panel.close"),
        onclick: close,
      },
      icon(ICONS.close),
    ),
  );
  return { root, name };
}

/** @param {any} passport @param {import("../shared/text.js").Text} text */
export function identity(passport, text) {
  const units = ["hromada", "raion", "oblast"]
    .filter((level) => passport[level])
    .map((level) => text.pick({ en: passport[level].name_en, uk: passport[level].name_uk }));
  const population = passport.population
    ? [text.say("panel.population", { n: text.number(passport.population) })]
    : [];
  const year = passport.population_year ? ` (${passport.population_year})` : "";
  return el(
    "div",
    { class: "ctl-small ctl-identity" },
    el("p", {}, [text.say(`panel.category.${passport.category}`), ...units].join(" · ")),
    el("p", {}, [...population.map((words) => words + year), passport.katottg].join(" · ")),
    passport.lng === null ? el("p", {}, text.say("panel.unplaced")) : null,
  );
}
