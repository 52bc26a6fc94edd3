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
  return buildModel(decodeContainer(history, HISTORY_ARRAYS), decodeContainer(cells, CELL_ARRAYS));
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
 * @returns {Promise<{katottg: string[], en: string[], uk: string[]}>}
 */
export async function loadNames(assets, count, signal) {
  const names = await (await fetchFile(`${assets}names.json`, signal)).json();
  for (const column of ["katottg", "en", "uk"]) {
    if (names[column]?.length !== count) throw new ContainerError(`names: ${column} has another length`);
  }
  return names;
}

/**
 * @param {import("../shared/container.js").Container} historyFile
 * @param {import("../shared/container.js").Container} cellsFile
 * @returns {Model}
 */
export function buildModel({ header, arrays }, cellsFile) {
  const history = new History(/** @type {any} */ (header), /** @type {any} */ (arrays));
  const cells = new Cells(/** @type {any} */ (cellsFile.arrays));
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
