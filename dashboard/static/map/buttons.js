/** Zoom, home, and the choice between territory and places. */

import { el, icon } from "../shared/dom.js";
import { DRAWINGS } from "./colours.js";

const ICONS = Object.freeze({
  in: "M10 4v12M4 10h12",
  out: "M4 10h12",
  picture: "M2.5 4.5h15v11h-15zM2.5 13l4.5-4.5 4 4 2-2 4.5 4.5M13.6 7.8v.2",
  totals: "M2.5 5.5v-3h3M14.5 2.5h3v3M17.5 14.5v3h-3M5.5 17.5h-3v-3M13 6.5H7l3.2 3.5L7 13.5h6",
  tiles: "M10 3l7.5 4-7.5 4-7.5-4zM2.5 10.5l7.5 4 7.5-4M2.5 13.8l7.5 4 7.5-4",
  home: "M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3M10 5.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10 9.9v.2",
});

/**
 * @param {object} options
 * @param {import("../shared/text.js").Text} options.text
 * @param {() => void} options.onZoomIn
 * @param {() => void} options.onZoomOut
 * @param {() => void} options.onHome
 * @param {() => void} options.onPicture
 * @param {(() => void) | null} options.onTotals null where there are none to be had
 * @param {HTMLElement | null} options.tiles the button for tiles, where there are any
 * @returns {HTMLElement}
 */
export function createViewButtons({ text, onZoomIn, onZoomOut, onHome, onPicture, onTotals, tiles }) {
  return el(
    "div",
    { class: "ctl-buttons ctl-box" },
    button("in", text.say("map.zoom.in"), onZoomIn),
    button("out", text.say("map.zoom.out"), onZoomOut),
    button("home", text.say("map.home"), onHome),
    button("picture", text.say("map.picture"), onPicture),
    onTotals && button("totals", text.say("map.totals"), onTotals),
    tiles,
  );
}

/**
 * @param {import("../shared/text.js").Text} text
 * @param {() => void} onToggle
 * @returns {HTMLElement} to be pressed and released
 */
export function createTilesButton(text, onToggle) {
  return button("tiles", text.say("map.tiles"), onToggle);
}

/** @returns {HTMLElement} */
function button(/** @type {string} */ name, /** @type {string} */ label, /** @type {() => void} */ onclick) {
  return el("button", { type: "button", class: "ctl-button", title: label, "aria-label": label, onclick }, icon(ICONS[name]));
}

/**
 * @param {object} options
 * @param {import("../shared/text.js").Text} options.text
 * @param {string} options.drawing the one in force
 * @param {(drawing: string) => void} options.onChoose
 * @returns {HTMLElement}
 */
export function createDrawingSwitch({ text, drawing, onChoose }) {
  const group = el("div", { class: "ctl-drawing ctl-box", role: "radiogroup", "aria-label": text.say("map.drawing") });
  const choices = DRAWINGS.map((name) => {
    const input = el("input", { type: "radio", name: "ctl-drawing", value: name, onchange: () => onChoose(name) });
    input.checked = name === drawing;
    return el("label", { class: "ctl-drawing-choice" }, input, el("span", {}, text.say(`map.drawing.${name}`)));
  });
  group.append(...choices);
  return group;
}
