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
    this.vertexX = Float64Array.from({ length: vertexCount }, (_, index) => worldX(vertex[2 * index]));
    this.vertexY = Float64Array.from({ length: vertexCount }, (_, index) => worldY(vertex[2 * index + 1]));
    this._check(vertexCount);
    this.boxes = boxesOf(this);
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
    const vertexCount = this.vertexX.length;
    const seen = new Set();
    const shared = [];
    for (let ring = 0; ring + 1 < this.ringOffset.length; ring += 1) {
      const from = this.ringOffset[ring];
      const to = this.ringOffset[ring + 1];
      let last = this.ringVertex[to - 1];
      for (let at = from; at < to; at += 1) {
        const here = this.ringVertex[at];
        const key = Math.min(last, here) * vertexCount + Math.max(last, here);
        if (last !== here && seen.has(key)) shared.push(last, here);
        else seen.add(key);
        last = here;
      }
    }
    return Uint32Array.from(shared);
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
      const vertex = ringVertex[at];
      minX = Math.min(minX, vertexX[vertex]);
      maxX = Math.max(maxX, vertexX[vertex]);
      minY = Math.min(minY, vertexY[vertex]);
      maxY = Math.max(maxY, vertexY[vertex]);
    }
    boxes.set([minX, minY, maxX, maxY], 4 * cell);
  }
  return boxes;
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
