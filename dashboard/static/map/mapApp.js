/** All of the map that is not its first picture: ties controls, outlines, names and the channel together. */

import { onConnection } from "../shared/connection.js";
import { bitsOfMarks, MARKS } from "../shared/display.js";
import { insist } from "../shared/insist.js";
import { applyPalette } from "../shared/palette.js";
import { createControls } from "./controls.js";
import { copyImage, pictureOf, shownOf } from "./copyImage.js";
import { toggleStatus } from "./filters.js";
import { leaveOneFingerToThePage } from "./gestures.js";
import { HistoryView } from "./historyView.js";
import { passKeysOn } from "./keys.js";
import { loadBase, loadNames, loadView } from "./laterFiles.js";
import { Lines } from "./lines.js";
import { Fading } from "./fading.js";
import { createNotice } from "./notice.js";
import { createPaper } from "./paper.js";
import { Pointing } from "./pointing.js";
import { Saying } from "./saying.js";
import { missingStrings } from "./texts.js";
import { throttle } from "./throttle.js";
import { createTiles } from "./tiles.js";

const POST_VIEW_EVERY_MS = 150;

export class MapApp {
  /**
   * @param {import("./main.js").Stage} stage on which the first map stands
   * @param {Parameters<typeof import("./complete.js").complete>[1] & {strings: Record<string, Record<string, string>>}}
   *   options words per language
   */
  constructor(stage, { strings, assets, tiles, totals }) {
    const missing = missingStrings(strings);
    if (missing.length > 0) throw new Error(`no text for ${missing.join(", ")}`);
    const { map, state, channel } = stage;
    Object.assign(this, { _stage: stage, _map: map, _state: state, _strings: strings, _channel: channel });
    this._container = map.getContainer();
    this.status = /** @type {import("./statusMap.js").StatusMap} */ (stage.status);
    this._camera = /** @type {import("./camera.js").Camera} */ (stage.camera);
    this._offersTotals = totals;
    this._tilesBy = tiles?.attribution ?? null;
    this._showTiles = tiles ? createTiles(globalThis.L, map, tiles) : () => {};
    this._notice = createNotice(this._container);
    this._dress();
    this._lines = new Lines(this.status, map, () => this._camera.reserved());
    this._lines.choose(state.filters.units);
    this.pointing = new Pointing(stage, () => this._controls.text);
    this._saying = new Saying(this.status, { controls: () => this._controls, channel });
    if (stage.painted) this.showPainted(...stage.painted);
    this._views = new HistoryView({
      onShow: (loaded) => this._showHistory(loaded),
      onFail: (error) => this._fail("map.view.failed", error),
      onStay: () => this._notice.clear(),
    });
    this._views.shown = assets;
    this._fading = new Fading(this.status, {
      signal: stage.aborter.signal,
      onFail: (error) => this._fail("map.view.failed", error),
    });
    this.fade();
    this._stops = this._listen();
    this._postView();
    this._turnToWanted();
  }

  /**
   * Outlines and names, each as it comes, once somebody answers; the map stands without them.
   *
   * @returns {Promise<void>} when they are there, or a message says which are not yet
   */
  async furnish() {
    const { model } = this.status;
    const { signal } = this._stage.aborter;
    const assets = this._views.shown;
    const faults = new Set();
    const take = (/** @type {() => Promise<any>} */ load, /** @type {(value: any) => void} */ use, /** @type {string} */ fault) =>
      insist(
        load,
        (value) => {
          // Too late if the map has turned to other ground meanwhile.
          if (this.status.model.cells === model.cells) use(value);
          if (faults.delete(fault) && faults.size === 0) this._notice.clear();
        },
        {
          signal,
          onFail: (error) => {
            faults.add(fault);
            this._fail(fault, error);
          },
        },
      );
    await Promise.all([
      take(() => loadBase(assets, signal), (base) => this._lines.setBase(base), "map.base.failed"),
      take(() => loadNames(assets, model.history.count, signal), (names) => this._name(names), "map.names.failed"),
    ]);
  }

  /** @param {{units: string[], statuses: string[]}} filters */
  setFilters(filters) {
    this._state.filters = filters;
    const marks = bitsOfMarks(this._state.marks);
    this._controls.choose(filters.statuses, marks);
    this._lines.choose(filters.units);
    this.status.setFilters({ ...filters, marks });
  }

  /** The page tells what is to be drawn, and which marks places must bear. */
  setDrawn() {
    const { drawing, filters } = this._state;
    this._controls.showDrawing(drawing);
    if (drawing !== this.status.look.drawing) this.status.setLook({ drawing });
    this.setFilters(filters);
  }

  /** @param {{lang: "en" | "uk", theme: string}} prefs */
  setPrefs({ lang, theme }) {
    Object.assign(this._state, { lang, theme });
    this._controls.remove();
    this._dress();
    // Names keep clear of the controls, so these must say what they say before.
    this._saying.all();
    this.status.setLook({ lang, theme });
  }

  /** Fade what nobody has confirmed for as long as the page says. */
  fade() {
    this._fading.turn(this._state.age, /** @type {string} */ (this._views.shown));
  }

  /** Tell a newcomer where we are. */
  introduce() {
    this._postView();
    this._saying.post();
  }

