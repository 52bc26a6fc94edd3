/**
 * Who sets the day: keys, buttons, the thumb, playing, the panel and Python all come through here,
 * and from here the map, the panel and, at rest, Python hear of it.
 */

import { openChannel } from "../shared/channel.js";
import { clamp } from "../shared/days.js";
import { commandOf } from "./keys.js";
import { createPassport } from "./passport.js";
import { effectOf, goTo, playSpan, startPlaying } from "./commands.js";
import { advance, createPlayer } from "./player.js";
import { changeDays, seriesOf } from "./series.js";
import { createCommitter } from "./state.js";
import { createViewKeeper } from "./viewkeeper.js";
import { spanOf, windowOf, windowText } from "./window.js";

/**
 * @param {object} options
 * @param {ReturnType<typeof import("./state.js").createStore<import("./state.js").State>>} options.store
 * @param {import("../shared/days.js").Calendar} options.calendar
 * @param {number} options.days
 * @param {import("./main.js").Data} options.data
 * @param {(name: string, value: unknown) => void} options.say  to Python
 */
export function createConductor({ store, calendar, days, data, say }) {
  const channel = openChannel(data.channel, "timeline");
  const committer = createCommitter(
    (day) => say("day", calendar.iso(day)),
    store.get().day,
  );
  const windows = createCommitter((text) => say("window", text), data.window);
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {{change: number[], event: number[]}} */
  const stops = { change: [], event: [] };
  /** @type {import("./load.js").Files | null} */
  let files = null;
  /** @type {(message: any) => void} */
  let onPainted = () => {};
  /** @type {(command: string) => void} */
  let onCommand = () => {};
  const passport = createPassport(store, calendar);
  /** @type {{lang: string, theme: string}} */
  let looks = { lang: data.lang, theme: data.theme };
  let held = false; // the thumb is being dragged
  const views = createViewKeeper({ store, channel, known: data.view, say });

  const player = createPlayer({
    speed: () => store.get().speed,
    reduced: () => motion.matches,
    onDays(byDays) {
      const state = store.get();
      const { day, ended } = advance(state.day, byDays, playSpan(state, days), state.loop);
      store.set({ ...goTo(day, state, days), ...(ended ? { playing: false } : {}) });
    },
  });

  const sayDay = () => {
    const { day, playing, window } = store.get();
    channel.post("day", { day, playing, window: spanOf(window, day) });
  };
  const sayFilters = () => {
    const { units, statuses } = store.get();
    channel.post("filters", { units, statuses });
  };
  const sayDrawn = () => {
    const { drawing, marks } = store.get();
    channel.post("drawn", { drawing, marks });
  };
  const sayView = () => channel.post("view_of", { assets: store.get().source.assets });
  const sayAge = () => channel.post("age", { days: store.get().source.shown.age });
  const sayPlace = () => channel.post("select", { katottg: store.get().sel });
  const sayLooks = () => channel.post("prefs", looks);

  function countStops() {
    if (!files) return;
    stops.change = changeDays(seriesOf(files.timeline, store.get().units).series);
    stops.event = files.events.map(({ best }) => best);
  }

  const forget = store.subscribe((state, changed) => {
    if (changed.has("playing")) {
      if (state.playing) {
        committer.cancel();
        player.start();
      } else {
        player.stop();
        if (!held) committer.now(state.day);
      }
    }
    if (["day", "playing", "window"].some((name) => changed.has(/** @type {any} */ (name))))
      sayDay();
    if (changed.has("units") || changed.has("statuses")) {
      countStops();
      sayFilters();
    }
    if (changed.has("window")) windows.soon(windowText(state.window, calendar));
    if (changed.has("source")) {
      sayView();
      sayAge();
    }
    if (changed.has("sel") || changed.has("source")) passport.learn();
  });

  function sayAll() {
    sayView();
    sayAge();
    sayDrawn();
    sayDay();
    sayFilters();
    sayLooks();
    if (store.get().sel) sayPlace();
  }

  channel.on("hello", sayAll);
  channel.on("goto", ({ day }) => rest(/** @type {number} */ (day)));
  channel.on("select", ({ katottg }) => {
    store.set({ sel: /** @type {string | null} */ (katottg) });
    say("sel", katottg);
  });
  channel.on("filters", ({ units, statuses }) => {
    store.set(/** @type {any} */ ({ units, statuses }));
    say("statuses", statuses);
  });
  channel.on("drawn", ({ drawing, marks }) => {
    store.set(/** @type {any} */ ({ drawing, marks }));
    say("drawn", { drawing, marks });
  });
  // Asked for the same once more, it is news.
  channel.on("totals", ({ box }) => say("totals", { box, asked: Date.now() }));
  channel.on("view", (view) => views.hear(/** @type {any} */ (view)));
  channel.on("painted", (message) => onPainted(message));
  channel.on("key", ({ key, shift }) => {
    const command = commandOf({ key: String(key), shiftKey: shift === true });
    if (command) onCommand(command);
  });
  channel.on("error", ({ from, message }) => console.error(`${from}:`, message));

  const onHidden = () => document.hidden && store.set({ playing: false });
  document.addEventListener("visibilitychange", onHidden);

  /** Go to a day from outside the strip, and tell Python once it is quiet. */
  function rest(/** @type {number} */ day) {
    const state = store.get();
    store.set({ ...goTo(clamp(day, 0, days - 1), state, days), playing: false });
    committer.soon(store.get().day);
  }

  sayAll();
  if (data.sel) passport.learn();

  return {
    rest,
    /** @param {string} lang @param {string} theme */
    setLooks(lang, theme) {
      looks = { lang, theme };
      sayLooks();
    },
    setFiles(/** @type {import("./load.js").Files} */ loaded) {
      files = loaded;
      countStops();
    },
    /**
     * Python moves us. While playing, a day that Python merely remembers (a filter changed, say) is
     * no reason to jump back and stop.
     *
     * @param {number} day
     * @param {{sel: string | null, view: string, window: string, draw: string, marks: string[]}} told
     */
    obey(day, { sel, view: mapView, window, draw, marks }) {
      const state = store.get();
      const remembered = state.playing && day === committer.known();
      committer.learn(day);
      store.set({ sel, ...(remembered ? {} : { ...goTo(day, state, days), playing: false }) });
      sayPlace();
      store.set({ drawing: draw, marks });
      sayDrawn();
      if (window !== windows.known()) {
        store.set({ window: windowOf(window, calendar, days) });
        windows.learn(window);
      }
      views.obey(mapView);
    },
    /**
     * The server was started again, or forgot us: a new session began from the address. The map starts
     * anew from there; what the reader did since is news to Python.
     *
     * @param {import("./main.js").Data} begun
     */
    rejoin(begun) {
      channel.move(begun.channel);
      const state = store.get();
      views.rejoin(begun.view);
      sayAll();
      committer.learn(clamp(calendar.index(begun.day), 0, days - 1));
      windows.learn(begun.window);
      passport.again();
      if (!state.playing) committer.now(state.day);
      windows.now(windowText(state.window, calendar));
      const { drawing, marks } = state;
      if (begun.draw !== drawing || begun.marks.join() !== marks.join())
        say("drawn", { drawing, marks });
      if (begun.sel !== state.sel) say("sel", state.sel);
      if (begun.statuses.join() !== state.statuses.join()) say("statuses", state.statuses);
    },
    /** The thumb is held: the browser follows, Python does not hear. */
    drag(/** @type {number} */ day) {
      committer.cancel();
      held = true;
      store.set({ ...goTo(day, store.get(), days), playing: false });
    },
    release(/** @type {number} */ day) {
      held = false;
      committer.now(day);
    },
    /** The reader takes back a part of what is shown. */
    drop: (/** @type {string} */ name) => say("drop", name),
    /** @param {string} command */
    run(command) {
      const state = store.get();
      if (command === "play") {
        store.set(state.playing ? { playing: false } : startPlaying(state, days));
        return;
      }
      const effect = effectOf(command, state, { ...stops, place: state.place, calendar, days });
      if (!effect) return;
      store.set(effect);
      const now = store.get();
      if (now.day !== state.day && !now.playing) committer.soon(now.day);
    },
    onPainted: (/** @type {(message: any) => void} */ listener) => {
      onPainted = listener;
    },
    /** Keys pressed on the map. */
    onCommand: (/** @type {(command: string) => void} */ listener) => {
      onCommand = listener;
    },
    destroy() {
      forget();
      passport.destroy();
      player.stop();
      committer.cancel();
      windows.cancel();
      views.destroy();
      document.removeEventListener("visibilitychange", onHidden);
      channel.close();
    },
  };
}
