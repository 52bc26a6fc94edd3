import assert from "node:assert/strict";
import test from "node:test";

import { areaOf, framing } from "../../dashboard/static/map/framing.js";
import { worldSizePx } from "../../dashboard/static/map/projection.js";
import { randomFrom } from "./synthetic.mjs";

/** A disc of small cells, and a cell without a place. */
function disc() {
  const boxes = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < 40; row += 1) {
    for (let column = 0; column < 40; column += 1) {
      if (Math.hypot(row - 19.5, column - 19.5) > 20) continue;
      const [x, y] = [0.6 + column * 1e-4, 0.33 + row * 1e-4];
      boxes.push(x, y, x + 1e-4, y + 1e-4);
    }
  }
  return Float64Array.from(boxes);
}

const boxes = disc();
const area = areaOf({ boxes });
const toPx = (view, size) => (x, y) => ({
  x: (x - view.x) * worldSizePx(view.zoom) + size.x / 2,
  y: (y - view.y) * worldSizePx(view.zoom) + size.y / 2,
});
const hits = (view, size, covered) => {
  const at = toPx(view, size);
  let count = 0;
  for (let item = 4; item < boxes.length; item += 4) {
    const [from, to] = [at(boxes[item], boxes[item + 1]), at(boxes[item + 2], boxes[item + 3])];
    if (covered.some((box) => from.x < box.right && to.x > box.left && from.y < box.bottom && to.y > box.top)) count += 1;
  }
  return count;
};

test("the area keeps within its bounds and knows its empty corners", () => {
  assert.ok(Math.abs(area.maxX - area.minX - 40e-4) < 1e-9);
  // A control over the empty north-western corner is in nobody's way: the view stays that without it.
  const size = { x: 500, y: 500 };
  const [free, at] = [framing(area, size, [], 0.25), toPx(framing(area, size, [], 0.25), size)(area.minX, area.minY)];
  const corner = { left: at.x - 20, top: at.y - 20, right: at.x + 30, bottom: at.y + 30 };
  assert.deepEqual(framing(area, size, [corner], 0.25), free);
  const middle = { left: 200, top: 200, right: 300, bottom: 300 };
  assert.notDeepEqual(framing(area, size, [middle], 0.25), free);
});

test("without controls the whole area is framed in the middle, and no larger zoom would do", () => {
  const size = { x: 800, y: 500 };
  const view = framing(area, size, [], 0.25);
  const at = toPx(view, size);
  const [from, to] = [at(area.minX, area.minY), at(area.maxX, area.maxY)];
  assert.ok(from.x >= 0 && from.y >= 0 && to.x <= size.x && to.y <= size.y);
  assert.ok(Math.abs((from.y + to.y) / 2 - size.y / 2) < 1);
  assert.ok((to.y - from.y) * 2 ** 0.25 > size.y - 24);
});

test("nothing lies under a control, whatever the map's shape", () => {
  const random = randomFrom(5);
  for (let round = 0; round < 60; round += 1) {
    const size = { x: 320 + 1200 * random(), y: 300 + 700 * random() };
    const covered = [
      { left: 14, top: 10, right: 14 + 200, bottom: 62 },
      { left: size.x - 50, top: 10, right: size.x - 14, bottom: 120 },
      { left: 10, top: size.y - 46, right: 110, bottom: size.y - 10 },
    ];
    assert.equal(hits(framing(area, size, covered, 0.25), size, covered), 0);
  }
});

test("a map that controls cover all over still shows the area", () => {
  const size = { x: 300, y: 200 };
  const view = framing(area, size, [{ left: 0, top: 0, right: 300, bottom: 200 }], 0.25);
  assert.ok(Number.isFinite(view.zoom) && Number.isFinite(view.x) && Number.isFinite(view.y));
});
