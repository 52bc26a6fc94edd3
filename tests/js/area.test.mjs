import assert from "node:assert/strict";
import test from "node:test";

import { lookAt, moved, pixelAt, unitsAt, viewFrom, worldAt, zoomed } from "../../dashboard/static/area/camera.js";
import { areaCode, LONGEST_CODE, readAreaCode } from "../../dashboard/static/area/code.js";
import { Hand } from "../../dashboard/static/area/hand.js";
import { MOST_CORNERS, outlineOf, placesInside, simplified, withoutOvershoot } from "../../dashboard/static/area/outline.js";
import { Sketch } from "../../dashboard/static/area/sketch.js";
import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { worldOf } from "../../dashboard/static/compare/files.js";
import { randomFrom, syntheticFiles } from "./synthetic.mjs";

/** The same word is read and written by tests/data/test_areacode.py. */
const SQUARE = "gq-8GguwtJgz6BAAgz6B_y6BA";
const CORNERS = [[3620000, 4940000], [3650000, 4940000], [3650000, 4970000], [3620000, 4970000]];

/** Turns of a pointer around a circle. */
const trail = (turns, radius = 100, n = 120) =>
  Array.from({ length: n }, (_, index) => {
    const turn = (index / (n - 1)) * turns * 2 * Math.PI;
    return [200 + radius * Math.cos(turn), 200 + radius * Math.sin(turn)];
  });
const holds = (ring, [x, y]) => placesInside([[ring]], Float64Array.of(x), Float64Array.of(y))[0] === 1;

test("a square has the word that Python writes, and is read from it", () => {
  assert.equal(areaCode([[CORNERS]]), SQUARE);
  assert.deepEqual(readAreaCode(SQUARE), [[CORNERS]]);
  assert.deepEqual(readAreaCode(""), []);
});

test("parts, holes, and places in the south-west and beyond 32 bits come back", () => {
  const far = [[-17999999, -8999999], [17999999, -8999999], [17999999, 8999999]];
  const parts = [[CORNERS, far], [far]];
  assert.deepEqual(readAreaCode(areaCode(parts)), parts);
});

test("what is no word of an area is refused", () => {
  for (const word of ["A", "AAAA", SQUARE.slice(0, -1), `${SQUARE}!`, `${SQUARE}.`, "________"]) {
    assert.throws(() => readAreaCode(word), Error, word);
  }
});

test("a hand's trail becomes few corners that hold the same, and fit into a link", () => {
  const outline = outlineOf(trail(1, 150, 4000));
  assert.ok(outline.length > 20 && outline.length <= MOST_CORNERS, `${outline.length}`);
  assert.ok(holds(outline, [200, 200]) && holds(outline, [340, 200]) && !holds(outline, [355, 200]));
  const jagged = trail(1, 150, 4000).map(([x, y], index) => [x + (index % 7) * 3, y - (index % 5) * 3]);
  const corners = outlineOf(jagged);
  assert.ok(corners.length > 2 && corners.length <= MOST_CORNERS);
  const units = corners.map(([x, y]) => [3600000 + Math.round(x * 300), 4900000 + Math.round(y * 200)]);
  assert.ok(areaCode([[units]]).length < LONGEST_CODE);
});

test("a lasso that overshoots where it closes means its first turn", () => {
  const spiral = trail(1.15).map(([x, y], index) => [x - index * 0.1, y]);
  const outline = withoutOvershoot(spiral);
  // Where it runs twice, the even-odd rule alone would leave a hole.
  for (const point of [[200, 200], [270, 230], [240, 270]]) assert.ok(holds(outline, point), `${point}`);
  assert.deepEqual(withoutOvershoot(trail(0.9)), trail(0.9));
});

test("a slip of the hand is no area", () => {
  assert.deepEqual(outlineOf([[5, 5]]), []);
  assert.deepEqual(outlineOf(trail(1, 2)), []);
  assert.deepEqual(outlineOf([[0, 0], [200, 0], [400, 1]]), []);
});

test("fewer points of a line lie near the others", () => {
  const line = Array.from({ length: 50 }, (_, x) => [x, 20 * Math.sin(x / 8)]);
  const kept = simplified(line, 0.5);
  assert.ok(kept.length < 25);
  assert.deepEqual([kept[0], kept.at(-1)], [line[0], line.at(-1)]);
});

test("holes, parts and unplaced settlements are told apart", () => {
  const square = (low, high) => [[low, low], [high, low], [high, high], [low, high]];
  const parts = [[square(0, 10), square(4, 6)], [square(8, 20)]];
  const at = (values) => placesInside(parts, Float64Array.from(values), Float64Array.from(values));
  assert.deepEqual([...at([1, 5, 9, 15, 25, Number.NaN])], [1, 0, 1, 1, 0, 0]);
});

