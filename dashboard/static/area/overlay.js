/** Draws the area in force and the one being drawn, over the map. */

import { withAlpha } from "../shared/palette.js";
import { pixelAt, worldAt } from "./camera.js";

const CORNER_PX = 4;
const CROSS_PX = 9;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {object} scene
 * @param {import("../map/projection.js").View} scene.view
 * @param {import("../shared/palette.js").Palette} scene.palette
 * @param {import("./code.js").Part[]} scene.parts area in force
 * @param {import("./sketch.js").Sketch | null} scene.sketch
 * @param {import("./outline.js").Point | null} scene.cross where keys would set a corner
 */
export function drawOverlay(canvas, { view, palette, parts, sketch, cross }) {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.ceil(view.widthPx * ratio);
  canvas.height = Math.ceil(view.heightPx * ratio);
  canvas.style.width = `${view.widthPx}px`;
  canvas.style.height = `${view.heightPx}px`;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no 2D canvas");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  for (const rings of parts) {
    lay(context, rings.map((ring) => ring.map((units) => pixelAt(view, worldAt(units)))), palette, sketch ? 0.45 : 1);
  }
  if (sketch) lay(context, [sketch.corners], palette, 1);
  if (sketch?.tool === "polygon") sketch.points.forEach((point) => dot(context, point, palette));
  if (cross) drawCross(context, cross, palette);
}

/** Outline on a pale line, so that it is seen on every ground, over a veil. */
function lay(context, rings, palette, strength) {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    path.closePath();
  }
  context.fillStyle = withAlpha(palette.accent, 0.1 * strength);
  context.fill(path, "evenodd");
  context.strokeStyle = withAlpha(palette.panel, 0.9 * strength);
  context.lineWidth = 5;
  context.stroke(path);
  context.strokeStyle = withAlpha(palette.ink, strength);
  context.lineWidth = 2;
  context.stroke(path);
}

function dot(context, [x, y], palette) {
  context.beginPath();
  context.arc(x, y, CORNER_PX, 0, 2 * Math.PI);
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.stroke();
}

function drawCross(context, [x, y], palette) {
  for (const [colour, width] of [[palette.panel, 5], [palette.accent, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - CROSS_PX, y);
    context.lineTo(x + CROSS_PX, y);
    context.moveTo(x, y - CROSS_PX);
    context.lineTo(x, y + CROSS_PX);
    context.stroke();
  }
}
