/**
 * Cells as rows of pixels: span → row, first column, end column. Pixels are counted from the corner of
 * the world, so the spans of a zoom hold for every view of it, and whoever pans works out only the cells
 * that come into sight.
 *
 * A pixel belongs to the cell that holds its centre. Every side is walked from its upper to its lower
 * end whichever way its ring runs, so two cells that share a side compute the same crossings, and
 * neighbours leave neither gap nor overlap.
 */

/** Items of a span: row, first column, the column after the last. */
export const SPAN_ITEMS = 3;

/** Cells of so many spans are forgotten when the view changes: one can pan for long. */
const MOST_ITEMS = 1 << 22;

export class Spans {
  /** @param {import("./cells.js").Cells} cells */
  constructor(cells) {
    this._cells = cells;
    this._crossings = new Crossings();
    this.items = new Int32Array(SPAN_ITEMS << 12);
    /** Where the spans of a cell begin and end in `items`; -1 both while they are not known. */
    this.from = new Int32Array(cells.count).fill(-1);
    this.to = new Int32Array(cells.count).fill(-1);
    this._used = 0;
    this._grid = { scale: Number.NaN, shiftX: 0, shiftY: 0 };
  }

  /**
   * Take a grid of pixels; spans of another one are forgotten.
   *
   * @param {number} scale side of the world, device pixels
   * @param {number} shiftX from the corner of the world to the middle of the first pixel, device pixels
   * @param {number} shiftY
   */
  use(scale, shiftX, shiftY) {
    const { _grid: grid } = this;
    const isSame = grid.scale === scale && grid.shiftX === shiftX && grid.shiftY === shiftY;
    if (isSame && this._used < MOST_ITEMS) return;
    this._grid = { scale, shiftX, shiftY };
    this.from.fill(-1);
    // Whoever walks a cell that is out of sight must find none of another grid's spans.
    this.to.fill(-1);
    this._used = 0;
  }

  /** Work out the spans of a cell, unless they are known. */
  find(cell) {
    if (this.from[cell] !== -1) return;
    const { cellOffset, ringOffset } = this._cells;
    const { scale, shiftY } = this._grid;
    const { boxes } = this._cells;
    this.from[cell] = this._used;
    const top = Math.ceil(boxes[4 * cell + 1] * scale - shiftY);
    this._crossings.fit(Math.max(Math.ceil(boxes[4 * cell + 3] * scale - shiftY) - top, 0));
    for (let ring = cellOffset[cell]; ring < cellOffset[cell + 1]; ring += 1) {
      this._addRing(ringOffset[ring], ringOffset[ring + 1], top);
    }
    this._emit(top);
    this.to[cell] = this._used;
  }

  _addRing(begin, end, top) {
    const { ringVertex, vertexX, vertexY } = this._cells;
    const { scale, shiftX, shiftY } = this._grid;
    const { _crossings: crossings } = this;
    const { count, first, second } = crossings;
    let last = ringVertex[end - 1];
    let lastY = vertexY[last] * scale - shiftY;
    for (let at = begin; at < end; at += 1) {
      const here = ringVertex[at];
      const hereY = vertexY[here] * scale - shiftY;
      const isDown = lastY < hereY;
      const upper = isDown ? last : here;
      const lower = isDown ? here : last;
      const y0 = isDown ? lastY : hereY;
      const y1 = isDown ? hereY : lastY;
      const firstRow = Math.ceil(y0);
      const endRow = Math.ceil(y1);
      if (firstRow < endRow) {
        const x0 = vertexX[upper] * scale - shiftX;
        const slope = (vertexX[lower] * scale - shiftX - x0) / (y1 - y0);
        for (let row = firstRow; row < endRow; row += 1) {
          const x = x0 + (row - y0) * slope;
          const slot = row - top;
          if (count[slot] === 0) first[slot] = x;
          else if (count[slot] === 1) second[slot] = x;
          else crossings.addToChain(slot, x);
          count[slot] += 1;
        }
      }
      last = here;
      lastY = hereY;
    }
  }

  /** Take the crossings as spans, and leave none. */
  _emit(top) {
    const { _crossings: crossings } = this;
    const { count, first, second, rows } = crossings;
    for (let slot = 0; slot < rows; slot += 1) {
      if (count[slot] === 2) {
        const a = first[slot];
        const b = second[slot];
        this._add(top + slot, a < b ? a : b, a < b ? b : a);
      } else if (count[slot] > 2) {
        const sorted = crossings.sortRow(slot);
        for (let pair = 0; pair + 1 < count[slot]; pair += 2) this._add(top + slot, sorted[pair], sorted[pair + 1]);
      }
      count[slot] = 0;
    }
  }

  _add(row, left, right) {
    const begin = Math.ceil(left);
    const end = Math.ceil(right);
    if (begin === end) return;
    if (this._used + SPAN_ITEMS > this.items.length) this.items = resized(this.items, Int32Array);
    const { items, _used: used } = this;
    items[used] = row;
    items[used + 1] = begin;
    items[used + 2] = end;
    this._used = used + SPAN_ITEMS;
  }
}

/**
 * Crossings of one cell, by row; reused, and empty between cells. Nearly every row has two, which have
 * places of their own; further ones are chained.
 */
class Crossings {
  constructor() {
    this.rows = 0;
    this.count = new Uint16Array(64);
    this.first = new Float64Array(64);
    this.second = new Float64Array(64);
    this._chain = new Int32Array(64);
    this._x = new Float64Array(64);
    this._next = new Int32Array(64);
    this._used = 0;
    this._sorted = new Float64Array(16);
  }

  /** Begin a cell of so many rows. */
  fit(rows) {
    this.rows = rows;
    this._used = 0;
    if (this.count.length >= rows) return;
    this.count = new Uint16Array(2 * rows);
    this.first = new Float64Array(2 * rows);
    this.second = new Float64Array(2 * rows);
    this._chain = new Int32Array(2 * rows);
  }

  /** A third or later crossing of a row. */
  addToChain(row, x) {
    if (this._used === this._x.length) {
      this._x = resized(this._x, Float64Array);
      this._next = resized(this._next, Int32Array);
    }
    this._x[this._used] = x;
    this._next[this._used] = this.count[row] === 2 ? -1 : this._chain[row];
    this._chain[row] = this._used;
    this._used += 1;
  }

  /**
   * @param {number} row with three crossings or more
   * @returns {Float64Array} them from left to right, and more beyond their count
   */
  sortRow(row) {
    this._sorted[0] = Math.min(this.first[row], this.second[row]);
    this._sorted[1] = Math.max(this.first[row], this.second[row]);
    let count = 2;
    for (let at = this._chain[row]; at !== -1; at = this._next[at]) {
      if (count === this._sorted.length) this._sorted = resized(this._sorted, Float64Array);
      let slot = count;
      while (slot > 0 && this._sorted[slot - 1] > this._x[at]) {
        this._sorted[slot] = this._sorted[slot - 1];
        slot -= 1;
      }
      this._sorted[slot] = this._x[at];
      count += 1;
    }
    return this._sorted;
  }
}

function resized(array, ArrayType) {
  const larger = new ArrayType(2 * array.length);
  larger.set(array);
  return larger;
}
