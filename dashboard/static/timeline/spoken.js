/** The state of the map in one sentence for screen readers, once time has come to rest. */

import { dayText } from "../shared/dates.js";
import { el } from "../shared/dom.js";

/** How long the map must have been still. */
const QUIET_MS = 700;

/** @param {import("./transport.js").Context} context */
export function createSpoken({ text, calendar, store }) {
  const root = el("p", { class: "ctl-spoken", role: "status" });
  /** @type {any} */
  let timer = null;
  return {
    root,
    /** @param {{day: number, counts: Record<string, number>}} painted */
    hear({ day, counts }) {
      clearTimeout(timer);
      if (store.get().playing) return;
      timer = setTimeout(() => {
        const values = Object.fromEntries(
          Object.entries(counts).map(([name, n]) => [name, text.number(n)]),
        );
        root.textContent = text.say("timeline.spoken", {
          day: dayText(calendar.date(day), text.lang),
          ...values,
        });
      }, QUIET_MS);
    },
    destroy: () => clearTimeout(timer),
  };
}
