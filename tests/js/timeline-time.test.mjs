import assert from "node:assert/strict";
import { test } from "node:test";

import { createCalendar } from "../../dashboard/static/shared/days.js";
import { axisTicks } from "../../dashboard/static/timeline/axis.js";
import { accumulate, advance, createPlayer } from "../../dashboard/static/timeline/player.js";
import { nearest, placeStops, step } from "../../dashboard/static/timeline/step.js";
import * as view from "../../dashboard/static/timeline/view.js";
import * as window from "../../dashboard/static/timeline/window.js";
import { DAYS, FIRST, historyJson } from "../fixtures/timeline-data.mjs";

const calendar = createCalendar(FIRST);
const stops = { calendar, days: DAYS, change: [3, 10, 200], place: [8, 198], event: [5, 5, 90] };

test("steps by day, week and month stay inside the history", () => {
  assert.equal(step(10, "day", 1, stops), 11);
  assert.equal(step(0, "day", -1, stops), 0);
  assert.equal(step(DAYS - 3, "week", 1, stops), DAYS - 1);
  assert.equal(calendar.iso(step(calendar.index("2023-01-31"), "month", 1, stops)), "2023-02-28");
  assert.equal(calendar.iso(step(calendar.index("2023-03-31"), "month", -1, stops)), "2023-02-28");
});

test("steps to changes and events find the nearest stop strictly beyond the day", () => {
  assert.equal(step(3, "change", 1, stops), 10);
  assert.equal(step(3, "change", -1, stops), 3, "nothing earlier: stay");
  assert.equal(step(5, "event", 1, stops), 90);
  assert.equal(step(500, "place", 1, stops), 500);
  assert.equal(nearest([], 3, 1), null);
});

test("nearest agrees with a plain search on every day", () => {
  const sorted = [0, 2, 2, 7, 30, 31];
  for (let day = -1; day <= 33; day += 1) {
    assert.equal(nearest(sorted, day, 1), sorted.find((at) => at > day) ?? null);
    assert.equal(nearest(sorted, day, -1), sorted.findLast((at) => at < day) ?? null);
  }
});

test("stops of a place are the starts of its spells but the first", () => {
  const days = ["2022-03-04", "2022-09-10", "2022-09-12"].map(calendar.index);
  assert.deepEqual(placeStops(historyJson(), calendar), days);
});

test("positions and days are inverse at any zoom", () => {
  for (const shown of [view.wholeView(DAYS), { from: 100.5, to: 107.5 }]) {
    for (const day of [100.5, 103, 107]) {
      const x = view.xOf(shown, 1300, day);
      assert.ok(Math.abs(view.dayAt(shown, 1300, x) - day) < 1e-9);
    }
  }
});

test("zooming keeps the anchor in place, and stops at a week and at the whole war", () => {
  const whole = view.wholeView(DAYS);
  const near = view.zoom(whole, 0.5, 600, DAYS);
  assert.ok(Math.abs(view.xOf(near, 1000, 600) - view.xOf(whole, 1000, 600)) < 1e-6);
  const nearest = view.zoom({ from: 100, to: 110 }, 0.01, 105, DAYS);
  assert.equal(nearest.to - nearest.from, view.SHORTEST_DAYS);
  assert.deepEqual(view.zoom(near, 100, 3, DAYS), whole);
});

test("panning and revealing keep the length and never leave the war", () => {
  assert.deepEqual(view.pan({ from: 10, to: 30 }, -50, DAYS), { from: 0, to: 20 });
  const shown = { from: 100, to: 120 };
  assert.equal(view.reveal(shown, 119, DAYS), shown);
  for (const day of [120, 99, 0, DAYS - 1]) {
    const next = view.reveal(shown, day, DAYS);
    assert.ok(next.from <= day && day + 1 <= next.to && next.from >= 0 && next.to <= DAYS);
    assert.equal(next.to - next.from, 20);
  }
});

test("the range input's thumb stands on the middle of its day", () => {
  const thumb = 26;
  for (const shown of [view.wholeView(DAYS), { from: 200, to: 260 }]) {
    const box = view.rangeInputBox(shown, 1300, DAYS, thumb);
    for (const day of [0, 230, DAYS - 1]) {
      // How browsers place a thumb: its centre runs from half a thumb to the width minus that.
      const centre = box.leftPx + thumb / 2 + (day / (DAYS - 1)) * (box.widthPx - thumb);
      assert.ok(Math.abs(centre - view.xOf(shown, 1300, day + 0.5)) < 1e-6);
    }
  }
});

test("a trailing window follows the day; dragging its start changes the length", () => {
  const trailing = window.defaultWindow();
  assert.deepEqual(window.spanOf(trailing, 198), { from: 192, to: 198 });
  assert.deepEqual(window.spanOf(trailing, 2), { from: 0, to: 2 });
  assert.deepEqual(window.moveStart(trailing, 198, 178), { kind: "trailing", length: 21 });
  assert.deepEqual(window.moveStart(trailing, 198, 500), { kind: "trailing", length: 1 });
});

