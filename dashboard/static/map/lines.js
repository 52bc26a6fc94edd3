/** Lines and names over the status: hairlines between cells, outlines, rivers, and what has a name. */

import { blendAt } from "./colours.js";
import { drawLabels } from "./labelPainter.js";
import { oblastLabels, PlaceOrder, riverLabels, unitLabels } from "./labelSource.js";
import { drawBase, drawHairlines, stroke, traceBase, traceHairlines, traceUnits } from "./outlines.js";
import { Overlay } from "./overlay.js";
import { Tracing } from "./tracing.js";

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
    this._overlay = new Overlay(status, "lines", (scene) => this._paint(scene));
    this._wanted = new Set();
    this._isNamed = true;
    this.clear();
    // Names must not grow with the picture while it is zoomed.
    this._hideNames = () => {
      this._isNamed = false;
      this._overlay.draw();
      this._isNamed = true;
    };
    this._map = map.on("zoomstart", this._hideNames);
    // Canvas text does not change by itself when its font arrives.
    this._drawAgain = () => this._overlay.soon();
    document.fonts.addEventListener("loadingdone", this._drawAgain);
  }

  /** Other ground: forget the outlines and names of what was there. */
  clear() {
    const { cells } = this._status.model;
    this._base = /** @type {import("./base.js").Base | null} */ (null);
    this._names = /** @type {import("./names.js").Names | null} */ (null);
    this._units = /** @type {import("./labelSource.js").Label[]} */ ([]);
    this._hairlines = new Tracing((region) => traceHairlines(cells, region));
    this._overlay.show(true);
  }

  /** @param {import("./base.js").Base} base */
  setBase(base) {
    this._base = base;
    this._outlines = new Tracing((region) => traceBase(base, region));
    this._overlay.soon();
  }

  /** @param {import("./names.js").Names} names of settlements */
  setNames(names) {
    const { model } = this._status;
    this._units = [...unitLabels(model, "raion"), ...unitLabels(model, "hromada")];
    this._places = new PlaceOrder(model);
    this._names = names;
    this._overlay.soon();
  }

  /** @param {string[]} katottg units to outline */
  choose(katottg) {
    this._wanted = new Set(katottg);
    this._overlay.soon();
  }

  remove() {
    this._overlay.cancel();
    this._map.off("zoomstart", this._hideNames);
    document.fonts.removeEventListener("loadingdone", this._drawAgain);
  }

  _paint(scene) {
    const { view, palette } = scene;
    const { drawing, tiles } = this._status.look;
    const { paths: hairlines, ...at } = this._hairlines.around(view);
    if (hairlines) from(scene, at, () => drawHairlines(scene, hairlines, blendAt(drawing, view.zoom).cells));
    const base = this._base;
    if (base) {
      const { paths, ...corner } = this._outlines.around(view);
      from(scene, corner, () => drawBase(scene, paths, { ground: !tiles }));
      const chosen = [...base.oblasts, ...base.raions, ...base.hromadas].filter(({ katottg }) => this._wanted.has(katottg));
      if (chosen.length > 0) stroke(scene.context, traceUnits(chosen, view), palette.accent, 2.4);
    }
    if (this._isNamed) this._drawNames(scene);
  }

  _drawNames(scene) {
    const { lang, drawing } = this._status.look;
    const labels = this._labels(scene.view);
    drawLabels(scene, labels, { lang, drawing, size: this._status.model.size, reserved: this._reserved() });
  }

  /** By importance: neighbours and larger settlements, then rivers and units, then villages. */
  *_labels(view) {
    if (this._base) yield* oblastLabels(this._base, view);
    if (this._names) yield* this._places.towns(this._names, view);
    if (this._base) yield* riverLabels(this._base, view);
    yield* this._units;
    if (this._names) yield* this._places.villages(this._names, view);
  }

  /** Boxes that controls cover, in the view. */
  _reserved() {
    return this._covered().map(({ left, top, right, bottom }) => {
      const corner = this._status.toView({ x: left, y: top });
      return { left: corner.x, top: corner.y, right: corner.x + right - left, bottom: corner.y + bottom - top };
    });
  }
}

/** Draw with another origin. */
function from({ context }, { x, y }, draw) {
  context.translate(x, y);
  draw();
  context.translate(-x, -y);
}
