/**
 * Places whose status nobody has confirmed for long fade. Until when each run of the history is vouched
 * for stands in evidence.bin, which is fetched when somebody asks.
 */

import { ContainerError, decodeContainer } from "../shared/container.js";
import { fetchFile } from "./boot.js";

/** Stands for a run that nothing can confirm: what is unknown. */
export const NEVER = 65_535;

/**
 * Which settlements are old on a day. Pure; the array returned is used again by the next call.
 *
 * @param {import("./history.js").History} history
 * @param {Uint16Array} confirmed last day of which anybody vouches for each run, or NEVER
 * @param {number} days without confirmation
 * @returns {(day: number) => Uint8Array} 1 for every settlement that is old
 */
export function oldOn(history, confirmed, days) {
  const old = new Uint8Array(history.count);
  return (day) => {
    for (let place = 0; place < history.count; place += 1) {
      const last = confirmed[history.runAt(place, day)];
      old[place] = Number(last !== NEVER && day - last >= days);
    }
    return old;
  };
}

export class Fading {
  /**
   * @param {import("./statusMap.js").StatusMap} status
   * @param {object} options
   * @param {AbortSignal} options.signal
   * @param {(error: unknown) => void} options.onFail
   */
  constructor(status, { signal, onFail }) {
    this._status = status;
    this._signal = signal;
    this._onFail = onFail;
    this._asked = "";
    /** @type {{history: object, confirmed: Uint16Array} | null} */
    this._loaded = null;
  }

  /**
   * Fade in the view on the screen what is as old as that.
   *
   * @param {number} days without confirmation; 0 fades nothing
   * @param {string} assets address of the view's files
   */
  async turn(days, assets) {
    const asked = (this._asked = `${days} ${assets}`);
    const { history } = this._status.model;
    if (days === 0) {
      this._status.setOld(null);
      return;
    }
    try {
      if (this._loaded?.history !== history) this._loaded = { history, confirmed: await this._load(history, assets) };
      if (asked === this._asked && !this._signal.aborted) this._status.setOld(oldOn(history, this._loaded.confirmed, days));
    } catch (error) {
      if (asked === this._asked) this._onFail(error);
    }
  }

  async _load(history, assets) {
    const answer = await fetchFile(`${assets}evidence.bin`, this._signal);
    const { run_confirmed: confirmed } = decodeContainer(await answer.arrayBuffer(), ["run_confirmed"]).arrays;
    if (confirmed.length !== history.runDay.length) throw new ContainerError("evidence: run_confirmed has another length");
    return /** @type {Uint16Array} */ (confirmed);
  }
}
