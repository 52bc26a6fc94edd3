import assert from "node:assert/strict";
import test from "node:test";

import { AREA_ANCHORS, CollisionGrid, placeLabels, POINT_ANCHORS } from "../../dashboard/static/map/labels.js";
import { clipToBox, isNamedAt, oblastLabels } from "../../dashboard/static/map/labelSource.js";
import { randomFrom } from "./synthetic.mjs";

const bounds = { left: 0, top: 0, right: 600, bottom: 400 };
const point = (x, y, more = {}) => ({ text: "a", x, y, widthPx: 60, heightPx: 14, gapPx: 4, anchors: POINT_ANCHORS, ...more });
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("labels never overlap one another, what is reserved, or the edge; the first always comes", () => {
  const random = randomFrom(2);
  const reserved = [{ left: 0, top: 0, right: 220, bottom: 60 }];
  for (let round = 0; round < 40; round += 1) {
    const candidates = Array.from({ length: 150 }, () => point(600 * random(), 400 * random(), { widthPx: 20 + 90 * random() }));
    candidates.unshift(point(300, 200));
    const placed = placeLabels(candidates, bounds, { reserved });
    assert.equal(placed[0].candidate, candidates[0]);
    placed.forEach(({ box }, index) => {
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 600 && box.bottom <= 400);
      assert.ok(!overlap(box, reserved[0]));
      for (const other of placed.slice(index + 1)) assert.ok(!overlap(box, other.box));
    });
    assert.ok(placed.length > 10);
  }
});

test("importance decides: the less important gives way, to another side if there is room", () => {
  const placed = placeLabels([point(100, 200), point(120, 200), point(170, 200)], bounds);
  assert.deepEqual(placed.map(({ candidate }) => candidate.x), [100, 170]);
  const [first, second] = placeLabels([point(300, 200), point(280, 200)], bounds);
  assert.deepEqual([first.box.left, second.box.right], [304, 276]);
});

test("at the right edge a label goes to the left of its point", () => {
  const [{ box }] = placeLabels([point(590, 200)], bounds);
  assert.equal(box.right, 586);
});

test("an area's label is centred or not there", () => {
  const [{ box }] = placeLabels([point(300, 200, { anchors: AREA_ANCHORS, gapPx: 0 })], bounds);
  assert.deepEqual(box, { left: 270, top: 193, right: 330, bottom: 207 });
  assert.deepEqual(placeLabels([point(20, 200, { anchors: AREA_ANCHORS, gapPx: 0 })], bounds), []);
});

test("no more than the limit, and no point is covered by another's label", () => {
  const candidates = Array.from({ length: 30 }, (_, index) => point(300, 10 + 13 * index));
  assert.equal(placeLabels(candidates, bounds, { limit: 3 }).length, 3);
  const covered = placeLabels([point(300, 200), point(330, 200)], bounds);
  assert.equal(covered.length, 1);
});

test("boxes that only touch are free; boxes across squares of the grid are found", () => {
  const grid = new CollisionGrid();
  grid.take({ left: 10, top: 10, right: 210, bottom: 30 });
  assert.equal(grid.isFree({ left: 210, top: 10, right: 260, bottom: 30 }), true);
  assert.equal(grid.isFree({ left: 209, top: 29, right: 260, bottom: 90 }), false);
  assert.equal(grid.isFree({ left: -500, top: -500, right: 9, bottom: 900 }), true);
});

test("clipping a ring to a box keeps exactly the part inside", () => {
  const square = { xs: Float64Array.of(-1, 3, 3, -1), ys: Float64Array.of(-1, -1, 3, 3) };
  const clipped = clipToBox(square, { minX: 0, minY: 0, maxX: 2, maxY: 2 });
  const doubled = clipped.reduce((sum, [x, y], index) => sum + clipped.at(index - 1)[0] * y - x * clipped.at(index - 1)[1], 0);
  assert.equal(Math.abs(doubled) / 2, 4);
  assert.deepEqual(clipToBox(square, { minX: 5, minY: 5, maxX: 6, maxY: 6 }), []);
});

test("a neighbouring oblast is named where it can be seen, the mapped one not at all", () => {
  const ring = (west, east) => ({ xs: Float64Array.of(west, east, east, west, west), ys: Float64Array.of(0, 0, 1, 1, 0), closed: true, box: { minX: west, minY: 0, maxX: east, maxY: 1 } });
  const unit = (focus, line) => ({ name_en: "A", name_uk: "А", focus, lines: [line] });
  const view = { zoom: 0, worldPx: 100, left: 0, top: 0, widthPx: 100, heightPx: 100 };
  const labels = oblastLabels({ oblasts: [unit(false, ring(0.5, 3)), unit(true, ring(0, 0.5)), unit(false, ring(2, 3))] }, view);
  assert.equal(labels.length, 1);
  assert.ok(Math.abs(labels[0].x - 0.75) < 1e-12 && Math.abs(labels[0].y - 0.5) < 1e-12);
});

test("names of units give way as one comes closer; settlements always compete", () => {
  assert.deepEqual([7, 9, 12, 14].map((zoom) => isNamedAt("raion", zoom)), [false, true, false, false]);
  assert.deepEqual([7, 9, 12, 14].map((zoom) => isNamedAt("hromada", zoom)), [false, false, true, false]);
  assert.ok([5, 9, 15].every((zoom) => isNamedAt("village", zoom)));
});
