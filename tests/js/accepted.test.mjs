import assert from "node:assert/strict";
import { test } from "node:test";

import { withAccepted } from "../../dashboard/static/panel/accepted.js";

const EVENTS = [
  { id: "a", tier: "likely", title: { en: "A" } },
  { id: "constructor", tier: "verified", title: { en: "B" } },
];

test("only the evidence of the event that gained a report changes", () => {
  const shown = withAccepted(EVENTS, { a: { tier: "verified", owners: 3 } });
  assert.deepEqual(shown[0], { id: "a", tier: "verified", owners: 3, title: { en: "A" } });
  assert.equal(shown[1], EVENTS[1]);
  assert.equal(EVENTS[0].tier, "likely");
});

test("without any, the cards are as built", () => {
  assert.deepEqual(withAccepted(EVENTS), EVENTS);
});
