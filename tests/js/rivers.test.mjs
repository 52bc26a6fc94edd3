import assert from "node:assert/strict";
import test from "node:test";

import { decodeBase } from "../../dashboard/static/map/base.js";
import { placeLabels, POINT_ANCHORS } from "../../dashboard/static/map/labels.js";
import { riverLabels } from "../../dashboard/static/map/labelSource.js";
import { worldX, worldY } from "../../dashboard/static/map/projection.js";

const file = { rivers: [{ name_en: "Brook", name_uk: "Струмок", lines: [[36_000_000, 50_000_000, ...Array.from({ length: 40 }, () => [50_000, -10_000]).flat()]] }] };
const base = decodeBase(file);
const viewOf = (west, east, north, south) => {
  const worldPx = 1e6;
  const [left, top] = [worldX(west) * worldPx, worldY(north) * worldPx];
  return { zoom: 9, worldPx, left, top, widthPx: worldX(east) * worldPx - left, heightPx: worldY(south) * worldPx - top };
};

test("a river may be named at several points of what is seen of it, the middle first", () => {
  const labels = riverLabels(base, viewOf(36_000_000, 37_000_000, 50_500_000, 49_000_000));
  assert.ok(labels.length > 4 && labels.length <= 16);
  assert.ok(labels.every(({ x, group, place }) => x <= worldX(37_000_000) && group === labels[0].group && place === -1));
  const off = labels.map(({ x }) => Math.abs(x - worldX(36_500_000)));
  assert.ok(off[0] < off.at(-1));
});

test("a river out of view is not named, and old files without rivers have none", () => {
  assert.deepEqual(riverLabels(base, viewOf(30_000_000, 31_000_000, 50_500_000, 49_000_000)), []);
  assert.deepEqual(decodeBase({}).rivers, []);
});

test("of a group one label is placed, where there is room", () => {
  const at = (x, more) => ({ text: "a", x, y: 100, widthPx: 60, heightPx: 14, gapPx: 4, anchors: POINT_ANCHORS, ...more });
  const bounds = { left: 0, top: 0, right: 600, bottom: 200 };
  const reserved = [{ left: 0, top: 0, right: 250, bottom: 200 }];
  const placed = placeLabels([at(100, { group: "r" }), at(300, { group: "r" }), at(500, { group: "r" }), at(420)], bounds, { reserved });
  assert.deepEqual(placed.map(({ candidate }) => candidate.x), [300, 420]);
});
