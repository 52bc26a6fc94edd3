/**
 * The view of events: heading, toggles, cards, and a way on if there are none.
 *
 * Following, it shows the cards of the window, which moves with the day. Not following, it lists every
 * event and stays where it is while time moves; then scrolling the cards may set the day.
 *
 * @typedef {object} Reading  how the reader reads; outlives a change of language
 * @property {boolean} follow       the cards follow the day
 * @property {boolean} drive        scrolling the cards sets the day
 * @property {boolean} newestFirst
 */

import { rangeText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { createCards } from "./cards.js";
import { chosen, nearest, neighbour, touches } from "./choose.js";
import { followScrolling } from "./scrolling.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any[]} events  in order of `best`
 * @param {Reading} reading
 * @param {() => boolean} still
 */
export function createEvents(desk, events, reading, still) {
  const { text, calendar, goTo } = desk;
  const title = el("span", {});
  const count = el("span", { class: "ctl-count" });
  const heading = el("h2", { class: "ctl-heading", tabindex: "-1" }, title, " · ", count);
  const toggles = {
    follow: toggle(text.say("panel.follow"), text.say("panel.follow.title"), () =>
      change({ follow: !reading.follow, drive: false }),
    ),
    drive: toggle(text.say("panel.drive"), text.say("panel.drive.title"), () =>
      change(
        reading.drive ? { drive: false } : { drive: true, follow: false, newestFirst: false },
      ),
    ),
  };
  const order = toggle("", null, () => change({ newestFirst: !reading.newestFirst }));
  const bar = el("div", { class: "ctl-reading" }, toggles.follow, toggles.drive, order);
  const empty = el("div", { class: "ctl-empty" });
  const cards = createCards(desk, still);
  // Imported layers have no events of their own.
  const whose = desk.source.shown.layer
    ? el("p", { class: "ctl-small ctl-whose" }, text.say("panel.layer.cards"))
    : null;
  const root = el("div", {}, el("div", { class: "ctl-top" }, heading), whose, bar, empty, cards.root);
  const scrolling = followScrolling(cards.list, (card) => {
    if (!reading.drive) return;
    const event = events.find(({ id }) => id === card.getAttribute("data-event"));
    if (event) goTo(event.when.best);
  });
  const shown = {
    span: { from: 0, to: 0 },
    day: 0,
    units: /** @type {string[]} */ ([]),
  };

  /** @param {string} label @param {string | null} title @param {() => void} onclick */
  function toggle(label, title, onclick) {
    const props = { type: "button", class: "ctl-button ctl-toggle", title, onclick };
    return el("button", props, label);
  }

  /** @param {Partial<Reading>} patch */
  function change(patch) {
    Object.assign(reading, patch);
    draw();
    if (reading.follow) return;
    const near = nearest(cards.events(), shown.day);
    const card = near && cards.turnTo(near);
    if (card) scrolling.bring(card);
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

  function draw() {
    const { span, day, units } = shown;
    const whole = { from: -Infinity, to: Infinity };
    const found = chosen(events, reading.follow ? span : whole, units, reading.newestFirst);
    const range = rangeText(calendar.date(span.from), calendar.date(span.to), text.lang);
    title.textContent = reading.follow
      ? text.say("panel.events.title", { range })
      : text.say("panel.events.all");
    count.textContent = text.say("panel.events.count", {
      n: text.number(found.length),
      total: text.number(events.length),
    });
    bar.classList.toggle("ctl-reading-all", !reading.follow);
    for (const name of /** @type {const} */ (["follow", "drive"]))
      toggles[name].setAttribute("aria-pressed", String(reading[name]));
    order.textContent = text.say(reading.newestFirst ? "panel.newest" : "panel.oldest");
    order.hidden = found.length < 2;
    if (found.length > 0) empty.replaceChildren();
    else empty.replaceChildren(el("p", {}, text.say("panel.events.none")), wayOut(-1), wayOut(1));
    cards.show(found);
    const today = found.filter(({ when }) => touches(when, { from: day, to: day }));
    cards.mark(reading.follow ? new Set() : new Set(today.map(({ id }) => id)));
  }

  return {
    root,
    /** @param {import("./choose.js").Span} span @param {number} day @param {string[]} units */
    show(span, day, units) {
      Object.assign(shown, { span, day, units });
      draw();
    },
    point: cards.point,
    focus: () => heading.focus(),
    destroy: scrolling.stop,
  };
}
