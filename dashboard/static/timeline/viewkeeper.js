/**
 * Where the map looks: Python hears of it when the reader has moved it and it stands still, and the
 * map follows when Python says otherwise.
 */

import { sameView, viewOf, viewText } from "./mapview.js";

/** How long the map must have stood still before Python hears where. */
const VIEW_SETTLE_MS = 1000;

/**
 * @param {object} options
 * @param {ReturnType<typeof import("./state.js").createStore<import("./state.js").State>>} options.store
 * @param {{post: (name: string, message: any) => void}} options.channel  to the map
 * @param {string} options.known  the view as Python knows it
 * @param {(name: string, value: unknown) => void} options.say  to Python
 */
export function createViewKeeper({ store, channel, known, say }) {
  /** @type {any} */
  let timer = null;

  /** Take a view that Python knows; nothing that the map told before is told any more. */
  function learn(/** @type {string} */ mapView) {
    clearTimeout(timer);
    known = mapView;
    store.set({ mapView });
  }

  return {
    /** The map tells where it looks. */
    hear(/** @type {import("./mapview.js").MapView & {home?: boolean}} */ view) {
      const mapView = viewText(view);
      clearTimeout(timer);
      // Only what the reader moved belongs in the address, not what the map rounds.
      if (sameView(mapView, known)) return;
      store.set({ mapView });
      timer = setTimeout(() => {
        known = mapView;
        say("view", mapView);
      }, VIEW_SETTLE_MS);
    },
    /** Python moves the map, unless it looks there already. */
    obey(/** @type {string} */ mapView) {
      if (sameView(mapView, known)) return;
      learn(mapView);
      channel.post("look", { to: viewOf(mapView) });
    },
    /** Another session began from the address: the map starts there by itself. */
    rejoin: learn,
    destroy: () => clearTimeout(timer),
  };
}
