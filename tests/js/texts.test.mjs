import assert from "node:assert/strict";
import test from "node:test";

import { byLanguage } from "../../dashboard/static/map/boot.js";
import { MAP_STRING_KEYS, missingStrings, stateText, statusText } from "../../dashboard/static/map/texts.js";
import { throttle } from "../../dashboard/static/map/throttle.js";
import { CHANGING, DISAGREEMENT, IMPLIED, LIBERATED, ONE_SIDED, Status } from "../../dashboard/static/shared/display.js";
import { createText } from "../../dashboard/static/shared/text.js";

const echo = Object.fromEntries(MAP_STRING_KEYS.map((key) => [key, key.replace("map.", "")]));
const text = createText({ ...echo, "map.state": "{date}: {parts}", "map.changing.n": "changing {n}" }, "en");

test("a status in words says first what is, then what is known of it", () => {
  assert.equal(statusText(text, Status.occupied), "status.occupied");
  assert.equal(statusText(text, Status.ukrainian | LIBERATED | IMPLIED), "status.liberated · implied");
  const all = Status.contested | IMPLIED | CHANGING | DISAGREEMENT | ONE_SIDED;
  assert.equal(statusText(text, all), "status.contested · implied · changing · disagreement · one_sided");
});

test("no evidence has no remarks", () => {
  assert.equal(statusText(text, Status.unknown | IMPLIED), "status.unknown");
});

test("the state of the map names day and every count", () => {
  const only = (n) => ({ low: n, high: n });
  const ranges = { occupied: { low: 1204, high: 1210 }, contested: only(2), liberated: only(3), ukrainian: only(4), unknown: only(5) };
  const said = stateText(text, "10 September 2022", { changing: [1, 2, 3, 4, 5, 6], disagreement: 7, oneSided: 8 }, ranges);
  assert.match(said, /^10 September 2022: status\.occupied 1,204–1,210, status\.contested 2, /);
  assert.match(said, /changing 6/);
});

test("missing words are named with their language", () => {
  const strings = { en: echo, uk: { ...echo, "map.home": undefined } };
  assert.deepEqual(missingStrings(strings), ["uk: map.home"]);
  assert.equal(missingStrings(undefined).length, 2 * MAP_STRING_KEYS.length);
});

test("the map keeps its own words of the catalogue, by language", () => {
  assert.deepEqual(byLanguage({ "map.a": { en: "b", uk: "в" }, "panel.a": { en: "c", uk: "г" } }), { en: { "map.a": "b" }, uk: { "map.a": "в" } });
});

test("a throttled call comes at once, then no more than once an interval, and the last one counts", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const calls = [];
  const call = throttle((value) => calls.push(value), 500);
  for (const value of [1, 2, 3]) call(value);
  assert.deepEqual(calls, [1]);
  context.mock.timers.tick(499);
  assert.deepEqual(calls, [1]);
  context.mock.timers.tick(1);
  assert.deepEqual(calls, [1, 3]);
  context.mock.timers.tick(5_000);
  assert.deepEqual(calls, [1, 3]);
  call(4);
  assert.deepEqual(calls, [1, 3, 4]);
});
