/** The passport of one settlement. */

import { dayText } from "../shared/dates.js";
import { el, icon } from "../shared/dom.js";
import { shareHref, snapshotHref, snapshotName } from "../shared/links.js";
import { ICONS } from "../timeline/icons.js";
import { typeChip } from "./card.js";
import { changeBeside, flips, occupiedDays, stretches, stretchOn } from "./lifetime.js";
import { createSpell, sincePhrase } from "./spells.js";
import { createStripChart } from "./stripchart.js";
import { indexed, whenPhrase } from "./when.js";

/**
 * @param {import("./card.js").Desk & {api: string, days: number, close: () => void}} desk
 * @param {any} passport
 * @param {any[]} events  those that name the place
 */
export function createPlace(desk, passport, events) {
  const { text, calendar, days } = desk;
  const all = stretches(passport, calendar, days);
  const chart = createStripChart(all, days, desk);
  const now = el("p", { class: "ctl-now" });
  const download = el("a", { class: "ctl-button ctl-outlined" }, icon(ICONS.download), "GeoJSON");
  const steps = /** @type {const} */ ([-1, 1]).map((direction) => ({
    direction,
    button: stepButton(direction),
  }));
  const copy = el(
    "button",
    { type: "button", class: "ctl-button ctl-outlined", onclick: copyLink },
    icon(ICONS.link),
    text.say("panel.copy_link"),
  );
  let shownDay = 0;

  /** @param {1 | -1} direction */
  function stepButton(direction) {
    const label = text.say(direction > 0 ? "panel.next_change" : "panel.previous_change");
    const onclick = () => {
      const day = changeBeside(all, shownDay, direction);
      if (day !== null) desk.goTo(day);
    };
    return el("button", { type: "button", class: "ctl-button ctl-outlined", onclick }, label);
  }

  async function copyLink() {
    const link = shareHref(location.href, calendar.iso(shownDay), passport.katottg);
    const done = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    copy.lastChild.textContent = done ? text.say("panel.copied") : link;
  }

  const other = text.lang === "uk" ? passport.name_en : passport.name_uk;
  const root = el(
    "article",
    { class: "ctl-place" },
    el(
      "div",
      { class: "ctl-top" },
      el(
        "div",
        {},
        el(
          "h2",
          { class: "ctl-place-name" },
          text.pick({ en: passport.name_en, uk: passport.name_uk }),
        ),
        el("p", { class: "ctl-small" }, other),
      ),
      el(
        "button",
        {
          type: "button",
          class: "ctl-button",
          "aria-label": text.say("panel.close"),
          title: text.say("panel.close"),
          onclick: desk.close,
        },
        icon(ICONS.close),
      ),
    ),
    identity(passport, text),
    now,
    chart.root,
    axis(calendar, days, text),
    el("div", { class: "ctl-actions" }, ...steps.map(({ button }) => button)),
    summary(all, text),
    el("h3", { class: "ctl-sub" }, text.say("panel.spells")),
    el(
      "ol",
      { class: "ctl-spells" },
      ...[...all].reverse().map((stretch) => createSpell(stretch, passport, desk)),
    ),
    ...placeEvents(events, desk),
    el("div", { class: "ctl-actions" }, copy, download),
  );

  return {
    root,
    /** @param {number} day */
    show(day) {
      shownDay = day;
      chart.show(day);
      const stretch = stretchOn(all, day);
      if (stretch) {
        now.replaceChildren(
          el("span", { class: `ctl-swatch ctl-life-${stretch.display}`, "aria-hidden": "true" }),
          el("strong", {}, text.say(`panel.status.${stretch.display}`)),
          ` ${sincePhrase(stretch, text, calendar)}`,
        );
      }
      for (const { direction, button } of steps)
        button.disabled = changeBeside(all, day, direction) === null;
      const date = calendar.iso(day);
      download.href = snapshotHref(desk.api, "geojson", date, { settlement: passport.katottg });
      download.download = snapshotName(date, "geojson", passport.katottg);
    },
  };
}

/** @param {any} passport @param {import("../shared/text.js").Text} text */
function identity(passport, text) {
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

/** @param {import("../shared/days.js").Calendar} calendar @param {number} days @param {import("../shared/text.js").Text} text */
function axis(calendar, days, text) {
  const ends = [0, days - 1].map((day) =>
    el("span", {}, dayText(calendar.date(day), text.lang, "short")),
  );
  return el("div", { class: "ctl-life-axis ctl-small" }, ...ends);
}

/** @param {import("./lifetime.js").Stretch[]} all @param {import("../shared/text.js").Text} text */
function summary(all, text) {
  const { best, least, most } = occupiedDays(all);
  const range =
    least === most
      ? ""
      : text.say("panel.occupied.range", { least: text.number(least), most: text.number(most) });
  const days = text.count("panel.occupied.days", best);
  return el(
    "p",
    { class: "ctl-small" },
    [days + range, text.count("panel.flips", flips(all))].join(" · "),
  );
}

/** @param {any[]} events @param {import("./card.js").Desk} desk */
function placeEvents(events, desk) {
  const { text, calendar } = desk;
  if (events.length === 0) return [];
  const rows = events.map((event) => {
    const when = indexed(event.when, calendar);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "ctl-place-event", onclick: () => desk.goTo(when.best) },
        typeChip(event.type, text),
        el("span", {}, text.pick(event.title)),
        el("span", { class: "ctl-small" }, whenPhrase(when, calendar, text)),
      ),
    );
  });
  return [el("h3", { class: "ctl-sub" }, text.say("panel.place_events")), el("ul", {}, ...rows)];
}