test("a window goes to text and back; what is none is the usual one", () => {
  const { windowOf, windowText } = window;
  const fixed = window.fixedWindow(calendar.index("2022-09-01"), calendar.index("2022-10-05"), DAYS);
  assert.equal(windowText(fixed, calendar), "2022-09-01..2022-10-05");
  for (const each of [fixed, { kind: "trailing", length: 14 }, window.defaultWindow()])
    assert.deepEqual(windowOf(windowText(each, calendar), calendar, DAYS), each);
  assert.equal(windowText(window.defaultWindow(), calendar), "");
  for (const wrong of ["", "P0D", "2022-09-01", "a..b", "2022-09-01..2022-10-05..2022-11-01"])
    assert.deepEqual(windowOf(wrong, calendar, DAYS), window.defaultWindow());
  assert.equal(windowOf("P99999D", calendar, DAYS).length, DAYS);
});

test("dragging the end fixes the window, and its ends never cross", () => {
  const fixed = window.moveEnd(window.defaultWindow(), 198, 230, DAYS);
  assert.deepEqual(fixed, { kind: "fixed", from: 192, to: 230 });
  assert.deepEqual(window.spanOf(fixed, 5), { from: 192, to: 230 });
  assert.deepEqual(window.moveStart(fixed, 5, 999), { kind: "fixed", from: 230, to: 230 });
  assert.equal(window.moveEnd(fixed, 5, 99_999, DAYS).to, DAYS - 1);
  assert.deepEqual(window.loopSpan(window.defaultWindow(), DAYS), { from: 0, to: DAYS - 1 });
});

test("the clock gives as many days as time has passed, whatever the frames", () => {
  for (const speed of [0.5, 1, 7, 60]) {
    let [debt, days] = [0, 0];
    for (let frame = 0; frame < 600; frame += 1) {
      const due = accumulate(debt, 1000 / 60, speed);
      [debt, days] = [due.debt, days + due.days];
    }
    assert.ok(Math.abs(days - 10 * speed) <= 1, `${days} at ${speed}`);
  }
  assert.equal(accumulate(0, 60_000, 60).days, 15, "a stall counts as a quarter of a second");
});

test("playing ends at the last day, or goes round", () => {
  const span = { from: 10, to: 19 };
  assert.deepEqual(advance(18, 1, span, false), { day: 19, ended: true });
  assert.deepEqual(advance(15, 60, span, false), { day: 19, ended: true });
  assert.deepEqual(advance(19, 1, span, true), { day: 10, ended: false });
  assert.deepEqual(advance(12, 25, span, true), { day: 17, ended: false });
  assert.deepEqual(advance(500, 1, span, true), { day: 10, ended: false });
});

function play(reduced, frames) {
  const days = [];
  let next = null;
  const player = createPlayer({
    speed: () => 60,
    reduced: () => reduced,
    onDays: (n) => days.push(n),
    request: (frame) => {
      next = frame;
      return 1;
    },
    cancel: () => {
      next = null;
    },
  });
  player.start();
  for (let at = 0; at < frames; at += 1) next?.(1000 + at * 20);
  player.stop();
  assert.equal(next, null);
  return days;
}

test("reduced motion plays at the same pace in few steps", () => {
  const [smooth, stepped] = [play(false, 101), play(true, 101)];
  const sum = (days) => days.reduce((all, n) => all + n, 0);
  assert.ok(smooth.length > 60 && stepped.length <= 4, `${smooth.length} and ${stepped.length}`);
  assert.ok(Math.abs(sum(smooth) - 120) <= 1 && Math.abs(sum(stepped) - 120) <= 30);
});

test("the axis names years from afar, months and days from near", () => {
  const labels = (shown, width) =>
    axisTicks(shown, width, calendar, "en")
      .filter(({ label }) => label)
      .map(({ label }) => label);
  assert.deepEqual(labels(view.wholeView(DAYS), 360), ["2023", "2024", "2025", "2026"]);
  assert.ok(labels({ from: 100, to: 400 }, 1300).includes("Sep"));
  assert.deepEqual(labels({ from: 198, to: 205 }, 1300).slice(0, 2), ["10 Sep", "11 Sep"]);
});

test("a brushed stretch is the view, in either direction, but never less than a week", () => {
  assert.deepEqual(view.between(100, 160, DAYS), { from: 100, to: 160 });
  assert.deepEqual(view.between(160, 100, DAYS), { from: 100, to: 160 });
  assert.deepEqual(view.between(50, 51, DAYS), { from: 47, to: 54 });
  assert.deepEqual(view.between(0, 1, DAYS), { from: 0, to: 7 });
  assert.deepEqual(view.between(-5, DAYS + 5, DAYS), view.wholeView(DAYS));
});
