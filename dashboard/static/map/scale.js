/** A scale bar in metres and kilometres at the middle of the map. */

import { el } from "../shared/dom.js";
import { metresPerPx } from "./projection.js";
import { scaleBar } from "./texts.js";

const MAX_WIDTH_PX = 110;

/**
 * @param {any} map Leaflet map
 * @param {import("../shared/text.js").Text} text
 * @returns {{element: HTMLElement, update: () => void, read: () => {label: string, widthPx: number}}}
 */
export function createScale(map, text) {
  const label = el("span", { class: "ctl-scale-label" });
  const bar = el("span", { class: "ctl-scale-bar" });
  const update = () => {
    const { metres, widthPx } = scaleBar(metresPerPx(map.getCenter().lat, map.getZoom()), MAX_WIDTH_PX);
    label.textContent =
      metres >= 1000
        ? text.say("map.scale.km", { n: text.number(metres / 1000) })
        : text.say("map.scale.m", { n: text.number(metres) });
    bar.style.width = `${widthPx}px`;
  };
  update();
  const read = () => ({ label: label.textContent ?? "", widthPx: Number.parseFloat(bar.style.width) });
  return { read, element: el("div", { class: "ctl-scale" }, label, bar), update };
}
