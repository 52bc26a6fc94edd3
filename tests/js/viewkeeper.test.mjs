import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../dashboard/static/timeline/state.js";
import { createViewKeeper } from "../../dashboard/static/timeline/viewkeeper.js";

const NEAR = { lng: 37.6, lat: 49.7, zoom: 10 };
const NEAR_TEXT = "37.6,49.7,10";

/** A keeper with what it says to Python and to the map. */
function keeper(context, known = "") {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const told = [];
  const looks = [];
  const store = createStore({ mapView: known });
  const views = createViewKeeper({
    store,
    channel: { post: (name, message) => looks.push([name, message]) },
    known,
    say: (name, value) => told.push([name, value]),
  });
  return { views, told, looks, store, tick: (ms) => context.mock.timers.tick(ms) };
}

test("Python hears once, of the last view, when the map stands still", (context) => {
  const { views, told, store, tick } = keeper(context);
  views.hear({ ...NEAR, zoom: 8 });
  tick(999);
  views.hear(NEAR);
  assert.equal(store.get().mapView, NEAR_TEXT);
  tick(999);
  assert.deepEqual(told, []);
  tick(1);
  assert.deepEqual(told, [["view", NEAR_TEXT]]);
});

test("what the map only rounds is no news, and takes back what was not told yet", (context) => {
  const { views, told, tick } = keeper(context, NEAR_TEXT);
  views.hear({ ...NEAR, zoom: 8 });
  views.hear({ ...NEAR, lng: NEAR.lng + 1e-5 });
  tick(5_000);
  assert.deepEqual(told, []);
});

test("Python moves the map, but not to where it looks, and what was under way is not told", (context) => {
  const { views, told, looks, store, tick } = keeper(context);
  views.hear({ ...NEAR, zoom: 8 });
  views.obey(NEAR_TEXT);
  views.obey(NEAR_TEXT);
  tick(5_000);
  assert.deepEqual(looks, [["look", { to: NEAR }]]);
  assert.deepEqual(told, []);
  assert.equal(store.get().mapView, NEAR_TEXT);
  views.hear(NEAR);
  tick(5_000);
  assert.deepEqual(told, [], "it looks where it was told to");
});

test("a session that begins anew is known to Python, and does not move the map", (context) => {
  const { views, told, looks, store, tick } = keeper(context);
  views.hear({ ...NEAR, zoom: 8 });
  views.rejoin(NEAR_TEXT);
  tick(5_000);
  assert.deepEqual([told, looks, store.get().mapView], [[], [], NEAR_TEXT]);
});

test("nothing is told after the end", (context) => {
  const { views, told, tick } = keeper(context);
  views.hear(NEAR);
  views.destroy();
  tick(5_000);
  assert.deepEqual(told, []);
});
