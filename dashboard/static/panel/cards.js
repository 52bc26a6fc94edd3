/** A list of cards that follows the window: cards come in and leave quietly, and are kept by id. */

import { el } from "../shared/dom.js";
import { createCard } from "./card.js";

/** Cards in the page at once; more wait behind a button. */
export const PAGE_CARDS = 30;

/** How long a card takes to leave; panel.css has the same. */
const LEAVE_MS = 160;

/**
 * @param {import("./card.js").Desk} desk
 * @param {() => boolean} still  true if nothing should move: reduced motion, or fast playing
 */
export function createCards(desk, still) {
  const list = el("ol", { class: "ctl-cards" });
  const more = el("button", {
    type: "button",
    class: "ctl-button ctl-wide",
    onclick: () => turn(),
  });
  const root = el("div", {}, list, more);
  /** @type {Map<string, HTMLElement>} */
  const cards = new Map();
  /** @type {any[]} */
  let events = [];
  let from = 0;
  /** @type {Set<string>} */
  let marked = new Set();

  function drawMarks() {
    for (const [id, card] of cards) card.classList.toggle("ctl-card-now", marked.has(id));
  }

  function turn() {
    from = from + PAGE_CARDS < events.length ? from + PAGE_CARDS : 0;
    draw();
    list.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement} card */
  function leave(card) {
    if (still()) {
      card.remove();
      return;
    }
    card.classList.add("ctl-card-leaving");
    card.inert = true;
    setTimeout(() => card.remove(), LEAVE_MS);
  }

  function draw() {
    const shown = events.slice(from, from + PAGE_CARDS);
    const ids = new Set(shown.map(({ id }) => id));
    for (const [id, card] of cards) {
      if (ids.has(id)) continue;
      cards.delete(id);
      leave(card);
    }
    let before = list.firstElementChild;
    for (const event of shown) {
      let card = cards.get(event.id);
      if (!card) {
        card = createCard(event, desk);
        if (!still()) card.classList.add("ctl-card-entering");
        cards.set(event.id, card);
      }
      while (before?.classList.contains("ctl-card-leaving")) before = before.nextElementSibling;
      if (card === before) before = before.nextElementSibling;
      else list.insertBefore(card, before);
    }
    drawMarks();
    const rest = events.length - from - shown.length;
    more.hidden = events.length <= PAGE_CARDS;
    more.textContent =
      rest > 0 ? desk.text.count("panel.more", rest) : desk.text.say("panel.more.start");
  }

  return {
    root,
    list,
    events: () => events,
    /** Turn to the page that has an event. @param {any} event @returns {HTMLElement | undefined} its card */
    turnTo(event) {
      const page = Math.floor(events.indexOf(event) / PAGE_CARDS) * PAGE_CARDS;
      if (page !== from) {
        from = page;
        draw();
      }
      return cards.get(event.id);
    },
    /** Mark cards as of the day shown. @param {Set<string>} ids */
    mark(ids) {
      marked = ids;
      drawMarks();
    },
    /** @param {any[]} next  events to show, in order */
    show(next) {
      const same = next.length === events.length && next.every((event, at) => event === events[at]);
      if (same) return;
      events = next;
      from = 0;
      draw();
    },
    /** Mark the names of places that the map points at. @param {Set<string>} codes */
    point(codes) {
      for (const name of list.querySelectorAll("[data-place]")) {
        name.classList.toggle("ctl-pointed", codes.has(name.getAttribute("data-place")));
      }
    },
  };
}
