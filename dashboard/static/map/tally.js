/** Settlements counted by display code, from which all other counts of a day follow. Pure. */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, CODE_COUNT, DISAGREEMENT, ONE_SIDED } from "../shared/display.js";

export class Tally {
  constructor() {
    this._all = new Uint32Array(CODE_COUNT);
    this._placed = new Uint32Array(CODE_COUNT);
  }

  /**
   * @param {number} code display code of a settlement
   * @param {number} placed 1 if it has a position
   */
  add(code, placed) {
    this._all[code] += 1;
    this._placed[code] += placed;
  }

  /** Count a settlement that was added with one code with another one. */
  move(from, to, placed) {
    this._all[from] -= 1;
    this._placed[from] -= placed;
    this.add(to, placed);
  }

  /**
   * @param {(code: number) => boolean} passes whether the filters let a settlement of a code through
   * @returns {{count: number, tally: Uint32Array, changing: number, disagreement: number, oneSided: number, unplaced: number}}
   */
  counts(passes) {
    const tally = new Uint32Array(CATEGORIES.length);
    let [count, changing, disagreement, oneSided, unplaced] = [0, 0, 0, 0, 0];
    for (let code = 0; code < CODE_COUNT; code += 1) {
      const found = this._all[code];
      if (found === 0) continue;
      tally[CATEGORY_OF_CODE[code]] += found;
      unplaced += found - this._placed[code];
      if (code & CHANGING) changing += found;
      if (code & DISAGREEMENT) disagreement += found;
      if (code & ONE_SIDED) oneSided += found;
      if (passes(code)) count += this._placed[code];
    }
    return { count, tally, changing, disagreement, oneSided, unplaced };
  }
}
