import assert from "node:assert/strict";
import { test } from "node:test";

import { Clock, changingDays } from "../../dashboard/static/offline/clock.js";
import { eventsAround } from "../../dashboard/static/offline/events.js";
import { byLanguage, bytesOf } from "../../dashboard/static/offline/inlined.js";
import { areaPath, HEIGHT, WIDTH } from "../../dashboard/static/offline/strip.js";

const clock = (day = 10) => {
  const told = [];
  const made = new Clock({ days: 100, day, changes: [3, 12, 40], onDay: (now) => told.push(now) });
  return { made, told };
};

test("steps stay within the days", () => {
  const { made, told } = clock(2);
  for (const command of ["day-", "week-", "day+", "month+", "last", "day+", "first"]) assert.ok(made.run(command));
  assert.deepEqual(told, [1, 0, 1, 31, 99, 99, 0]);
});

test("changes are found on either side, and the ends beyond them", () => {
  const { made, told } = clock();
  for (const command of ["change+", "change+", "change+", "change-", "change-", "change-", "change-"]) made.run(command);
  assert.deepEqual(told, [12, 40, 99, 40, 12, 3, 0]);
});

test("other commands are not ours", () => {
  const { made, told } = clock();
  assert.equal(made.run("zoom-in"), false);
  assert.deepEqual(told, []);
});

test("days of changes are each named once, in order", () => {
  assert.deepEqual(changingDays({ gained: [[9, 2], [4, 1]], lost: [[4, 3]], contested: [[1, 1]] }), [1, 4, 9]);
});

test("events around a day: the nearest first, none further than three days", () => {
  const events = [1, 8, 10, 12, 14].map((best) => ({ when: { best } }));
  assert.deepEqual(eventsAround(events, 11).map(({ when }) => when.best), [10, 12, 8, 14]);
  assert.deepEqual(eventsAround([{ when: { best: null } }], 11), []);
});

test("the curve stays in its box", () => {
  const numbers = areaPath([0, 5, 5, 2, 0]).match(/[\d.]+/g).map(Number);
  assert.ok(numbers.every((value) => value >= 0 && value <= WIDTH));
  assert.ok(areaPath([0, 5]).includes(`V0`));
  assert.ok(areaPath([0, 0]).startsWith(`M0 ${HEIGHT}`));
});

test("words by key and language turn into words by language and key", () => {
  assert.deepEqual(byLanguage({ a: { en: "x", uk: "й" } }), { en: { a: "x" }, uk: { a: "й" } });
});

test("base64 becomes bytes", () => {
  assert.deepEqual([...bytesOf("AP+A")], [0, 255, 128]);
});
