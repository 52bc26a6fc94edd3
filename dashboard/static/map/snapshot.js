/**
 * What the map shows: day + filters → a style for every settlement, and the counts. Pure.
 *
 * A *style* is the row of the colour table that a settlement is drawn with, shifted so that a pixel's
 * mask can be added to it: `colours[style[id] | mask]`.
 */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, CODE_COUNT, DISAGREEMENT, ONE_SIDED } from "../shared/display.js";
import { insideUnits, wantedCategories } from "./filters.js";

export const STYLE_SHIFT = 8;
/** Rows of the colour table after those of the display codes. */
export const MUTED_ROW = CODE_COUNT;
export const EMPTY_ROW = CODE_COUNT + 1;
/** First of the rows in which settlements fade: one for each code that occurs. A style has 8 bits of row. */
const FADED_ROW = CODE_COUNT + 2;
export const ROW_COUNT = 256;

/**
 * @typedef {object} Summary
 * @property {number} count settlements drawn: placed and passing all filters
 * @property {Uint32Array} tally settlements per category (index of CATEGORIES), placed or not, within the
 *   filtered units
 * @property {number[]} changing of these, which are within the bounds of a change
 * @property {number} disagreement of these, with sources that disagree
 * @property {number} oneSided of these, claimed by one side only
 * @property {number} unplaced of these, without a position
 * @property {number | null} faded of these, not confirmed for long; null while nothing fades
 */

/**
 * @param {Iterable<number>} codes display codes that occur
 * @returns {Uint8Array} the row in which each of them fades, by code
 * @throws {RangeError} if there are more than rows for them
 */
export function fadedRows(codes) {
  const rows = new Uint8Array(CODE_COUNT);
  const sorted = [...codes].sort((a, b) => a - b);
  if (FADED_ROW + sorted.length > ROW_COUNT) throw new RangeError("more display codes than rows to fade in");
  sorted.forEach((code, index) => (rows[code] = FADED_ROW + index));
  return rows;
}

export class Snapshot {
  /**
   * @param {import("./history.js").History} history
   * @param {import("./filters.js").Membership} membership
   * @param {Uint8Array} placed 1 for every settlement with a position
   */
  constructor(history, membership, placed) {
    this._history = history;
    this._membership = membership;
    this._placed = placed;
    /** Style of every settlement; the last item is that of pixels without one. */
    this.styles = new Uint16Array(history.count + 1);
    this.styles[history.count] = EMPTY_ROW << STYLE_SHIFT;
    this.filter({ units: [], statuses: [] });
    this.fade(null, []);
  }

  /**
   * @param {((day: number) => Uint8Array) | null} oldOn which settlements fade on a day; null for none
   * @param {Iterable<number>} codes display codes that occur
   */
  fade(oldOn, codes) {
    this._oldOn = oldOn;
    this._fadedRow = fadedRows(codes);
  }

  /** @param {{units: string[], statuses: string[], marks?: number}} filters `marks`: bits of display codes, any of them */
  filter({ units, statuses, marks = 0 }) {
    this._marks = marks;
    this._inside = insideUnits(this._membership, units);
    this._wanted = wantedCategories(statuses);
  }

  /** @returns {boolean} whether some settlements may fade */
  get fades() {
    return this._oldOn !== null;
  }

  /**
   * @param {number} place
   * @returns {boolean} whether the filters let it through on the current day
   */
  shows(place) {
    const code = this._history.codes[place];
    return this._inside[place] === 1 && this._wanted[CATEGORY_OF_CODE[code]] === 1 && (this._marks === 0 || (code & this._marks) !== 0);
  }

  /**
   * Move to a day and restyle.
   *
   * @param {number} day
   * @param {(place: number) => void} [onChange] called for every settlement whose style changed
   * @returns {Summary}
   */
  show(day, onChange = () => {}) {
    this._history.seek(day);
    const { codes, count } = this._history;
    const { styles, _placed: placed, _inside: inside, _wanted: wanted, _marks: marks } = this;
    const fadedRow = this._fadedRow;
    const old = this._oldOn ? this._oldOn(this._history.day) : null;
    const tally = new Uint32Array(CATEGORIES.length);
    /** @type {number[]} */
    const changing = [];
    let [drawn, disagreement, oneSided, unplaced, faded] = [0, 0, 0, 0, 0];
    for (let place = 0; place < count; place += 1) {
      const code = codes[place];
      const category = CATEGORY_OF_CODE[code];
      if (inside[place]) {
        tally[category] += 1;
        if (code & CHANGING) changing.push(place);
        if (code & DISAGREEMENT) disagreement += 1;
        if (code & ONE_SIDED) oneSided += 1;
        if (!placed[place]) unplaced += 1;
        if (old !== null && old[place]) faded += 1;
      }
      const passes = marks === 0 || code & marks ? inside[place] & wanted[category] : 0;
      drawn += passes & placed[place];
      const row = old !== null && old[place] ? fadedRow[code] : code;
      const style = (passes ? row : MUTED_ROW) << STYLE_SHIFT;
      if (styles[place] !== style) {
        styles[place] = style;
        onChange(place);
      }
    }
    return { count: drawn, tally, changing, disagreement, oneSided, unplaced, faded: old ? faded : null };
  }
}
