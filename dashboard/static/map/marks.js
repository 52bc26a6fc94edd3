/** Outlines of single places and shaded areas: hovered, highlighted from the panel, selected. Redrawn alone. */

import { withAlpha } from "../shared/palette.js";
import { traceCell } from "./cells.js";
import { Overlay } from "./overlay.js";
import { discRadiusPx } from "./stamp.js";

const HOVERED_PX = 1.6;
const SELECTED_PX = 2.6;
/** An area is shaded so lightly that the status below stays readable. */
const AREA_SHADE = 0.22;

export class Marks {
  /** @param {import("./statusMap.js").StatusMap} status */
  constructor(status) {
    this._status = status;
    this._hovered = /** @type {number[]} */ ([]);
    this._selected = -1;
    this._area = /** @type {Uint8Array | null} */ (null);
    this._overlay = new Overlay(status, "marks", (scene) => this._paint(scene), { under: "names" }); // an outline must not cut letters
  }

  /**
   * @param {{hovered?: number[], selected?: number, area?: Uint8Array | null}} places indices of
   *   settlements, -1 is none; `area` is 1 for every settlement of what is highlighted as a whole
   */
  set({ hovered = this._hovered, selected = this._selected, area = this._area }) {
    this._hovered = hovered;
    this._selected = selected;
    this._area = area;
    this._overlay.show(hovered.length > 0 || selected !== -1 || area !== null);
  }

  remove() {
    this._overlay.cancel();
  }

  _paint(scene) {
    const { model } = this._status;
    if (this._area) shade(scene, model, this._area);
    for (const place of this._hovered) outline(scene, model, place, HOVERED_PX);
    if (this._selected !== -1) outline(scene, model, this._selected, SELECTED_PX);
  }
}

function shade({ context, view, palette }, { cells }, area) {
  context.beginPath();
  area.forEach((isInside, place) => {
    if (isInside && !cells.isEmpty(place)) traceCell(context, cells, place, view);
  });
  context.fillStyle = withAlpha(palette.ink, AREA_SHADE);
  context.fill("evenodd");
}

function outline({ context, view, palette }, model, place, widthPx) {
  if (!model.placed[place]) return;
  context.beginPath();
  if (model.cells.isEmpty(place)) traceRing(context, view, model, place);
  else traceCell(context, model.cells, place, view);
  context.lineJoin = "round";
  context.strokeStyle = withAlpha(palette.land, 0.9);
  context.lineWidth = widthPx + 2.5;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = widthPx;
  context.stroke();
}

function traceRing(context, { worldPx, left, top, zoom }, { placeX, placeY, size }, place) {
  const radiusPx = discRadiusPx(size[place], zoom) + 2;
  context.arc(placeX[place] * worldPx - left, placeY[place] * worldPx - top, radiusPx, 0, 2 * Math.PI);
}
