/** The days after the day of knowledge: what the strip shows there is the last that was known. */

import { dayText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { xOf } from "./view.js";

/** @param {import("./transport.js").Context} context */
export function createHorizon({ text, calendar, days }) {
  const root = el("div", { class: "ctl-horizon", "aria-hidden": "true", hidden: true });
  /** @type {unknown[]} */
  let shown = [];
  return {
    root,
    /** @param {import("./state.js").State} state @param {number} widthPx */
    show({ view, source }, widthPx) {
      const facts = [view, source, widthPx];
      if (facts.every((fact, at) => fact === shown[at])) return;
      shown = facts;
      const { known } = source.shown;
      const from = known ? calendar.index(known) + 1 : days;
      const left = Math.max(0, xOf(view, widthPx, from));
      root.hidden = from >= days || left >= widthPx;
      if (root.hidden) return;
      root.style.left = `${left}px`;
      root.style.width = `${Math.min(widthPx, xOf(view, widthPx, days)) - left}px`;
      const day = dayText(calendar.date(from - 1), text.lang);
      root.title = text.say("timeline.horizon", { day });
    },
  };
}
