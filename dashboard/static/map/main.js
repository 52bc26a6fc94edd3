/**
 * Entry of the map: `mount` turns an empty Leaflet map into the map of control.
 *
 * The first map is painted by the few modules that this one imports; words, outlines, names and what
 * answers the hand come right after it, with `complete.js`. Nothing but constants and ids comes in by the
 * options; data come by fetch, the day, the filters and the preferences over the channel.
 */

import { openChannel } from "../shared/channel.js";
import { bitsOfMarks } from "../shared/display.js";
import { applyPalette } from "../shared/palette.js";
import { fetchFirstFiles } from "./boot.js";
import { Camera } from "./camera.js";
import { isSmall } from "./framing.js";
import { loadModel } from "./model.js";
import { StatusMap } from "./statusMap.js";

/** How long the first paint waits for somebody to say which day it is. */
const WAIT_FOR_DAY_MS = 400;
/** A map that takes longer than this says that it is on its way. */
const PATIENCE_MS = 500;

/**
 * @typedef {object} Options
 * @property {string} assets address of the dataset's files, with a trailing slash
 * @property {string} channel name of the session's channel
 * @property {() => Promise<Record<string, Record<string, string>>>} strings fetches all words, per language
 *   ("en", "uk")
 * @property {"en" | "uk"} [lang] until `prefs` come; default: that of the address, else "en"
 * @property {string} [theme] "light" or "dark" until `prefs` come; default: what the browser prefers
 * @property {number} [day] day index until a `day` comes; default: that of the address, else the last
 * @property {{lng: number, lat: number, zoom: number}} [view] where to look; default: the whole layer
 * @property {import("./tiles.js").TileSettings | null} [tiles] raster tiles that the reader may switch on
 * @property {boolean} [totals] there is somebody to ask for totals of what the map shows
 * @property {boolean} [embed] the map stands alone: its legend starts folded
 * @property {import("./boot.js").FirstFiles} [files] if somebody has asked for them already
 * @property {() => void} [onFirstMap] the first map is on the screen
 *
 * @typedef {object} State what the page has told us, also before the data came
 * @property {number | null} day
 * @property {"en" | "uk"} lang
 * @property {string} theme
 * @property {string} drawing
 * @property {string[]} marks of the legend, that places must bear one of to be shown; none for all
 * @property {{units: string[], statuses: string[]}} filters
 * @property {string | null} selected
 * @property {string} assets address of the view of the history that is to be shown
 * @property {number} age days without confirmation after which places fade; 0 is never
 * @property {boolean} legendOpen
 * @property {boolean} tiles whether the reader wants them
 *
 * @typedef {object} Stage what the map is made of, as far as it has come
 * @property {any} map
 * @property {State} state
 * @property {import("../shared/channel.js").Channel} channel
 * @property {AbortController} aborter
 * @property {() => Promise<Record<string, Record<string, string>>>} strings
 * @property {StatusMap | null} status
 * @property {Camera | null} camera
 * @property {import("./mapApp.js").MapApp | null} app
 * @property {[number, import("./snapshot.js").Summary] | null} painted
 * @property {import("./notice.js").Notice | null} notice before the app has one of its own
 * @property {((assets: string) => Promise<void>) | null} again after a failure: try another view of the history
 *
 * @typedef {object} Mounted
 * @property {() => void} destroy
 * @property {StatusMap | null} status null if the map could not be drawn; each day leaves a performance
 *   measure "ctl-day", each change of view a "ctl-view"
 */

/**
 * @param {any} map an empty Leaflet 1.9 map
 * @param {Options} options
 * @returns {Promise<Mounted>} when all of the map is there, or a message says what is not
 */
export async function mount(map, options) {
  const container = map.getContainer();
  container.classList.add("ctl-map");
  const state = initialState(options, container);
  applyPalette(container, state.theme);
  const channel = openChannel(options.channel, "map");
  /** @type {ReturnType<Options["strings"]> | undefined} */
  let words;
  const strings = () => (words ??= options.strings());
  /** @type {Stage} */
  const stage = { map, state, channel, aborter: new AbortController(), strings, status: null, camera: null, app: null, painted: null, notice: null, again: null };
  const { signal } = stage.aborter;
  const heardDay = listen(stage);
  const destroy = () => {
    stage.aborter.abort();
    channel.close();
    stage.notice?.remove();
    stage.app?.remove();
    stage.status?.remove();
    stage.camera?.remove();
    removeEventListener("pagehide", destroy);
  };
  addEventListener("pagehide", destroy);
  addEventListener("online", () => stage.again?.(state.assets), { signal });
  channel.post("hello");

  const begin = async (/** @type {string} */ assets, /** @type {Options["files"]} */ files) => {
    stage.again = null;
    const late = setTimeout(() => tell(stage, "map.loading", null), PATIENCE_MS);
    try {
      const [model] = await Promise.all([loadModel(files ?? fetchFirstFiles(assets, signal)), heardDay]);
      if (signal.aborted) return;
      paintFirst(stage, model, options);
      container.dataset.viewOf = assets;
    } catch (error) {
      if (!signal.aborted) await tell(stage, "map.failed", error);
      stage.again = begin;
    } finally {
      clearTimeout(late);
    }
    if (stage.status) await furnish(stage, options, assets);
  };
  await begin(options.assets, options.files);
  return { destroy, status: stage.status };
}

/**
 * @param {Stage} stage
 * @param {import("./model.js").Model} model
 * @param {Options} options
 */
