/** The files that come after the first map: outlines, names, and other views of the history. */

import { decodeBase } from "./base.js";
import { fetchFile } from "./boot.js";
import { buildModel, cellsOf, historyOf } from "./model.js";
import { Names } from "./names.js";

/**
 * @typedef {{model: Model, names: Names | null, base: import("./base.js").Base | null}} Loaded
 * @typedef {import("./model.js").Model} Model
 */

/**
 * @param {string} assets
 * @param {AbortSignal} signal
 * @returns {Promise<import("./base.js").Base>}
 */
export async function loadBase(assets, signal) {
  const answer = await fetchFile(`${assets}base.json`, signal);
  return decodeBase(await answer.json());
}

/**
 * @param {string} assets
 * @param {number} count settlements
 * @param {AbortSignal} signal
 * @returns {Promise<Names>}
 */
export async function loadNames(assets, count, signal) {
  const answer = await fetchFile(`${assets}names.json`, signal);
  return new Names(await answer.json(), count);
}

/**
 * Another view of the history (docs/architecture.md, "Views of a history"): its runs and, if it covers
 * other ground, cells, names and outlines as well.
 *
 * @param {string} assets
 * @param {Model} shown the model on the screen
 * @param {AbortSignal} signal
 * @returns {Promise<Loaded>} names and base are null where those on the screen stay good
 * @throws {Error} if any of the files cannot be had or is malformed
 */
export async function loadView(assets, shown, signal) {
  const bytes = async (/** @type {string} */ name) => (await fetchFile(`${assets}${name}`, signal)).arrayBuffer();
  const historyFile = historyOf(await bytes("history.bin"));
  if (isSameGround(historyFile.header, shown.header)) {
    return { model: buildModel(historyFile, shown.cells), names: null, base: null };
  }
  const [cellsFile, names, base] = await Promise.all([
    bytes("cells.bin"),
    loadNames(assets, historyFile.header.count, signal),
    loadBase(assets, signal),
  ]);
  return { model: buildModel(historyFile, cellsOf(cellsFile)), names, base };
}

/**
 * Whether two histories are about the same settlements: of the same oblasts, and as many.
 *
 * @param {Record<string, any>} one header of history.bin; `scope` names its oblasts
 * @param {Record<string, any>} other
 * @returns {boolean}
 */
export function isSameGround(one, other) {
  const scopeOf = ({ scope }) => [scope ?? []].flat().sort().join();
  return one.count === other.count && scopeOf(one) === scopeOf(other);
}
