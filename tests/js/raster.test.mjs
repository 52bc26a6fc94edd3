import assert from "node:assert/strict";
import test from "node:test";

import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { Kind, KIND_MASK, patternTile } from "../../dashboard/static/shared/patterns.js";
import { paletteOf } from "../../dashboard/static/shared/palette.js";
import { blendAt, colourTable, tableOf } from "../../dashboard/static/map/colours.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { buildModel } from "../../dashboard/static/map/model.js";
import { worldSizePx } from "../../dashboard/static/map/projection.js";
import { Raster } from "../../dashboard/static/map/raster.js";
import { EMPTY_ROW, Snapshot, STYLE_SHIFT } from "../../dashboard/static/map/snapshot.js";
import { discRadiusPx, layPattern, markScale } from "../../dashboard/static/map/stamp.js";
import { randomFrom, syntheticFiles } from "./synthetic.mjs";

const files = syntheticFiles({ columns: 24, rows: 18, days: 600, unplaced: 9 });
const model = buildModel(decodeContainer(files["history.bin"]), new Cells(decodeContainer(files["cells.bin"]).arrays));

function viewAt(zoom, widthPx = 320, heightPx = 240) {
  const worldPx = worldSizePx(zoom);
  const middle = model.placed.length >> 1;
  const [left, top] = [model.placeX[middle] * worldPx - widthPx / 2, model.placeY[middle] * worldPx - heightPx / 2];
  return { zoom, worldPx, left: Math.round(left), top: Math.round(top), widthPx, heightPx };
}

function rasterAt(zoom, pixelRatio = 1, withDiscs = true) {
  const raster = new Raster(model);
  raster.rebuild(viewAt(zoom), pixelRatio, withDiscs);
  return raster;
}

const kinds = (raster) => Array.from(raster.mask, (mask) => mask & KIND_MASK);

test("the pixel of a settlement is its own, at any zoom and pixel ratio", () => {
  for (const [zoom, pixelRatio] of [[8, 1], [9.25, 1.5], [11, 1], [13.75, 1.25]]) {
    const raster = rasterAt(zoom, pixelRatio);
    const view = viewAt(zoom);
    let hits = 0;
    model.placed.forEach((placed, place) => {
      const [x, y] = [model.placeX[place] * view.worldPx - view.left, model.placeY[place] * view.worldPx - view.top];
      if (!placed || x < 1 || y < 1 || x > view.widthPx - 1 || y > view.heightPx - 1) return;
      assert.equal(raster.placeAt(x * pixelRatio, y * pixelRatio), place, `${place} at zoom ${zoom}`);
      hits += 1;
    });
    assert.ok(hits > 0, `zoom ${zoom} sees no settlement`);
  }
});

test("outside of the buffer and outside of all cells there is no settlement", () => {
  const raster = rasterAt(5);
  for (const [x, y] of [[-1, 5], [5, -1], [raster.width, 5], [5, raster.height], [0, 0]]) assert.equal(raster.placeAt(x, y), -1);
});

test("discs keep to their own cell and have a rim; without discs there are none", () => {
  const raster = rasterAt(11);
  const found = new Set(kinds(raster));
  assert.ok(found.has(Kind.disc) && found.has(Kind.rim));
  kinds(raster).forEach((kind, pixel) => {
    if (kind === Kind.disc) assert.notEqual(raster.ids[pixel], raster.none);
  });
  const bare = rasterAt(11, 1, false);
  assert.deepEqual(bare.ids, raster.ids);
  assert.ok(kinds(bare).every((kind) => kind !== Kind.disc && kind !== Kind.rim));
});

test("marks stand in the cells of settlements that ever disagree, and nowhere else", () => {
  const raster = rasterAt(8);
  const kind = kinds(raster);
  const marked = new Set([...raster.ids].filter((_, pixel) => kind[pixel] >= Kind.markOnCell));
  assert.ok(marked.size > 0);
  for (const place of marked) assert.ok(model.disagreeing.includes(place));
});

/** Pixel by pixel, as slow as can be. */
function pixelsOf(raster, styles, colours) {
  return Uint32Array.from(raster.ids, (id, pixel) => colours[styles[id] | raster.mask[pixel]]);
}

for (const [zoom, side] of [[9, 240], [11, 240], [6, 60]]) test(`painting only what changed gives the same picture as painting every pixel, zoom ${zoom}`, () => {
  const raster = new Raster(model);
  raster.rebuild(viewAt(zoom, side + 80, side), 1, true);
  const snapshot = new Snapshot(model.history, model.membership, model.placed);
  const table = tableOf(colourTable(paletteOf("light"), model.codes, blendAt("auto", zoom)));
  const pixels = new Uint32Array(raster.width * raster.height);
  snapshot.show(0);
  raster.colour(pixels, snapshot.styles, table);
  assert.deepEqual(pixels, pixelsOf(raster, snapshot.styles, table.colours));
  assert.ok(table.plain.includes(1) && table.plain.includes(0));
  for (const day of [20, 21, 60, 190, 195, 3]) {
    snapshot.show(day);
    const before = pixels.slice();
    const part = raster.colour(pixels, snapshot.styles, table, snapshot.changed);
    const isInside = (pixel) => {
      const [x, y] = [pixel % raster.width, Math.floor(pixel / raster.width)];
      return x >= part.left && x < part.right && y >= part.top && y < part.bottom;
    };
    assert.ok(pixels.every((value, pixel) => value === before[pixel] || isInside(pixel)), `day ${day}: painted outside`);
    assert.deepEqual(pixels, pixelsOf(raster, snapshot.styles, table.colours), `day ${day}`);
  }
});

