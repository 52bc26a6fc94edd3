import assert from "node:assert/strict";
import { test } from "node:test";

import { figureWords, recordHref } from "../../dashboard/static/panel/record.js";
import { createText } from "../../dashboard/static/shared/text.js";

const text = createText({}, "en");
const figure = (value, low = null, high = null) => figureWords({ value, low, high }, text);

test("a figure says its bounds where it is one, and nothing else", () => {
  assert.equal(figure(3800), "3,800");
  assert.equal(figure(null, 300), "≥ 300");
  assert.equal(figure(null, null, 5000), "≤ 5,000");
  assert.equal(figure(null, 300, 350), "300–350");
  assert.equal(figure(0), "0");
});

test("the address of a record is relative, in the reader's language and inert", () => {
  assert.equal(recordHref("entities", { entity: "pat-ryder" }, text), "entities?entity=pat-ryder&lang=en");
  assert.equal(
    recordHref("events", { event: "a&b=<c>" }, createText({}, "uk")),
    "events?event=a%26b%3D%3Cc%3E&lang=uk",
  );
});
