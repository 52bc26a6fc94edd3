import assert from "node:assert/strict";
import test from "node:test";

import { ContainerError, decodeContainer } from "../../dashboard/static/shared/container.js";
import { CHANGING, DISAGREEMENT, IMPLIED, LIBERATED, Status } from "../../dashboard/static/shared/display.js";
import { History } from "../../dashboard/static/map/history.js";
import { randomFrom, syntheticFiles } from "./synthetic.mjs";

const historyOf = (runs, days = 100) =>
  new History(
    { days, count: runs.length },
    {
      run_count: Uint8Array.from(runs, (list) => list.length),
      run_day: Uint16Array.from(runs.flat(), ([day]) => day),
      run_code: Uint8Array.from(runs.flat(), ([, code]) => code),
    },
  );

test("codes after any walk over the days equal a direct look-up", () => {
  const { header, arrays } = decodeContainer(syntheticFiles({ columns: 16, rows: 12, days: 400 })["history.bin"]);
  const history = new History(header, arrays);
  const random = randomFrom(3);
  const walk = [0, 399, 0, 1, 2, 1, 0, ...Array.from({ length: 200 }, () => Math.floor(random() * 400))];
  for (const day of walk) {
    history.seek(day);
    const direct = Uint8Array.from({ length: history.count }, (_, place) => history.codeAt(place, day));
    assert.deepEqual(history.codes, direct, `day ${day}`);
  }
});

test("a run holds from its first day to the day before the next", () => {
  const history = historyOf([[[0, 1], [5, 2], [6, 3]], [[0, 0]]]);
  const seen = [0, 4, 5, 6, 99].map((day) => history.codeAt(0, day));
  assert.deepEqual(seen, [1, 1, 2, 3, 3]);
  assert.equal(history.codeAt(1, 50), 0);
});

test("since tells when the status began, whatever was known of it meanwhile", () => {
  const history = historyOf([[
    [0, Status.ukrainian],
    [3, Status.occupied | CHANGING],
    [9, Status.occupied | IMPLIED],
    [20, Status.occupied | DISAGREEMENT],
    [40, Status.ukrainian | LIBERATED],
    [50, Status.ukrainian | LIBERATED | IMPLIED],
  ]]);
  assert.deepEqual([0, 2, 3, 25, 45, 60].map((day) => history.sinceDay(0, day)), [0, 0, 3, 3, 40, 40]);
});

test("only settlements that ever disagree are listed", () => {
  const history = historyOf([[[0, 1]], [[0, 1], [5, 2 | DISAGREEMENT]], [[0, 3]]]);
  assert.deepEqual(history.everDisagreeing(), [1]);
});

const faulty = {
  "first run is not on day 0": [[[1, 1]]],
  "days that do not rise": [[[0, 1], [5, 2], [5, 3]]],
  "a day after the end": [[[0, 1], [100, 2]]],
  "a settlement without runs": [[[0, 1]], []],
};
for (const [name, runs] of Object.entries(faulty)) {
  test(`refuses: ${name}`, () => assert.throws(() => historyOf(runs), ContainerError));
}

test("refuses columns of different lengths", () => {
  const columns = { run_count: Uint8Array.of(2), run_day: Uint16Array.of(0), run_code: Uint8Array.of(1) };
  assert.throws(() => new History({ days: 10, count: 1 }, columns), ContainerError);
});

test("refuses more settlements than 16 bits can number", () => {
  assert.throws(() => historyOf(Array.from({ length: 65_536 }, () => [[0, 1]])), /more than 65535/);
  assert.doesNotThrow(() => historyOf(Array.from({ length: 65_535 }, () => [[0, 1]])));
});
