/** The view of events: heading, cards of the window, and a way on if there are none. */

import { rangeText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { createCards } from "./cards.js";
import { chosen, neighbour } from "./choose.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any[]} events  in order of `best`
 * @param {() => boolean} still
 */
export function createEvents(desk, events, still) {
  const { text, calendar, goTo } = desk;
  const title = el("span", {});
  const count = el("span", { class: "ctl-count" });
  const heading = el("h2", { class: "ctl-heading", tabindex: "-1" }, title, " · ", count);
  const order = el("button", { type: "button", class: "ctl-button ctl-order", onclick: turnRound });
  const empty = el("div", { class: "ctl-empty" });
  const cards = createCards(desk, still);
  const root = el("div", {}, el("div", { class: "ctl-top" }, heading, order), empty, cards.root);
  let newestFirst = true;
  /** @type {{span: import("./choose.js").Span, units: string[]}} */
  let shown = { span: { from: 0, to: 0 }, units: [] };

  function turnRound() {
    newestFirst = !newestFirst;
    show(shown.span, shown.units);
  }

  /** @param {1 | -1} direction */
  function wayOut(direction) {
    const next = neighbour(events, shown.span, shown.units, direction);
    const label = text.say(direction > 0 ? "panel.next_event" : "panel.previous_event");
    const onclick = () => next && goTo(next.when.best);
    return el(
      "button",
      { type: "button", class: "ctl-button ctl-outlined", disabled: next === null, onclick },
      label,
    );
  }

  /** @param {import("./choose.js").Span} span @param {string[]} units */
  function show(span, units) {
    shown = { span, units };
    const found = chosen(events, span, units, newestFirst);
    const range = rangeText(calendar.date(span.from), calendar.date(span.to), text.lang);
    title.textContent = text.say("panel.events.title", { range });
    count.textContent = text.say("panel.events.count", {
      n: text.number(found.length),
      total: text.number(events.length),
    });
    order.textContent = text.say(newestFirst ? "panel.newest" : "panel.oldest");
    order.hidden = found.length < 2;
    const nothing = [el("p", {}, text.say("panel.events.none")), wayOut(-1), wayOut(1)];
    empty.replaceChildren(...(found.length === 0 ? nothing : []));
    cards.show(found);
  }

  return { root, show, point: cards.point, focus: () => heading.focus() };
}
