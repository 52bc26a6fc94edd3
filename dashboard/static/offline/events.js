/** Events around a day, as a list. Text goes in as text. */

import { dayText } from "../shared/dates.js";
import { el, outsideLink } from "../shared/dom.js";

const AROUND_DAYS = 3;

/**
 * @param {any[]} events in order of their best day
 * @param {number} day
 * @returns {any[]} those whose best day is near, nearest first
 */
export function eventsAround(events, day) {
  const distance = (/** @type {any} */ event) => Math.abs(event.when.best - day);
  return events
    .filter((event) => event.when.best !== null && distance(event) <= AROUND_DAYS)
    .sort((one, other) => distance(one) - distance(other));
}

/**
 * @param {any[]} events
 * @param {import("../shared/text.js").Text} text
 * @param {(day: number) => Date} dateOf
 * @returns {HTMLElement}
 */
export function eventList(events, text, dateOf) {
  if (events.length === 0) return el("p", { class: "off-none" }, text.say("offline.events.none"));
  return el("ol", { class: "off-events" }, ...events.map((event) => card(event, text, dateOf)));
}

function card(event, text, dateOf) {
  const places = event.place_names[text.lang] ?? [];
  return el(
    "li",
    {},
    el("p", { class: "off-when" }, `${dayText(dateOf(event.when.best), text.lang)} · ${places.join(", ")}`),
    el("h3", {}, text.pick(event.title)),
    el("p", {}, text.pick(event.summary)),
    el("p", { class: "off-sources" }, ...event.sources.flatMap(linkOf)),
  );
}

function linkOf({ url, publisher, title }, at) {
  const link = outsideLink(url, publisher);
  link.setAttribute("title", title);
  return at === 0 ? [link] : [" · ", link];
}
