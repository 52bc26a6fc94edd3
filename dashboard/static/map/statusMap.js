/**
 * The map of control on a Leaflet map: keeps what is to be shown, and draws as little as each change
 * needs. A day repaints the status canvas, at most once per animation frame; theme and drawing redraw the
 * view. What lies over the status (lines and names, marks) is told when the view changes.
 */

import { clamp } from "../shared/days.js";
import { paletteOf } from "../shared/palette.js";
import { frameClass } from "./frame.js";
import { Snapshot } from "./snapshot.js";
import { StatusPainter } from "./statusPainter.js";

/**
 * @typedef {object} Look
 * @property {string} theme "light" or "dark"
 * @property {"en" | "uk"} lang
 * @property {string} drawing one of DRAWINGS
 * @property {boolean} tiles whether a picture of the ground lies below
 *
 * @typedef {object} Layer what lies over the status
 * @property {() => void} follow the view, or the look of it, is another: what was drawn is stale
 * @property {() => void} rest the movement has ended
 * @property {() => void} flush draw now what was put off
 */

export class StatusMap {
  /**
   * @param {any} L Leaflet 1.9
   * @param {any} map the Leaflet map
   * @param {import("./model.js").Model} model
   * @param {object} options
   * @param {number} options.day first day to show
   * @param {Look} options.look
   * @param {{units: string[], statuses: string[]}} options.filters
   * @param {(day: number, summary: import("./snapshot.js").Summary, model: import("./model.js").Model) => void} options.onPaint
   */
  constructor(L, map, model, { day, look, filters, onPaint }) {
    this.look = { ...look };
    this._onPaint = onPaint;
    this._filters = filters;
    /** @type {Layer[]} */
    this._layers = [];
    this._take(model, day);
    this._frame = new (frameClass(L))({
      names: ["status"],
      draw: () => this._drawView(),
      rest: () => this._layers.forEach((layer) => layer.rest()),
    });
    this._frame.addTo(map);
  }

  /** @returns {import("./projection.js").View | null} what is drawn; null while the map has no size */
  get view() {
    return this._frame.view ?? null;
  }

  /** Take everything off the map. */
  remove() {
    cancelAnimationFrame(this._pending ?? 0);
    this._frame.remove();
  }

  /**
   * @param {string} name
   * @param {string} [under] name of a canvas that stays above it
   * @returns {HTMLCanvasElement} over all others if nothing else is said; the layer draws on it
   */
  addCanvas(name, under) {
    return this._frame.addCanvas(name, under);
  }

  /** @param {Layer} layer told of every change of view from now on */
  addLayer(layer) {
    this._layers.push(layer);
  }

  /**
   * Show another history at once.
   *
   * @param {import("./model.js").Model} model
   * @param {number} day
   */
  setModel(model, day) {
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

  /** @param {{units: string[], statuses: string[], marks?: number}} filters */
  setFilters(filters) {
    // Whoever speaks of units and statuses leaves the marks as they are.
    this._filters = { marks: this._filters.marks, ...filters };
    this._snapshot.filter(this._filters);
    this._repaintSoon();
    return this;
  }

  /** @param {((day: number) => Uint8Array) | null} oldOn which settlements fade on a day; null for none */
  setOld(oldOn) {
    if (!oldOn && !this._snapshot.fades) return this;
    this._snapshot.fade(oldOn, this.model.codes);
    this._summary = this._painter.show(this.day);
    this._reported = false;
    this._frame.redraw();
    return this;
  }

  /** @param {Partial<Look>} look */
  setLook(look) {
    this.look = { ...this.look, ...look };
    this._frame.redraw();
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
   * @param {{x: number, y: number}} containerPoint
   * @returns {{x: number, y: number}} CSS pixels of the view
   */
  toView(containerPoint) {
    return this._frame.toView(containerPoint);
  }

  /**
   * Draw what is shown now.
   *
   * @param {CanvasRenderingContext2D} context in CSS pixels of the map's container
   */
  drawOn(context) {
    for (const layer of this._layers) layer.flush();
    const { x, y } = this._frame.toView({ x: 0, y: 0 });
    for (const canvas of this._frame.stack()) {
      if (canvas.style.display === "none") continue;
      const { e: left, f: top } = new DOMMatrix(canvas.style.transform); // a canvas may lie inside the view
      context.drawImage(canvas, left - x, top - y, Number.parseFloat(canvas.style.width), Number.parseFloat(canvas.style.height));
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
    // Nothing to paint on yet.
    this._summary = this._snapshot.show(this.day);
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
    if (this._frame.view) this._onPaint(this.day, this._summary, this.model);
  }

  _drawView() {
    const { view, canvases } = this._frame;
    this._painter.rebuild(canvases.status, view, { palette: paletteOf(this.look.theme), drawing: this.look.drawing });
    for (const layer of this._layers) layer.follow();
    if (!this._reported) this._onPaint(this.day, this._summary, this.model);
    this._reported = true;
  }
}