for (const [zoom, withDiscs] of [[5, false], [7.5, false], [7.5, true], [9, false], [11, true]]) test(`many or few, plain or not: the same as pixel by pixel, zoom ${zoom}, discs ${withDiscs}`, () => {
  const random = randomFrom(31);
  const table = tableOf(colourTable(paletteOf("dark"), model.codes, blendAt("auto", zoom)));
  const [plain, motley] = [1, 0].map((wanted) => [...model.codes].filter((code) => table.plain[code] === wanted));
  assert.ok(plain.length > 1 && motley.length > 1);
  const raster = rasterAt(zoom, 1, withDiscs);
  const pixels = new Uint32Array(raster.width * raster.height);
  const styles = new Uint16Array(model.placed.length + 1);
  styles[model.placed.length] = EMPTY_ROW << STYLE_SHIFT;
  const styleOf = (share) => {
    const codes = random() < share ? motley : plain;
    return codes[Math.floor(random() * codes.length)] << STYLE_SHIFT;
  };
  const parts = new Set();
  for (const share of [0, 0.01, 0.5, 1, 0]) {
    for (let place = 0; place < model.placed.length; place += 1) styles[place] = styleOf(share);
    raster.colour(pixels, styles, table);
    assert.deepEqual(pixels, pixelsOf(raster, styles, table.colours), `all, ${share} with a pattern`);
    for (const many of [1, 0.6, 0.1, 0.01]) {
      const changed = [...model.placed.keys()].filter(() => random() < many);
      for (const place of changed) styles[place] = styleOf(share);
      const { left, right } = raster.colour(pixels, styles, table, changed);
      parts.add(right - left === raster.width);
      assert.deepEqual(pixels, pixelsOf(raster, styles, table.colours), `${many} of them, ${share} with a pattern`);
    }
  }
  assert.ok(zoom === 11 || parts.size === 2, "both ways are gone");
});

test("what changed out of sight is not painted, however much it is", () => {
  const raster = rasterAt(13.5);
  const styles = new Uint16Array(model.placed.length + 1).fill(1 << STYLE_SHIFT);
  const table = tableOf(colourTable(paletteOf("light"), model.codes, blendAt("auto", 13.5)));
  const seen = new Set(raster.ids);
  const pixels = new Uint32Array(raster.width * raster.height);
  const { left, right } = raster.colour(pixels, styles, table, [...model.placed.keys()].filter((place) => !seen.has(place)));
  assert.ok(right <= left || right - left < raster.width);
  assert.ok(pixels.every((pixel) => pixel === 0));
});

for (const pixelRatio of [1, 1.5, 1.1]) test(`after any movements the buffers are those built afresh, pixel ratio ${pixelRatio}`, () => {
  const random = randomFrom(23);
  const moved = new Raster(model);
  let view = viewAt(9);
  for (let turn = 0; turn < 40; turn += 1) {
    if (turn % 8 === 7) {
      view = viewAt([6.25, 8, 9.75, 12, 14][(turn >> 3) % 5]);
    } else {
      const by = () => Math.round((random() - 0.5) * 2 ** Math.floor(random() * 10));
      view = { ...view, left: view.left + by(), top: view.top + by() };
    }
    moved.rebuild(view, pixelRatio, view.zoom > 9);
    const fresh = new Raster(model);
    fresh.rebuild(view, pixelRatio, view.zoom > 9);
    assert.deepEqual(moved.ids, fresh.ids, `turn ${turn}`);
    assert.deepEqual(moved.mask, fresh.mask, `turn ${turn}`);
  }
});

test("the buffer moves with the ground, pixel by pixel", () => {
  const [one, other] = [new Raster(model), new Raster(model)];
  const view = viewAt(9.5);
  one.rebuild(view, 1.5, true);
  other.rebuild({ ...view, left: view.left + 34, top: view.top - 18 }, 1.5, true);
  const [dx, dy] = [51, -27];
  for (let y = Math.max(-dy, 0); y < one.height - Math.max(dy, 0); y += 1) {
    const start = (row, column) => row * one.width + column;
    const here = one.ids.subarray(start(y + dy + 0, dx), start(y + dy, one.width));
    assert.deepEqual(here, other.ids.subarray(start(y, 0), start(y, one.width - dx)), `row ${y}`);
  }
});

test("patterns are anchored to the ground: a shifted view shows the same pattern shifted", () => {
  const tile = patternTile(1);
  const [width, height] = [40, 30];
  const layAt = (left, top) => {
    const mask = new Uint8Array(width * height);
    layPattern(mask, width, tile, left, top);
    return mask;
  };
  const [here, there] = [layAt(1000, 2000), layAt(1013, 1995)];
  for (let y = 5; y < height; y += 1) {
    for (let x = 0; x + 13 < width; x += 1) assert.equal(there[y * width + x], here[(y - 5) * width + x + 13]);
  }
  assert.deepEqual(layAt(-8, -16), layAt(8, 0));
});

test("discs grow with population and zoom; unknown population is small, not absent", () => {
  assert.ok(discRadiusPx(96, 8) > discRadiusPx(64, 8) && discRadiusPx(64, 8) > discRadiusPx(32, 8));
  assert.ok(discRadiusPx(64, 10) > discRadiusPx(64, 8));
  assert.equal(discRadiusPx(0, 8), discRadiusPx(32, 8));
  assert.ok(discRadiusPx(1, 8) > 1);
  assert.ok(markScale(5) < markScale(10) && markScale(20) === 1);
});