function paintFirst(stage, model, { view, tiles, totals }) {
  const { map, state } = stage;
  const L = globalThis.L;
  stage.notice?.remove();
  stage.camera = new Camera(L, map, model, {
    controls: () => ({ lang: state.lang, legendOpen: state.legendOpen, tiles: Boolean(tiles), totals: Boolean(totals) }),
    units: state.filters.units,
  });
  if (view) stage.camera.restore(view);
  else stage.camera.home();
  stage.status = new StatusMap(L, map, model, {
    day: state.day ?? addressedDay(model.calendar) ?? model.history.days - 1,
    look: state,
    filters: { ...state.filters, marks: bitsOfMarks(state.marks) },
    onPaint: (day, summary, { calendar }) => {
      const { dataset } = map.getContainer();
      dataset.paintedDay = calendar.iso(day);
      const count = String(summary.count);
      if (dataset.paintedCount !== count) dataset.paintedCount = count;
      stage.painted = [day, summary];
      stage.app?.showPainted(day, summary);
    },
  });
}

/** What comes after the first map: first let that be seen. */
async function furnish(stage, options, assets) {
  await seen();
  if (stage.aborter.signal.aborted) return;
  options.onFirstMap?.();
  // Asked for together: the words are on their way while the modules are.
  stage.strings().catch(() => {});
  const { complete } = await import("./complete.js");
  await complete(stage, { assets, tiles: options.tiles ?? null, totals: Boolean(options.totals) });
}

/** Say what is going on, or what went wrong, before there is anything else to say it. */
async function tell(stage, key, error) {
  if (error) stage.channel.post("error", { message: String(error) });
  const [{ createNotice }, strings] = await Promise.all([import("./notice.js"), stage.strings()]);
  const { signal } = stage.aborter;
  if (signal.aborted || stage.status) return;
  const words = strings[stage.state.lang]?.[key] ?? key;
  stage.notice?.remove();
  stage.notice = createNotice(stage.map.getContainer());
  stage.notice.show(error ? `${words} (${error.message})` : words, error ? "fault" : "busy");
}

/**
 * Resolves when what has been drawn so far is on the screen, and nobody else has work to do at once. A
 * hidden page has no frames to wait for.
 */
function seen() {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => idle(resolve)));
    setTimeout(resolve, PATIENCE_MS);
  });
}

/**
 * Keep the state of the page up to date, and hand it to what there is of the map.
 *
 * @param {Stage} stage
 * @returns {Promise<void>} when the day is known, or nobody has told it in time
 */
function listen(stage) {
  const { channel, state } = stage;
  channel.on("filters", ({ units, statuses }) => {
    state.filters = /** @type {any} */ ({ units, statuses });
    if (stage.app) stage.app.setFilters(state.filters);
    else stage.status?.setFilters(state.filters);
    stage.camera?.setUnits(state.filters.units);
  });
  channel.on("drawn", ({ drawing, marks }) => {
    Object.assign(state, { drawing, marks });
    if (stage.app) stage.app.setDrawn();
    else stage.status?.setLook(state).setFilters({ ...state.filters, marks: bitsOfMarks(state.marks) });
  });
  channel.on("prefs", ({ lang, theme }) => {
    Object.assign(state, { lang, theme });
    if (stage.app) stage.app.setPrefs(state);
    else if (stage.status) stage.status.setLook(state);
    if (!stage.app) applyPalette(stage.map.getContainer(), state.theme);
  });
  channel.on("select", ({ katottg }) => {
    state.selected = /** @type {string | null} */ (katottg);
    stage.app?.pointing.select(state.selected, "show");
  });
  channel.on("view_of", ({ assets }) => {
    const isOther = state.assets !== assets;
    state.assets = String(assets);
    if (stage.app) stage.app.turnTo(state.assets);
    else if (isOther) stage.again?.(state.assets);
  });
  channel.on("age", ({ days }) => {
    state.age = Number(days);
    stage.app?.fade();
  });
  channel.on("hello", () => {
    stage.app?.introduce();
    // Whoever came late has not heard our question.
    if (state.day === null) channel.post("hello");
  });
  return new Promise((resolve) => {
    let isTold = false;
    if (state.day !== null) resolve();
    setTimeout(resolve, WAIT_FOR_DAY_MS);
    channel.on("day", ({ day }) => {
      state.day = Number(day);
      stage.status?.setDay(state.day);
      // Filters and preferences come with it, as messages of their own. A timer for each day would cost more than its painting.
      if (!isTold) setTimeout(resolve);
      isTold = true;
    });
  });
}

/** What the address of the page says: on a slow line it is here long before the timeline. */
function ofAddress(/** @type {string} */ key) {
  return new URLSearchParams(window.parent.location.search).get(key);
}

/**
 * @param {import("../shared/days.js").Calendar} calendar
 * @returns {number | null} index of the day of the address; the timeline explains one that is none
 */
function addressedDay(calendar) {
  const index = calendar.index(ofAddress("date") ?? "");
  return Number.isNaN(index) ? null : index;
}

/** @returns {State} */
function initialState(options, container) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    day: options.day ?? null,
    lang: (options.lang ?? ofAddress("lang")) === "uk" ? "uk" : "en",
    theme: options.theme ?? (dark ? "dark" : "light"),
    drawing: "auto",
    marks: [],
    filters: { units: [], statuses: [] },
    selected: null,
    assets: options.assets,
    age: 0,
    tiles: false,
    legendOpen: !options.embed && !isSmall({ x: container.clientWidth, y: container.clientHeight }),
  };
}
