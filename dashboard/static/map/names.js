/**
 * Codes and names of settlements, each column one long text with the places where its items begin: as
 * thousands of strings they would be most of the map's memory.
 */

import { ContainerError } from "../shared/container.js";

class Column {
  /** @param {string[]} items */
  constructor(items) {
    this._text = items.join("");
    this._begin = new Uint32Array(items.length + 1);
    for (let index = 0; index < items.length; index += 1) this._begin[index + 1] = this._begin[index] + items[index].length;
  }

  /** @param {number} index */
  at(index) {
    return this._text.slice(this._begin[index], this._begin[index + 1]);
  }
}

export class Names {
  /**
   * @param {{katottg: string[], en: string[], uk: string[]}} file names.json, in ascending order of codes
   * @param {number} count settlements
   * @throws {ContainerError} if a column has another length, or codes are out of order
   */
  constructor(file, count) {
    for (const column of ["katottg", "en", "uk"]) {
      if (file[column]?.length !== count) throw new ContainerError(`names: ${column} has another length`);
    }
    if (file.katottg.some((code, index) => index > 0 && code <= file.katottg[index - 1])) {
      throw new ContainerError("names: katottg is out of order");
    }
    this.count = count;
    this._codes = new Column(file.katottg);
    this._names = { en: new Column(file.en), uk: new Column(file.uk) };
  }

  /** @param {number} place */
  katottg(place) {
    return this._codes.at(place);
  }

  /**
   * @param {number} place
   * @param {"en" | "uk"} lang
   */
  name(place, lang) {
    return this._names[lang].at(place);
  }

  /**
   * @param {string | null} katottg
   * @returns {number} index of the settlement, or -1
   */
  indexOf(katottg) {
    if (katottg === null) return -1;
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this._codes.at(middle) < katottg) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this._codes.at(low) === katottg ? low : -1;
  }
}
