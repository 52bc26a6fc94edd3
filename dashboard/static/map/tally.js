/** Settlements counted by display code, from which all other counts of a day follow. Pure. */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, CODE_COUNT, DISAGREEMENT, ONE_SIDED } from "../shared/display.js";

export class Tally {
  constructor() {
    this._all = new Uint32Array(CODE_COUNT);
    this._placed = new Uint32Array(CODE_COUNT);
    /** @type {Set<number>} */
    this._changing = new Set();
    this._unplaced = 0;
  }

  /**
   * @param {number} place
   * @param {number} code its display code
   * @param {number} placed 1 if it has a position
   */
  add(place, code, placed) {
    this._all[code] += 1;
    this._placed[code] += placed;
    this._unplaced += 1 - placed;
    if (code & CHANGING) this._changing.add(place);
  }

  /** Take one back that was added. */
  drop(place, code, placed) {
    this._all[code] -= 1;
    this._placed[code] -= placed;
    this._unplaced -= 1 - placed;
    if (code & CHANGING) this._changing.delete(place);
  }

  /**
   * @param {(code: number) => boolean} passes whether the filters let a settlement of a code through
   * @param {number | null} faded
   * @returns {import("./snapshot.js").Summary}
   */
  summary(passes, faded) {
    const tally = new Uint32Array(CATEGORIES.length);
    let [count, disagreement, oneSided] = [0, 0, 0];
    for (let code = 0; code < CODE_COUNT; code += 1) {
      const found = this._all[code];
      if (found === 0) continue;
      tally[CATEGORY_OF_CODE[code]] += found;
      if (code & DISAGREEMENT) disagreement += found;
      if (code & ONE_SIDED) oneSided += found;
      if (passes(code)) count += this._placed[code];
    }
    const changing = [...this._changing].sort((a, b) => a - b);
    return { count, tally, changing, disagreement, oneSided, unplaced: this._unplaced, faded };
  }
}
