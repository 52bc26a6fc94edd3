/** Draws labels with a halo, so that they can be read over any status. */

import { withAlpha } from "../shared/palette.js";
import { blendAt } from "./colours.js";
import { PADDING_PX } from "./frame.js";
import { AREA_ANCHORS, placeLabels, POINT_ANCHORS } from "./labels.js";
import { isNamedAt } from "./labelSource.js";
import { discRadiusPx } from "./stamp.js";

export const FONT_FAMILY = '"Source Sans 3", "Source Sans Pro", "Source Sans", system-ui, "DejaVu Sans", sans-serif';
const POINT_RADIUS_PX = 2.2;
const RIVER_GAP_PX = 4;
/** Square pixels of the view per label: few while the whole layer is seen, more when close. */
const AREA_PER_LABEL_PX = 26_000;
const AREA_PER_LABEL_CLOSE_PX = 8_000;
const CLOSE_ZOOM = 10.5;
const TRIES_PER_LABEL = 30;

const STYLES = Object.freeze({
  country: { font: `500 12.5px ${FONT_FAMILY}`, heightPx: 15, letterSpacing: "0.2em", ink: "inkSoft", capitals: true },
  oblast: { font: `500 12.5px ${FONT_FAMILY}`, heightPx: 15, letterSpacing: "0.08em", ink: "inkSoft", capitals: true },
  raion: { font: `650 11px ${FONT_FAMILY}`, heightPx: 14, letterSpacing: "0.1em", ink: "inkSoft", capitals: true },
  hromada: { font: `italic 500 12.5px ${FONT_FAMILY}`, heightPx: 15, letterSpacing: "0.02em", ink: "inkSoft", capitals: false },
  river: { font: `italic 500 12px ${FONT_FAMILY}`, heightPx: 14, letterSpacing: "0.04em", ink: "waterInk", capitals: false },
  city: { font: `700 14px ${FONT_FAMILY}`, heightPx: 17, letterSpacing: "0px", ink: "ink", capitals: false },
  town: { font: `500 13px ${FONT_FAMILY}`, heightPx: 15, letterSpacing: "0px", ink: "ink", capitals: false },
  village: { font: `400 12px ${FONT_FAMILY}`, heightPx: 14, letterSpacing: "0px", ink: "ink", capitals: false },
});

/**
 * Draw the names that what is seen has room for, then those around it, which come into sight when the map
 * is moved.
 *
 * @param {import("./overlay.js").Scene} scene
 * @param {(view: import("./projection.js").View) => Iterable<import("./labelSource.js").Label>} labels of a view, most
 *   important first
 * @param {{lang: "en" | "uk", drawing: string, size: Uint8Array, reserved: import("./labels.js").Box[]}} options
 *   `reserved`: boxes of the region that stay free
 */
export function drawLabels(scene, labels, { lang, drawing, size, reserved }) {
  const { context, view, seen } = scene;
  const discs = blendAt(drawing, view.zoom).discs;
  const pointPx = (/** @type {number} */ place) =>
    discs < 0.5 ? POINT_RADIUS_PX : Math.max(POINT_RADIUS_PX, discRadiusPx(size[place], view.zoom));
  const areaPx = view.zoom < CLOSE_ZOOM ? AREA_PER_LABEL_PX : AREA_PER_LABEL_CLOSE_PX;
  const room = (/** @type {import("./projection.js").View} */ { widthPx, heightPx }) => Math.round((widthPx * heightPx) / areaPx);
  const namesOf = (/** @type {import("./projection.js").View} */ part, /** @type {number} */ limit) =>
    candidatesOf(scene, labels(part), lang, { pointPx, near: boxOf(part, view), triesLeft: limit * TRIES_PER_LABEL });
  const inside = inset(boxOf(seen, view), PADDING_PX + 3);
  const limit = room(seen);
  const placed = placeLabels(namesOf(seen, limit), inside, { reserved, limit });
  const more = room(view) - limit;
  const beyond = more > 0 ? placeLabels(namesOf(view, more), boxOf(view, view), { reserved: [inside], limit: more }) : [];
  for (const { candidate, box } of [...placed, ...beyond]) {
    if (candidate.label.place !== -1 && discs < 0.5) drawPoint(scene, candidate);
    drawText(scene, candidate, box);
  }
  context.letterSpacing = "0px";
}

/** @returns {import("./labels.js").Box} where a view lies in a region */
function boxOf({ left, top, widthPx, heightPx }, region) {
  const corner = { left: left - region.left, top: top - region.top };
  return { ...corner, right: corner.left + widthPx, bottom: corner.top + heightPx };
}

/** Names end at the map's edge, not at that of the picture: half a name helps nobody. */
function inset({ left, top, right, bottom }, byPx) {
  return { left: left + byPx, top: top + byPx, right: right - byPx, bottom: bottom - byPx };
}

function* candidatesOf({ context, view }, labels, lang, { pointPx, near, triesLeft }) {
  const { worldPx, left, top, zoom } = view;
  for (const label of labels) {
    if (!isNamedAt(label.kind, zoom)) continue;
    const [x, y] = [label.x * worldPx - left, label.y * worldPx - top];
    if (x < near.left || y < near.top || x > near.right || y > near.bottom) continue;
    if (triesLeft-- <= 0) return;
    const style = STYLES[label.kind];
    const text = style.capitals ? label[lang].toLocaleUpperCase(lang) : label[lang];
    useStyle(context, style);
    const isPoint = label.place !== -1;
    // A river's name stands beside its line, not on it.
    const isBeside = isPoint || label.kind === "river";
    yield {
      label,
      text,
      x,
      y,
      widthPx: context.measureText(text).width + 4,
      heightPx: style.heightPx,
      gapPx: isPoint ? pointPx(label.place) + 2 : RIVER_GAP_PX * Number(isBeside),
      anchors: isBeside ? POINT_ANCHORS : AREA_ANCHORS,
      group: label.group,
    };
  }
}

function drawPoint({ context, palette }, { x, y }) {
  context.beginPath();
  context.arc(x, y, POINT_RADIUS_PX, 0, 2 * Math.PI);
  context.fillStyle = palette.ink;
  context.strokeStyle = withAlpha(palette.land, 0.9);
  context.lineWidth = 2;
  context.stroke();
  context.fill();
}

function drawText({ context, palette }, { label, text }, box) {
  const style = STYLES[label.kind];
  useStyle(context, style);
  const [x, y] = [box.left + 2, (box.top + box.bottom) / 2];
  context.strokeStyle = withAlpha(palette.land, 0.88);
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeText(text, x, y);
  context.fillStyle = palette[style.ink];
  context.fillText(text, x, y);
}

function useStyle(context, style) {
  context.font = style.font;
  context.letterSpacing = style.letterSpacing;
  context.textBaseline = "middle";
  context.textAlign = "left";
}
