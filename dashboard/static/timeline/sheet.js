/** The help sheet: every key in words. Opened by `?`, closed by Escape or a click beside it. */

import { el, icon } from "../shared/dom.js";
import { ICONS } from "./icons.js";

/** What the sheet lists, in order: keys as printed, and the key of the sentence. */
export const ROWS = [
  [["←", "→"], "day"],
  [["Shift ←", "Shift →"], "week"],
  [["PgDn", "PgUp"], "month"],
  [["Home", "End"], "ends"],
  [["Space"], "play"],
  [["p", "n"], "change"],
  [["Shift P", "Shift N"], "place"],
  [[",", "."], "event"],
  [["[", "]"], "window"],
  [["\\"], "window_reset"],
  [["−", "+"], "zoom"],
  [["0"], "zoom_whole"],
  [["l"], "loop"],
  [["?"], "help"],
];

/** @param {import("../shared/text.js").Text} text */
export function createSheet(text) {
  const rows = ROWS.map(([keys, name]) =>
    el(
      "div",
      { class: "ctl-sheet-row" },
      el("dt", {}, .../** @type {string[]} */ (keys).map((key) => el("kbd", {}, key))),
      el("dd", {}, text.say(`timeline.keys.${name}`)),
    ),
  );
  const close = el(
    "button",
    {
      type: "button",
      class: "ctl-button",
      "aria-label": text.say("timeline.close"),
      onclick: () => root.close(),
    },
    icon(ICONS.close),
  );
  const root = el(
    "dialog",
    {
      class: "ctl-sheet",
      "aria-labelledby": "ctl-sheet-title",
      onclick: (/** @type {Event} */ event) => event.target === root && root.close(),
    },
    el(
      "div",
      { class: "ctl-sheet-body" },
      el(
        "div",
        { class: "ctl-sheet-head" },
        el("h2", { id: "ctl-sheet-title" }, text.say("timeline.keys.title")),
        close,
      ),
      el("dl", {}, ...rows),
      el("p", {}, text.say("timeline.keys.pointer")),
    ),
  );
  return {
    root,
    toggle: () => (root.open ? root.close() : root.showModal()),
  };
}
