import assert from "node:assert/strict";
import { test } from "node:test";

import { createCalendar } from "../../dashboard/static/shared/days.js";
import { hostOf } from "../../dashboard/static/shared/dom.js";
import { createText } from "../../dashboard/static/shared/text.js";
import * as choose from "../../dashboard/static/panel/choose.js";
import { frontKmOn } from "../../dashboard/static/panel/front.js";
import * as lifetime from "../../dashboard/static/panel/lifetime.js";
import { namesInGroups } from "../../dashboard/static/panel/names.js";
import { displayOn, toldKm } from "../../dashboard/static/panel/neighbours.js";
import { cardOn, readingLine, scrollTo } from "../../dashboard/static/panel/scrolling.js";
import { inOrder } from "../../dashboard/static/panel/spells.js";
import { betweenPhrase, indexed, whenPhrase } from "../../dashboard/static/panel/when.js";
import { DAYS, eventsJson, FIRST, historyJson, PLACE, RAION } from "../fixtures/timeline-data.mjs";

const calendar = createCalendar(FIRST);
const WORDS = {
  en: {
    "panel.when.by": "by {date}",
    "panel.when.from": "from {date}",
    "panel.when.between": "between {from} and {to}",
    "panel.when.about": "about {date}",
    "n.one": "{n} claim",
    "n.other": "{n} claims",
  },
  uk: {
    "panel.when.by": "не пізніше {date}",
    "panel.when.from": "від {date}",
    "panel.when.between": "між {from} і {to}",
    "panel.when.about": "приблизно {date}",
    "n.one": "{n} подія",
    "n.few": "{n} події",
    "n.many": "{n} подій",
    "n.other": "{n} події",
  },
};
const texts = { en: createText(WORDS.en, "en"), uk: createText(WORDS.uk, "uk") };

function phrase(lang, edtf, earliest, latest) {
  const best = latest ?? earliest;
  return whenPhrase(indexed({ edtf, earliest, latest, best }, calendar), calendar, texts[lang]);
}

const DATES = [
  ["2022-09-10", "2022-09-10", "2022-09-10", "10 Sep 2022", "10 вер. 2022"],
  ["2022-09-09/2022-09-11", "2022-09-09", "2022-09-11", "9–11 Sep 2022", "9–11 вер. 2022"],
  [
    "2022-09-28/2022-10-03",
    "2022-09-28",
    "2022-10-03",
    "28 Sep – 3 Oct 2022",
    "28 вер. – 3 жовт. 2022",
  ],
  [
    "2022-12-28/2023-01-03",
    "2022-12-28",
    "2023-01-03",
    "28 Dec 2022 – 3 Jan 2023",
    "28 груд. 2022 – 3 січ. 2023",
  ],
  ["../2022-09-11", null, "2022-09-11", "by 11 September 2022", "не пізніше 11 вересня 2022"],
  ["2022-09-06/..", "2022-09-06", null, "from 6 September 2022", "від 6 вересня 2022"],
  [
    "2022-09-1X",
    "2022-09-10",
    "2022-09-19",
    "between 10 and 19 September 2022",
    "між 10 і 19 вересня 2022",
  ],
  ["2022-09", "2022-09-01", "2022-09-30", "September 2022", "вересень 2022"],
  ["2023", "2023-01-01", "2023-12-31", "2023", "2023"],
  ["2022-09-08~", "2022-09-08", "2022-09-08", "about 8 Sep 2022", "приблизно 8 вер. 2022"],
  ["2022-03?", "2022-03-01", "2022-03-31", "about March 2022", "приблизно березень 2022"],
];

for (const [edtf, earliest, latest, en, uk] of DATES) {
  test(`${edtf} reads as a phrase in both languages`, () => {
    assert.equal(phrase("en", edtf, earliest, latest), en);
    assert.equal(phrase("uk", edtf, earliest, latest), uk);
  });
}

test("bounds of a change say what they share once", () => {
  const between = (a, b) => betweenPhrase(calendar.index(a), calendar.index(b), calendar, texts.en);
  assert.equal(between("2022-09-08", "2022-09-11"), "between 8 and 11 September 2022");
  assert.equal(between("2022-09-28", "2022-10-03"), "between 28 September and 3 October 2022");
  assert.equal(between("2022-09-08", "2022-09-08"), "8 September 2022");
});