  /**
   * Show another view of the history in place: day, filters, language and, unless all of the layer is
   * framed, the map's view stay.
   *
   * @param {string} assets address of its files
   */
  turnTo(assets) {
    this._views.show(assets, (signal) => loadView(assets, this.status.model, signal));
  }

  /** The view that the page wants, if it could not be had or was asked for before the map was there. */
  _turnToWanted() {
    const { assets } = this._state;
    if (assets !== this._views.shown) this.turnTo(assets);
  }

  /**
   * @param {number} day that has been painted
   * @param {import("./snapshot.js").Summary} summary
   */
  showPainted(day, summary) {
    this._saying.hear(day, summary);
    this.pointing.renew();
  }

  remove() {
    this._views.cancel();
    for (const stop of this._stops) stop();
    this._saying.stop();
    this.pointing.remove();
    this._lines.remove();
    this._controls.remove();
    this._notice.remove();
  }

  /** @returns {(() => void)[]} what stops it */
  _listen() {
    const { _map: map, _channel: channel, _container: container } = this;
    this._postView = () => channel.post("view", this._camera.view());
    const postSoon = throttle(this._postView, POST_VIEW_EVERY_MS);
    map.on("moveend", postSoon);
    return [
      () => map.off("moveend", postSoon),
      postSoon.cancel,
      leaveOneFingerToThePage(map, () => this._notice.flash(this._controls.text.say("map.two_fingers"))),
      passKeysOn(container.ownerDocument, channel),
      onConnection((isThere) => isThere && this._turnToWanted()),
      createPaper(container, () => this._forPaper()),
      channel.on("look", ({ to }) => {
        if (to) this._camera.restore(/** @type {any} */ (to));
        else this._camera.home();
      }),
    ];
  }

  /** @param {import("./laterFiles.js").Loaded} loaded */
  _showHistory({ model, names, base }) {
    const isMoved = model.cells !== this.status.model.cells;
    this._notice.clear();
    this.pointing.leave();
    this.status.setModel(model, this._state.day ?? model.history.days - 1);
    if (isMoved) {
      this._lines.clear();
      this.pointing.clear();
      this._camera.setModel(model);
    }
    if (base) this._lines.setBase(base);
    if (names) this._name(names);
    this._container.dataset.viewOf = this._views.shown ?? "";
    this.fade();
  }

  _name(/** @type {import("./names.js").Names} */ names) {
    this._lines.setNames(names);
    this.pointing.setNames(names);
  }

  _fail(key, error) {
    if (this._stage.aborter.signal.aborted) return;
    this._notice.show(`${this._controls.text.say(key)} (${/** @type {Error} */ (error).message})`, "fault");
    this._channel.post("error", { message: String(error) });
  }

  /** Colours and words of the container and the controls. */
  _dress() {
    const { lang, theme, drawing, legendOpen, filters, marks } = this._state;
    applyPalette(this._container, theme);
    const said = { lang, role: "region", "aria-label": this._strings[lang]["map.label"] };
    for (const [name, value] of Object.entries(said)) this._container.setAttribute(name, value);
    this._controls = createControls(
      globalThis.L,
      this._map,
      { strings: this._strings[lang], lang, theme, drawing, legendOpen, tilesBy: this._tilesBy, offersTotals: this._offersTotals },
      {
        onHome: () => this._camera.home(),
        onPicture: async () => this._notice.flash(await copyImage(this._shown())),
        onTotals: () => this._channel.post("totals", { box: this._camera.seen() }),
        onTiles: () => this._toggleTiles(),
        onDrawing: (drawing) => this._draw({ drawing }),
        onToggleStatus: (category) => this._toggle(category),
        onToggleMark: (mark) => this._toggleMark(mark),
        onLegendOpen: (open) => (this._state.legendOpen = open),
      },
    );
    this._controls.choose(filters.statuses, bitsOfMarks(marks));
    this._controls.showTiles(this._state.tiles);
  }

  _toggleTiles() {
    const tiles = (this._state.tiles = !this._state.tiles);
    this._showTiles(tiles);
    this._controls.showTiles(tiles);
    this.status.setLook({ tiles });
  }

  _toggle(category) {
    const { units, statuses } = this._state.filters;
    this.setFilters({ units, statuses: toggleStatus(statuses, category) });
    this._channel.post("filters", this._state.filters);
  }

  /** Only what bears a mark of the legend: a way of looking, no part of the page's filters. */
  _toggleMark(mark) {
    const bits = bitsOfMarks(this._state.marks) ^ mark;
    this._draw({ marks: Object.keys(MARKS).filter((word) => bits & MARKS[word]) });
  }

  /** @param {{drawing?: string, marks?: string[]}} chosen by the reader, here */
  _draw(chosen) {
    const { drawing, marks } = Object.assign(this._state, chosen);
    this.setDrawn();
    this._channel.post("drawn", { drawing, marks });
  }

  /** What is seen, with the words of just this day. */
  _shown() {
    this._saying.all();
    return shownOf(this._stage, this._controls);
  }

  /** What is seen, in light colours whatever the theme. */
  _forPaper() {
    const { lang, theme } = this._state;
    if (theme !== "light") this.setPrefs({ lang, theme: "light" });
    const picture = pictureOf(this._shown());
    if (theme !== "light") this.setPrefs({ lang, theme });
    return picture;
  }
}
