import assert from "node:assert/strict";
import test from "node:test";

import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { paletteOf } from "../../dashboard/static/shared/palette.js";
import { MASK_COUNT } from "../../dashboard/static/shared/patterns.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { blendAt, colourTable } from "../../dashboard/static/map/colours.js";
import { NEVER, oldOn } from "../../dashboard/static/map/fading.js";
import { buildModel } from "../../dashboard/static/map/model.js";
import { fadedRows, MUTED_ROW, ROW_COUNT, Snapshot, STYLE_SHIFT } from "../../dashboard/static/map/snapshot.js";
import { syntheticFiles } from "./synthetic.mjs";

const files = syntheticFiles({ columns: 24, rows: 18, days: 600, unplaced: 9 });
const model = buildModel(decodeContainer(files["history.bin"]), new Cells(decodeContainer(files["cells.bin"]).arrays));
const { history, codes } = model;
/** Every run is vouched for until 30 days after it began; every fifth by nobody. */
const confirmed = Uint16Array.from(history.runDay, (day, run) => (run % 5 === 0 ? NEVER : day + 30));

test("a settlement is old when nobody has vouched for its run for that long", () => {
  const old = oldOn(history, confirmed, 90);
  for (const day of [0, 119, 120, 400]) {
    const flags = old(day);
    for (let place = 0; place < history.count; place += 1) {
      const last = confirmed[history.runAt(place, day)];
      assert.equal(flags[place] === 1, last !== NEVER && day - last >= 90, `place ${place} on ${day}`);
    }
  }
  assert.ok(old(400).some(Boolean));
  assert.ok(!old(0).some(Boolean));
});

test("what is old takes the row in which its code fades; what filters leave out stays muted", () => {
  const snapshot = new Snapshot(history, model.membership, model.placed);
  const before = snapshot.show(400);
  assert.equal(before.faded, null);
  const plain = snapshot.styles.slice();
  snapshot.fade(oldOn(history, confirmed, 90), codes);
  const summary = snapshot.show(400);
  const rows = fadedRows(codes);
  const flags = oldOn(history, confirmed, 90)(400);
  assert.equal(summary.faded, flags.reduce((sum, flag) => sum + flag, 0));
  for (let place = 0; place < history.count; place += 1) {
    const code = history.codes[place];
    assert.equal(snapshot.styles[place] >> STYLE_SHIFT, flags[place] ? rows[code] : code);
  }
  assert.deepEqual({ ...summary, faded: null }, before, "fading changes no count");
  snapshot.filter({ units: [], statuses: ["contested"] });
  snapshot.show(400);
  const muted = snapshot.styles.filter((style) => style >> STYLE_SHIFT === MUTED_ROW).length;
  assert.ok(muted > 0);
  snapshot.filter({ units: [], statuses: [] });
  snapshot.fade(null, codes);
  snapshot.show(400);
  assert.deepEqual(snapshot.styles, plain, "and back");
});

test("rows to fade in are each code's own, beyond all others, and fit into a style", () => {
  const rows = [...codes].map((code) => fadedRows(codes)[code]);
  assert.equal(new Set(rows).size, codes.size);
  assert.ok(rows.every((row) => row > MUTED_ROW + 1 && row < ROW_COUNT));
  assert.throws(() => fadedRows(Array.from({ length: 128 }, (_, code) => code)), RangeError);
});

for (const theme of ["light", "dark"]) {
  test(`faded colours are opaque, greyer than those they come from, and no other's, ${theme}`, () => {
    const table = colourTable(paletteOf(theme), codes, blendAt("cells", 8), true);
    const rows = fadedRows(codes);
    const colourOf = (row) => table[row * MASK_COUNT];
    const chroma = (pixel) => {
      const parts = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
      return Math.max(...parts) - Math.min(...parts);
    };
    for (const code of codes) {
      const [full, faded] = [colourOf(code), colourOf(rows[code])];
      assert.equal(faded >>> 24, 255);
      assert.ok(chroma(faded) <= Math.max(chroma(full), 12), `code ${code}`);
    }
    const plain = new Set([...codes].map(colourOf));
    for (const code of codes) if (chroma(colourOf(code)) > 60) assert.ok(!plain.has(colourOf(rows[code])));
  });
}
