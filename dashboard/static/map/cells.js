/**
 * Settlement cells as CSR: cell → rings → vertices in world coordinates. A cell is what its rings
 * enclose by the even-odd rule; unplaced settlements have none.
 */

import { ContainerError } from "../shared/container.js";
import { worldX, worldY } from "./projection.js";

export class Cells {
  /**
   * @param {Record<string, Int32Array | Uint32Array>} arrays of cells.bin
   * @throws {ContainerError} if an offset or a vertex index points outside its array
   */
  constructor({ vertex, ring_offset: ringOffset, ring_vertex: ringVertex, cell_offset: cellOffset }) {
    const vertexCount = vertex.length >> 1;
    this.count = cellOffset.length - 1;
    this.ringOffset = ringOffset;
    this.ringVertex = ringVertex;
    this.cellOffset = cellOffset;
    this.vertexX = new Float64Array(vertexCount);
    this.vertexY = new Float64Array(vertexCount);
    for (let index = 0; index < vertexCount; index += 1) {
      this.vertexX[index] = worldX(vertex[2 * index]);
      this.vertexY[index] = worldY(vertex[2 * index + 1]);
    }
    this._check(vertexCount);
    this.boxes = boxesOf(this);
    /** Side of a square of the mean area of the boxes, world coordinates: a cheap measure of crowding. */
    this.meanSide = meanSideOf(this.boxes);
  }

  /** @param {number} cell */
  isEmpty(cell) {
    return this.cellOffset[cell] === this.cellOffset[cell + 1];
  }

  /**
   * @param {number} cell
   * @param {{minX: number, minY: number, maxX: number, maxY: number}} box world coordinates
   */
  touches(cell, box) {
    const at = 4 * cell;
    const { boxes } = this;
    return (
      boxes[at] <= box.maxX && boxes[at + 2] >= box.minX && boxes[at + 1] <= box.maxY && boxes[at + 3] >= box.minY
    );
  }

  /**
   * Sides shared by two cells, each once, as pairs of vertex indices. The outer border is not among
   * them: it has lines of its own.
   *
   * @returns {Uint32Array} 2 items a side
   */
  sharedSides() {
    this._sides ??= sidesSharedBy(this);
    return this._sides;
  }

  /** @param {number} vertexCount */
  _check(vertexCount) {
    const { cellOffset, ringOffset, ringVertex } = this;
    const inOrder = (/** @type {Uint32Array} */ offsets, /** @type {number} */ end) =>
      offsets[0] === 0 && offsets.at(-1) === end && offsets.every((value, index) => index === 0 || value >= offsets[index - 1]);
    if (!inOrder(cellOffset, ringOffset.length - 1)) throw new ContainerError("cells: cell_offset is out of order");
    if (!inOrder(ringOffset, ringVertex.length)) throw new ContainerError("cells: ring_offset is out of order");
    if (!ringVertex.every((index) => index < vertexCount)) throw new ContainerError("cells: ring_vertex points nowhere");
  }
}

/**
 * @param {Cells} cells
 * @returns {Float64Array} minX, minY, maxX, maxY of every cell; an empty cell touches nothing
 */
function boxesOf({ count, cellOffset, ringOffset, ringVertex, vertexX, vertexY }) {
  const boxes = new Float64Array(4 * count);
  for (let cell = 0; cell < count; cell += 1) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = ringOffset[cellOffset[cell]]; at < ringOffset[cellOffset[cell + 1]]; at += 1) {
      const x = vertexX[ringVertex[at]];
      const y = vertexY[ringVertex[at]];
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * cell] = minX;
    boxes[4 * cell + 1] = minY;
    boxes[4 * cell + 2] = maxX;
    boxes[4 * cell + 3] = maxY;
  }
  return boxes;
}

/** @param {Float64Array} boxes */
function meanSideOf(boxes) {
  let [area, cells] = [0, 0];
  for (let at = 0; at < boxes.length; at += 4) {
    if (boxes[at + 2] < boxes[at]) continue;
    area += (boxes[at + 2] - boxes[at]) * (boxes[at + 3] - boxes[at + 1]);
    cells += 1;
  }
  return Math.sqrt(area / Math.max(cells, 1));
}

/** Sides met once wait at their lower vertex, in a chain; who meets one there again shares it. */
function sidesSharedBy({ ringOffset, ringVertex, vertexX }) {
  const chain = new Int32Array(vertexX.length).fill(-1);
  const next = new Int32Array(ringVertex.length);
  const higher = new Uint32Array(ringVertex.length);
  const shared = new Uint32Array(2 * ringVertex.length);
  let used = 0;
  for (let ring = 0; ring + 1 < ringOffset.length; ring += 1) {
    let last = ringVertex[ringOffset[ring + 1] - 1];
    for (let at = ringOffset[ring]; at < ringOffset[ring + 1]; at += 1) {
      const here = ringVertex[at];
      const low = last < here ? last : here;
      higher[at] = last < here ? here : last;
      let met = chain[low];
      while (met !== -1 && higher[met] !== higher[at]) met = next[met];
      if (met === -1) {
        next[at] = chain[low];
        chain[low] = at;
      } else if (last !== here) {
        shared[used] = last;
        shared[used + 1] = here;
        used += 2;
      }
      last = here;
    }
  }
  return shared.slice(0, used);
}

/**
 * Trace one cell as a path of a canvas.
 *
 * @param {{moveTo: Function, lineTo: Function, closePath: Function}} path in CSS pixels of the view
 * @param {Cells} cells
 * @param {number} cell
 * @param {import("./projection.js").View} view
 */
export function traceCell(path, cells, cell, { worldPx, left, top }) {
  for (let ring = cells.cellOffset[cell]; ring < cells.cellOffset[cell + 1]; ring += 1) {
    for (let at = cells.ringOffset[ring]; at < cells.ringOffset[ring + 1]; at += 1) {
      const vertex = cells.ringVertex[at];
      const x = cells.vertexX[vertex] * worldPx - left;
      const y = cells.vertexY[vertex] * worldPx - top;
      if (at === cells.ringOffset[ring]) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
}