test("counts take the language's plural, and the group mark of its numbers", () => {
  assert.deepEqual(
    [1, 2].map((n) => texts.en.count("n", n)),
    ["1 claim", "2 claims"],
  );
  assert.deepEqual(
    [1, 3, 5, 11, 21].map((n) => texts.uk.count("n", n)),
    ["1 подія", "3 події", "5 подій", "11 подій", "21 подія"],
  );
  assert.equal(texts.en.count("n", 12345), "12,345 claims");
});

test("an unknown word shows its key, and a gap without a value stays", () => {
  assert.equal(texts.en.say("no.such"), "no.such");
  assert.equal(texts.en.say("panel.when.by"), "by {date}");
});

const when = (earliest, latest, best) => ({ edtf: "", earliest, latest, best });

test("an event belongs to a window that its dates touch", () => {
  const span = { from: 10, to: 16 };
  assert.ok(choose.touches(when(16, 18, 17), span));
  assert.ok(choose.touches(when(5, 10, 7), span));
  assert.ok(!choose.touches(when(17, 18, 17), span));
  assert.ok(!choose.touches(when(null, 40, 40), span), "an open date counts by its best day");
  assert.ok(choose.touches(when(null, 12, 12), span));
  assert.ok(!choose.touches(when(0, 300, 150), span), "a whole year is no news every week");
});

test("filters keep events of the units, of what they contain and what contains them", () => {
  assert.ok(choose.concerns({ places: [PLACE] }, [RAION]));
  assert.ok(choose.concerns({ places: [RAION] }, [PLACE]));
  assert.ok(!choose.concerns({ places: ["UA63100010010099999"] }, [RAION]));
  assert.ok(choose.concerns({ places: [] }, [RAION]));
});

test("events come in order, and an empty window knows the way out", () => {
  const events = eventsJson();
  const span = { from: 190, to: 200 };
  const newest = choose.chosen(events, span, [], true);
  assert.ok(newest.length > 3);
  assert.ok(newest.every((event, at) => at === 0 || event.when.best <= newest[at - 1].when.best));
  assert.deepEqual(choose.chosen(events, span, [], false), [...newest].reverse());
  const gap = { from: 100, to: 110 };
  assert.deepEqual(choose.chosen(events, gap, [], true), []);
  assert.ok(choose.neighbour(events, gap, [], -1).when.best < 100);
  assert.ok(choose.neighbour(events, gap, [], 1).when.best > 110);
  assert.equal(choose.neighbour(events, { from: 0, to: DAYS }, [], 1), null);
});

test("equal changes are told together; sides are counted as mask or words", () => {
  const change = (katottg, to) => ({ katottg, from: "occupied", to });
  assert.deepEqual(
    choose.groupChanges([
      change("a", "ukrainian"),
      change("b", "contested"),
      change("c", "ukrainian"),
    ]),
    [
      { from: "occupied", to: "ukrainian", places: ["a", "c"] },
      { from: "occupied", to: "contested", places: ["b"] },
    ],
  );
  assert.deepEqual([0, 1, 5, 7, ["ukraine"]].map(choose.countSides), [0, 1, 2, 3, 1]);
});

test("a passport adds up: days under occupation with their range, changes, neighbours in time", () => {
  const all = lifetime.stretches(historyJson(), calendar, DAYS);
  assert.equal(all.at(-1).end, DAYS);
  assert.deepEqual(lifetime.occupiedDays(all), { best: 190, least: 190, most: 192 });
  assert.equal(lifetime.flips(all), 3);
  const day = calendar.index("2022-09-10");
  assert.equal(lifetime.stretchOn(all, day).status, "contested");
  assert.equal(lifetime.changeBeside(all, day, 1), calendar.index("2022-09-12"));
  assert.equal(lifetime.changeBeside(all, day, -1), calendar.index("2022-03-04"));
  assert.equal(lifetime.changeBeside(all, DAYS, 1), null);
});

test("only http and https addresses become links", () => {
  assert.equal(hostOf("https://www.example.org/a"), "example.org");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "/relative", "", "ftp://x.org"]) {
    assert.equal(hostOf(bad), null);
  }
});

