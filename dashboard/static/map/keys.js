/**
 * Keys pressed in the map's frame that the map has no use for go on to the timeline. The frame is a
 * document of its own, so the page's listener never hears them.
 */

import { commandOf, focusOf, mayTake } from "../timeline/keys.js";

/** Leaflet pans by the arrows and zooms by the signs. */
const OF_MAP = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-", "=", "_"]);

/**
 * Whether a key press belongs to the timeline; pure.
 *
 * @param {import("../timeline/keys.js").KeyPress} press
 * @param {import("../timeline/keys.js").Focus} focus
 * @returns {boolean}
 */
export function goesOn(press, focus) {
  return !OF_MAP.has(press.key) && commandOf(press) !== null && mayTake(press.key, focus);
}

/**
 * @param {Document} frame
 * @param {import("../shared/channel.js").Channel} channel
 * @returns {() => void} stops listening
 */
export function passKeysOn(frame, channel) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const focus = focusOf(/** @type {Element} */ (event.target), null);
    if (event.defaultPrevented || !goesOn(event, focus)) return;
    event.preventDefault();
    channel.post("key", { key: event.key, shift: event.shiftKey });
  };
  frame.addEventListener("keydown", press);
  return () => frame.removeEventListener("keydown", press);
}
