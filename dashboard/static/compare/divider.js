/** The divider between the two days: a slider for pointer, touch and keyboard (ARIA slider pattern). */

import { clamp } from "../shared/days.js";

const STEP = 2;
const LEAP = 10;

/**
 * Where a key moves the divider to.
 *
 * @param {string} key as of the keyboard event
 * @param {number} percent where it stands
 * @returns {number | null} null if the key is not the divider's
 */
export function percentAfterKey(key, percent) {
  const moves = /** @type {Record<string, number>} */ ({
    ArrowLeft: percent - STEP,
    ArrowDown: percent - STEP,
    ArrowRight: percent + STEP,
    ArrowUp: percent + STEP,
    PageDown: percent - LEAP,
    PageUp: percent + LEAP,
    Home: 0,
    End: 100,
  });
  return Object.hasOwn(moves, key) ? clamp(moves[key], 0, 100) : null;
}

/**
 * Let the reader drag the divider anywhere on the stage, or move it by keys.
 *
 * @param {HTMLElement} stage what is dragged over
 * @param {HTMLElement} handle takes the keyboard; gets the values of the slider
 * @param {{start?: number, spoken: (percent: number) => string, show: (percent: number) => void}} options
 * @returns {{destroy: () => void}}
 */
export function attachDivider(stage, handle, { start = 50, spoken, show }) {
  const abort = new AbortController();
  let percent = start;

  function move(/** @type {number} */ to) {
    percent = clamp(to, 0, 100);
    handle.setAttribute("aria-valuenow", String(Math.round(percent)));
    handle.setAttribute("aria-valuetext", spoken(Math.round(percent)));
    show(percent);
  }

  function follow(/** @type {PointerEvent} */ event) {
    const box = stage.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * 100);
  }

  function on(/** @type {HTMLElement} */ target, /** @type {string} */ type, /** @type {any} */ listener) {
    target.addEventListener(type, listener, { signal: abort.signal });
  }

  on(stage, "pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    follow(event);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  });
  on(stage, "pointermove", (/** @type {PointerEvent} */ event) => {
    if (stage.hasPointerCapture(event.pointerId)) follow(event);
  });
  on(handle, "keydown", (/** @type {KeyboardEvent} */ event) => {
    const to = event.ctrlKey || event.metaKey || event.altKey ? null : percentAfterKey(event.key, percent);
    if (to === null) return;
    event.preventDefault();
    move(to);
  });
  move(start);
  return { destroy: () => abort.abort() };
}
