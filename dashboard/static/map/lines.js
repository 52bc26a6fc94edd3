/** Lines and names over the status: hairlines between cells, outlines, rivers, and what has a name. */

import { blendAt } from "./colours.js";
import { COUNTRY_LABELS } from "./countries.js";
import { drawLabels } from "./labelPainter.js";
import { oblastLabels, PlaceOrder, riverLabels, unitLabels } from "./labelSource.js";
import { drawBase, drawHairlines, stroke, traceBase, traceHairlines, traceUnits } from "./outlines.js";
import { Overlay } from "./overlay.js";

export class Lines {
  /**
   * @param {import("./statusMap.js").StatusMap} status
   * @param {any} map Leaflet map
   * @param {() => import("./labels.js").Box[]} covered boxes of the map where controls lie, CSS pixels of its
   *   container
   */
  constructor(status, map, covered) {
    this._status = status;
    this._covered = covered;
    this._lines = new Overlay(status, "lines", (scene) => this._drawLines(scene), { isWide: true });
    this._names = new Overlay(status, "names", (scene) => this._drawNames(scene), { isWide: true, isPlaced: true });
    this._wanted = new Set();
    this.clear();
    // Names must not grow with the picture while it is zoomed.
    this._hideNames = () => this._names.hide();
    this._map = map.on("zoomstart", this._hideNames);
    // Canvas text does not change by itself when its font arrives.
    this._drawAgain = () => this._names.soon();
    document.fonts.addEventListener("loadingdone", this._drawAgain);
  }

  /** Other ground: forget the outlines and names of what was there. */
  clear() {
    this._base = /** @type {import("./base.js").Base | null} */ (null);
    this._settlements = /** @type {import("./names.js").Names | null} */ (null);
    this._units = /** @type {import("./labelSource.js").Label[]} */ ([]);
    this._lines.show(true);
    this._names.show(true);
  }

  /** @param {import("./base.js").Base} base */
  setBase(base) {
    this._base = base;
    this._lines.soon();
    this._names.soon();
  }

  /** @param {import("./names.js").Names} names of settlements */
  setNames(names) {
    const { model } = this._status;
    this._units = [...unitLabels(model, "raion"), ...unitLabels(model, "hromada")];
    this._places = new PlaceOrder(model);
    this._settlements = names;
    this._names.soon();
  }

  /** @param {string[]} katottg units to outline */
  choose(katottg) {
    this._wanted = new Set(katottg);
    this._lines.soon();
  }

  remove() {
    this._lines.cancel();
    this._names.cancel();
    this._map.off("zoomstart", this._hideNames);
    document.fonts.removeEventListener("loadingdone", this._drawAgain);
  }

  _drawLines(scene) {
    const { view, palette } = scene;
    const { look, model } = this._status;
    const hairlines = traceHairlines(model.cells, view);
    if (hairlines) drawHairlines(scene, hairlines, blendAt(look.drawing, view.zoom).cells);
    const base = this._base;
    if (!base) return;
    drawBase(scene, traceBase(base, view), { ground: !look.tiles });
    const chosen = [...base.oblasts, ...base.raions, ...base.hromadas].filter(({ katottg }) => this._wanted.has(katottg));
    if (chosen.length > 0) stroke(scene.context, traceUnits(chosen, view), palette.accent, 2.4);
  }

  _drawNames(scene) {
    const { lang, drawing } = this._status.look;
    drawLabels(scene, (view) => this._labels(view), { lang, drawing, size: this._status.model.size, reserved: this._reserved(scene) });
  }

  /** By importance: neighbours and larger settlements, then rivers and units, then villages. */
  *_labels(view) {
    if (this._base) yield* oblastLabels(this._base, view);
    yield* COUNTRY_LABELS;
    if (this._settlements) yield* this._places.towns(this._settlements, view);
    if (this._base) yield* riverLabels(this._base, view);
    yield* this._units;
    if (this._settlements) yield* this._places.villages(this._settlements, view);
  }

  /** Boxes that controls cover, in the region that is drawn. */
  _reserved({ view, seen }) {
    const [dx, dy] = [seen.left - view.left, seen.top - view.top];
    return this._covered().map(({ left, top, right, bottom }) => {
      const corner = this._status.toView({ x: left, y: top });
      const [x, y] = [corner.x + dx, corner.y + dy];
      return { left: x, top: y, right: x + right - left, bottom: y + bottom - top };
    });
  }
}
