import assert from "node:assert/strict";
import test from "node:test";

import { Names } from "../../dashboard/static/map/names.js";
import { ContainerError } from "../../dashboard/static/shared/container.js";
import { syntheticFiles } from "./synthetic.mjs";

const file = syntheticFiles({ columns: 12, rows: 9, unplaced: 3 })["names.json"];
const count = file.katottg.length;
const names = new Names(file, count);

test("every code and name comes back as it was, and every code is found", () => {
  for (let place = 0; place < count; place += 1) {
    assert.equal(names.katottg(place), file.katottg[place]);
    assert.equal(names.name(place, "en"), file.en[place]);
    assert.equal(names.name(place, "uk"), file.uk[place]);
    assert.equal(names.indexOf(file.katottg[place]), place);
  }
});

test("codes that are not there are not found", () => {
  for (const code of [null, "", "UA", "UA99", `${file.katottg[3]}0`, "ЯА"]) assert.equal(names.indexOf(code), -1, String(code));
});

test("columns of another length or codes out of order are refused", () => {
  assert.throws(() => new Names({ ...file, uk: file.uk.slice(1) }, count), ContainerError);
  assert.throws(() => new Names({ ...file, katottg: file.katottg.toReversed() }, count), ContainerError);
});
