import assert from "node:assert/strict";
import test from "node:test";

import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, CODE_COUNT, DISAGREEMENT, IMPLIED, LIBERATED, Status } from "../../dashboard/static/shared/display.js";
import { insideUnits, toggleStatus, wantedCategories } from "../../dashboard/static/map/filters.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { buildModel } from "../../dashboard/static/map/model.js";
import { EMPTY_ROW, MUTED_ROW, Snapshot, STYLE_SHIFT } from "../../dashboard/static/map/snapshot.js";
import { randomFrom, syntheticFiles } from "./synthetic.mjs";

const files = syntheticFiles({ columns: 24, rows: 18, days: 600, unplaced: 9 });
const modelOf = () => buildModel(decodeContainer(files["history.bin"]), new Cells(decodeContainer(files["cells.bin"]).arrays));
const snapshotOf = (model) => new Snapshot(model.history, model.membership, model.placed);
const words = (model, day) => [...model.placed.keys()].map((place) => CATEGORIES[CATEGORY_OF_CODE[model.history.codeAt(place, day)]]);

test("every display code has its category; liberated needs ukrainian", () => {
  const expected = (code) => {
    if ((code & 3) === Status.ukrainian) return code & LIBERATED ? "liberated" : "ukrainian";
    return ["unknown", "", "occupied", "contested"][code & 3];
  };
  for (let code = 0; code < CODE_COUNT; code += 1) assert.equal(CATEGORIES[CATEGORY_OF_CODE[code]], expected(code), `code ${code}`);
});

test("counts are those of a count by hand, on any day", () => {
  const model = modelOf();
  const snapshot = snapshotOf(model);
  for (const day of [0, 30, 199, 10, 599]) {
    const summary = snapshot.show(day);
    const here = words(model, day);
    for (const [index, word] of CATEGORIES.entries()) assert.equal(summary.tally[index], here.filter((other) => other === word).length, `${word} on ${day}`);
    const codes = [...model.placed.keys()].map((place) => model.history.codeAt(place, day));
    assert.deepEqual([...summary.changing], [...codes.keys()].filter((place) => codes[place] & CHANGING));
    assert.equal(summary.disagreement, codes.filter((code) => code & DISAGREEMENT).length);
    assert.equal(summary.count, model.placed.filter(Boolean).length);
    assert.equal(summary.unplaced, model.placed.length - summary.count);
  }
});

test("filters by unit narrow counts and drawing; filters by status only the drawing", () => {
  const model = modelOf();
  const snapshot = snapshotOf(model);
  const all = snapshot.show(150);
  snapshot.filter({ units: [], statuses: ["occupied"] });
  const occupied = snapshot.show(150);
  assert.deepEqual(occupied.tally, all.tally);
  const drawn = words(model, 150).filter((word, place) => word === "occupied" && model.placed[place]).length;
  assert.equal(occupied.count, drawn);
  assert.ok(drawn > 0 && drawn < all.count);

  const raion = model.membership.raions[1].katottg;
  snapshot.filter({ units: [raion], statuses: [] });
  const inRaion = snapshot.show(150);
  const members = [...model.membership.hromada].filter((hromada) => model.membership.hromadas[hromada].raion === 1).length;
  assert.equal(inRaion.tally.reduce((sum, n) => sum + n), members);
  assert.ok(members > 0 && members < model.placed.length);
});

test("those that are changing are told of the filtered units alone, in order", () => {
  const model = modelOf();
  const { hromada, hromadas, raions } = model.membership;
  const snapshot = snapshotOf(model);
  const found = raions.map(({ katottg }, raion) => {
    snapshot.filter({ units: [katottg], statuses: [] });
    const { changing } = snapshot.show(200);
    const isChanging = (place) => model.history.codeAt(place, 200) & CHANGING && hromadas[hromada[place]].raion === raion;
    assert.deepEqual([...changing], [...model.placed.keys()].filter(isChanging));
    return changing.length;
  });
  assert.ok(found.filter((count) => count > 0).length > 1);
});

