/** Ties the map of control, its controls and the channel together. */

import { dayText } from "../shared/dates.js";
import { createCalendar } from "../shared/days.js";
import { applyPalette } from "../shared/palette.js";
import { Camera } from "./camera.js";
import { createControls } from "./controls.js";
import { copyImage, pictureOf } from "./copyImage.js";
import { toggleStatus } from "./filters.js";
import { createPaper } from "./paper.js";
import { placeLines } from "./placeText.js";
import { listenToPointer } from "./pointer.js";
import { StatusMap } from "./statusMap.js";
import { stateText } from "./texts.js";
import { throttle } from "./throttle.js";
import { createTiles } from "./tiles.js";
import { createTooltip } from "./tooltip.js";

const SAY_STATE_EVERY_MS = 500;

/**
 * @typedef {object} State what the page has told us, also before the data came
 * @property {number | null} day
 * @property {"en" | "uk"} lang
 * @property {string} theme
 * @property {string} drawing
 * @property {{units: string[], statuses: string[]}} filters
 * @property {string | null} selected
 * @property {boolean} legendOpen
 * @property {boolean} tiles whether the reader wants them
 */

export class MapApp {
  /**
   * @param {any} L Leaflet 1.9
   * @param {any} map
   * @param {import("./model.js").Model} model
   * @param {object} options
   * @param {State} options.state
   * @param {Record<string, Record<string, string>>} options.strings per language
   * @param {import("../shared/channel.js").Channel} options.channel
   * @param {{lng: number, lat: number, zoom: number}} [options.view] where to look; else home
   * @param {import("./tiles.js").TileSettings | null} [options.tiles] where raster tiles may come from
   * @param {(message: string) => void} options.flash says something for a moment
   */
  constructor(L, map, model, { state, strings, channel, view, tiles, flash }) {
    Object.assign(this, { _L: L, _map: map, _model: model, _state: state, _strings: strings, _channel: channel, _flash: flash });
    this._tilesBy = tiles?.attribution ?? null;
    this._showTiles = tiles ? createTiles(L, map, tiles) : () => {};
    this._names = null;
    this._hovered = -1;
    // Names tell which settlement a code is; they come last.
    this._wanted = /** @type {[string | null, "fly" | "show" | "stay"]} */ ([state.selected, "show"]);
    this._calendar = createCalendar(model.header.first);
    this._sayState = throttle((label) => this.status.describe(label), SAY_STATE_EVERY_MS);
    this.camera = new Camera(L, map, model, () => this._controls.covered());
    this._dress();
    // What the headline covers is known when it says something.
    this._sayDay(state.day ?? model.history.days - 1);
    if (view) this.camera.restore(view);
    else this.camera.home();
    this._tooltip = createTooltip(map.getContainer());
    this.status = new StatusMap(L, map, model, {
      day: state.day ?? model.history.days - 1,
      look: state,
      covered: () => this._controls.covered(),
      onPaint: (day, summary) => this._painted(day, summary),
    });
    this.status.setFilters(state.filters);
    if (this._last) this._say(...this._last);
    this._stopPointer = listenToPointer(map, {
      placeAt: (point) => this.status.placeAt(point),
      onHover: (place, point) => this._hover(place, point),
      onSelect: (place) => this._select(place),
    });
    this._postView = () => channel.post("view", this.camera.view());
    map.on("moveend", this._postView);
    this._stopPaper = createPaper(map.getContainer(), () => this._forPaper());
    this._stopLooking = channel.on("look", ({ to }) => {
      if (to) this.camera.restore(/** @type {any} */ (to));
      else this.camera.home();
    });
  }

  get model() {
    return this._model;
  }

  /**
   * Show another view of the history in place: day, filters, language and, unless all of the layer is
   * framed, the map's view stay.
   *
   * @param {import("./model.js").Loaded} loaded
   */
  showHistory({ model, names, base }) {
    const isMoved = model.cells !== this._model.cells;
    this._hover(-1, { x: 0, y: 0 });
    this._model = model;
    this._calendar = createCalendar(model.header.first);
    this.status.setModel(model, this._state.day ?? model.history.days - 1);
    if (isMoved) this.camera.setModel(model);
    if (base) this.setBase(base);
    // Whoever has a place selected need not be taken there once more.
    if (this._names) this._wanted[1] = "stay";
    if (names) this.setNames(names);
  }

  /** @param {import("./base.js").Base} base */
  setBase(base) {
    this.status.setBase(base);
  }

  /** @param {import("./model.js").Names} names */
  setNames(names) {
    this._names = names;
    this._indexOf = new Map(names.katottg.map((katottg, index) => [katottg, index]));
    this.status.setNames(names);
    this.select(...this._wanted);
  }

  /** @param {number} day */
  setDay(day) {
    this.status.setDay(day);
  }

  /** @param {{units: string[], statuses: string[]}} filters */
  setFilters(filters) {
    this._state.filters = filters;
    this._controls.choose(filters.statuses);
    this.status.setFilters(filters);
  }

  /** @param {{lang: "en" | "uk", theme: string}} prefs */
  setPrefs({ lang, theme }) {
    Object.assign(this._state, { lang, theme });
    this._controls.remove();
    this._dress();
    // Names keep clear of the controls, so these must say what they say before.
    this._say(...this._last);
    this.status.setLook({ lang, theme });
  }

