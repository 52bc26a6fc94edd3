/** The days on which the selected place changes, as its passport tells them. */

import { onConnection } from "../shared/connection.js";
import { fetchJson } from "../shared/files.js";
import { historyHref } from "../shared/links.js";
import { placeStops } from "./step.js";

/**
 * @param {ReturnType<typeof import("./state.js").createStore<import("./state.js").State>>} store
 * @param {import("../shared/days.js").Calendar} calendar
 */
export function createPassport(store, calendar) {
  let asked = new AbortController();
  let isMissing = false;

  /** Ask for the selected place; the answer goes into the store. */
  async function learn() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const { sel, source } = store.get();
    isMissing = false;
    store.set({ place: [] });
    if (!sel) return;
    try {
      const passport = await fetchJson(historyHref(source, sel), signal);
      store.set({ place: placeStops(passport, calendar) });
    } catch (error) {
      if (signal.aborted) return;
      isMissing = true;
      if (navigator.onLine) console.error("timeline:", error);
    }
  }

  /** Ask once more for what could not be had. */
  const again = () => {
    if (isMissing) learn();
  };
  const stop = onConnection((isThere) => isThere && again());

  return {
    learn,
    again,
    destroy() {
      stop();
      asked.abort();
    },
  };
}
