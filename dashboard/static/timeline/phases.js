/** Named phases as bands above the strip; a click shows one: its first day, with it as the window. */

import { rangeText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { clamp } from "../shared/days.js";
import { xOf } from "./view.js";

/** A name needs about this much to say anything; narrower bands keep it for the title. */
const NAME_PX = 44;

/**
 * @param {import("./transport.js").Context} context
 * @param {import("./series.js").Phase[]} phases
 * @param {(from: number, to: number) => void} onPhase
 */
export function createPhases({ text, calendar, days }, phases, onPhase) {
  const bands = phases.map((phase) => {
    const to = Math.min(phase.end ?? days - 1, days - 1);
    const name = text.pick(phase);
    const title = `${name}: ${rangeText(calendar.date(phase.start), calendar.date(to), text.lang)}`;
    const label = el("span", {}, name);
    const band = el(
      "button",
      {
        type: "button",
        class: "ctl-phase",
        title,
        "aria-label": title,
        onclick: () => onPhase(phase.start, to),
      },
      label,
    );
    return { from: phase.start, to, band, label, isOn: false };
  });
  const root = el(
    "div",
    { class: "ctl-phases", role: "group", "aria-label": text.say("timeline.phases") },
    ...bands.map(({ band }) => band),
  );
  /** @type {unknown} */
  let placedFor;
  let placedPx = 0;

  /** @param {import("./view.js").View} view @param {number} widthPx */
  function placeBands(view, widthPx) {
    for (const { from, to, band, label } of bands) {
      const left = clamp(xOf(view, widthPx, from), 0, widthPx);
      const wide = clamp(xOf(view, widthPx, to + 1), 0, widthPx) - left - 2;
      band.hidden = wide < 1;
      band.style.left = `${left}px`;
      band.style.width = `${wide}px`;
      label.hidden = wide < NAME_PX;
    }
  }

  return {
    root,
    /** @param {import("./state.js").State} state @param {number} widthPx */
    show({ view, day }, widthPx) {
      // A step moves no band.
      if (view !== placedFor || widthPx !== placedPx) placeBands(view, widthPx);
      [placedFor, placedPx] = [view, widthPx];
      for (const each of bands) {
        const isOn = day >= each.from && day <= each.to;
        if (isOn !== each.isOn) each.band.classList.toggle("ctl-phase-on", isOn);
        each.isOn = isOn;
      }
    },
  };
}