test("what is inside is so by the even-odd rule, whatever crosses what", () => {
  const random = randomFrom(3);
  const some = (n) => Array.from({ length: n }, () => [20 * random() - 5, 20 * random() - 5]);
  const odd = (rings, [x, y]) => {
    let crossed = 0;
    for (const ring of rings) {
      ring.forEach(([bx, by], index) => {
        const [ax, ay] = ring.at(index - 1);
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossed += 1;
      });
    }
    return crossed % 2 === 1;
  };
  for (let round = 0; round < 40; round += 1) {
    const parts = [[some(3 + (round % 9)), some(4)], [some(3)], [some(1)]];
    const places = some(200);
    const found = placesInside(parts, Float64Array.from(places, ([x]) => x), Float64Array.from(places, ([, y]) => y));
    assert.deepEqual([...found], places.map((place) => Number(parts.some((rings) => odd(rings, place)))));
  }
});

test("a polygon closes on its first corner, and a double click sets no corner twice", () => {
  const sketch = new Sketch("polygon");
  for (const point of [[0, 0], [100, 0], [100, 1], [100, 100]]) assert.equal(sketch.corner(point), false);
  assert.equal(sketch.points.length, 3);
  sketch.ahead = [50, 90];
  assert.equal(sketch.corners.length, 4);
  sketch.undo();
  assert.equal(sketch.corner([100, 100]), false);
  assert.equal(sketch.corner([5, 5]), true);
  assert.deepEqual(sketch.finish(), [[0, 0], [100, 0], [100, 100]]);
});

test("the map moves and zooms around what is pointed at, within bounds", () => {
  const files = syntheticFiles({ columns: 6, rows: 5, days: 10 });
  const world = worldOf(decodeContainer(files["history.bin"]), decodeContainer(files["cells.bin"]));
  const home = lookAt(world.cells, new Uint8Array(world.cells.count).fill(1), 600, 400);
  const view = viewFrom(home, 600, 400);
  const units = unitsAt(view, [300, 200]);
  const [x, y] = pixelAt(view, worldAt(units));
  assert.ok(Math.abs(x - 300) < 0.2 && Math.abs(y - 200) < 0.2);
  const slid = viewFrom(moved(home, 40, -30), 600, 400);
  const [sx, sy] = pixelAt(slid, worldAt(units));
  assert.ok(Math.abs(sx - 340) < 0.2 && Math.abs(sy - 170) < 0.2);
  assert.equal(zoomed(home, 2, home).worldPx, home.worldPx * 2);
  assert.ok(zoomed(home, 1e-9, home).worldPx > home.worldPx / 2);
  assert.ok(zoomed(home, 1e9, home).worldPx < 1e9);
});

/** A stage that hears of pointers as a browser would tell it. */
function handOn() {
  const stage = Object.assign(new EventTarget(), {
    setPointerCapture() {},
    focus() {},
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
  });
  const done = [];
  const noted = (name) => (...values) => done.push([name, ...values]);
  const names = ["drawn", "changed", "move", "moved", "zoom", "read"];
  const hand = new Hand(Object.fromEntries(names.map((name) => [name, noted(name)])));
  hand.attach(stage);
  const tell = (type, [clientX, clientY], button = 0) =>
    stage.dispatchEvent(Object.assign(new Event(type), { button, isPrimary: true, pointerId: 1, clientX, clientY }));
  return { hand, stage, tell, done };
}

test("only the button that draws sets corners, and only where it was pressed", () => {
  const { hand, tell } = handOn();
  hand.choose("polygon");
  tell("pointerdown", [10, 10]);
  tell("pointerup", [10, 10]);
  assert.equal(hand.sketch.points.length, 1);
  tell("pointerdown", [60, 10], 2);
  tell("pointerup", [60, 10], 2);
  assert.equal(hand.sketch.points.length, 1, "the context menu");
  tell("pointerup", [60, 60]);
  assert.equal(hand.sketch.points.length, 1, "pressed elsewhere, let go here");
  tell("pointerdown", [90, 90]);
  tell("pointerup", [90, 90]);
  assert.equal(hand.sketch.points.length, 2);
});

test("a stage that is built anew in the middle of a movement leaves the map where it is", () => {
  const { hand, stage, tell, done } = handOn();
  tell("pointerdown", [10, 10]);
  hand.attach(stage);
  tell("pointermove", [50, 50]);
  assert.deepEqual(done.filter(([name]) => name === "move"), []);
});
