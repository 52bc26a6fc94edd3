/**
 * A picture of the map to take along: map, date, legend, scale and attribution on one canvas. Nothing
 * is fetched; tiles of others are left out.
 */

import { withAlpha } from "../shared/palette.js";
import { FONT_FAMILY } from "./labelPainter.js";

const EDGE_PX = 16;
const SWATCH_PX = 14;
const ROW_PX = 24;
const CREDIT_PX = 15;
const FONTS = Object.freeze({
  date: `650 28px ${FONT_FAMILY}`,
  detail: `400 14px ${FONT_FAMILY}`,
  label: `400 13px ${FONT_FAMILY}`,
  count: `650 13px ${FONT_FAMILY}`,
  credit: `400 11px ${FONT_FAMILY}`,
});

/**
 * @typedef {object} PictureParts
 * @property {(context: CanvasRenderingContext2D) => void} drawMap in CSS pixels of the map
 * @property {number} widthPx of the map
 * @property {number} heightPx
 * @property {number} pixelRatio
 * @property {import("../shared/palette.js").Palette} palette
 * @property {{date: string, detail: string}} headline
 * @property {{swatch: HTMLCanvasElement, label: string, count: string}[]} legend
 * @property {{label: string, widthPx: number}} scale
 * @property {string[]} credits one line each; broken where the picture is narrow
 */

/**
 * @param {PictureParts} parts
 * @returns {HTMLCanvasElement}
 */
export function drawPicture(parts) {
  const { widthPx, heightPx, pixelRatio, palette } = parts;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no 2D canvas");
  const entries = flow(context, parts.legend, widthPx - 2 * EDGE_PX);
  context.font = FONTS.credit;
  const lines = parts.credits.flatMap((credit) => broken(credit, (line) => context.measureText(line).width, widthPx - 2 * EDGE_PX));
  const rows = 1 + Math.max(...entries.map(({ row }) => row));
  const footPx = EDGE_PX + rows * ROW_PX + 6 + lines.length * CREDIT_PX + EDGE_PX - 6;
  canvas.width = Math.round(widthPx * pixelRatio);
  canvas.height = Math.round((heightPx + footPx) * pixelRatio);
  context.scale(pixelRatio, pixelRatio);
  context.textBaseline = "middle";
  drawScreen(context, parts);
  context.fillStyle = palette.panel;
  context.fillRect(0, heightPx, widthPx, footPx);
  context.fillStyle = palette.panelLine;
  context.fillRect(0, heightPx, widthPx, 1);
  for (const entry of entries) drawEntry(context, palette, entry, EDGE_PX + entry.left, heightPx + EDGE_PX + (entry.row + 0.5) * ROW_PX);
  context.font = FONTS.credit;
  context.fillStyle = palette.inkSoft;
  lines.forEach((line, index) => context.fillText(line, EDGE_PX, heightPx + EDGE_PX + rows * ROW_PX + 6 + (index + 0.5) * CREDIT_PX));
  return canvas;
}

/** The map itself, within its own frame, with the date over it. */
function drawScreen(context, { drawMap, widthPx, heightPx, palette, headline, scale }) {
  context.fillStyle = palette.abroad;
  context.fillRect(0, 0, widthPx, heightPx);
  context.save();
  context.beginPath();
  context.rect(0, 0, widthPx, heightPx);
  context.clip();
  drawMap(context);
  context.restore();
  withHalo(context, palette, headline.date, 20, 34, FONTS.date, palette.ink);
  withHalo(context, palette, headline.detail, 20, 60, FONTS.detail, palette.inkSoft);
  context.font = FONTS.label;
  const right = widthPx - EDGE_PX;
  const middle = right - scale.widthPx / 2 - context.measureText(scale.label).width / 2;
  withHalo(context, palette, scale.label, middle, heightPx - 26, FONTS.label, palette.inkSoft);
  context.fillRect(right - scale.widthPx, heightPx - 16, scale.widthPx, 2);
}

function withHalo(context, palette, text, x, y, font, colour) {
  context.font = font;
  context.strokeStyle = withAlpha(palette.abroad, 0.85);
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function drawEntry(context, palette, { swatch, label, count, labelPx }, x, y) {
  context.drawImage(swatch, x, y - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX);
  context.strokeStyle = palette.panelLine;
  context.lineWidth = 1;
  context.strokeRect(x - 0.5, y - SWATCH_PX / 2 - 0.5, SWATCH_PX + 1, SWATCH_PX + 1);
  context.fillStyle = palette.ink;
  context.font = FONTS.label;
  context.fillText(label, x + SWATCH_PX + 6, y);
  context.font = FONTS.count;
  context.fillText(count, x + SWATCH_PX + 6 + labelPx + 6, y);
}

/** Entries one after the other, in as many rows as the width asks for. */
function flow(context, legend, widthPx) {
  let [left, row] = [0, 0];
  return legend.map((entry) => {
    context.font = FONTS.label;
    const labelPx = context.measureText(entry.label).width;
    context.font = FONTS.count;
    const entryPx = SWATCH_PX + 6 + labelPx + 6 + context.measureText(entry.count).width + 18;
    if (left > 0 && left + entryPx > widthPx) [left, row] = [0, row + 1];
    const placed = { ...entry, labelPx, left, row };
    left += entryPx;
    return placed;
  });
}

/**
 * @param {string} text
 * @param {(line: string) => number} widthOf
 * @param {number} widthPx
 * @returns {string[]} lines no wider than that, broken between words
 */
export function broken(text, widthOf, widthPx) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) > widthPx) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}
