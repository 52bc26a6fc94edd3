/** A small note beside the pointer: name, status in words, since when. Text only. */

import { el } from "../shared/dom.js";

const GAP_PX = 14;

/**
 * @typedef {object} Tooltip
 * @property {HTMLElement} element
 * @property {(at: {x: number, y: number}, title: string, lines: string[]) => void} show
 * @property {() => void} hide
 */

/**
 * @param {HTMLElement} container the map's, which the note stays within
 * @returns {Tooltip}
 */
export function createTooltip(container) {
  const title = el("strong", { class: "ctl-tooltip-title" });
  const body = el("div", {});
  const element = el("div", { class: "ctl-tooltip", role: "tooltip", hidden: true }, title, body);
  container.append(element);
  return {
    element,
    show(at, titleText, lines) {
      title.textContent = titleText;
      body.replaceChildren(...lines.map((line) => el("div", {}, line)));
      element.hidden = false;
      const [width, height] = [element.offsetWidth, element.offsetHeight];
      const right = at.x + GAP_PX + width < container.clientWidth;
      const below = at.y + GAP_PX + height < container.clientHeight;
      const left = right ? at.x + GAP_PX : Math.max(at.x - GAP_PX - width, 4);
      const top = below ? at.y + GAP_PX : Math.max(at.y - GAP_PX - height, 4);
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      element.hidden = true;
    },
  };
}
