/** Fetch the view's files and turn them into what the comparison draws from. */

import { decodeContainer } from "../shared/container.js";
import { fetchJson } from "../shared/files.js";
import { decodeBase } from "../map/base.js";
import { Cells } from "../map/cells.js";
import { fetchFile } from "../map/boot.js";
import { History } from "../map/history.js";
import { UNPLACED, worldX, worldY } from "../map/projection.js";

const HISTORY_ARRAYS = ["lng", "lat", "hromada", "size", "run_count", "run_day", "run_code"];
const CELL_ARRAYS = ["vertex", "ring_offset", "ring_vertex", "cell_offset"];

/**
 * @typedef {object} World
 * @property {History} history
 * @property {Cells} cells
 * @property {import("../map/filters.js").Membership} membership
 * @property {Float64Array} placeX world x of every settlement, NaN if unplaced
 * @property {Float64Array} placeY
 * @property {Uint8Array} size 16 * log10(population), 0 if unknown
 * @property {number[]} disagreeing none: the comparison marks no disagreement
 * @property {{katottg: string[], en: string[], uk: string[]}} names
 * @property {import("../map/base.js").Base} base
 */

/**
 * @param {string} assets folder of the view's files, with a slash at the end
 * @param {AbortSignal} signal
 * @returns {Promise<World>}
 * @throws {Error} if a file cannot be had, or is not what it should be
 */
export async function loadWorld(assets, signal) {
  const bytes = async (/** @type {string} */ name) => (await fetchFile(`${assets}${name}`, signal)).arrayBuffer();
  const [historyFile, cellsFile, names, base] = await Promise.all([
    bytes("history.bin"),
    bytes("cells.bin"),
    fetchJson(`${assets}names.json`, signal),
    fetchJson(`${assets}base.json`, signal),
  ]);
  const world = worldOf(decodeContainer(historyFile, HISTORY_ARRAYS), decodeContainer(cellsFile, CELL_ARRAYS));
  if (names.katottg.length !== world.history.count) throw new Error("names are not those of the history");
  return { ...world, names, base: decodeBase(base) };
}

/**
 * @param {import("../shared/container.js").Container} historyFile
 * @param {import("../shared/container.js").Container} cellsFile
 * @returns {Omit<World, "names" | "base">}
 */
export function worldOf({ header, arrays }, cellsFile) {
  const { lng, lat } = arrays;
  const cells = new Cells(/** @type {any} */ (cellsFile.arrays));
  const history = new History(/** @type {any} */ (header), /** @type {any} */ (arrays));
  if (cells.count !== history.count) throw new Error("history and cells differ in their settlements");
  const placed = (/** @type {number} */ place) => lng[place] !== UNPLACED;
  return {
    history,
    cells,
    membership: { ...header, hromada: arrays.hromada },
    placeX: Float64Array.from(lng, (value, place) => (placed(place) ? worldX(value) : Number.NaN)),
    placeY: Float64Array.from(lat, (value, place) => (placed(place) ? worldY(value) : Number.NaN)),
    size: /** @type {Uint8Array} */ (arrays.size),
    disagreeing: [],
  };
}
