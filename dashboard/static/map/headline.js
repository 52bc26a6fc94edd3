/** The date, largest on the page, and what is known of the day below it. */

import { el } from "../shared/dom.js";

/**
 * @typedef {object} Headline
 * @property {HTMLElement} element
 * @property {(date: string, detail: string) => void} show
 * @property {() => {date: string, detail: string}} read
 */

/** @returns {Headline} */
export function createHeadline() {
  const date = el("p", { class: "ctl-headline-date" });
  const detail = el("p", { class: "ctl-headline-detail" });
  const element = el("div", { class: "ctl-headline" }, date, detail);
  return {
    element,
    read: () => ({ date: date.textContent ?? "", detail: detail.textContent ?? "" }),
    show(dateText, detailText) {
      if (date.textContent !== dateText) date.textContent = dateText;
      if (detail.textContent !== detailText) detail.textContent = detailText;
    },
  };
}
