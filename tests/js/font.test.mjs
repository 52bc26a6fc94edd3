import assert from "node:assert/strict";
import test from "node:test";

import { fontRule } from "../../dashboard/static/map/font.js";

const rule = (properties) => ({ style: { getPropertyValue: (name) => properties[name] ?? "" } });
const sheet = (href, ...cssRules) => ({ href, cssRules });
const upright = rule({ "font-family": '"Source Sans"', src: 'url("../media/a.woff2") format("woff2")' });
const italic = rule({ "font-family": '"Source Sans"', "font-style": "italic", src: "url(i.woff2)" });
const other = rule({ "font-family": "KaTeX_Main", src: "url(k.woff2)" });

test("the upright face is found, its address made absolute", () => {
  const found = fontRule([sheet("http://a.example/static/css/x.css", {}, other, italic, upright)]);
  assert.equal(found.source, 'url("http://a.example/static/media/a.woff2") format("woff2")');
});

test("no such face, or a sheet that may not be read, is no face", () => {
  const closed = Object.defineProperty({}, "cssRules", { get: () => { throw new Error("denied"); } });
  assert.equal(fontRule([closed, sheet(null, other, italic)]), null);
});
