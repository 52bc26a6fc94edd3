/** What the map draws from, made of the browser's files. */

import { ContainerError, decodeContainer } from "../shared/container.js";
import { createCalendar } from "../shared/days.js";
import { Cells } from "./cells.js";
import { History } from "./history.js";
import { UNPLACED, worldX, worldY } from "./projection.js";

const HISTORY_ARRAYS = ["lng", "lat", "hromada", "size", "run_count", "run_day", "run_code"];
const CELL_ARRAYS = ["vertex", "ring_offset", "ring_vertex", "cell_offset"];

/**
 * @typedef {object} Model
 * @property {object} header of history.bin: first, days, count, hromadas, raions, oblasts …
 * @property {History} history
 * @property {import("../shared/days.js").Calendar} calendar of its days
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
 * @param {import("./boot.js").FirstFiles} files
 * @returns {Promise<Model>}
 * @throws {Error} if a file cannot be had or is malformed
 */
export async function loadModel(files) {
  const [history, cells] = await Promise.all([files.history, files.cells]);
  return buildModel(historyOf(history), cellsOf(cells));
}

/**
 * @param {ArrayBuffer} file history.bin
 * @throws {ContainerError} if it is malformed
 */
export function historyOf(file) {
  return decodeContainer(file, HISTORY_ARRAYS);
}

/**
 * @param {ArrayBuffer} file cells.bin
 * @throws {ContainerError} if it is malformed
 */
export function cellsOf(file) {
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
    calendar: createCalendar(header.first),
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
