import assert from "node:assert/strict";
import test from "node:test";

import { decodeBase, decodeLine } from "../../dashboard/static/map/base.js";
import { latLngOf, metresPerPx, pixelsOf, worldBox, worldSizePx, worldX, worldY } from "../../dashboard/static/map/projection.js";
import { scaleBar } from "../../dashboard/static/map/texts.js";
import { randomFrom } from "./synthetic.mjs";

const near = (actual, expected, tolerance, what) => assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} is not ${expected}`);

test("known points of Web Mercator", () => {
  near(worldX(0), 0.5, 1e-15, "Greenwich");
  near(worldY(0), 0.5, 1e-15, "equator");
  near(worldX(-180_000_000), 0, 1e-15, "antimeridian");
  near(worldY(85_051_129), 0, 1e-7, "northern edge");
  near(worldY(-85_051_129), 1, 1e-7, "southern edge");
  // Slippy tile of 36.23° E, 49.99° N at zoom 10, by the definition of tile numbers.
  assert.equal(Math.floor(worldX(36_230_000) * 1024), 615);
  const latitude = (49.99 * Math.PI) / 180;
  const row = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * 1024);
  assert.equal(Math.floor(worldY(49_990_000) * 1024), row);
});

test("there and back", () => {
  const random = randomFrom(5);
  for (let round = 0; round < 500; round += 1) {
    const [lng, lat] = [Math.round((random() * 360 - 180) * 1e6), Math.round((random() * 168 - 84) * 1e6)];
    const [latBack, lngBack] = latLngOf(worldX(lng), worldY(lat));
    near(latBack * 1e6, lat, 0.01, "lat");
    near(lngBack * 1e6, lng, 0.01, "lng");
  }
});

test("pixels of a view: its corners are 0 and its size, at any pixel ratio", () => {
  const worldPx = worldSizePx(8.25);
  const view = { zoom: 8.25, worldPx, left: 40_000, top: 23_000, widthPx: 800, heightPx: 600 };
  const { minX, minY, maxX, maxY } = worldBox(view);
  const xs = pixelsOf(Float64Array.of(minX, maxX), view, "x", 1.5);
  const ys = pixelsOf(Float64Array.of(minY, maxY), view, "y", 1.5);
  near(xs[0], 0, 1e-6, "left");
  near(xs[1], 1200, 1e-6, "right");
  near(ys[0], 0, 1e-6, "top");
  near(ys[1], 900, 1e-6, "bottom");
});

test("metres per pixel shrink with the cosine of latitude and halve per zoom", () => {
  near(metresPerPx(0, 0), 156_543.03, 0.01, "equator");
  near(metresPerPx(60, 8) / metresPerPx(0, 8), 0.5, 1e-12, "60 degrees");
  near(metresPerPx(50, 9) * 2, metresPerPx(50, 8), 1e-9, "zoom");
});

test("a scale bar is 1, 2 or 5 times a power of ten and fills more than a third of its room", () => {
  for (let metres = 0.4; metres < 60_000; metres *= 1.13) {
    const bar = scaleBar(metres, 110);
    assert.match(String(bar.metres), /^[125]0*$/);
    assert.ok(bar.widthPx <= 110 && bar.widthPx > 110 / 2.6, `${bar.widthPx} px at ${metres} m per px`);
  }
});

test("lines are sums of steps; a ring knows that it is one", () => {
  const line = decodeLine([36_000_000, 50_000_000, 10, -20, 5, 5]);
  assert.deepEqual([...line.xs], [36_000_000, 36_000_010, 36_000_015].map(worldX));
  assert.deepEqual([...line.ys], [50_000_000, 49_999_980, 49_999_985].map(worldY));
  assert.equal(line.closed, false);
  assert.equal(decodeLine([0, 0, 10, 0, 0, 10, -10, -10]).closed, true);
});

test("missing kinds are empty, broken lines are refused", () => {
  const base = decodeBase({ oblasts: [{ katottg: "UA63", name_en: "a", name_uk: "б", focus: true, lines: [[0, 0, 1, 1]] }], water: null });
  assert.equal(base.oblasts[0].focus, true);
  assert.deepEqual([base.water, base.border, base.raions], [[], [], []]);
  for (const line of [[], [1, 2], [1, 2, 3], [1, 2, "3", 4]]) assert.throws(() => decodeLine(line), TypeError);
});
