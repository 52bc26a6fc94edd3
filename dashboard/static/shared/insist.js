/** Loading what a part can do without for a while: tried again until it is there. */

import { onConnection } from "./connection.js";

/** How long to wait after each attempt in vain; the last one again and again. */
const PAUSES_MS = [2_000, 5_000, 15_000, 60_000];

/**
 * Load and use something. If nobody answers, it is asked for again after a while, and at once when the
 * browser finds its network again; an answer that is of no use is final.
 *
 * @template T
 * @param {() => Promise<T>} load rejects with a `TypeError` if nobody answers, as `fetch` does
 * @param {(value: T) => void} use
 * @param {object} options
 * @param {AbortSignal} options.signal gives up, without a word
 * @param {(error: unknown) => void} options.onFail told of the first failure only
 * @param {(resume: () => void) => () => void} [options.later] calls `resume` when it is time for another attempt;
 *   returns what stops that
 * @returns {Promise<void>} when it is used or the first attempt has failed; further attempts go on by themselves
 */
export async function insist(load, use, { signal, onFail, later = afterPauses() }) {
  let value;
  try {
    value = await load();
  } catch (error) {
    if (signal.aborted) return;
    onFail(error);
    if (!isUnanswered(error)) return;
    const stop = later(() => {
      stop();
      signal.removeEventListener("abort", stop);
      insist(load, use, { signal, onFail: () => {}, later });
    });
    signal.addEventListener("abort", stop);
    return;
  }
  if (!signal.aborted) use(value);
}

/** Whether nobody answered, so that somebody may do later. */
function isUnanswered(/** @type {unknown} */ error) {
  return error instanceof TypeError;
}

/** @returns {(resume: () => void) => () => void} longer and longer pauses, cut short when the network is back */
function afterPauses() {
  let tries = 0;
  return (resume) => {
    const timer = setTimeout(resume, PAUSES_MS[Math.min(tries++, PAUSES_MS.length - 1)]);
    const stop = onConnection((isThere) => isThere && resume());
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}
