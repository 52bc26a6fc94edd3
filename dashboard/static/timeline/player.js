/**
 * Playing: a clock that turns elapsed time into whole days. The arithmetic is pure; `createPlayer`
 * ties it to animation frames.
 *
 * @typedef {import("./window.js").Span} Span
 */

/** Days a second that the reader can choose. */
export const SPEEDS = [0.5, 1, 2, 7, 14, 30, 60];

/** Longest stretch that one frame may count: after a stall the war does not leap. */
export const LONGEST_FRAME_MS = 250;

/** With reduced motion the picture changes at most this often, in bigger steps. */
export const REDUCED_STEP_MS = 500;

/**
 * Add elapsed time and take out whole days.
 *
 * @param {number} debt        fraction of a day left over from before
 * @param {number} elapsedMs
 * @param {number} daysPerSecond
 * @returns {{days: number, debt: number}}
 */
export function accumulate(debt, elapsedMs, daysPerSecond) {
  const total = debt + (Math.min(elapsedMs, LONGEST_FRAME_MS) / 1000) * daysPerSecond;
  const days = Math.floor(total);
  return { days, debt: total - days };
}

/**
 * Move on inside a span: at its end go round, or stay there and say that it is over.
 *
 * @param {number} day
 * @param {number} byDays
 * @param {Span} span
 * @param {boolean} loop
 * @returns {{day: number, ended: boolean}}
 */
export function advance(day, byDays, span, loop) {
  if (day < span.from || day > span.to) return { day: span.from, ended: false };
  const next = day + byDays;
  if (next <= span.to) return { day: next, ended: !loop && next === span.to };
  if (!loop) return { day: span.to, ended: true };
  return { day: span.from + ((next - span.from) % (span.to - span.from + 1)), ended: false };
}

/**
 * @param {object} options
 * @param {() => number} options.speed        days a second, read on every frame
 * @param {() => boolean} options.reduced     whether the reader asked for less motion
 * @param {(days: number) => void} options.onDays  called with a whole number of days, at least 1
 * @param {(fn: (time: number) => void) => number} [options.request]
 * @param {(handle: number) => void} [options.cancel]
 */
export function createPlayer({
  speed,
  reduced,
  onDays,
  request = requestAnimationFrame.bind(globalThis),
  cancel = cancelAnimationFrame.bind(globalThis),
}) {
  let handle = 0;
  let debt = 0;
  let counted = 0;
  let moved = 0;

  const frame = (/** @type {number} */ now) => {
    handle = request(frame);
    if (counted === 0) [counted, moved] = [now, now];
    const due = accumulate(debt, now - counted, speed());
    counted = now;
    const wait = reduced() && now - moved < REDUCED_STEP_MS;
    debt = wait ? due.debt + due.days : due.debt;
    if (wait || due.days === 0) return;
    moved = now;
    onDays(due.days);
  };

  return {
    start() {
      if (handle) return;
      [debt, counted] = [0, 0];
      handle = request(frame);
    },
    stop() {
      cancel(handle);
      handle = 0;
    },
    get running() {
      return handle !== 0;
    },
  };
}
