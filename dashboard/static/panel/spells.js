/** The spells of a place and the claims that each rests on. */

import { dayText, rangeText } from "../shared/dates.js";
import { el, hostOf, outsideLink } from "../shared/dom.js";
import { betweenPhrase, indexed, whenPhrase } from "./when.js";

/**
 * @param {import("./lifetime.js").Stretch} stretch
 * @param {any} passport
 * @param {import("./card.js").Desk} desk
 * @returns {HTMLElement}
 */
export function createSpell(stretch, passport, desk) {
  const { text, calendar } = desk;
  const { spell } = stretch;
  const facts = [
    text.say(`panel.certainty.${spell.certainty}`),
    text.say(`panel.provenance.${spell.provenance}`),
    ...(spell.disagreement ? [text.say("panel.disagreement")] : []),
  ];
  return el(
    "li",
    { class: "ctl-spell" },
    el(
      "button",
      {
        type: "button",
        class: "ctl-spell-head",
        title: text.say("panel.go_to_day"),
        onclick: () => desk.goTo(stretch.start),
      },
      el("span", { class: `ctl-swatch ctl-life-${stretch.display}`, "aria-hidden": "true" }),
      el("span", { class: "ctl-spell-status" }, text.say(`panel.status.${stretch.display}`)),
      el("span", { class: "ctl-spell-since" }, sincePhrase(stretch, text, calendar)),
      " ",
      el("span", { class: "ctl-small" }, text.count("panel.days", stretch.end - stretch.start)),
    ),
    el("p", { class: "ctl-small" }, facts.join(" · ")),
    spell.claims.length > 0 ? claimList(spell.claims, passport, desk) : null,
  );
}

/** @param {any[]} claims @param {any} passport @param {import("./card.js").Desk} desk */
function claimList(claims, passport, desk) {
  return el(
    "details",
    { class: "ctl-more" },
    el("summary", {}, desk.text.count("panel.claims", claims.length)),
    el(
      "ul",
      { class: "ctl-claims" },
      ...inOrder(claims).map((claim) => createClaim(claim, passport, desk)),
    ),
  );
}

/**
 * "since 4 March 2022", "since between 2 and 4 March 2022"; the first spell simply begins the record.
 *
 * @param {import("./lifetime.js").Stretch} stretch
 * @param {import("../shared/text.js").Text} text
 * @param {import("../shared/days.js").Calendar} calendar
 * @returns {string}
 */
export function sincePhrase({ start, earliest, latest }, text, calendar) {
  if (start === 0)
    return text.say("panel.since.record", { date: dayText(calendar.date(0), text.lang) });
  const key = earliest === latest ? "panel.since" : "panel.since.between";
  return text.say(key, { date: betweenPhrase(earliest, latest, calendar, text) });
}

/**
 * Claims in the order of the days of which they speak, then of their publication; pure.
 *
 * @template {{when: {best: string}, published: string}} C
 * @param {C[]} claims
 * @returns {C[]}
 */
export function inOrder(claims) {
  const key = (/** @type {C} */ { when, published }) => `${when.best} ${published}`;
  return [...claims].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/**
 * "Not followed · 3–16 September 2022": which days the dispute is about.
 *
 * @param {any} claim
 * @param {import("./card.js").Desk} desk
 */
function dissentPhrase({ disputed_from, disputed_to }, { text, calendar }) {
  const [from, to] = [disputed_from, disputed_to].map((iso) => calendar.date(calendar.index(iso)));
  return `${text.say("panel.dissent")} · ${rangeText(from, to, text.lang, "short")}`;
}

/** @param {any} claim @param {any} passport @param {import("./card.js").Desk} desk */
function createClaim(claim, passport, desk) {
  const { text, calendar } = desk;
  const source = passport.sources[claim.source];
  const when = indexed(claim.when, calendar);
  const wide = claim.unit.level === "settlement" ? [] : [unitName(claim.unit, text)];
  const published = text.say("panel.published", {
    date: dayText(calendar.date(calendar.index(claim.published)), text.lang, "short"),
  });
  const host = hostOf(source.url);
  return el(
    "li",
    { class: claim.supports ? "ctl-claim" : "ctl-claim ctl-dissent" },
    claim.supports ? null : el("strong", {}, dissentPhrase(claim, desk)),
    el(
      "p",
      {},
      claimPhrase(claim, when, desk),
      ...wide.map((name) => ` (${name})`),
    ),
    el("p", {}, text.say(`panel.strength.${claim.strength}`, { publisher: source.publisher })),
    el(
      "p",
      { class: "ctl-small" },
      outsideLink(source.url, source.title),
      host ? ` (${host})` : "",
    ),
    el("p", { class: "ctl-small" }, [published, claim.locator].filter(Boolean).join(" · ")),
    claim.note ? el("p", { class: "ctl-small" }, claim.note) : null,
  );
}

/**
 * "Occupied since 5 August 2025", "Occupied, began by 20 November 2025": *since* needs a day.
 *
 * @param {any} claim @param {import("./when.js").When} when @param {import("./card.js").Desk} desk
 */
function claimPhrase({ kind, status }, when, { text, calendar }) {
  const isDay = when.earliest === when.latest;
  const form = { since: isDay ? "since" : "began", during: when.earliest === null ? "up_to" : "during" }[kind] ?? kind;
  const date =
    form === "up_to"
      ? dayText(calendar.date(when.latest ?? when.best), text.lang)
      : whenPhrase(when, calendar, text);
  return text.say(`panel.kind.${form}`, { status: text.say(`panel.status.${status}`), date });
}

/** @param {any} unit @param {import("../shared/text.js").Text} text */
function unitName(unit, text) {
  const name = text.pick({ en: unit.name_en, uk: unit.name_uk });
  return text.say("panel.about", { name });
}
