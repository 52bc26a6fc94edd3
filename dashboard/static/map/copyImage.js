/** What is seen as an image, with what it needs to be understood elsewhere: copied, or for paper. */

import { paletteOf } from "../shared/palette.js";
import { drawPicture } from "./picture.js";

const MAX_PIXEL_RATIO = 2;

/**
 * @typedef {object} Shown
 * @property {import("./controls.js").Controls} controls
 * @property {import("./statusMap.js").StatusMap} status
 * @property {{x: number, y: number}} size of the map, CSS pixels
 * @property {string} theme
 * @property {string} date ISO
 * @property {string} dataset
 */

/**
 * @param {import("./main.js").Stage} stage
 * @param {import("./controls.js").Controls} controls
 * @returns {Shown} what is seen now
 */
export function shownOf({ map, state, status, painted }, controls) {
  const { calendar, header } = status.model;
  return { controls, status, size: map.getSize(), theme: state.theme, date: calendar.iso(painted[0]), dataset: header.dataset };
}

/**
 * @param {Shown} shown
 * @returns {HTMLCanvasElement}
 */
export function pictureOf({ controls, status, size, theme, date, dataset }) {
  const { text } = controls;
  return drawPicture({
    ...controls.read(),
    widthPx: size.x,
    heightPx: size.y,
    pixelRatio: Math.min(Math.max(globalThis.devicePixelRatio || 1, 1), MAX_PIXEL_RATIO),
    palette: paletteOf(theme),
    drawMap: (context) => status.drawOn(context),
    credits: [text.say("map.attribution"), text.say("map.picture.dataset", { date, dataset })],
  });
}

/**
 * @param {Shown} shown
 * @returns {Promise<string>} what has become of it, in words
 */
export async function copyImage(shown) {
  const { text } = shown.controls;
  try {
    const outcome = await handOver(pictureOf(shown), `control-${shown.date}.png`);
    return text.say(outcome === "copied" ? "map.picture.copied" : "map.picture.saved");
  } catch {
    return text.say("map.picture.failed");
  }
}

/**
 * Put a picture on the clipboard; where that is not allowed, save it as a file.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {string} name of the file
 * @returns {Promise<"copied" | "saved">}
 */
async function handOver(canvas, name) {
  const blob = new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("the picture could not be made"))), "image/png");
  });
  try {
    // A promise, not the blob: some browsers forget the click while they wait for it.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    return "copied";
  } catch {
    save(await blob, name);
    return "saved";
  }
}

function save(/** @type {Blob} */ blob, /** @type {string} */ name) {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
