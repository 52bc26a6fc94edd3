/** The passport of one settlement. */

import { dayText, rangeText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { typeChip } from "./card.js";
import { frontKmOn } from "./front.js";
import { createHead, identity } from "./identity.js";
import { changeBeside, earlier, flips, occupiedDays, stretches, stretchOn } from "./lifetime.js";
import { createNames } from "./names.js";
import { createNeighbours } from "./neighbours.js";
import { createSpell, sincePhrase } from "./spells.js";
import { createStripChart } from "./stripchart.js";
import { submitLink } from "./submitLink.js";
import { createTakeaway } from "./takeaway.js";
import { createVoices } from "./voices.js";
import { indexed, whenPhrase } from "./when.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any} passport
 * @param {any[]} events  those that name the place
 */
export function createPlace(desk, passport, events) {
  const { text, calendar, days } = desk;
  const all = stretches(passport, calendar, days);
  const chart = createStripChart(all, days, desk);
  const now = el("p", { class: "ctl-now" });
  const before = el("p", { class: "ctl-small ctl-before" });
  const front = el("p", { class: "ctl-small ctl-front" });
  const neighbours = createNeighbours(desk, passport);
  const takeaway = createTakeaway(desk, passport);
  const voices = createVoices(desk, passport);
  const steps = /** @type {const} */ ([-1, 1]).map((direction) => ({
    direction,
    button: stepButton(direction),
  }));
  const spells = [...all]
    .reverse()
    .map((stretch) => ({ stretch, item: createSpell(stretch, passport, desk) }));
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

  const head = createHead(desk, passport);
  const root = el(
    "article",
    { class: "ctl-place" },
    head.root,
    identity(passport, text),
    createNames(passport, text),
    now,
    before,
    front,
    chart.root,
    axis(desk),
    el("div", { class: "ctl-actions" }, ...steps.map(({ button }) => button)),
    summary(all, text),
    voices.root,
    el("h3", { class: "ctl-sub" }, text.say("panel.spells")),
    ownLayer(desk),
    el("ol", { class: "ctl-spells" }, ...spells.map(({ item }) => item)),
    ...placeEvents(events, desk),
    neighbours.root,
    takeaway.root,
    submitLink({ place: passport.katottg }, text),
  );

  return {
    root,
    /** Put the keyboard on the name: it was on something that is no longer there. */
    focus: () => head.name.focus(),
    /** @param {number} day */
    show(day) {
      shownDay = day;
      chart.show(day);
      neighbours.show(day);
      takeaway.show(day);
      voices.show(day);
      const stretch = stretchOn(all, day);
      if (stretch) {
        now.replaceChildren(
          el("span", { class: `ctl-swatch ctl-life-${stretch.display}`, "aria-hidden": "true" }),
          el("strong", {}, text.say(`panel.status.${stretch.display}`)),
          ` ${sincePhrase(stretch, text, calendar)}`,
        );
      }
      before.textContent = beforePhrase(all, day, desk);
      const km = frontKmOn(passport.front_km, calendar.iso(day));
      front.textContent = km === null ? "" : text.say("panel.front", { km: text.number(km) });
      for (const each of spells) {
        if (each.stretch === stretch) each.item.setAttribute("aria-current", "true");
        else each.item.removeAttribute("aria-current");
      }
      for (const { direction, button } of steps)
        button.disabled = changeBeside(all, day, direction) === null;
    },
  };
}

/**
 * What the place was before, latest first: "Before: Occupied 27 Feb – 9 Sep 2022 · Ukrainian …".
 *
 * @param {import("./lifetime.js").Stretch[]} all
 * @param {number} day
 * @param {import("./card.js").Desk} desk
 * @returns {string} empty before the first change
 */
function beforePhrase(all, day, { text, calendar }) {
  const parts = earlier(all, day).map(({ display, start, end }) => {
    const range = rangeText(calendar.date(start), calendar.date(end - 1), text.lang, "short");
    return `${text.say(`panel.status.${display}`)} ${range}`;
  });
  return parts.length ? text.say("panel.before", { list: parts.join(" · ") }) : "";
}

/**
 * Whose the spells are, if they are not the ledger's: an imported layer has no claims to show.
 *
 * @param {import("./card.js").Desk} desk
 */
function ownLayer({ text, source: { shown } }) {
  if (!shown.layer) return null;
  const facts = [shown.title, shown.licence, ...shown.attribution].join(" · ");
  return el("p", { class: "ctl-small" }, text.say("panel.layer", { facts }));
}

/** @param {import("./card.js").Desk} desk */
function axis({ calendar, days, text }) {
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
    { class: "ctl-small ctl-summary" },
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
