import assert from "node:assert/strict";
import test from "node:test";

import { createText } from "../../dashboard/static/shared/text.js";
import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { CATEGORIES, CHANGING, LIBERATED, Status } from "../../dashboard/static/shared/display.js";
import { History } from "../../dashboard/static/map/history.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { buildModel } from "../../dashboard/static/map/model.js";
import { countsOf, possibleCategories, rangesOf } from "../../dashboard/static/map/ranges.js";
import { Snapshot } from "../../dashboard/static/map/snapshot.js";
import { rangeText } from "../../dashboard/static/map/texts.js";
import { syntheticFiles } from "./synthetic.mjs";

const { occupied, contested, ukrainian } = Status;
const bits = (...words) => words.reduce((mask, word) => mask | (1 << CATEGORIES.indexOf(word)), 0);

test("who is changing may be what was before, what comes after, and what lies between", () => {
  const runs = [
    [0, ukrainian], [10, ukrainian | CHANGING], [12, contested | CHANGING], [15, occupied | CHANGING], [20, occupied],
    [40, occupied | CHANGING], [42, ukrainian | LIBERATED | CHANGING], [44, ukrainian | LIBERATED],
  ];
  const history = new History(
    { days: 60, count: 1 },
    { run_count: Uint8Array.of(runs.length), run_day: Uint16Array.from(runs, ([day]) => day), run_code: Uint8Array.from(runs, ([, code]) => code) },
  );
  for (const day of [10, 13, 19]) assert.equal(possibleCategories(history, 0, day), bits("ukrainian", "contested", "occupied"), `day ${day}`);
  for (const day of [40, 43]) assert.equal(possibleCategories(history, 0, day), bits("occupied", "liberated"), `day ${day}`);
});

test("who is changing on the first day may have been anything before it", () => {
  const history = new History({ days: 9, count: 1 }, { run_count: Uint8Array.of(2), run_day: Uint16Array.of(0, 4), run_code: Uint8Array.of(occupied | CHANGING, occupied) });
  assert.notEqual(possibleCategories(history, 0, 2), bits("occupied"));
  const { low, high } = rangesOf(history, 2, Uint32Array.of(1, 0, 0, 0, 0), [0]).occupied;
  assert.deepEqual([low, high], [0, 1]);
});

test("ranges hold the counts, and are the counts where nothing is changing", () => {
  const files = syntheticFiles({ columns: 24, rows: 18, days: 600, unplaced: 9 });
  const model = buildModel(decodeContainer(files["history.bin"]), new Cells(decodeContainer(files["cells.bin"]).arrays));
  const snapshot = new Snapshot(model.history, model.membership, model.placed);
  let wide = 0;
  for (let day = 0; day < 600; day += 7) {
    const { tally, changing } = snapshot.show(day);
    const [counts, ranges] = [countsOf(tally), rangesOf(model.history, day, tally, changing)];
    const spread = CATEGORIES.map((word) => ranges[word].high - ranges[word].low);
    for (const word of CATEGORIES) assert.ok(ranges[word].low <= counts[word] && counts[word] <= ranges[word].high && ranges[word].low >= 0, `${word} on ${day}`);
    if (changing.length === 0) assert.ok(spread.every((n) => n === 0));
    wide += spread.filter((n) => n > 0).length;
  }
  assert.ok(wide > 10);
});

test("a range is said as a range only if it is one", () => {
  const text = createText({}, "en");
  assert.equal(rangeText(text, { low: 1212, high: 1212 }), "1,212");
  assert.equal(rangeText(text, { low: 212, high: 219 }), "212–219");
});
