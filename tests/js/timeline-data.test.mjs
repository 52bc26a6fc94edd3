import assert from "node:assert/strict";
import { test } from "node:test";

import * as links from "../../dashboard/static/shared/links.js";
import { createCalendar } from "../../dashboard/static/shared/days.js";
import { goesOn } from "../../dashboard/static/map/keys.js";
import { effectOf, startPlaying } from "../../dashboard/static/timeline/commands.js";
import { GLYPHS, stack } from "../../dashboard/static/timeline/glyphs.js";
import { commandOf, KEYS, mayTake } from "../../dashboard/static/timeline/keys.js";
import { sameView, viewOf, viewText } from "../../dashboard/static/timeline/mapview.js";
import * as series from "../../dashboard/static/timeline/series.js";
import { createCommitter, createStore } from "../../dashboard/static/timeline/state.js";
import { DAYS, FIRST, RAION, shown, timelineJson } from "../fixtures/timeline-data.mjs";

const file = timelineJson();
const OBLAST = "UA63000000000041885";
const stops = { calendar: createCalendar(FIRST), days: DAYS, change: [5], place: [], event: [9] };
const state = (more) => ({
  day: 198,
  playing: false,
  speed: 7,
  loop: false,
  window: { kind: "trailing", length: 7 },
  view: { from: 0, to: DAYS },
  units: [],
  statuses: [],
  sel: null,
  place: [],
  ...more,
});

test("bins lose no change, at any size", () => {
  const total = (sparse) => sparse.reduce((sum, [, n]) => sum + n, 0);
  for (const size of [1, 4, 28]) {
    const bins = series.bin(file, size);
    for (const name of ["gained", "lost", "contested"]) {
      assert.equal(
        bins.reduce((sum, one) => sum + one[name], 0),
        total(file[name]),
      );
    }
    assert.ok(bins.every(({ from, to }) => from % size === 0 && to - from === size));
  }
});

test("bars grow with the count, keep the order, and never vanish", () => {
  assert.equal(series.barPx(0, 100, 40), 0);
  assert.equal(series.barPx(100, 100, 40), 40);
  assert.equal(
    series.barPx(25, 100, 40),
    20,
    "square root: a quarter of the count, half the height",
  );
  assert.ok(series.barPx(1, 10_000, 40) >= 1.5);
});

test("bars are at least as wide as asked, where the longest bin allows", () => {
  assert.equal(series.binDays(3), 1);
  assert.equal(series.binDays(0.75), 4);
  assert.equal(series.binDays(0.01), 28);
});

test("filters by raion add up raions; other units show the whole", () => {
  const one = series.seriesOf(file, [RAION]);
  assert.equal(one.whole, false);
  assert.deepEqual(one.series.gained, [[200, 4]]);
  const twice = series.seriesOf(file, [RAION, RAION]).series;
  assert.deepEqual(twice.gained, [[200, 8]]);
  for (const name of ["occupied", "occupied_low", "occupied_high"]) {
    assert.equal(twice[name][30], 2 * one.series[name][30]);
  }
  assert.equal(series.seriesOf(file, [RAION, "UA63080010000022222"]).whole, true);
});

test("an oblast is the sum of its raions, numbers are spread from their steps", () => {
  const column = (n) => new Array(4).fill(n);
  const raion = (n) => ({
    ...{ occupied: [[0, n]], occupied_low: [[0, n]], occupied_high: [[0, n]] },
    ...{ gained: [[2, n]], lost: [], contested: [], total: 10 * n },
  });
  const small = {
    ...raion(7),
    ...{ occupied: column(7), occupied_low: column(7), occupied_high: column(7) },
    days: 4,
    raions: { UA63020000000011111: raion(1), UA63040000000022222: raion(2), UA44020000000033333: raion(4) },
    hromadas: {
      UA63020010000044444: {
        ...{ occupied: [[0, 0], [2, 5]], occupied_low: [[0, 0]], occupied_high: [[0, 1], [3, 6]] },
        ...{ gained: [], lost: [[2, 5]], contested: [], total: 9 },
      },
    },
  };
  const oblast = series.seriesOf(small, [OBLAST]);
  assert.equal(oblast.whole, false);
  assert.equal(oblast.series.total, 30);
  assert.deepEqual(oblast.series.gained, [[2, 3]]);
  assert.deepEqual(oblast.series.occupied, column(3));
  const hromada = series.seriesOf(small, ["UA63020010000044444"]).series;
  assert.deepEqual(hromada.occupied, [0, 0, 5, 5]);
  assert.deepEqual(hromada.occupied_high, [1, 1, 1, 6]);
  assert.deepEqual(hromada.lost, [[2, 5]]);
  assert.equal(hromada.total, 9);
  assert.equal(series.seriesOf(small, ["UA53000000000055555"]).whole, true, "not in this layer");
});

test("change days are sorted and without repetition", () => {
  const days = series.changeDays(file);
  assert.ok(days.every((day, at) => at === 0 || day > days[at - 1]));
  assert.ok(days.includes(file.contested[0][0]));
});

