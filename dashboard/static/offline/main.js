/** Entry of the page that needs no server: the app's map, a slider, events, and what the file is. */

import { mount } from "../map/main.js";
import { openChannel } from "../shared/channel.js";
import { dayText } from "../shared/dates.js";
import { createCalendar } from "../shared/days.js";
import { el } from "../shared/dom.js";
import { applyPalette } from "../shared/palette.js";
import { createText } from "../shared/text.js";
import { commandOf, focusOf, mayTake } from "../timeline/keys.js";
import { Clock, changingDays } from "./clock.js";
import { eventList, eventsAround } from "./events.js";
import { byLanguage, readInlined, serveInlined } from "./inlined.js";
import { createStrip } from "./strip.js";

const CHANNEL = "offline";
const MAP_OPTIONS = {
  center: [49.6, 36.6],
  zoom: 8,
  zoomControl: false,
  attributionControl: false,
  worldCopyJump: false,
  minZoom: 5,
  maxZoom: 15,
  zoomSnap: 0.25,
};

class OfflinePage {
  /** @param {import("./inlined.js").Inlined} inlined */
  constructor(inlined) {
    this._inlined = inlined;
    this._timeline = inlined.files["timeline.json"];
    this._calendar = createCalendar(this._timeline.first);
    this._strings = byLanguage(inlined.strings);
    this._lang = navigator.language.startsWith("uk") ? "uk" : "en";
    this._theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    this._filters = inlined.filters;
    this._channel = openChannel(CHANNEL, "timeline");
    this._clock = new Clock({
      days: this._timeline.days,
      day: inlined.day,
      changes: changingDays(this._timeline),
      onDay: () => this._show(),
    });
    this._root = /** @type {HTMLElement} */ (document.getElementById("ctl-page"));
    this._map = el("div", { class: "off-map" });
    this._aside = el("aside", { class: "off-aside" });
    this._bar = el("div", { class: "off-bar" });
    this._root.append(this._map, this._bar, this._aside);
    this._dress();
    this._listen();
  }

  /** @returns {Promise<void>} when the map stands */
  async start() {
    serveInlined(this._inlined.files);
    const L = /** @type {any} */ (globalThis).L;
    const { day } = this._clock;
    await mount(L.map(this._map, MAP_OPTIONS), {
      assets: "inlined/",
      channel: CHANNEL,
      strings: async () => this._strings,
      lang: this._lang,
      theme: this._theme,
      day,
    });
    this._root.dataset.ready = "true";
  }

  _listen() {
    this._channel.on("hello", () => this._tell());
    this._channel.on("filters", ({ units, statuses }) => {
      this._filters = /** @type {any} */ ({ units, statuses });
    });
    this._channel.on("key", ({ key, shift }) => this._run(commandOf({ key: String(key), shiftKey: Boolean(shift) })));
    document.addEventListener("keydown", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (event.defaultPrevented || this._map.contains(target)) return;
      const command = commandOf(event);
      if (command === null || !mayTake(event.key, focusOf(target, this._slider))) return;
      if (this._run(command)) event.preventDefault();
    });
  }

  /** @param {string | null} command @returns {boolean} */
  _run(command) {
    return command !== null && this._clock.run(command);
  }

  /** Everything that the map has to know. */
  _tell() {
    this._channel.post("filters", this._filters);
    this._channel.post("prefs", { lang: this._lang, theme: this._theme });
    this._channel.post("day", { day: this._clock.day, playing: this._clock.playing });
  }

  /** Words and colours. */
  _dress() {
    const text = (this._text = createText(this._strings[this._lang], this._lang));
    document.documentElement.lang = this._lang;
    applyPalette(this._root, this._theme);
    const button = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {() => void} */ act) =>
      el("button", { type: "button", "aria-label": text.say(key), title: text.say(key), onclick: act }, sign);
    this._play = button("offline.play", "▶", () => this._clock.toggle());
    this._slider = el("input", { type: "range", min: 0, max: this._timeline.days - 1, "aria-label": text.say("offline.day") });
    this._slider.addEventListener("input", () => {
      this._clock.pause();
      this._clock.go(Number(this._slider.value));
    });
    this._date = el("output", { class: "off-date" });
    this._bar.replaceChildren(
      el(
        "div",
        { class: "off-buttons" },
        button("offline.change.before", "«", () => this._run("change-")),
        button("offline.before", "‹", () => this._run("day-")),
        this._play,
        button("offline.after", "›", () => this._run("day+")),
        button("offline.change.after", "»", () => this._run("change+")),
        this._date,
        el("span", { class: "off-gap" }),
        button("offline.theme", "◐", () => this._turn({ theme: this._theme === "dark" ? "light" : "dark" })),
        el("button", { type: "button", onclick: () => this._turn({ lang: this._lang === "en" ? "uk" : "en" }) }, text.say("offline.language")),
      ),
      el("div", { class: "off-slider" }, createStrip(this._timeline.occupied, text.say("offline.strip")), this._slider),
    );
    this._events = el("div", {});
    this._aside.replaceChildren(el("h2", {}, text.say("offline.events")), this._events, this._about());
    this._show();
  }

  /** @param {{lang?: "en" | "uk", theme?: string}} choice */
  _turn({ lang = this._lang, theme = this._theme }) {
    [this._lang, this._theme] = [lang, theme];
    this._dress();
    this._tell();
  }

  _about() {
    const { about, title } = this._inlined;
    const rows = Object.entries(about).flatMap(([name, value]) => {
      const items = Array.isArray(value) ? value : [value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value)];
      return [el("dt", {}, name), ...items.map((item) => el("dd", {}, item))];
    });
    return el(
      "details",
      { class: "off-about", open: true },
      el("summary", {}, this._text.say("offline.about")),
      el("p", {}, `${title}. ${this._text.say("offline.saved", { dataset: about.dataset })}`),
      el("p", {}, this._text.say("offline.keys")),
      el("dl", {}, ...rows),
    );
  }

  _show() {
    const { day, playing } = this._clock;
    const words = dayText(this._calendar.date(day), this._lang);
    this._date.textContent = words;
    this._slider.value = String(day);
    this._slider.setAttribute("aria-valuetext", words);
    this._play.textContent = playing ? "❚❚" : "▶";
    this._play.setAttribute("aria-label", this._text.say(playing ? "offline.pause" : "offline.play"));
    this._channel.post("day", { day, playing });
    const found = eventsAround(this._inlined.events, day);
    const key = `${this._lang} ${found.map(({ id }) => id).join()}`;
    if (key === this._shownEvents && this._events.hasChildNodes()) return;
    this._shownEvents = key;
    this._events.replaceChildren(eventList(found, this._text, (index) => this._calendar.date(index)));
  }
}

new OfflinePage(readInlined()).start().catch((error) => {
  const fault = el("p", { role: "alert" }, `The page could not be drawn. Не вдалося намалювати сторінку. (${error.message})`);
  document.body.prepend(fault);
  throw error;
});
