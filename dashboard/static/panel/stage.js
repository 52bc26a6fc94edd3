/** The panel's two views and the switch between them. */

import { onConnection } from "../shared/connection.js";
import { el } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { historyHref, levelOf } from "../shared/links.js";
import { throttle } from "../map/throttle.js";
import { createEvents } from "./events.js";
import { createPlace } from "./place.js";

/** From this speed of arriving days on, cards come and go without moving. */
const CALM_MS = 300;
/** While days run nobody reads as fast as they could be written. */
const DRAW_EVERY_MS = 80;
/** Days this near each other are a rush, in which all cards change from one drawing to the next. */
const RUSH_MS = 50;
const DRAW_IN_RUSH_MS = 320;

/**
 * @param {object} options
 * @param {HTMLElement} options.root
 * @param {import("../shared/text.js").Text} options.text
 * @param {import("../shared/days.js").Calendar} options.calendar
 * @param {number} options.days
 * @param {any[]} options.events
 * @param {import("../shared/links.js").Source} options.source
 * @param {import("../shared/channel.js").Channel} options.channel
 * @param {{day: number, playing: boolean, span: {from: number, to: number}, units: string[], sel: string | null, reading: import("./events.js").Reading}} options.seen
 * @param {(katottg: string | null) => void} options.select
 */
export function createStage({ root, text, calendar, days, events, source, channel, seen, select }) {
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  let lastShown = 0;
  let fast = false;
  const desk = {
    text,
    calendar,
    days,
    source,
    hover: (/** @type {string[]} */ katottg) => channel.post("hover", { katottg }),
    goTo(/** @type {number} */ day, /** @type {string | undefined} */ place = undefined) {
      channel.post("goto", place ? { day, place } : { day });
      if (place && levelOf(place) === "settlement") select(place);
    },
    select: (/** @type {string} */ katottg) => select(katottg),
    close: () => select(null),
  };
  const list = createEvents(desk, events, seen.reading, () => motion.matches || fast);
  const placeBox = el("div", {});
  const tabs = { events: tab("events", text.say("panel.tab.events")), place: tab("place", "") };
  const bar = el(
    "div",
    { class: "ctl-tabs", role: "group", "aria-label": text.say("panel.views") },
    tabs.events,
    tabs.place,
  );
  root.replaceChildren(bar, list.root, placeBox);
  /** @type {ReturnType<typeof createPlace> | null} */
  let place = null;
  /** @type {"events" | "place"} */
  let view = "events";
  let asked = new AbortController();
  let isMissing = false; // the place's history could not be had
  let waiting = 0;

  /** @param {"events" | "place"} name @param {string} label */
  function tab(name, label) {
    return el("button", { type: "button", class: "ctl-tab", onclick: () => turn(name) }, label);
  }

  /** @param {"events" | "place"} name */
  function turn(name) {
    view = name;
    list.root.hidden = view !== "events";
    placeBox.hidden = view !== "place";
    for (const [each, button] of Object.entries(tabs))
      button.setAttribute("aria-pressed", String(each === view));
    bar.hidden = seen.sel === null;
    draw();
  }

  async function openPlace() {
    asked.abort();
    asked = new AbortController();
    const hadFocus = placeBox.contains(/** @type {any} */ (root.getRootNode()).activeElement);
    place = null;
    isMissing = false;
    placeBox.replaceChildren();
    const katottg = seen.sel;
    turn(katottg ? "place" : "events");
    if (!katottg) {
      if (hadFocus) list.focus();
      return;
    }
    const { signal } = asked;
    tabs.place.textContent = text.say("panel.tab.place");
    placeBox.replaceChildren(el("p", { class: "ctl-small" }, text.say("panel.loading")));
    try {
      const passport = await fetchJson(historyHref(source, katottg), signal);
      const named = events.filter(({ places }) => places.includes(katottg));
      place = createPlace(desk, passport, named);
      tabs.place.textContent = text.pick({ en: passport.name_en, uk: passport.name_uk });
      placeBox.replaceChildren(place.root);
      draw();
      if (!hadFocus) return;
      place.focus();
      bar.scrollIntoView({ block: "nearest" });
    } catch (error) {
      if (signal.aborted) return;
      isMissing = true;
      const key = navigator.onLine ? "panel.error.place" : "panel.offline.place";
      placeBox.replaceChildren(el("div", { class: "ctl-fault", role: "alert" }, text.say(key)));
      if (navigator.onLine) console.error("panel:", error);
    }
  }

  /** Draw the view in front; the other one catches up when it is turned to. */
  function draw() {
    if (view === "events") list.show(seen.span, seen.day, seen.units);
    else place?.show(seen.day);
  }

  const drawInFrame = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  };
  const drawSoon = throttle(drawInFrame, DRAW_EVERY_MS);
  const drawInRush = throttle(drawInFrame, DRAW_IN_RUSH_MS);

  const openMissing = () => {
    if (isMissing) openPlace();
  };
  const stopConnection = onConnection((isThere) => isThere && openMissing());
  openPlace();

  return {
    show() {
      const now = performance.now();
      fast = seen.playing || now - lastShown < CALM_MS;
      const isRush = now - lastShown < RUSH_MS;
      lastShown = now;
      if (isRush && view === "events") drawInRush();
      else drawSoon();
    },
    select: openPlace,
    /** The server answers again: ask once more for what it did not give. */
    again: openMissing,
    /** @param {string[]} codes */
    point: (codes) => list.point(new Set(codes)),
    destroy() {
      cancelAnimationFrame(waiting);
      for (const soon of [drawSoon, drawInRush]) soon.cancel();
      stopConnection();
      asked.abort();
      list.destroy();
    },
  };
}