test("event marks never overlap, and every event is shown or counted", () => {
  const events = Array.from({ length: 40 }, (_, n) => ({ best: n * 3 }));
  const marks = stack(events, (day) => day, { gapPx: 11, rows: 2 });
  const columns = [...new Set(marks.map(({ xPx }) => xPx))];
  assert.ok(columns.every((x, at) => at === 0 || x - columns[at - 1] >= 11));
  assert.equal(
    marks.reduce((sum, { more }) => sum + 1 + more, 0),
    events.length,
  );
  assert.equal(new Set(Object.values(GLYPHS)).size, Object.keys(GLYPHS).length, "a shape each");
});

test("codes tell their level and what they contain", () => {
  const levels = [OBLAST, "UA63080000000011111", "UA63080010000022222", "UA63080010010012345"];
  assert.deepEqual(levels.map(links.levelOf), ["oblast", "raion", "hromada", "settlement"]);
  const settlement = levels[3];
  for (const outer of levels) assert.ok(links.isInside(settlement, outer));
  assert.ok(!links.isInside(settlement, "UA63100000000099999"));
  assert.ok(!links.isInside(OBLAST, settlement));
});

const sourceOf = (change) => ({ api: "/api", assets: "/assets/x/", shown: shown(change) });

test("downloads carry the day of knowledge, the layer and what is drawn", () => {
  const source = sourceOf({ known: "2022-09-12", layer: "viina", around: [OBLAST, RAION] });
  const asked = (filters) =>
    [...new URL(links.snapshotHref(source, "csv", "2022-09-10", filters), "http://x").searchParams];
  const view = [["date", "2022-09-10"], ["known_as_of", "2022-09-12"], ["layer", "viina"]];
  assert.deepEqual(asked({}), [...view, ["oblast", OBLAST], ["raion", RAION]]);
  assert.deepEqual(asked({ units: [RAION] }), [...view, ["raion", RAION]]);
  assert.deepEqual(asked({ settlement: "UA1" }), [...view, ["settlement", "UA1"]]);
});

test("a passport is asked for as the view is, and beside it where the API does not pass it on", () => {
  const href = (change) => links.historyHref(sourceOf(change), "UA1");
  assert.equal(href({}), "/api/history/UA1.json");
  assert.equal(href({ known: "2022-09-12" }), "/api/history/UA1.json?known_as_of=2022-09-12");
  assert.equal(href({ layer: "viina" }), "/api/history/UA1.json?layer=viina");
  assert.equal(href({ layer: "own", publishable: false }), "/assets/x/places/UA1.json");
});

test("downloads carry the day and every filter", () => {
  const href = links.snapshotHref(sourceOf({}), "csv", "2022-09-10", {
    units: [OBLAST, RAION],
    statuses: ["occupied"],
  });
  const url = new URL(href, "http://x");
  assert.equal(url.pathname, "/api/snapshot.csv");
  assert.deepEqual(
    [...url.searchParams],
    [
      ["date", "2022-09-10"],
      ["oblast", OBLAST],
      ["raion", RAION],
      ["category", "occupied"],
    ],
  );
});

test("a shared link has the day and place of now and keeps the rest", () => {
  const url = new URL(
    links.shareHref("http://x/?date=2022-01-01&raion=A&sel=B", { date: "2022-09-10", sel: null }),
  );
  assert.deepEqual(
    [...url.searchParams],
    [
      ["date", "2022-09-10"],
      ["raion", "A"],
    ],
  );
});

test("keys name commands that exist, and leave Streamlit's and the browser's alone", () => {
  const known = new Set(["play", "help"]);
  for (const command of Object.values(KEYS)) {
    if (known.has(command)) continue;
    assert.ok(effectOf(command, state(), stops), command);
  }
  assert.equal(commandOf({ key: "c" }), null);
  assert.equal(commandOf({ key: "r" }), null);
  assert.equal(commandOf({ key: "ArrowLeft", ctrlKey: true }), null);
  assert.equal(commandOf({ key: "ArrowLeft", shiftKey: true }), "week-");
  assert.equal(commandOf({ key: "N", shiftKey: true }), "place+");
  assert.equal(commandOf({ key: "?", shiftKey: true }), "help");
  assert.equal(commandOf({ key: "+", shiftKey: true }), "zoom-in");
});

test("keys are taken from the page, not from what one types into or presses", () => {
  assert.ok(mayTake("ArrowUp", "slider"));
  assert.ok(!mayTake("n", "text"));
  assert.ok(!mayTake(" ", "control") && !mayTake("ArrowLeft", "control"));
  assert.ok(mayTake("n", "control") && mayTake(" ", "page") && mayTake("ArrowLeft", "page"));
  assert.ok(!mayTake("PageDown", "page"), "the page scrolls");
});

