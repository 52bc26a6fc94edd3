/** Outlines of single places: hovered, highlighted from the panel, selected. Redrawn alone. */

import { withAlpha } from "../shared/palette.js";
import { traceCell } from "./cells.js";
import { Overlay } from "./overlay.js";
import { discRadiusPx } from "./stamp.js";

const HOVERED_PX = 1.6;
const SELECTED_PX = 2.6;

export class Marks {
  /** @param {import("./statusMap.js").StatusMap} status */
  constructor(status) {
    this._status = status;
    this._hovered = /** @type {number[]} */ ([]);
    this._selected = -1;
    this._overlay = new Overlay(status, "marks", (scene) => this._paint(scene));
  }

  /** @param {{hovered?: number[], selected?: number}} places indices of settlements; -1 is none */
  set({ hovered = this._hovered, selected = this._selected }) {
    this._hovered = hovered;
    this._selected = selected;
    this._overlay.show(hovered.length > 0 || selected !== -1);
  }

  remove() {
    this._overlay.cancel();
  }

  _paint(scene) {
    const { model } = this._status;
    for (const place of this._hovered) outline(scene, model, place, HOVERED_PX);
    if (this._selected !== -1) outline(scene, model, this._selected, SELECTED_PX);
  }
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
