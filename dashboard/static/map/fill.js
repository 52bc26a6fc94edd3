/**
 * Scanline fill of cells into the id buffer: pixel → settlement.
 *
 * A pixel belongs to the cell that holds its centre. Every side is walked from its upper to its lower
 * end whichever way its ring runs, so two cells that share a side compute the same crossings, and
 * neighbours leave neither gap nor overlap.
 */

/**
 * Crossings of one cell, by row; reused, and empty between cells. Nearly every row has two, which have
 * places of their own; further ones are chained.
 */
class Crossings {
  constructor() {
    this.count = new Uint16Array(0);
    this.first = new Float64Array(0);
    this.second = new Float64Array(0);
    this.chain = new Int32Array(0);
    this.x = new Float64Array(1024);
    this.next = new Int32Array(1024);
    this.used = 0;
    this.sorted = new Float64Array(64);
    this.clear();
  }

  /** @param {number} rows */
  fit(rows) {
    if (this.count.length >= rows) return;
    this.count = new Uint16Array(rows);
    this.first = new Float64Array(rows);
    this.second = new Float64Array(rows);
    this.chain = new Int32Array(rows);
  }

  /** Forget the rows; counts are put back to nought one by one, as rows are filled. */
  clear() {
    this.used = 0;
    this.top = Infinity;
    this.bottom = -Infinity;
  }

  /** A third or later crossing of a row. */
  addToChain(row, x) {
    if (this.used === this.x.length) {
      this.x = resized(this.x, Float64Array);
      this.next = resized(this.next, Int32Array);
    }
    this.x[this.used] = x;
    this.next[this.used] = this.count[row] === 2 ? -1 : this.chain[row];
    this.chain[row] = this.used;
    this.used += 1;
  }

  /**
   * @param {number} row with three crossings or more
   * @returns {Float64Array} them from left to right, and more beyond their count
   */
  sortRow(row) {
    this.sorted[0] = Math.min(this.first[row], this.second[row]);
    this.sorted[1] = Math.max(this.first[row], this.second[row]);
    let count = 2;
    for (let at = this.chain[row]; at !== -1; at = this.next[at]) {
      if (count === this.sorted.length) this.sorted = resized(this.sorted, Float64Array);
      let slot = count;
      while (slot > 0 && this.sorted[slot - 1] > this.x[at]) {
        this.sorted[slot] = this.sorted[slot - 1];
        slot -= 1;
      }
      this.sorted[slot] = this.x[at];
      count += 1;
    }
    return this.sorted;
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
  const { cellOffset, ringOffset, ringVertex } = cells;
  crossings.fit(buffer.height);
  crossings.clear();
  for (let ring = cellOffset[cell]; ring < cellOffset[cell + 1]; ring += 1) {
    addRing(ringVertex, ringOffset[ring], ringOffset[ring + 1], xs, ys, buffer.height);
  }
  fillRows(buffer, cell);
}

function fillRows({ width, ids }, cell) {
  const { count, first, second, top, bottom } = crossings;
  for (let row = top; row < bottom; row += 1) {
    const start = row * width;
    if (count[row] === 2) {
      const a = firstPixel(first[row], width);
      const b = firstPixel(second[row], width);
      const end = start + (a < b ? b : a);
      for (let pixel = start + (a < b ? a : b); pixel < end; pixel += 1) ids[pixel] = cell;
    } else if (count[row] > 2) {
      const sorted = crossings.sortRow(row);
      for (let pair = 0; pair + 1 < count[row]; pair += 2) fillSpan(ids, start, width, sorted[pair], sorted[pair + 1], cell);
    }
    count[row] = 0;
  }
}

function fillSpan(ids, start, width, left, right, cell) {
  const end = start + firstPixel(right, width);
  for (let pixel = start + firstPixel(left, width); pixel < end; pixel += 1) ids[pixel] = cell;
}

/** First pixel whose centre is at or after a coordinate, within 0 to `limit`. */
function firstPixel(coordinate, limit) {
  const pixel = Math.ceil(coordinate - 0.5);
  return pixel > 0 ? (pixel < limit ? pixel : limit) : 0;
}

function addRing(ringVertex, from, to, xs, ys, height) {
  const { count, first, second } = crossings;
  let last = ringVertex[to - 1];
  for (let at = from; at < to; at += 1) {
    const here = ringVertex[at];
    const isDown = ys[last] < ys[here];
    const upper = isDown ? last : here;
    const lower = isDown ? here : last;
    const [x0, y0] = [xs[upper], ys[upper]];
    const firstRow = firstPixel(y0, height);
    const endRow = firstPixel(ys[lower], height);
    if (firstRow < endRow) {
      const slope = (xs[lower] - x0) / (ys[lower] - y0);
      for (let row = firstRow; row < endRow; row += 1) {
        const x = x0 + (row + 0.5 - y0) * slope;
        if (count[row] === 0) first[row] = x;
        else if (count[row] === 1) second[row] = x;
        else crossings.addToChain(row, x);
        count[row] += 1;
      }
      if (firstRow < crossings.top) crossings.top = firstRow;
      if (endRow > crossings.bottom) crossings.bottom = endRow;
    }
    last = here;
  }
}
