/** What each command of a key or button does to the state. */

import { defaultWindow, fixedWindow, loopSpan, spanOf } from "./window.js";
import { step, UNITS } from "./step.js";
import { reveal, wholeView, zoom } from "./view.js";

/** Speed before anybody chooses one. */
export const DEFAULT_SPEED = 7;

/**
 * The change that a command makes; pure. Null for those that are no change of state (`help`, `play`).
 *
 * @param {string} command
 * @param {import("./state.js").State} state
 * @param {import("./step.js").Stops} stops
 * @returns {Partial<import("./state.js").State> | null}
 */
export function effectOf(command, state, stops) {
  const { day, view, window } = state;
  const { days } = stops;
  const unit = /** @type {import("./step.js").Unit} */ (command.slice(0, -1));
  if (UNITS.includes(unit)) {
    return goTo(step(day, unit, command.endsWith("+") ? 1 : -1, stops), state, days);
  }
  const span = spanOf(window, day);
  switch (command) {
    case "first":
      return goTo(0, state, days);
    case "last":
      return goTo(days - 1, state, days);
    case "zoom-in":
      return { view: zoom(view, 0.5, day + 0.5, days) };
    case "zoom-out":
      return { view: zoom(view, 2, day + 0.5, days) };
    case "zoom-whole":
      return { view: wholeView(days) };
    case "window-start":
      return { window: fixedWindow(day, Math.max(day, span.to), days) };
    case "window-end":
      return { window: fixedWindow(Math.min(day, span.from), day, days) };
    case "window-reset":
      return { window: defaultWindow() };
    case "loop":
      return { loop: !state.loop };
    case "reset":
      return {
        window: defaultWindow(),
        view: wholeView(days),
        speed: DEFAULT_SPEED,
        loop: false,
        playing: false,
      };
    default:
      return null;
  }
}

/**
 * @param {number} day
 * @param {import("./state.js").State} state
 * @param {number} days
 */
export function goTo(day, state, days) {
  return { day, view: reveal(state.view, day, days) };
}

/**
 * Start playing: from the end of the stretch one begins anew.
 *
 * @param {import("./state.js").State} state
 * @param {number} days
 * @returns {Partial<import("./state.js").State>}
 */
export function startPlaying(state, days) {
  const span = playSpan(state, days);
  const over = state.day >= span.to || state.day < span.from;
  return { ...(over ? goTo(span.from, state, days) : {}), playing: true };
}

/**
 * The stretch that playing runs over: the window if it loops, else all.
 *
 * @param {import("./state.js").State} state
 * @param {number} days
 */
export function playSpan(state, days) {
  return state.loop ? loopSpan(state.window, days) : { from: 0, to: days - 1 };
}
