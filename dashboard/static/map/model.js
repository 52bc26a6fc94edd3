/** Fetch the browser's files and turn them into what the map draws from. */

import { ContainerError, decodeContainer } from "../shared/container.js";
import { Cells } from "./cells.js";
import { fetchFile } from "./files.js";
import { History } from "./history.js";
import { UNPLACED, worldX, worldY } from "./projection.js";
import { decodeBase } from "./base.js";

const HISTORY_ARRAYS = ["lng", "lat", "hromada", "size", "run_count", "run_day", "run_code"];
const CELL_ARRAYS = ["vertex", "ring_offset", "ring_vertex", "cell_offset"];

/**
 * @typedef {object} Model
 * @property {object} header of history.bin: first, days, count, hromadas, raions, oblasts …
 * @property {History} history
 * @property {Cells} cells
 * @property {import("./filters.js").Membership} membership
 * @property {Float64Array} placeX world x of every settlement, NaN if unplaced
 * @property {Float64Array} placeY
 * @property {Uint8Array} placed
 * @property {Uint8Array} size 16 * log10(population), 0 if unknown
 * @property {number[]} disagreeing settlements that ever show the mark
 * @property {Set<number>} codes display codes that occur
 *
 * @typedef {{katottg: string[], en: string[], uk: string[]}} Names
 * @typedef {{model: Model, names: Names | null, base: import("./base.js").Base | null}} Loaded
 */

/**
 * What the first paint needs.
 *
 * @param {import("./files.js").FirstFiles} files
 * @returns {Promise<Model>}
 * @throws {Error} if a file cannot be had or is malformed
 */
export async function loadModel(files) {
  const [history, cells] = await Promise.all([files.history, files.cells]);
  return buildModel(decodeContainer(history, HISTORY_ARRAYS), cellsOf(cells));
}

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
  const names = await (await fetchFile(`${assets}names.json`, signal)).json();
  for (const column of ["katottg", "en", "uk"]) {
    if (names[column]?.length !== count) throw new ContainerError(`names: ${column} has another length`);
  }
  return names;
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
  const historyFile = decodeContainer(await bytes("history.bin"), HISTORY_ARRAYS);
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
 * @param {Record<string, any>} one header of history.bin; `scope` lists codes of oblasts
 * @param {Record<string, any>} other
 * @returns {boolean}
 */
export function isSameGround(one, other) {
  const scopeOf = ({ scope }) => [...(scope ?? [])].sort().join();
  return one.count === other.count && scopeOf(one) === scopeOf(other);
}

/** @param {ArrayBuffer} file cells.bin */
function cellsOf(file) {
  return new Cells(/** @type {any} */ (decodeContainer(file, CELL_ARRAYS).arrays));
}

/**
 * @param {import("../shared/container.js").Container} historyFile
 * @param {Cells} cells
 * @returns {Model}
 * @throws {ContainerError} if the two are not about the same settlements, or runs do not cover the days
 */
export function buildModel({ header, arrays }, cells) {
  const history = new History(/** @type {any} */ (header), /** @type {any} */ (arrays));
  if (cells.count !== history.count) throw new ContainerError("history and cells differ in their settlements");
  const { hromadas, raions, oblasts } = header;
  return {
    header,
    history,
    cells,
    membership: { hromada: /** @type {Uint16Array} */ (arrays.hromada), hromadas, raions, oblasts },
    ...placesOf(arrays),
    size: /** @type {Uint8Array} */ (arrays.size),
    disagreeing: history.everDisagreeing(),
    codes: new Set(arrays.run_code),
  };
}

function placesOf({ lng, lat }) {
  const placeX = new Float64Array(lng.length).fill(Number.NaN);
  const placeY = new Float64Array(lng.length).fill(Number.NaN);
  const placed = new Uint8Array(lng.length);
  for (let place = 0; place < lng.length; place += 1) {
    if (lng[place] === UNPLACED) continue;
    placeX[place] = worldX(lng[place]);
    placeY[place] = worldY(lat[place]);
    placed[place] = 1;
  }
  return { placeX, placeY, placed };
}
