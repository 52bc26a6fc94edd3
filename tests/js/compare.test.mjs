import assert from "node:assert/strict";
import test from "node:test";

import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { CODE_COUNT } from "../../dashboard/static/shared/display.js";
import { percentAfterKey } from "../../dashboard/static/compare/divider.js";
import { worldOf } from "../../dashboard/static/compare/files.js";
import { boxOf, viewOf } from "../../dashboard/static/compare/framing.js";
import { CODE_OF_KIND, countKinds, KINDS } from "../../dashboard/static/compare/kinds.js";
import { stylesOfDay, stylesOfKinds } from "../../dashboard/static/compare/painter.js";
import { syntheticFiles } from "./synthetic.mjs";

const files = syntheticFiles({ columns: 12, rows: 9, days: 200, unplaced: 4 });
const world = worldOf(decodeContainer(files["history.bin"]), decodeContainer(files["cells.bin"]));
const everywhere = new Uint8Array(world.history.count).fill(1);
const SHIFT = 8;

test("keys move the divider within its bounds, and other keys are not its own", () => {
  assert.equal(percentAfterKey("ArrowRight", 50), 52);
  assert.equal(percentAfterKey("ArrowLeft", 50), 48);
  assert.equal(percentAfterKey("PageUp", 50), 60);
  assert.equal(percentAfterKey("Home", 50), 0);
  assert.equal(percentAfterKey("End", 50), 100);
  assert.equal(percentAfterKey("ArrowLeft", 1), 0);
  assert.equal(percentAfterKey("PageUp", 96), 100);
  for (const key of ["a", "Tab", "Enter", "toString"]) assert.equal(percentAfterKey(key, 50), null, key);
});

test("a view holds the whole box, in its middle, at any shape of the stage", () => {
  const box = boxOf(world.cells, everywhere);
  for (const [width, height] of [[1200, 600], [340, 320], [600, 1200]]) {
    const view = viewOf(box, width, height);
    const [left, right] = [box.minX, box.maxX].map((x) => x * view.worldPx - view.left);
    const [top, bottom] = [box.minY, box.maxY].map((y) => y * view.worldPx - view.top);
    assert.ok(left >= 0 && top >= 0 && right <= width && bottom <= height, `${width}×${height}`);
    assert.ok(Math.abs(left + right - width) < 1e-6 && Math.abs(top + bottom - height) < 1e-6);
    assert.ok(Math.min(left, top) < 40, "and fills the stage one way");
  }
});

test("the box of a few settlements is narrower, that of none is none", () => {
  const few = new Uint8Array(world.history.count);
  const some = [...few.keys()].filter((place) => !world.cells.isEmpty(place)).slice(0, 2);
  for (const place of some) few[place] = 1;
  const [narrow, wide] = [boxOf(world.cells, few), boxOf(world.cells, everywhere)];
  assert.ok(narrow.maxX - narrow.minX < wide.maxX - wide.minX);
  assert.equal(boxOf(world.cells, new Uint8Array(world.history.count)), null);
});

test("a day is styled as the history has it; what the filters leave out is muted", () => {
  const inside = everywhere.slice();
  inside[3] = 0;
  for (const day of [0, 57, 199]) {
    const styles = stylesOfDay(world.history, inside, day);
    for (let place = 0; place < world.history.count; place += 1) {
      assert.equal(styles[place] >> SHIFT, place === 3 ? CODE_COUNT : world.history.codeAt(place, day));
    }
    assert.equal(styles[world.history.count] >> SHIFT, CODE_COUNT + 1);
  }
});

test("the difference shows what changed and nothing else", () => {
  const codes = Array.from({ length: world.history.count }, (_, place) => `UA${place}`);
  const kinds = { UA1: "gained", UA2: "lost", UA3: "round_trip" };
  const inside = everywhere.slice();
  inside[2] = 0;
  const styles = stylesOfKinds(codes, inside, kinds);
  assert.equal(styles[1] >> SHIFT, CODE_OF_KIND.gained);
  assert.equal(styles[3] >> SHIFT, CODE_OF_KIND.round_trip);
  for (const place of [0, 2, 4]) assert.equal(styles[place] >> SHIFT, CODE_COUNT);
});

test("every kind has a look of its own", () => {
  assert.equal(new Set(KINDS.map((kind) => CODE_OF_KIND[kind])).size, KINDS.length);
  assert.deepEqual(countKinds({ a: "lost", b: "lost", c: "gained" }), {
    gained: 1,
    lost: 2,
    newly_contested: 0,
    round_trip: 0,
    learned: 0,
    lost_sight: 0,
  });
});
