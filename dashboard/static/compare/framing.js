/** Where the maps look: all of some settlements, or of one unit, as large as the stage allows. Pure. */

const MARGIN_PX = 18;
const TILE_PX = 256;
/** Closer than this a lone village would fill the stage with its cell. */
const CLOSEST_ZOOM = 12;

/**
 * @param {import("../map/cells.js").Cells} cells
 * @param {Uint8Array} inside 1 for every settlement to be seen
 * @returns {{minX: number, minY: number, maxX: number, maxY: number} | null} world coordinates
 */
export function boxOf(cells, inside) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let cell = 0; cell < cells.count; cell += 1) {
    if (!inside[cell] || cells.isEmpty(cell)) continue;
    box.minX = Math.min(box.minX, cells.boxes[4 * cell]);
    box.minY = Math.min(box.minY, cells.boxes[4 * cell + 1]);
    box.maxX = Math.max(box.maxX, cells.boxes[4 * cell + 2]);
    box.maxY = Math.max(box.maxY, cells.boxes[4 * cell + 3]);
  }
  return box.minX <= box.maxX ? box : null;
}

/**
 * @param {{minX: number, minY: number, maxX: number, maxY: number}} box world coordinates
 * @param {number} widthPx CSS pixels
 * @param {number} heightPx
 * @returns {import("../map/projection.js").View} the box in the middle, with a margin
 */
export function viewOf(box, widthPx, heightPx) {
  const roomX = Math.max(widthPx - 2 * MARGIN_PX, 1);
  const roomY = Math.max(heightPx - 2 * MARGIN_PX, 1);
  const wanted = Math.min(roomX / (box.maxX - box.minX), roomY / (box.maxY - box.minY));
  const worldPx = Math.min(wanted, TILE_PX * 2 ** CLOSEST_ZOOM);
  return {
    zoom: Math.log2(worldPx / TILE_PX),
    worldPx,
    left: ((box.minX + box.maxX) / 2) * worldPx - widthPx / 2,
    top: ((box.minY + box.maxY) / 2) * worldPx - heightPx / 2,
    widthPx,
    heightPx,
  };
}
