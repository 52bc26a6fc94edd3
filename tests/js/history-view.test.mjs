import assert from "node:assert/strict";
import test from "node:test";

import { HistoryView } from "../../dashboard/static/map/historyView.js";
import { isSameGround } from "../../dashboard/static/map/laterFiles.js";

/** Handlers that note what they hear, and a load that one lets go by hand. */
function watched() {
  const heard = [];
  const note = (name) => (value) => heard.push(value === undefined ? name : `${name} ${value.message ?? value}`);
  const views = new HistoryView({ onShow: note("show"), onFail: note("fail"), onStay: note("stay") });
  const gates = {};
  const ask = (assets) =>
    views.show(assets, () => new Promise((resolve, reject) => (gates[assets] = { open: () => resolve(assets), tear: () => reject(new Error(assets)) })));
  return { views, heard, gates, ask };
}

test("the last view asked for is shown, whichever comes first", async () => {
  const { heard, gates, ask } = watched();
  const both = [ask("a"), ask("b")];
  gates.b.open();
  gates.a.open();
  await Promise.all(both);
  assert.deepEqual(heard, ["show b"]);
});

test("a view that is shown or on its way is not fetched again", async () => {
  const { heard, gates, ask } = watched();
  const first = ask("a");
  await ask("a");
  gates.a.open();
  await first;
  await ask("a");
  assert.deepEqual(heard, ["show a", "stay"]);
});

test("a failure leaves what is shown, and may be tried again", async () => {
  const { views, heard, gates, ask } = watched();
  const [good, bad] = [ask("a"), () => ask("b")];
  gates.a.open();
  await good;
  const failing = bad();
  gates.b.tear();
  await failing;
  assert.equal(views.shown, "a");
  const again = bad();
  gates.b.open();
  await again;
  assert.deepEqual(heard, ["show a", "fail b", "show b"]);
});

test("what was on its way is given up when one goes back to what is shown", async () => {
  const { heard, gates, ask } = watched();
  const first = ask("a");
  gates.a.open();
  await first;
  const other = ask("b");
  await ask("a");
  gates.b.tear();
  await other;
  assert.deepEqual(heard, ["show a", "stay"]);
});

test("ground is the same if oblasts and number of settlements are", () => {
  assert.ok(isSameGround({ count: 3 }, { count: 3 }));
  assert.ok(!isSameGround({ count: 3 }, { count: 4 }));
  assert.ok(isSameGround({ count: 3, scope: ["UA14", "UA63"] }, { count: 3, scope: ["UA63", "UA14"] }));
  assert.ok(!isSameGround({ count: 3, scope: ["UA14"] }, { count: 3, scope: ["UA63"] }));
});