test("the map keeps its own keys and what its controls need, and hands on the rest", () => {
  for (const key of ["n", "p", "?", " ", "l", "["]) assert.ok(goesOn({ key }, "page"), key);
  for (const key of ["ArrowLeft", "ArrowUp", "+", "-", "Enter", "Escape", "x"])
    assert.ok(!goesOn({ key }, "page"), key);
  assert.ok(!goesOn({ key: " " }, "control"), "the space bar presses a button");
  assert.ok(goesOn({ key: "n" }, "control"));
  assert.ok(!goesOn({ key: "c", ctrlKey: true }, "page"));
});

test("commands change what they say", () => {
  assert.deepEqual(effectOf("window-start", state(), stops), {
    window: { kind: "fixed", from: 198, to: 198 },
  });
  assert.deepEqual(effectOf("loop", state(), stops), { loop: true });
  assert.equal(effectOf("last", state(), stops).day, DAYS - 1);
  assert.equal(effectOf("help", state(), stops), null);
  const zoomed = effectOf("zoom-in", state(), stops).view;
  assert.equal(
    effectOf("day+", state({ view: zoomed, day: Math.ceil(zoomed.to) - 1 }), stops).view.to >
      zoomed.to,
    true,
  );
});

test("playing from the end begins anew; in a loop it begins in the window", () => {
  assert.equal(startPlaying(state({ day: DAYS - 1 }), DAYS).day, 0);
  assert.equal("day" in startPlaying(state(), DAYS), false);
  const fixed = { kind: "fixed", from: 20, to: 30 };
  assert.equal(startPlaying(state({ loop: true, window: fixed }), DAYS).day, 20);
});

test("the store tells only of what changed", () => {
  const store = createStore({ day: 1, loop: false });
  const told = [];
  store.subscribe((_, changed) => told.push([...changed]));
  store.set({ day: 1 });
  store.set({ day: 2, loop: false });
  assert.deepEqual(told, [["day"]]);
});

test("Python hears of a day once, after it has settled, and not of what it said itself", () => {
  const sent = [];
  let waiting = null;
  const clock = { later: (fn) => (waiting = fn), drop: () => (waiting = null) };
  const committer = createCommitter((day) => sent.push(day), 198, clock);
  for (const day of [199, 200, 201]) committer.soon(day);
  assert.deepEqual(sent, []);
  waiting();
  committer.now(201);
  assert.deepEqual(sent, [201]);
  committer.learn(50);
  committer.now(50);
  committer.soon(60);
  committer.cancel();
  assert.equal(waiting, null);
  assert.deepEqual(sent, [201]);
});

test("the map's view is short in the address", () => {
  assert.equal(viewText({ lng: 36.1234567, lat: 49.5, zoom: 8.25 }), "36.12346,49.5,8.25");
});

test("a copied link says what is on the screen, not what the address said before", () => {
  const before = "http://x/?date=2022-01-01&status=occupied&status=unknown&v=36,49,8&lang=uk";
  const seen = { date: "2022-09-10", sel: "B", statuses: ["contested"], mapView: "" };
  assert.equal(
    links.shareHref(before, seen),
    "http://x/?date=2022-09-10&status=contested&lang=uk&sel=B",
  );
  const kept = new URL(links.shareHref(before, { date: "2022-09-10", sel: null })).searchParams;
  assert.deepEqual(kept.getAll("status"), ["occupied", "unknown"]);
  assert.equal(kept.get("v"), "36,49,8");
  const stretch = links.shareHref("http://x/?window=P14D", { ...seen, windowText: "" });
  assert.equal(new URL(stretch).searchParams.has("window"), false);
  const drawn = links.shareHref("http://x/?draw=cells", { ...seen, drawing: "dots", marks: ["changing", "implied"] });
  assert.equal(new URL(drawn).searchParams.get("draw"), "dots");
  assert.deepEqual(new URL(drawn).searchParams.getAll("mark"), ["changing", "implied"]);
  const usual = new URL(links.shareHref(drawn, { ...seen, drawing: "auto", marks: [] })).searchParams;
  assert.deepEqual([usual.has("draw"), usual.has("mark")], [false, false]);
});

test("views go to text and back; what the map rounds is the same view", () => {
  assert.equal(viewText({ lng: 36, lat: 49, zoom: 8, home: true }), "");
  assert.deepEqual(viewOf("36.5,49.25,8.5"), { lng: 36.5, lat: 49.25, zoom: 8.5 });
  for (const wrong of ["", "36,49", "a,b,c", "1,2,3,4"]) assert.equal(viewOf(wrong), null);
  assert.ok(sameView("36.5,49.25,8.5", "36.5004,49.2503,8.5"), "under a pixel");
  assert.ok(!sameView("36.5,49.25,8.5", "36.6,49.25,8.5"));
  assert.ok(!sameView("36.5,49.25,8.5", "36.5,49.25,8.75"));
  assert.ok(!sameView("", "36.5,49.25,8.5"));
  assert.ok(sameView("", ""));
});
