/**
 * What the map shows: day + filters → a style for every settlement, and the counts. Pure.
 *
 * A *style* is the row of the colour table that a settlement is drawn with, shifted so that a pixel's
 * mask can be added to it: `colours[style[id] | mask]`.
 */

import { CATEGORY_OF_CODE, CODE_COUNT } from "../shared/display.js";
import { insideUnits, wantedCategories } from "./filters.js";
import { Tally } from "./tally.js";

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
    /** Day that was shown last, and the codes that were counted on it. */
    this._day = history.day;
    this._counted = new Uint8Array(history.count);
    this._tally = new Tally();
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
    this._isStale = true;
  }

  /** @param {{units: string[], statuses: string[], marks?: number}} filters `marks`: bits of display codes, any of them */
  filter({ units, statuses, marks = 0 }) {
    this._marks = marks;
    this._inside = insideUnits(this._membership, units);
    this._wanted = wantedCategories(statuses);
    this._isStale = true;
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
    return this._inside[place] === 1 && this._passes(this._history.codes[place]) === 1;
  }

  /**
   * Move to a day and restyle: after a step only what changed meanwhile is looked at.
   *
   * @param {number} day
   * @param {(place: number) => void} [onChange] called for every settlement whose style changed
   * @returns {Summary}
   */
  show(day, onChange = () => {}) {
    const { _history: history } = this;
    history.seek(day);
    const old = this._oldOn ? this._oldOn(history.day) : null;
    const { cut, place } = history.transitions;
    const [from, to] = [cut[Math.min(this._day, day) + 1], cut[Math.max(this._day, day) + 1]];
    let faded = null;
    if (this._isStale || old !== null || to - from > history.count) faded = this._countAll(old, onChange);
    else for (let at = from; at < to; at += 1) this._take(place[at], onChange);
    this._day = day;
    this._isStale = false;
    return this._tally.summary((code) => this._passes(code) === 1, faded);
  }

  /** @returns {number} 1 if the filters let a code through */
  _passes(code) {
    return this._marks === 0 || code & this._marks ? this._wanted[CATEGORY_OF_CODE[code]] : 0;
  }

  /** @returns {number | null} how many settlements fade; null if none ever does */
  _countAll(old, onChange) {
    const { codes, count } = this._history;
    const { _placed: placed, _inside: inside } = this;
    this._tally = new Tally();
    let faded = 0;
    for (let place = 0; place < count; place += 1) {
      this._counted[place] = codes[place];
      if (inside[place]) this._tally.add(place, codes[place], placed[place]);
      const fades = old !== null && old[place];
      if (fades && inside[place]) faded += 1;
      this._style(place, fades ? this._fadedRow[codes[place]] : codes[place], onChange);
    }
    return old === null ? null : faded;
  }

  /** Count and style a settlement that may have another code than it was counted with. */
  _take(place, onChange) {
    const code = this._history.codes[place];
    const before = this._counted[place];
    if (code === before) return;
    this._counted[place] = code;
    if (this._inside[place]) {
      this._tally.drop(place, before, this._placed[place]);
      this._tally.add(place, code, this._placed[place]);
    }
    this._style(place, code, onChange);
  }

  _style(place, row, onChange) {
    const style = (this._inside[place] && this._passes(this._counted[place]) ? row : MUTED_ROW) << STYLE_SHIFT;
    if (this.styles[place] === style) return;
    this.styles[place] = style;
    onChange(place);
  }
}
