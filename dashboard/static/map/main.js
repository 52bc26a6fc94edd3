/**
 * Entry of the map: `mount` turns an empty Leaflet map into the map of control.
 *
 * Nothing but constants and ids comes in by the options; data come by fetch, the day, the filters and
 * the preferences over the channel.
 */

import { openChannel } from "../shared/channel.js";
import { createText } from "../shared/text.js";
import { NARROW_PX } from "./controls.js";
import { fetchFirstFiles } from "./files.js";
import { leaveOneFingerToThePage } from "./gestures.js";
import { passKeysOn } from "./keys.js";
import { MapApp } from "./mapApp.js";
import { HistoryView } from "./historyView.js";
import { loadBase, loadModel, loadNames, loadView } from "./model.js";
import { createNotice } from "./notice.js";
import { missingStrings } from "./texts.js";

/** How long the first paint waits for somebody to say which day it is. */
const WAIT_FOR_DAY_MS = 400;

/**
 * @typedef {object} Options
 * @property {string} assets address of the dataset's files, with a trailing slash
 * @property {string} channel name of the session's channel
 * @property {Record<string, Record<string, string>>} strings all words, per language ("en", "uk")
 * @property {"en" | "uk"} [lang] until `prefs` come; default "en"
 * @property {string} [theme] "light" or "dark" until `prefs` come; default: what the browser prefers
 * @property {number} [day] day index until a `day` comes; default: the last
 * @property {{lng: number, lat: number, zoom: number}} [view] where to look; default: the whole layer
 * @property {import("./tiles.js").TileSettings | null} [tiles] raster tiles that the reader may switch on
 * @property {boolean} [embed] the map stands alone: its legend starts folded
 * @property {import("./files.js").FirstFiles} [files] if somebody has asked for them already
 *
 * @typedef {object} Mounted
 * @property {() => void} destroy
 * @property {import("./statusMap.js").StatusMap | null} status null if the map could not be drawn; each
 *   day leaves a performance measure "ctl-day", each change of view a "ctl-view"
 */

/**
 * @param {any} map an empty Leaflet 1.9 map
 * @param {Options} options
 * @returns {Promise<Mounted>} when the first day is painted, or when a message says why not
 */
export async function mount(map, options) {
  const container = map.getContainer();
  container.classList.add("ctl-map");
  const notice = createNotice(container);
  const channel = openChannel(options.channel, "map");
  const aborter = new AbortController();
  const mounted = { app: /** @type {MapApp | null} */ (null) };
  const state = initialState(options, container);
  const say = (/** @type {string} */ key) => createText(options.strings?.[state.lang] ?? {}, state.lang).say(key);
  const fail = (/** @type {string} */ key, /** @type {unknown} */ error) => {
    if (aborter.signal.aborted) return;
    notice.show(`${say(key)} (${/** @type {Error} */ (error).message})`, "fault");
    channel.post("error", { message: String(error) });
  };
  const views = new HistoryView({
    onShow: (/** @type {import("./model.js").Loaded} */ loaded) => {
      notice.clear();
      if (mounted.app) mounted.app.showHistory(loaded);
      else mounted.app = new MapApp(globalThis.L, map, loaded.model, { state, strings: options.strings, channel, view: options.view, tiles: options.tiles, flash: notice.flash });
      container.dataset.viewOf = views.shown ?? "";
    },
    onFail: (error) => fail(mounted.app ? "map.view.failed" : "map.failed", error),
    onStay: () => notice.clear(),
  });
  const heardDay = listen(channel, state, mounted);
  const releaseTouch = leaveOneFingerToThePage(map, () => notice.flash(say("map.two_fingers")));
  const releaseKeys = passKeysOn(container.ownerDocument, channel);
  const destroy = () => {
    aborter.abort();
    views.cancel();
    releaseKeys();
    channel.close();
    releaseTouch();
    mounted.app?.remove();
    notice.remove();
    removeEventListener("pagehide", destroy);
  };
  addEventListener("pagehide", destroy);

  /** The first view: its outlines and names come as they may, the map stands without them. */
  const begin = (/** @type {string} */ assets, /** @type {import("./files.js").FirstFiles | undefined} */ files) =>
    views.show(assets, async (signal) => {
      const [model] = await Promise.all([loadModel(files ?? fetchFirstFiles(assets, signal)), heardDay]);
      return { model, names: null, base: null };
    }).then(() => mounted.app && views.shown === assets && furnish(mounted.app, assets, aborter.signal, fail));
  const turnTo = (/** @type {string} */ assets) => {
    const app = mounted.app;
    return app ? views.show(assets, (signal) => loadView(assets, app.model, signal)) : begin(assets, undefined);
  };

  const missing = missingStrings(options.strings);
  if (missing.length > 0) {
    fail("map.failed", new Error(`no text for ${missing.join(", ")}`));
  } else {
    notice.show(say("map.loading"), "busy");
    channel.on("view_of", ({ assets }) => turnTo(/** @type {string} */ (assets)));
    const begun = begin(options.assets, options.files);
    channel.post("hello");
    await begun;
  }
  return { destroy, status: mounted.app?.status ?? null };
}

/** Outlines and names, each as it comes; too late if the map has turned to other ground meanwhile. */
async function furnish(app, assets, signal, fail) {
  const { cells, history } = app.model;
  const inTime = (/** @type {(value: any) => void} */ take) => (/** @type {any} */ value) => app.model.cells === cells && take(value);
  await Promise.all([
    loadBase(assets, signal).then(inTime((base) => app.setBase(base))).catch((error) => fail("map.base.failed", error)),
    loadNames(assets, history.count, signal).then(inTime((names) => app.setNames(names))).catch((error) => fail("map.names.failed", error)),
  ]);
}

/**
 * Keep the state of the page up to date, and hand it to the map once it stands.
 *
 * @returns {Promise<void>} when the day is known, or nobody has told it in time
 */
function listen(channel, state, mounted) {
  channel.on("filters", ({ units, statuses }) => {
    state.filters = { units, statuses };
    mounted.app?.setFilters(state.filters);
  });
  channel.on("prefs", ({ lang, theme }) => {
    Object.assign(state, { lang, theme });
    mounted.app?.setPrefs(state);
  });
  channel.on("select", ({ katottg }) => {
    state.selected = katottg;
    mounted.app?.select(katottg, "show");
  });
  channel.on("hover", ({ katottg }) => mounted.app?.highlight(katottg));
  channel.on("goto", ({ place }) => place && mounted.app?.select(place, "fly"));
  channel.on("hello", () => {
    mounted.app?.introduce();
    // Whoever came late has not heard our question.
    if (state.day === null) channel.post("hello");
  });
  return new Promise((resolve) => {
    if (state.day !== null) resolve();
    setTimeout(resolve, WAIT_FOR_DAY_MS);
    channel.on("day", ({ day }) => {
      state.day = day;
      mounted.app?.setDay(day);
      resolve();
    });
  });
}

/** @returns {import("./mapApp.js").State} */
function initialState(options, container) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    day: options.day ?? null,
    lang: options.lang === "uk" ? "uk" : "en",
    theme: options.theme ?? (dark ? "dark" : "light"),
    drawing: "auto",
    filters: { units: [], statuses: [] },
    selected: null,
    tiles: false,
    legendOpen: !options.embed && container.clientWidth >= NARROW_PX,
  };
}
