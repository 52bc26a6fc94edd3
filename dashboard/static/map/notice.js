/** Messages in the map area: loading, what failed, how to move the map with two fingers. */

import { el } from "../shared/dom.js";

/**
 * @typedef {object} Notice
 * @property {HTMLElement} element
 * @property {(message: string, kind: "busy" | "fault") => void} show stays until cleared
 * @property {() => void} clear
 * @property {(message: string) => void} flash goes away by itself
 * @property {() => void} remove
 */

const FLASH_MS = 1_600;

/**
 * @param {HTMLElement} container the map's
 * @returns {Notice}
 */
export function createNotice(container) {
  const element = el("div", { class: "ctl-notice", hidden: true });
  const flash = el("div", { class: "ctl-flash", role: "status", hidden: true });
  container.append(element, flash);
  let timer = 0;
  return {
    element,
    show(message, kind) {
      element.textContent = message;
      element.dataset.kind = kind;
      element.setAttribute("role", kind === "fault" ? "alert" : "status");
      element.hidden = false;
    },
    clear() {
      element.hidden = true;
    },
    flash(message) {
      flash.textContent = message;
      flash.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => (flash.hidden = true), FLASH_MS);
    },
    remove() {
      clearTimeout(timer);
      element.remove();
      flash.remove();
    },
  };
}
