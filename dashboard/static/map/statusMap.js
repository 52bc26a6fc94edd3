/**
 * The map of control on a Leaflet map: keeps what is to be shown, and draws as little as each change
 * needs. A day repaints the status canvas, at most once per animation frame; theme, language and
 * drawing redraw the view; a hover touches only the marks.
 */

import { paletteOf } from "../shared/palette.js";
import { clamp } from "../shared/days.js";
import { blendAt } from "./colours.js";
import { fitCanvas, frameClass } from "./frame.js";
import { drawLabels } from "./labelPainter.js";
import { oblastLabels, riverLabels, settlementLabels, unitLabels } from "./labelSource.js";
import { drawMarks } from "./marks.js";
import { drawBase, drawHairlines, strokeUnits } from "./outlines.js";
import { Snapshot } from "./snapshot.js";
import { StatusPainter } from "./statusPainter.js";

/** Lines and text may be sharper than fills: they are drawn once per view. */
const MAX_LINE_PIXEL_RATIO = 2;

/**
 * @typedef {object} Look
 * @property {string} theme "light" or "dark"
 * @property {"en" | "uk"} lang
 * @property {string} drawing one of DRAWINGS
 * @property {boolean} tiles whether a picture of the ground lies below
 */

export class StatusMap {
  /**
   * @param {any} L Leaflet 1.9
   * @param {any} map the Leaflet map
   * @param {import("./model.js").Model} model
   * @param {object} options
   * @param {number} options.day first day to show
   * @param {Look} options.look
   * @param {() => import("./labels.js").Box[]} options.covered boxes of the map that controls cover,
   *   CSS pixels of its container
   * @param {(day: number, summary: import("./snapshot.js").Summary) => void} options.onPaint
   */
  constructor(L, map, model, { day, look, covered, onPaint }) {
    this.look = look;
    this._covered = covered;
    this._onPaint = onPaint;
    this._filters = { units: /** @type {string[]} */ ([]), statuses: /** @type {string[]} */ ([]) };
    this._take(model, day);
    this._base = null;
    this._labels = [];
    this._units = [];
    this._marks = { hovered: /** @type {number[]} */ ([]), selected: -1 };
    this._frame = new (frameClass(L))({
      names: ["status", "lines", "marks"],
      draw: (/** @type {any} */ view, /** @type {any} */ canvases) => this._drawView(view, canvases),
    });
    this._frame.addTo(map);
    // Names must not grow with the picture while it is zoomed.
    this._hideNames = () => this._redrawLines({ named: false });
    this._map = map.on("zoomstart", this._hideNames);
    // Canvas text does not change by itself when its font arrives.
    this._drawAgain = () => this._redrawLines();
    document.fonts.addEventListener("loadingdone", this._drawAgain);
  }

  /** Take everything off the map. */
  remove() {
    cancelAnimationFrame(this._pending ?? 0);
    this._map.off("zoomstart", this._hideNames);
    document.fonts.removeEventListener("loadingdone", this._drawAgain);
    this._frame.remove();
  }

  /**
   * Show another history at once; what is drawn for other ground, names and outlines, goes with it.
   *
   * @param {import("./model.js").Model} model
   * @param {number} day
   */
  setModel(model, day) {
    const isMoved = model.cells !== this.model.cells;
    if (isMoved) {
      this._base = null;
      this._labels = [];
      this._units = [];
      this._marks = { hovered: [], selected: -1 };
    }
    this._take(model, day);
    this._reported = false;
    this._frame.redraw();
    return this;
  }

  /** @param {number} day */
  setDay(day) {
    this.day = clamp(day, 0, this.model.history.days - 1);
    this._repaintSoon();
    return this;
  }

  /** @param {{units: string[], statuses: string[]}} filters */
  setFilters(filters) {
    this._filters = filters;
    this._snapshot.filter(filters);
    const wanted = new Set(filters.units);
    this._chosen = (/** @type {{katottg?: string}} */ unit) => wanted.has(unit.katottg ?? "");
    this._repaintSoon();
    this._redrawLines();
    return this;
  }

  /** @param {Partial<Look>} look */
  setLook(look) {
    this.look = { ...this.look, ...look };
    this._frame.redraw();
    return this;
  }

  /** @param {import("./base.js").Base} base */
  setBase(base) {
    this._base = base;
    this._redrawLines();
    return this;
  }

