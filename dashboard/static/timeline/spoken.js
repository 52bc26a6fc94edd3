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
  /** @type {{day: number, counts: Record<string, number>} | null} */
  let painted = null;

  function speakSoon() {
    clearTimeout(timer);
    if (store.get().playing || !painted) return;
    timer = setTimeout(speak, QUIET_MS, painted);
  }

  /** @param {{day: number, counts: Record<string, number>}} painted */
  function speak({ day, counts }) {
    const numbers = Object.entries(counts).map(([name, n]) => [name, text.number(n)]);
    const date = dayText(calendar.date(day), text.lang);
    root.textContent = text.say("timeline.spoken", { day: date, ...Object.fromEntries(numbers) });
  }

  // The last day of playing was painted while it played.
  const forget = store.subscribe((_, changed) => {
    if (changed.has("playing")) speakSoon();
  });

  return {
    root,
    /** @param {{day: number, counts: Record<string, number>}} message */
    hear(message) {
      painted = message;
      speakSoon();
    },
    destroy() {
      forget();
      clearTimeout(timer);
    },
  };
}