  /**
   * Mark a place that another part chose, and bring it into view.
   *
   * @param {string | null} katottg
   * @param {"fly" | "show" | "stay"} how fly there in any case, or only if it is out of view, or not at all
   */
  select(katottg, how) {
    this._wanted = [katottg, how];
    if (!this._names) return;
    const place = this._indexOf.get(katottg) ?? -1;
    this.status.setMarks({ selected: place });
    if (place !== -1 && how === "fly") this.camera.flyTo(place);
    if (place !== -1 && how === "show") this.camera.show(place);
  }

  /** @param {string[]} katottg settlements to outline */
  highlight(katottg) {
    const hovered = katottg.map((code) => this._indexOf?.get(code)).filter((place) => place !== undefined);
    this.status.setMarks({ hovered });
  }

  /** Tell a newcomer where we are. */
  introduce() {
    this._postView();
    this._postPainted(...this._last);
  }

  remove() {
    this._map.off("moveend", this._postView);
    this._stopLooking();
    this._sayState.cancel();
    this._stopPointer();
    this._stopPaper();
    this.status.remove();
    this._controls.remove();
    this._tooltip.element.remove();
    this.camera.remove();
  }

  /** Colours and words of the container and the controls. */
  _dress() {
    const { lang, theme, drawing, legendOpen, filters } = this._state;
    const container = this._map.getContainer();
    applyPalette(container, theme);
    container.lang = lang;
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", this._strings[lang]["map.label"]);
    this._controls = createControls(
      this._L,
      this._map,
      { strings: this._strings[lang], lang, theme, drawing, legendOpen, tilesBy: this._tilesBy },
      {
        onHome: () => this.camera.home(),
        onPicture: () => this._copyImage(),
        onTiles: () => this._toggleTiles(),
        onDrawing: (chosen) => this.status.setLook({ drawing: (this._state.drawing = chosen) }),
        onToggleStatus: (category) => this._toggle(category),
        onLegendOpen: (open) => {
          this._state.legendOpen = open;
        },
      },
    );
    this._controls.choose(filters.statuses);
    this._controls.showTiles(this._state.tiles);
  }

  _toggleTiles() {
    const tiles = (this._state.tiles = !this._state.tiles);
    this._showTiles(tiles);
    this._controls.showTiles(tiles);
    this.status.setLook({ tiles });
  }

  async _copyImage() {
    this._flash(await copyImage(this._shown()));
  }

  /** @returns {import("./copyImage.js").Shown} */
  _shown() {
    return {
      controls: this._controls,
      status: this.status,
      size: this._map.getSize(),
      theme: this._state.theme,
      date: this._calendar.iso(this._last[0]),
      dataset: this._model.header.dataset,
    };
  }

  /** What is seen, in light colours whatever the theme. */
  _forPaper() {
    const { lang, theme } = this._state;
    if (theme !== "light") this.setPrefs({ lang, theme: "light" });
    const picture = pictureOf(this._shown());
    if (theme !== "light") this.setPrefs({ lang, theme });
    return picture;
  }

  _toggle(category) {
    const { units, statuses } = this._state.filters;
    this.setFilters({ units, statuses: toggleStatus(statuses, category) });
    this._channel.post("filters", this._state.filters);
  }

  _painted(day, summary) {
    this._last = [day, summary];
    const { dataset } = this._map.getContainer();
    dataset.paintedDay = this._calendar.iso(day);
    dataset.paintedCount = String(summary.count);
    this._say(day, summary);
    this._postPainted(day, summary);
    if (this._hovered !== -1) this._hover(this._hovered, this._hoverPoint);
  }

  _say(day, summary) {
    const date = this._sayDay(day);
    this._controls.count(summary);
    // The first paint comes while the map is being made.
    if (this.status) this._sayState(stateText(this._controls.text, date, summary));
  }

  /** @returns {string} the day in words, as the headline says it */
  _sayDay(day) {
    const date = this._dayText(day);
    const { known_as_of: known, about } = this._model.header;
    this._controls.showDay(date, day, { known: known ? this._dayText(this._calendar.index(known)) : null, about: about ?? null });
    return date;
  }

  _dayText(/** @type {number} */ day) {
    return dayText(this._calendar.date(day), this._state.lang);
  }

  _postPainted(day, { count, counts, changing, disagreement }) {
    this._channel.post("painted", { day, count, counts, changing, disagreement });
  }

  _hover(place, point) {
    const moved = place !== this._hovered;
    this._hovered = place;
    this._hoverPoint = point;
    if (place === -1) this._tooltip.hide();
    else this._tooltip.show(point, this._names?.[this._state.lang][place] ?? "…", placeLines(this._controls.text, this._model, this._calendar, place));
    if (!moved) return;
    this._map.getContainer().classList.toggle("ctl-on-place", place !== -1);
    this.status.setMarks({ hovered: place === -1 ? [] : [place] });
    if (this._names) this._channel.post("hover", { katottg: place === -1 ? [] : [this._names.katottg[place]] });
  }

  _select(place) {
    this.status.setMarks({ selected: place });
    if (!this._names) return;
    const katottg = place === -1 ? null : this._names.katottg[place];
    this._wanted = [katottg, "stay"];
    this._channel.post("select", { katottg });
  }
}
