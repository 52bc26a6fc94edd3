/**
 * What the timeline knows, in one place: parts read it and are told which fields changed.
 *
 * @typedef {object} State
 * @property {number} day        index of the day shown
 * @property {boolean} playing
 * @property {number} speed      days a second
 * @property {boolean} loop
 * @property {import("./window.js").Window} window
 * @property {import("./view.js").View} view
 * @property {string[]} units    filters in force, KATOTTG codes
 * @property {string[]} statuses filters in force, words
 * @property {string} mapView    where the map looks, `lng,lat,zoom`; empty for all of the layer
 * @property {string} drawing    what the map draws
 * @property {string[]} marks    of the legend, that places must bear one of; none for all
 * @property {string | null} sel selected settlement
 * @property {number[]} place    days on which the selected settlement changes
 * @property {import("../shared/links.js").Source} source  which view is shown, and where its data are
 */

/**
 * @template {object} S
 * @param {S} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  /** @type {Set<(state: S, changed: Set<keyof S>) => void>} */
  const listeners = new Set();
  return {
    get: () => /** @type {S} */ (state),
    /** @param {Partial<S>} patch  Fields that are equal to what is there do not count as changes. */
    set(patch) {
      const names = /** @type {(keyof S)[]} */ (Object.keys(patch));
      const changed = new Set(names.filter((name) => !Object.is(patch[name], state[name])));
      if (changed.size === 0) return;
      state = Object.freeze({ ...state, ...patch });
      for (const listener of [...listeners]) listener(state, changed);
    },
    /** @param {(state: S, changed: Set<keyof S>) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How long after the last key or button press Python hears of the day, or of the window. */
export const SETTLE_MS = 250;

/**
 * Tell Python a value once the reader has come to rest, and never the same value twice.
 *
 * @template {number | string} V
 * @param {(value: V) => void} send
 * @param {V} known   the value that Python knows
 * @param {{later?: typeof setTimeout, drop?: typeof clearTimeout}} [clock]
 */
export function createCommitter(send, known, { later = setTimeout, drop = clearTimeout } = {}) {
  /** @type {any} */
  let timer = null;
  const cancel = () => {
    drop(timer);
    timer = null;
  };
  const now = (/** @type {V} */ value) => {
    cancel();
    if (value === known) return;
    known = value;
    send(value);
  };
  return {
    now,
    cancel,
    known: () => known,
    soon(/** @type {V} */ value) {
      cancel();
      timer = later(() => now(value), SETTLE_MS);
    },
    /** Python itself moved us: it knows. */
    learn(/** @type {V} */ value) {
      cancel();
      known = value;
    },
  };
}
