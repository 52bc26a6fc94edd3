/**
 * What the map shows: day + filters → a style for every settlement, and the counts. Pure.
 *
 * A *style* is the row of the colour table that a settlement is drawn with, shifted so that a pixel's
 * mask can be added to it: `colours[style[id] | mask]`.
 */

import { CATEGORY_OF_CODE, CHANGING, CODE_COUNT } from "../shared/display.js";
import { insideUnits, wantedCategories } from "./filters.js";
import { Tally } from "./tally.js";

export const STYLE_SHIFT = 8;
/** Rows of the colour table after those of the display codes. */
export const MUTED_ROW = CODE_COUNT;
export const EMPTY_ROW = CODE_COUNT + 1;
/** First of the rows in which settlements fade: one for each code that occurs. A style has 8 bits of row. */
const FADED_ROW = CODE_COUNT + 2;
export const ROW_COUNT = 256;
const MUTED = MUTED_ROW << STYLE_SHIFT;

/** Looking at one transition costs about as much as counting so many settlements. */
const TRANSITION_COST = 4;

/**
 * @typedef {object} Summary
 * @property {number} count settlements drawn: placed and passing all filters
 * @property {Uint32Array} tally settlements per category (index of CATEGORIES), placed or not, within the
 *   filtered units
 * @property {Uint16Array} changing of these, which are within the bounds of a change, ascending
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
    this._changed = new Uint16Array(history.count + 1);
    this._changedCount = 0;
    this._membership = membership;
    this._placed = placed;
    /** Style of every settlement; the last item is that of pixels without one. */
    this.styles = new Uint16Array(history.count + 1);
    this.styles[history.count] = EMPTY_ROW << STYLE_SHIFT;
    this._fadedRow = fadedRows([]);
    this._oldOn = /** @type {((day: number) => Uint8Array) | null} */ (null);
    this.filter({ units: [], statuses: [] });
  }

  /**
   * @param {((day: number) => Uint8Array) | null} oldOn which settlements fade on a day; null for none
   * @param {Iterable<number>} codes display codes that occur
   */
  fade(oldOn, codes) {
    this._oldOn = oldOn;
    this._fadedRow = fadedRows(codes);
    this._takeStyles();
  }

  /** @param {{units: string[], statuses: string[], marks?: number}} filters `marks`: bits of display codes, any of them */
  filter({ units, statuses, marks = 0 }) {
    this._marks = marks;
    this._inside = insideUnits(this._membership, units);
    this._wanted = wantedCategories(statuses);
    this._takeStyles();
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

  /** @returns {Uint16Array} settlements whose style the last `show` changed; good until the next */
  get changed() {
    return this._changed.subarray(0, this._changedCount);
  }

  /**
   * Move to a day and restyle: after a step only what changed meanwhile is looked at, after a jump all.
   *
   * @param {number} day
   * @returns {Summary}
   */
  show(day) {
    const { _history: history } = this;
    history.seek(day);
    const old = this._oldOn ? this._oldOn(history.day) : null;
    const { cut, place } = history.transitions;
    const [from, to] = [cut[Math.min(this._day, day) + 1], cut[Math.max(this._day, day) + 1]];
    let faded = null;
    this._changedCount = 0;
    if (this._isStale || old !== null || (to - from) * TRANSITION_COST > history.count) faded = this._countAll(old);
    else for (let at = from; at < to; at += 1) this._take(place[at]);
    this._day = day;
    this._isStale = false;
    const counts = this._tally.counts((code) => this._passes(code) === 1);
    return { ...counts, changing: this._changing(counts.changing), faded };
  }

  /** @returns {number} 1 if the filters let a code through */
  _passes(code) {
    return this._marks === 0 || code & this._marks ? this._wanted[CATEGORY_OF_CODE[code]] : 0;
  }

  /** Style of each code, fresh and faded; all that was styled before is stale. */
  _takeStyles() {
    const stylesOf = (/** @type {(code: number) => number} */ rowOf) =>
      Uint16Array.from({ length: CODE_COUNT }, (_, code) => (this._passes(code) === 1 ? rowOf(code) << STYLE_SHIFT : MUTED));
    this._fresh = stylesOf((code) => code);
    this._faded = stylesOf((code) => this._fadedRow[code]);
    this._isStale = true;
  }

  /** @returns {number | null} how many settlements fade; null if none ever does */
  _countAll(old) {
    const { codes, count } = this._history;
    const { styles, _counted: counted, _placed: placed, _inside: inside, _fresh: fresh, _faded: faded, _changed: changed } = this;
    const tally = (this._tally = new Tally());
    let [fading, changes] = [0, 0];
    for (let place = 0; place < count; place += 1) {
      const code = codes[place];
      let style = MUTED;
      if (inside[place] === 1) {
        const fades = old !== null && old[place] === 1;
        if (fades) fading += 1;
        style = fades ? faded[code] : fresh[code];
        tally.add(code, placed[place]);
      }
      counted[place] = code;
      // 1 if they differ. After a jump half of them do, in no order, so a branch would be guessed wrong as often as not.
      const difference = styles[place] ^ style;
      changed[changes] = place;
      changes += (difference | -difference) >>> 31;
      styles[place] = style;
    }
    this._changedCount = changes;
    return old === null ? null : fading;
  }

  /** Count and style a settlement that may have another code than it was counted with. */
  _take(place) {
    const code = this._history.codes[place];
    const before = this._counted[place];
    if (code === before) return;
    this._counted[place] = code;
    if (this._inside[place] === 0) return;
    this._tally.move(before, code, this._placed[place]);
    if (this._fresh[code] === this.styles[place]) return;
    this.styles[place] = this._fresh[code];
    this._changed[this._changedCount++] = place;
  }

  /** @param {number} count how many there are */
  _changing(count) {
    const { _counted: counted, _inside: inside } = this;
    const places = new Uint16Array(count);
    for (let [place, found] = [0, 0]; found < count && place < counted.length; place += 1) {
      if (counted[place] & CHANGING && inside[place] === 1) places[found++] = place;
    }
    return places;
  }
}