test("names stand in groups by kind and language, the unknown language last", () => {
  const name = (toponym, language, kind) => ({ toponym, language, kind });
  const groups = namesInGroups([
    name("a", "", "alias"),
    name("b", "ru", "alias"),
    name("c", "uk", "former"),
    name("d", "", "alias"),
    name("e", "fr", "exonym"),
  ]);
  assert.deepEqual(
    groups.map(({ kind, language, names }) => [kind, language, names.join("")]),
    [
      ["exonym", "fr", "e"],
      ["former", "uk", "c"],
      ["alias", "ru", "b"],
      ["alias", "", "ad"],
    ],
  );
  assert.deepEqual(namesInGroups([]), []);
});

test("a neighbour shows what it was on the day, and how far it is", () => {
  const starts = [
    { start: 0, display: "ukrainian" },
    { start: 5, display: "occupied" },
  ];
  assert.deepEqual(
    [0, 4, 5, 900].map((day) => displayOn(starts, day)),
    ["ukrainian", "ukrainian", "occupied", "occupied"],
  );
  assert.equal(displayOn([], 3), "unknown");
  assert.deepEqual([2140, 9960, 12_400].map(toldKm), [2.1, 10, 12]);
});

test("claims come in the order of what they speak of, then of their publication", () => {
  const claim = (best, published) => ({ when: { best }, published });
  const [a, b, c] = [
    claim("2022-03-04", "2022-03-05"),
    claim("2022-03-04", "2022-06-01"),
    claim("2022-09-10", "2022-03-01"),
  ];
  assert.deepEqual(inOrder([c, b, a]), [a, b, c]);
});

test("what a place was before is told latest first, without the present", () => {
  const all = lifetime.stretches(historyJson(), calendar, DAYS);
  const on = calendar.index("2022-09-11");
  assert.deepEqual(
    lifetime.earlier(all, on).map(({ status }) => status),
    ["occupied", "ukrainian"],
  );
  assert.deepEqual(lifetime.earlier(all, 0), []);
});

test("every card passes the reading line once as the box is scrolled", () => {
  const heights = [120, 300, 80, 200, 150, 90, 400, 60];
  const starts = heights.map((_, at) => heights.slice(0, at).reduce((sum, one) => sum + one, 0));
  const whole = heights.reduce((sum, one) => sum + one, 0);
  const box = { top: 50, height: 500, scrollable: whole - 500 };
  const cardAt = (scrolled) =>
    cardOn(
      starts.map((start) => box.top + start - scrolled),
      readingLine({ ...box, scrolled }),
    );
  const passed = [];
  for (let scrolled = 0; scrolled <= box.scrollable; scrolled += 1) passed.push(cardAt(scrolled));
  assert.deepEqual([...new Set(passed)], [...heights.keys()], "none is skipped, none comes back");
  assert.deepEqual(
    passed,
    [...passed].sort((a, b) => a - b),
  );
  for (const [at, start] of starts.entries())
    assert.equal(cardAt(Math.ceil(scrollTo(start, box))), at, `brought to card ${at}`);
  assert.equal(readingLine({ ...box, scrollable: 0, scrolled: 0 }), box.top);
  assert.equal(cardOn([], 5), -1);
});

test("the nearest event is the first of those as near", () => {
  const event = (best) => ({ when: { best } });
  const events = [event(3), event(7), event(9)];
  assert.equal(choose.nearest(events, 5), events[0]);
  assert.equal(choose.nearest(events, 100), events[2]);
  assert.equal(choose.nearest([], 5), null);
});

test("the distance to the front is that of the step in force; contested places have none", () => {
  const steps = [
    { from: "2022-02-24", km: 4.8 },
    { from: "2022-02-25", km: null },
    { from: "2022-03-01", km: 0 },
    { from: "2022-03-05", km: 2 },
  ];
  assert.equal(frontKmOn(steps, "2022-02-24"), 4.8);
  assert.equal(frontKmOn(steps, "2022-02-27"), null);
  assert.equal(frontKmOn(steps, "2022-03-04"), null);
  assert.equal(frontKmOn(steps, "2026-01-01"), 2);
  assert.equal(frontKmOn(undefined, "2022-02-24"), null);
  assert.equal(frontKmOn([], "2022-02-24"), null);
});
