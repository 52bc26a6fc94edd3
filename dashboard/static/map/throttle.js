/**
 * At most one call per interval; the last one always comes through.
 *
 * @template {unknown[]} Arguments
 * @param {(...values: Arguments) => void} act
 * @param {number} intervalMs
 * @returns {((...values: Arguments) => void) & {cancel: () => void}}
 */
export function throttle(act, intervalMs) {
  let timer;
  /** @type {Arguments | undefined} */
  let waiting;
  const open = () => {
    timer = undefined;
    if (waiting !== undefined) call(...waiting);
  };
  const call = (/** @type {Arguments} */ ...values) => {
    if (timer !== undefined) {
      waiting = values;
      return;
    }
    waiting = undefined;
    act(...values);
    timer = setTimeout(open, intervalMs);
  };
  return Object.assign(call, { cancel: () => clearTimeout(timer) });
}
