/** The legend explains every mark, counts the day, and filters by what is clicked. */

import { CATEGORIES, CHANGING, DISAGREEMENT, IMPLIED, LIBERATED, ONE_SIDED, Status } from "../shared/display.js";
import { el } from "../shared/dom.js";
import { swatch, swatchPicture } from "../shared/swatch.js";
import { rangeText } from "./texts.js";

const CODE_OF_CATEGORY = Object.freeze({
  occupied: Status.occupied,
  contested: Status.contested,
  liberated: Status.ukrainian | LIBERATED,
  ukrainian: Status.ukrainian,
  unknown: Status.unknown,
});

/** Rows below the statuses: what is drawn on top of them, with the code that shows it. */
const REMARKS = Object.freeze([
  { name: "changing", code: Status.occupied | CHANGING, count: ({ changing }) => changing.length },
  { name: "disagreement", code: Status.occupied | DISAGREEMENT, count: ({ disagreement }) => disagreement },
  { name: "one_sided", code: Status.occupied | ONE_SIDED, count: ({ oneSided }) => oneSided },
  { name: "implied", code: Status.occupied | IMPLIED, count: null },
  { name: "faded", code: Status.occupied, fades: true, count: ({ faded }) => faded ?? 0 },
]);

/**
 * @typedef {object} Legend
 * @property {HTMLElement} element
 * @property {(summary: import("./snapshot.js").Summary, ranges: import("./ranges.js").Ranges) => void} count
 * @property {() => {swatch: HTMLCanvasElement, label: string, count: string}[]} rows as they are now
 * @property {(statuses: string[], marks: number) => void} choose marks the entries that filter
 */

/**
 * @param {object} options
 * @param {import("../shared/text.js").Text} options.text
 * @param {string} options.theme
 * @param {boolean} options.open
 * @param {HTMLElement | null} options.footer what else to fold away with it
 * @param {(category: string) => void} options.onToggle an entry was clicked
 * @param {(mark: number) => void} options.onToggleMark a mark was: its bit of the display code
 * @param {(open: boolean) => void} options.onOpen it was folded or unfolded
 * @returns {Legend}
 */
export function createLegend({ text, theme, open, footer, onToggle, onToggleMark, onOpen }) {
  const entries = CATEGORIES.map((category) => entry(category, text, theme, onToggle));
  const remarks = REMARKS.map((remark) => remarkRow(remark, text, theme, onToggleMark));
  const unplaced = el("span", { class: "ctl-legend-note" });
  const body = el(
    "div",
    { class: "ctl-legend-body" },
    el("div", { role: "group", "aria-label": text.say("map.legend.hint") }, ...entries.map(({ element }) => element)),
    el("div", { class: "ctl-legend-remarks", role: "group", "aria-label": text.say("map.legend.marks") }, ...remarks.map(({ element }) => element), unplaced),
    footer ?? "",
  );
  const title = foldButton(text, body, open, onOpen);
  return {
    element: el("section", { class: "ctl-legend ctl-box", "aria-label": text.say("map.legend") }, title, body),
    count(summary, ranges) {
      for (const { category, number } of entries) setText(number, rangeText(text, ranges[category]));
      for (const { count, number } of remarks) if (number) setText(number, text.number(count(summary)));
      for (const { fades, element } of remarks) element.hidden = fades && summary.faded === null;
      setText(unplaced, text.say("map.unplaced.n", { n: text.number(summary.unplaced) }));
      unplaced.hidden = summary.unplaced === 0;
    },
    rows: () =>
      [...entries, ...remarks]
        .filter(({ element }) => !element.hidden)
        .map(({ code, fades, element }) => ({ swatch: swatch(code, theme, { fades }), ...wordsOf(element) })),
    choose(statuses, marks) {
      for (const { mark, element } of remarks) {
        if (mark === 0) continue;
        element.setAttribute("aria-pressed", String((marks & mark) !== 0));
        element.classList.toggle("ctl-legend-out", marks !== 0 && (marks & mark) === 0);
      }
      for (const { category, element } of entries) {
        element.setAttribute("aria-pressed", String(statuses.includes(category)));
        element.classList.toggle("ctl-legend-out", statuses.length > 0 && !statuses.includes(category));
      }
    },
  };
}

function entry(category, text, theme, onToggle) {
  const code = CODE_OF_CATEGORY[category];
  const number = el("span", { class: "ctl-legend-count" });
  const element = el(
    "button",
    { type: "button", class: "ctl-legend-entry", "aria-pressed": "false", "data-status": category, onclick: () => onToggle(category) },
    swatchPicture(code, theme),
    el("span", { class: "ctl-legend-label" }, text.say(`map.status.${category}`)),
    number,
  );
  return { category, code, fades: false, element, number };
}

function remarkRow({ name, code, count, fades = false }, text, theme, onToggleMark) {
  const mark = code & ~Status.occupied;
  const number = count ? el("span", { class: "ctl-legend-count" }) : null;
  const label = text.say(`map.key.${name}`);
  const pressed = { type: "button", "aria-pressed": "false", onclick: () => onToggleMark(mark) };
  const element = el(
    mark === 0 ? "div" : "button",
    { class: "ctl-legend-remark", "data-mark": name, ...(mark === 0 ? {} : pressed) },
    swatchPicture(code, theme, { fades }),
    el("span", { class: "ctl-legend-label" }, label),
    number,
  );
  element.hidden = fades;
  return { code, mark, fades, count, element, number };
}

function wordsOf(/** @type {HTMLElement} */ element) {
  const textOf = (/** @type {string} */ name) => element.querySelector(`.ctl-legend-${name}`)?.textContent ?? "";
  return { label: textOf("label"), count: textOf("count") };
}

function foldButton(text, body, open, onOpen) {
  const button = el("button", { type: "button", class: "ctl-legend-fold" }, text.say("map.legend"));
  const fold = (/** @type {boolean} */ isOpen) => {
    body.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => {
    fold(body.hidden);
    onOpen(!body.hidden);
  });
  fold(open);
  return button;
}

function setText(element, value) {
  if (element.textContent !== value) element.textContent = value;
}
