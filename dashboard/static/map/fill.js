/**
 * Scanline fill of cells into the id buffer: pixel → settlement.
 *
 * A pixel belongs to the cell that holds its centre. Every side is walked from its upper to its lower
 * end whichever way its ring runs, so two cells that share a side compute the same crossings, and
 * neighbours leave neither gap nor overlap.
 */

/** Crossings of one cell, chained by row; grown on demand and reused. */
class Crossings {
  constructor() {
    this.firstOfRow = new Int32Array(0);
    this.x = new Float64Array(4096);
    this.next = new Int32Array(4096);
    this.used = 0;
    this.sorted = new Float64Array(64);
  }

  /** @param {number} rows */
  reset(rows) {
    if (this.firstOfRow.length < rows) this.firstOfRow = new Int32Array(2 * rows);
    this.firstOfRow.fill(-1, 0, rows);
    this.used = 0;
  }

  /**
   * @param {number} row
   * @param {number} x
   */
  add(row, x) {
    if (this.used === this.x.length) this._grow();
    this.x[this.used] = x;
    this.next[this.used] = this.firstOfRow[row];
    this.firstOfRow[row] = this.used;
    this.used += 1;
  }

  /**
   * @param {number} row
   * @returns {number} how many of `sorted` hold the row's crossings from left to right
   */
  sortRow(row) {
    let count = 0;
    for (let at = this.firstOfRow[row]; at !== -1; at = this.next[at]) {
      if (count === this.sorted.length) this.sorted = resized(this.sorted, Float64Array);
      let slot = count;
      while (slot > 0 && this.sorted[slot - 1] > this.x[at]) {
        this.sorted[slot] = this.sorted[slot - 1];
        slot -= 1;
      }
      this.sorted[slot] = this.x[at];
      count += 1;
    }
    return count;
  }

  _grow() {
    this.x = resized(this.x, Float64Array);
    this.next = resized(this.next, Int32Array);
  }
}

function resized(array, ArrayType) {
  const larger = new ArrayType(2 * array.length);
  larger.set(array);
  return larger;
}

const crossings = new Crossings();

/**
 * @typedef {object} IdBuffer
 * @property {number} width device pixels
 * @property {number} height device pixels
 * @property {Uint16Array} ids settlement of every pixel, or `none`
 * @property {number} none
 */

/**
 * Fill one cell.
 *
 * @param {IdBuffer} buffer
 * @param {import("./cells.js").Cells} cells
 * @param {number} cell index of the settlement
 * @param {Float64Array} xs device pixel x of every vertex
 * @param {Float64Array} ys device pixel y of every vertex
 */
export function fillCell(buffer, cells, cell, xs, ys) {
  const { width, height, ids } = buffer;
  const [top, bottom] = rowsOf(cells, cell, ys, height);
  if (top >= bottom) return;
  crossings.reset(bottom - top);
  for (let ring = cells.cellOffset[cell]; ring < cells.cellOffset[cell + 1]; ring += 1) {
    addRing(cells.ringVertex, cells.ringOffset[ring], cells.ringOffset[ring + 1], xs, ys, top, bottom);
  }
  for (let row = top; row < bottom; row += 1) {
    const count = crossings.sortRow(row - top);
    const { sorted } = crossings;
    for (let pair = 0; pair + 1 < count; pair += 2) {
      const from = row * width + firstPixel(sorted[pair], width);
      const to = row * width + firstPixel(sorted[pair + 1], width);
      for (let pixel = from; pixel < to; pixel += 1) ids[pixel] = cell;
    }
  }
}

/** First pixel whose centre is at or after a coordinate, within 0 to `limit`. */
function firstPixel(coordinate, limit) {
  return Math.min(Math.max(Math.ceil(coordinate - 0.5), 0), limit);
}

function rowsOf(cells, cell, ys, height) {
  let [min, max] = [Infinity, -Infinity];
  const from = cells.ringOffset[cells.cellOffset[cell]];
  const to = cells.ringOffset[cells.cellOffset[cell + 1]];
  for (let at = from; at < to; at += 1) {
    const y = ys[cells.ringVertex[at]];
    if (y < min) min = y;
    if (y > max) max = y;
  }
  return [firstPixel(min, height), firstPixel(max, height)];
}

function addRing(ringVertex, from, to, xs, ys, top, bottom) {
  let last = ringVertex[to - 1];
  for (let at = from; at < to; at += 1) {
    const here = ringVertex[at];
    const upper = ys[last] < ys[here] ? last : here;
    const lower = upper === last ? here : last;
    const firstRow = Math.max(Math.ceil(ys[upper] - 0.5), top);
    const endRow = Math.min(Math.ceil(ys[lower] - 0.5), bottom);
    if (firstRow < endRow) {
      const slope = (xs[lower] - xs[upper]) / (ys[lower] - ys[upper]);
      for (let row = firstRow; row < endRow; row += 1) {
        crossings.add(row - top, xs[upper] + (row + 0.5 - ys[upper]) * slope);
      }
    }
    last = here;
  }
}
