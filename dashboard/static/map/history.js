/**
 * The history in columns: runs of equal display codes, CSR by settlement, and the transitions between
 * them, CSR by day. One array of current codes is moved along the days; going back undoes.
 */

import { DISAGREEMENT, LIBERATED, STATUS_MASK } from "../shared/display.js";
import { ContainerError } from "../shared/container.js";

/** Settlements are numbered in 16 bits, here and in the id buffer, which needs one number for none. */
const MAX_SETTLEMENTS = 65_535;

const SAME_STATUS = STATUS_MASK | LIBERATED;

export class History {
  /**
   * @param {{days: number, count: number}} header
   * @param {{run_count: Uint8Array, run_day: Uint16Array, run_code: Uint8Array}} arrays
   * @throws {ContainerError} if runs do not cover the days in order
   */
  constructor(header, arrays) {
    this.days = header.days;
    this.count = header.count;
    this.runOffset = offsetsOf(arrays.run_count);
    this.runDay = arrays.run_day;
    this.runCode = arrays.run_code;
    this._check(arrays.run_count);
    this.transitions = transitionsByDay(this);
    /** Day that `codes` shows. */
    this.day = 0;
    /** Display code of every settlement on `day`. */
    this.codes = Uint8Array.from({ length: this.count }, (_, place) => this.runCode[this.runOffset[place]]);
  }

  /**
   * Move to a day; a step touches what changes that day, a jump what changed in between.
   *
   * @param {number} day
   */
  seek(day) {
    const { cut, place, before, after } = this.transitions;
    const { codes } = this;
    if (day > this.day) {
      for (let at = cut[this.day + 1]; at < cut[day + 1]; at += 1) codes[place[at]] = after[at];
    } else {
      for (let at = cut[this.day + 1] - 1; at >= cut[day + 1]; at -= 1) codes[place[at]] = before[at];
    }
    this.day = day;
  }

  /**
   * @param {number} place index of a settlement
   * @param {number} day
   * @returns {number} index of the run that covers the day
   */
  runAt(place, day) {
    let low = this.runOffset[place];
    let high = this.runOffset[place + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.runDay[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * @param {number} place
   * @param {number} day
   * @returns {number} display code
   */
  codeAt(place, day) {
    return this.runCode[this.runAt(place, day)];
  }

  /**
   * @param {number} place
   * @param {number} day
   * @returns {number} first day of the stretch of one status (liberated apart) that covers `day`
   */
  sinceDay(place, day) {
    let run = this.runAt(place, day);
    const status = this.runCode[run] & SAME_STATUS;
    while (run > this.runOffset[place] && (this.runCode[run - 1] & SAME_STATUS) === status) run -= 1;
    return this.runDay[run];
  }

  /** @returns {number[]} settlements whose sources disagree on some day */
  everDisagreeing() {
    const places = [];
    for (let place = 0; place < this.count; place += 1) {
      let seen = 0;
      for (let run = this.runOffset[place]; run < this.runOffset[place + 1]; run += 1) seen |= this.runCode[run];
      if (seen & DISAGREEMENT) places.push(place);
    }
    return places;
  }

  /** @param {Uint8Array} runCount */
  _check(runCount) {
    const total = this.runOffset[runCount.length];
    if (this.count > MAX_SETTLEMENTS) throw new ContainerError(`history: more than ${MAX_SETTLEMENTS} settlements`);
    if (runCount.length !== this.count) throw new ContainerError("history: run_count has another length");
    if (this.runDay.length !== total || this.runCode.length !== total) {
      throw new ContainerError(`history: expected ${total} runs`);
    }
    for (let place = 0; place < this.count; place += 1) {
      let previous = -1;
      for (let run = this.runOffset[place]; run < this.runOffset[place + 1]; run += 1) {
        const inOrder = previous === -1 ? this.runDay[run] === 0 : this.runDay[run] > previous;
        if (!inOrder || this.runDay[run] >= this.days) throw new ContainerError(`history: runs of ${place} are out of order`);
        previous = this.runDay[run];
      }
      if (previous === -1) throw new ContainerError(`history: settlement ${place} has no run`);
    }
  }
}

/**
 * @param {ArrayLike<number>} counts
 * @returns {Uint32Array} CSR offsets, one longer than `counts`
 */
function offsetsOf(counts) {
  const offsets = new Uint32Array(counts.length + 1);
  for (let index = 0; index < counts.length; index += 1) offsets[index + 1] = offsets[index] + counts[index];
  return offsets;
}

/**
 * Counting sort of all run starts after day 0. Transitions of day d lie in `cut[d]` to `cut[d + 1]`.
 *
 * @param {History} history
 */
function transitionsByDay({ days, count, runOffset, runDay, runCode }) {
  const cut = new Uint32Array(days + 1);
  for (let run = 0; run < runDay.length; run += 1) if (runDay[run] > 0) cut[runDay[run] + 1] += 1;
  for (let day = 0; day < days; day += 1) cut[day + 1] += cut[day];
  const place = new Uint16Array(cut[days]);
  const before = new Uint8Array(cut[days]);
  const after = new Uint8Array(cut[days]);
  const next = cut.slice();
  for (let index = 0; index < count; index += 1) {
    for (let run = runOffset[index] + 1; run < runOffset[index + 1]; run += 1) {
      const at = next[runDay[run]]++;
      place[at] = index;
      before[at] = runCode[run - 1];
      after[at] = runCode[run];
    }
  }
  return { cut, place, before, after };
}
