import assert from "node:assert/strict";
import test from "node:test";

import { openChannel } from "../../dashboard/static/shared/channel.js";
import { faultOf, MESSAGE_FIELDS } from "../../dashboard/static/shared/messages.js";

const GOOD = {
  hello: {},
  day: { day: 199, playing: false },
  goto: { day: 199, place: "UA63120010010014321" },
  select: { katottg: null },
  hover: { katottg: [] },
  filters: { units: [], statuses: ["occupied"] },
  totals: { box: [36, 49, 37, 50] },
  drawn: { drawing: "dots", marks: ["changing"] },
  painted: { day: 0, count: 3, counts: { occupied: 3 }, changing: 0, disagreement: 0 },
  view: { lng: 36.2, lat: 49.9, zoom: 8.25 },
  key: { key: "n", shift: false },
  look: { to: { lng: 36, lat: 49, zoom: 8 } },
  view_of: { assets: "/assets/0123/" },
  age: { days: 90 },
  prefs: { lang: "uk", theme: "dark" },
  error: { message: "no data" },
};

const once = (channel, type) => new Promise((resolve) => channel.on(type, resolve));

test("every documented type has a good example", () => {
  assert.deepEqual(Object.keys(GOOD).sort(), Object.keys(MESSAGE_FIELDS).sort());
  for (const [type, fields] of Object.entries(GOOD)) assert.equal(faultOf({ ...fields, type, from: "map" }), null);
});

test("a missing or wrong field is a fault that names the field", () => {
  assert.match(faultOf({ type: "day", from: "map", day: 1.5, playing: true }), /bad day/);
  assert.match(faultOf({ type: "day", from: "map", day: -1, playing: true }), /bad day/);
  assert.match(faultOf({ type: "view", from: "map", lng: Number.NaN, lat: 1, zoom: 1 }), /bad lng/);
  assert.match(faultOf({ type: "look", from: "map", to: { lng: 36 } }), /bad to/);
  assert.equal(faultOf({ type: "look", from: "map", to: null }), null);
  assert.match(faultOf({ type: "filters", from: "map", units: "UA63", statuses: [] }), /bad units/);
  assert.match(faultOf({ type: "toString", from: "map" }), /unknown type/);
  assert.match(faultOf({ type: "hello" }), /from/);
  assert.match(faultOf(null), /not an object/);
});

test("messages reach others of the same name and id, and nobody answers itself", async () => {
  const [map, timeline, stranger] = [openChannel("a", "map"), openChannel("a", "timeline"), openChannel("b", "timeline")];
  const twin = openChannel("a", "map");
  let astray = 0;
  stranger.on("day", () => (astray += 1));
  twin.on("day", () => (astray += 1));
  const arrived = once(timeline, "day");
  map.post("day", { day: 7, playing: true });
  assert.deepEqual(await arrived, { type: "day", from: "map", day: 7, playing: true });
  assert.equal(astray, 0);
  for (const channel of [map, timeline, stranger, twin]) channel.close();
});

test("a listener stops when told; a closed channel stays silent", async () => {
  const [map, timeline] = [openChannel("c", "map"), openChannel("c", "timeline")];
  let heard = 0;
  const stop = timeline.on("hello", () => (heard += 1));
  stop();
  const arrived = once(timeline, "select");
  map.post("hello");
  map.post("select", { katottg: null });
  await arrived;
  assert.equal(heard, 0);
  map.close();
  assert.doesNotThrow(() => map.post("hello"));
  timeline.close();
});

test("posting a broken message throws", () => {
  const channel = openChannel("d", "map");
  assert.throws(() => channel.post("day", { day: "2022-09-10" }), TypeError);
  assert.throws(() => channel.post("date", {}), TypeError);
  channel.close();
});

test("a channel that moves is heard under the new name alone, by the same listeners", async () => {
  const [timeline, old, map] = [openChannel("e", "timeline"), openChannel("e", "map"), openChannel("f", "map")];
  const heard = [];
  timeline.on("goto", ({ day }) => heard.push(day));
  timeline.move("f");
  old.post("goto", { day: 1, place: null });
  const arrived = once(timeline, "goto");
  map.post("goto", { day: 2, place: null });
  await arrived;
  assert.deepEqual(heard, [2]);
  const answered = once(map, "day");
  timeline.post("day", { day: 3, playing: false });
  assert.equal((await answered).day, 3);
  timeline.close();
  timeline.move("e"); // closed stays closed
  for (const channel of [old, map]) channel.close();
});