  /** @param {{en: string[], uk: string[]}} names */
  setNames(names) {
    this._units = [...unitLabels(this.model, "raion"), ...unitLabels(this.model, "hromada")];
    this._labels = settlementLabels(this.model, names);
    this._redrawLines();
    return this;
  }

  /** @param {{hovered?: number[], selected?: number}} marks indices of settlements; -1 is none */
  setMarks(marks) {
    this._marks = { ...this._marks, ...marks };
    if (this._frame.view) drawMarks(this._scene("marks"), this.model, this._marks);
    return this;
  }

  /**
   * @param {{x: number, y: number}} containerPoint CSS pixels of the map's container
   * @returns {number} settlement there that the filters let through, or -1
   */
  placeAt(containerPoint) {
    return this._frame.view ? this._painter.placeAt(this._frame.toView(containerPoint)) : -1;
  }

  /**
   * Draw what is shown now.
   *
   * @param {CanvasRenderingContext2D} context in CSS pixels of the map's container
   */
  drawOn(context) {
    const { x, y } = this._frame.toView({ x: 0, y: 0 });
    for (const canvas of Object.values(this._frame.canvases)) {
      context.drawImage(canvas, -x, -y, Number.parseFloat(canvas.style.width), Number.parseFloat(canvas.style.height));
    }
  }

  /** @param {string} label the picture in words */
  describe(label) {
    const canvas = this._frame.canvases.status;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
  }

  _take(model, day) {
    this.model = model;
    this.day = clamp(day, 0, model.history.days - 1);
    this._snapshot = new Snapshot(model.history, model.membership, model.placed);
    this._snapshot.filter(this._filters);
    this._painter = new StatusPainter(model, this._snapshot);
    this._summary = this._painter.show(this.day);
  }

  _repaintSoon() {
    this._pending ??= requestAnimationFrame(() => {
      this._pending = undefined;
      this._showDay();
    });
  }

  _showDay() {
    this._summary = this._painter.show(this.day);
    // A map without size (an unopened tab) has painted nothing; it reports when it has.
    if (this._frame.view) this._onPaint(this.day, this._summary);
  }

  _drawView(view, canvases) {
    const palette = paletteOf(this.look.theme);
    this._painter.rebuild(canvases.status, view, { palette, drawing: this.look.drawing });
    for (const name of ["lines", "marks"]) fitCanvas(canvases[name], view, linePixelRatio());
    this._redrawLines();
    drawMarks(this._scene("marks"), this.model, this._marks);
    if (!this._reported) this._onPaint(this.day, this._summary);
    this._reported = true;
  }

  _redrawLines({ named } = { named: true }) {
    if (!this._frame.view) return;
    const scene = this._scene("lines");
    const { view, context } = scene;
    context.clearRect(0, 0, view.widthPx, view.heightPx);
    drawHairlines(scene, this.model.cells, blendAt(this.look.drawing, view.zoom).cells);
    const base = this._base;
    if (base) {
      drawBase(scene, base, { ground: !this.look.tiles });
      if (this._chosen) strokeUnits(scene, [...base.oblasts, ...base.raions, ...base.hromadas].filter(this._chosen), scene.palette.accent, 2.4);
    }
    if (named) this._drawNames(scene);
  }

  /** Names by importance: neighbours and larger settlements, then units, then villages. */
  _drawNames(scene) {
    const { lang, drawing } = this.look;
    const around = this._base ? oblastLabels(this._base, scene.view) : [];
    const towns = this._labels.filter(({ kind }) => kind !== "village");
    const villages = this._labels.filter(({ kind }) => kind === "village");
    const rivers = this._base ? riverLabels(this._base, scene.view) : [];
    const labels = [...around, ...towns, ...rivers, ...this._units, ...villages];
    drawLabels(scene, labels, { lang, drawing, size: this.model.size, reserved: this._reserved() });
  }

  /** Boxes that controls cover, in the view. */
  _reserved() {
    return this._covered().map(({ left, top, right, bottom }) => {
      const from = this._frame.toView({ x: left, y: top });
      return { left: from.x, top: from.y, right: from.x + right - left, bottom: from.y + bottom - top };
    });
  }

  /** @returns {import("./outlines.js").Scene} */
  _scene(name) {
    const context = this._frame.canvases[name].getContext("2d");
    const pixelRatio = linePixelRatio();
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    return { context, view: this._frame.view, palette: paletteOf(this.look.theme) };
  }
}

function linePixelRatio() {
  return Math.min(globalThis.devicePixelRatio || 1, MAX_LINE_PIXEL_RATIO);
}