test("what filters leave out is muted and cannot be hit; the rest keeps its code", () => {
  const model = modelOf();
  const snapshot = snapshotOf(model);
  snapshot.filter({ units: [], statuses: ["ukrainian", "liberated"] });
  snapshot.show(150);
  model.history.codes.forEach((code, place) => {
    const shown = (code & 3) === Status.ukrainian;
    assert.equal(snapshot.shows(place), shown);
    assert.equal(snapshot.styles[place] >> STYLE_SHIFT, shown ? code : MUTED_ROW);
  });
  assert.equal(snapshot.styles.at(-1) >> STYLE_SHIFT, EMPTY_ROW);
});

test("exactly the settlements whose style changes are reported", () => {
  const model = modelOf();
  const snapshot = snapshotOf(model);
  snapshot.show(20);
  for (const day of [21, 190, 190, 5]) {
    const before = snapshot.styles.slice();
    snapshot.show(day);
    const changed = [...before.keys()].filter((place) => before[place] !== snapshot.styles[place]);
    assert.deepEqual([...snapshot.changed].sort((a, b) => a - b), changed, `day ${day}`);
  }
});

test("counts and styles kept up step by step are those of a new snapshot", () => {
  const model = modelOf();
  const random = randomFrom(3);
  const kept = snapshotOf(model);
  let filters = { units: [], statuses: [] };
  let old = null;
  let day = 0;
  for (let turn = 0; turn < 120; turn += 1) {
    day = random() < 0.6 ? Math.min(day + 1, model.history.days - 1) : Math.floor(random() * model.history.days);
    if (turn % 15 === 14) {
      filters = [{ units: [], statuses: ["occupied"] }, { units: [model.membership.raions[1].katottg], statuses: [], marks: CHANGING }, { units: [], statuses: [] }][(turn / 15 | 0) % 3];
      kept.filter(filters);
    }
    if (turn % 40 === 39) {
      old = old ? null : () => Uint8Array.from(model.placed.keys(), (place) => place % 3 === 0);
      kept.fade(old, model.codes);
    }
    const fresh = snapshotOf(model);
    fresh.filter(filters);
    fresh.fade(old, model.codes);
    // Both share one history: another's movements must not confuse it.
    const expected = fresh.show(day);
    if (turn % 2) model.history.seek(0);
    assert.deepEqual(kept.show(day), expected, `turn ${turn}`);
    assert.deepEqual(kept.styles, fresh.styles, `turn ${turn}`);
  }
});

test("units of every level are understood, together too; unknown ones match nothing", () => {
  const { membership } = modelOf();
  const count = (units) => insideUnits(membership, units).reduce((sum, inside) => sum + inside, 0);
  const [first, second] = membership.hromadas;
  assert.equal(count([]), membership.hromada.length);
  assert.equal(count([membership.oblasts[0].katottg]), membership.hromada.length);
  assert.equal(count([first.katottg, second.katottg]), count([first.katottg]) + count([second.katottg]));
  assert.equal(count([first.katottg, membership.oblasts[0].katottg]), membership.hromada.length);
  assert.equal(count(["UA00000000000000000"]), 0);
});

test("statuses toggle in the order of the legend; all chosen is none chosen", () => {
  assert.deepEqual(toggleStatus([], "liberated"), ["liberated"]);
  assert.deepEqual(toggleStatus(["liberated"], "occupied"), ["occupied", "liberated"]);
  assert.deepEqual(toggleStatus(["occupied"], "occupied"), []);
  assert.deepEqual(toggleStatus(CATEGORIES.slice(1), CATEGORIES[0]), []);
  assert.deepEqual(wantedCategories([]), Uint8Array.of(1, 1, 1, 1, 1));
  assert.deepEqual(wantedCategories(["contested", "no such word"]), Uint8Array.of(0, 1, 0, 0, 0));
});

test("implied or reported is not a category of its own", () => {
  for (let code = 0; code < CODE_COUNT; code += 1) assert.equal(CATEGORY_OF_CODE[code], CATEGORY_OF_CODE[code ^ IMPLIED]);
});
