/** Outlines of single places: hovered, highlighted from the panel, selected. Redrawn alone. */

import { withAlpha } from "../shared/palette.js";
import { traceCell } from "./cells.js";
import { discRadiusPx } from "./stamp.js";

/**
 * @param {import("./outlines.js").Scene} scene
 * @param {import("./model.js").Model} model
 * @param {{hovered: number[], selected: number}} places indices of settlements; -1 is none
 */
export function drawMarks(scene, model, { hovered, selected }) {
  const { context, view } = scene;
  context.clearRect(0, 0, view.widthPx, view.heightPx);
  // Browsers copy every visible canvas for each frame, an empty one too.
  context.canvas.style.display = hovered.length === 0 && selected === -1 ? "none" : "";
  for (const place of hovered) outline(scene, model, place, 1.6);
  if (selected !== -1) outline(scene, model, selected, 2.6);
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
