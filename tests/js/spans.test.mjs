import assert from "node:assert/strict";
import test from "node:test";

import { ContainerError } from "../../dashboard/static/shared/container.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { SPAN_ITEMS, Spans } from "../../dashboard/static/map/spans.js";
import { randomFrom } from "./synthetic.mjs";

const NONE = 65535;

/** Cells from rings of pixel coordinates: [[ring, ring …], …], a ring being [[x, y] …]. */
function cellsOf(shapes) {
  const points = shapes.flat(2);
  const rings = shapes.flat();
  const offsets = (lengths) => Uint32Array.from([0, ...lengths].map(((sum) => (length) => (sum += length))(0)));
  const cells = new Cells({
    vertex: new Int32Array(2 * points.length),
    ring_offset: offsets(rings.map((ring) => ring.length)),
    ring_vertex: Uint32Array.from(points.keys()),
    cell_offset: offsets(shapes.map((shape) => shape.length)),
  });
  points.forEach(([x, y], index) => {
    cells.vertexX[index] = x;
    cells.vertexY[index] = y;
  });
  shapes.forEach((shape, cell) => {
    const [xs, ys] = [0, 1].map((axis) => shape.flat().map((point) => point[axis]));
    if (xs.length > 0) cells.boxes.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], 4 * cell);
  });
  return cells;
}

function filled(shapes, width, height) {
  const spans = new Spans(cellsOf(shapes));
  spans.use(1, 0.5, 0.5);
  const ids = new Uint16Array(width * height).fill(NONE);
  shapes.forEach((_, cell) => {
    spans.find(cell);
    for (let at = spans.from[cell]; at < spans.to[cell]; at += SPAN_ITEMS) {
      const [row, begin, end] = spans.items.subarray(at, at + SPAN_ITEMS);
      if (row >= 0 && row < height && end > 0) ids.fill(cell, row * width + Math.max(begin, 0), row * width + Math.max(Math.min(end, width), 0));
    }
  });
  return ids;
}

/** Even-odd rule at a pixel's centre, side by side, as slow as can be. */
function isInside(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring.at(index - 1);
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    });
  }
  return inside;
}

const random = randomFrom(11);
const somePoint = (reach) => [reach * random() - 15, reach * random() - 15];

test("equals point in polygon for random polygons, self-crossing and with holes, beyond the edges too", () => {
  const [width, height] = [60, 45];
  for (let round = 0; round < 60; round += 1) {
    const corners = 3 + Math.floor(random() * 9);
    const shape = Array.from({ length: 1 + (round % 3) }, () => Array.from({ length: corners }, () => somePoint(90)));
    const ids = filled([shape], width, height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const expected = isInside(shape, x + 0.5, y + 0.5) ? 0 : NONE;
        assert.equal(ids[y * width + x], expected, `round ${round}, pixel ${x},${y}`);
      }
    }
  }
});

test("neighbours leave no gap and take no pixel twice, whichever way their rings run", () => {
  const [width, height] = [64, 64];
  const corner = (column, row) => {
    const jitter = randomFrom(31 * row + column);
    const inner = (index) => index > 0 && index < 8;
    return [8 * column + (inner(column) ? 5 * jitter() - 2.5 : 0), 8 * row + (inner(row) ? 5 * jitter() - 2.5 : 0)];
  };
  const shapes = Array.from({ length: 64 }, (_, index) => {
    const [column, row] = [index % 8, Math.floor(index / 8)];
    const ring = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => corner(column + x, row + y));
    return [index % 2 ? ring : ring.reverse()];
  });
  const together = filled(shapes, width, height);
  assert.ok(together.every((id) => id !== NONE));
  const apart = shapes.map((shape) => filled([shape], width, height).filter((id) => id === 0).length);
  assert.equal(apart.reduce((sum, area) => sum + area, 0), width * height);
});

test("a side on pixel centres belongs to the cell on its right and below", () => {
  const ids = filled([[[[0.5, 0.5], [2.5, 0.5], [2.5, 2.5], [0.5, 2.5]]]], 4, 4);
  const rows = [0, 1, 2, 3].map((row) => [...ids.subarray(4 * row, 4 * row + 4)].map((id) => (id === 0 ? "#" : ".")).join(""));
  assert.deepEqual(rows, ["##..", "##..", "....", "...."]);
});

test("many crossings in a row and many rows are no limit", () => {
  const comb = [[0, 0]];
  for (let tooth = 0; tooth < 120; tooth += 1) comb.push([4 * tooth + 2, 900], [4 * tooth + 4, 0]);
  const ids = filled([[comb]], 500, 900);
  assert.equal(ids[450 * 500 + 3] === 0, isInside([comb], 3.5, 450.5));
  assert.equal(ids.filter((id) => id === 0).length > 0, true);
});

test("shared sides are found once, the outer border not at all", () => {
  const cells = new Cells({
    vertex: Int32Array.of(0, 0, 1, 0, 2, 0, 2, 1, 1, 1, 0, 1),
    ring_offset: Uint32Array.of(0, 4, 8),
    ring_vertex: Uint32Array.of(0, 1, 4, 5, 1, 2, 3, 4),
    cell_offset: Uint32Array.of(0, 1, 2),
  });
  assert.deepEqual([...cells.sharedSides()].sort(), [1, 4]);
});

test("an unplaced settlement's cell is empty and touches nothing", () => {
  const cells = cellsOf([[], [[[0, 0], [1, 0], [1, 1]]]]);
  assert.equal(cells.isEmpty(0), true);
  assert.equal(cells.isEmpty(1), false);
  assert.equal(cells.touches(0, { minX: 0, minY: 0, maxX: 1, maxY: 1 }), false);
});

test("refuses offsets and vertices that point nowhere", () => {
  const good = { vertex: new Int32Array(6), ring_offset: Uint32Array.of(0, 3), ring_vertex: Uint32Array.of(0, 1, 2), cell_offset: Uint32Array.of(0, 1) };
  assert.doesNotThrow(() => new Cells(good));
  for (const bad of [
    { ring_vertex: Uint32Array.of(0, 1, 3) },
    { ring_offset: Uint32Array.of(0, 4) },
    { cell_offset: Uint32Array.of(0, 2) },
    { cell_offset: Uint32Array.of(0, 1, 0, 1) },
  ]) {
    assert.throws(() => new Cells({ ...good, ...bad }), ContainerError);
  }
});

test("of another grid's spans nothing is left, not even of cells that are not looked at", () => {
  const spans = new Spans(cellsOf([[[[0, 0], [8, 0], [8, 8], [0, 8]]], [[[8, 0], [16, 0], [16, 8], [8, 8]]]]));
  spans.use(1, 0.5, 0.5);
  [0, 1].forEach((cell) => spans.find(cell));
  assert.ok(spans.to[1] > spans.from[1]);
  spans.use(2, 0.5, 0.5);
  spans.find(0);
  assert.ok(spans.to[0] > spans.from[0]);
  assert.ok(spans.to[1] <= spans.from[1], "a walk over it would read spans of other cells");
});
