/** Which settlements the filters let through. Pure. */

import { CATEGORIES } from "../shared/display.js";

/**
 * @typedef {object} Membership
 * @property {Uint16Array} hromada index into `hromadas` of every settlement
 * @property {{katottg: string, raion: number}[]} hromadas
 * @property {{katottg: string, oblast: number}[]} raions
 * @property {{katottg: string}[]} oblasts
 */

/**
 * @param {Membership} membership
 * @param {string[]} units codes of oblasts, raions or hromadas; none means all
 * @returns {Uint8Array} 1 for every settlement inside one of the units
 */
export function insideUnits({ hromada, hromadas, raions, oblasts }, units) {
  if (units.length === 0) return new Uint8Array(hromada.length).fill(1);
  const wanted = new Set(units);
  const hromadaIn = hromadas.map((unit) => {
    const raion = raions[unit.raion];
    const oblast = oblasts[raion.oblast];
    return [unit, raion, oblast].some(({ katottg }) => wanted.has(katottg));
  });
  return Uint8Array.from(hromada, (index) => Number(hromadaIn[index]));
}

/**
 * @param {string[]} statuses display categories; none means all
 * @returns {Uint8Array} 1 for every index of CATEGORIES that is wanted
 */
export function wantedCategories(statuses) {
  const wanted = new Set(statuses);
  return Uint8Array.from(CATEGORIES, (word) => Number(wanted.size === 0 || wanted.has(word)));
}

/**
 * Switch one category of the filter. None chosen means all, so choosing all is choosing none.
 *
 * @param {string[]} statuses
 * @param {string} category
 * @returns {string[]} in the order of CATEGORIES
 */
export function toggleStatus(statuses, category) {
  const chosen = new Set(statuses);
  if (!chosen.delete(category)) chosen.add(category);
  return chosen.size === CATEGORIES.length ? [] : CATEGORIES.filter((word) => chosen.has(word));
}
