import assert from "node:assert/strict";
import test from "node:test";

import { decodeContainer } from "../../dashboard/static/shared/container.js";
import { CHANGING } from "../../dashboard/static/shared/display.js";
import { paletteOf } from "../../dashboard/static/shared/palette.js";
import { Cells } from "../../dashboard/static/map/cells.js";
import { buildModel } from "../../dashboard/static/map/model.js";
import { groundOf, partOf } from "../../dashboard/static/map/part.js";
import { worldSizePx } from "../../dashboard/static/map/projection.js";
import { Snapshot } from "../../dashboard/static/map/snapshot.js";
import { discRadiusPx } from "../../dashboard/static/map/stamp.js";
import { StatusPainter } from "../../dashboard/static/map/statusPainter.js";
import { randomFrom, syntheticFiles } from "./synthetic.mjs";

const files = syntheticFiles({ columns: 24, rows: 18, days: 600, unplaced: 9 });
const model = buildModel(decodeContainer(files["history.bin"]), new Cells(decodeContainer(files["cells.bin"]).arrays));

/** A canvas that keeps what was put on it. */
function fakeCanvas() {
  let shown = new Uint32Array(0);
  const canvas = { style: {}, _width: 0, _height: 0 };
  for (const side of ["width", "height"]) {
    Object.defineProperty(canvas, side, {
      get: () => canvas[`_${side}`],
      set: (value) => {
        canvas[`_${side}`] = value;
        shown = new Uint32Array(canvas._width * canvas._height);
      },
    });
  }
  const context = {
    createImageData: (width, height) => ({ width, height, data: new Uint8ClampedArray(4 * width * height) }),
    putImageData: (image, _x, _y, left = 0, top = 0, width = image.width, height = image.height) => {
      const pixels = new Uint32Array(image.data.buffer);
      for (let row = top; row < top + height; row += 1) {
        const start = row * image.width + left;
        shown.set(pixels.subarray(start, start + width), start);
      }
    },
  };
  return { canvas: Object.assign(canvas, { getContext: () => context }), shown: () => shown };
}

function painterOf() {
  const snapshot = new Snapshot(model.history, model.membership, model.placed);
  snapshot.show(model.history.day);
  return { painter: new StatusPainter(model, snapshot), snapshot, ...fakeCanvas() };
}

/** What a view shows, whatever part of it the canvas covers. */
function pictureOf({ painter, canvas, shown }, view) {
  const picture = new Uint32Array(view.widthPx * view.heightPx);
  shown().forEach((pixel, at) => {
    const [x, y] = [(at % canvas.width) + painter.corner.x, Math.floor(at / canvas.width) + painter.corner.y];
    if (pixel !== 0 && x >= 0 && x < view.widthPx && y >= 0 && y < view.heightPx) picture[y * view.widthPx + x] = pixel;
  });
  return picture;
}

function viewAt(zoom, widthPx = 320, heightPx = 240) {
  const worldPx = worldSizePx(zoom);
  const middle = model.placed.length >> 1;
  return {
    zoom,
    worldPx,
    left: Math.round(model.placeX[middle] * worldPx - widthPx / 2),
    top: Math.round(model.placeY[middle] * worldPx - heightPx / 2),
    widthPx,
    heightPx,
  };
}

test("after any days, pans and zooms the canvas shows what a new painter would", () => {
  const random = randomFrom(5);
  const look = { palette: paletteOf("light"), drawing: "auto" };
  const kept = painterOf();
  let view = viewAt(8);
  for (let turn = 0; turn < 48; turn += 1) {
    if (turn % 6 === 5) view = viewAt([5, 7, 8.25, 10.5, 12][(turn / 6) % 5 | 0]);
    else view = { ...view, left: view.left + Math.round((random() - 0.5) * 400), top: view.top + Math.round((random() - 0.5) * 300) };
    kept.painter.rebuild(kept.canvas, view, look);
    for (let step = 0; step < 2; step += 1) kept.painter.show(Math.floor(random() * model.history.days));
    const fresh = painterOf();
    fresh.painter.rebuild(fresh.canvas, view, look);
    assert.deepEqual(pictureOf(kept, view), pictureOf(fresh, view), `turn ${turn}`);
  }
});

test("a jump, the same way day by day, and a new painter end in the same picture and the same counts", () => {
  const look = { palette: paletteOf("light"), drawing: "auto" };
  const random = randomFrom(41);
  const filters = [{ units: [], statuses: [] }, { units: [], statuses: ["occupied", "liberated"] }, { units: [model.membership.raions[1].katottg], statuses: [], marks: CHANGING }];
  for (const [turn, zoom] of [5, 7, 8.25, 9, 12].entries()) {
    const view = viewAt(zoom);
    const [jumping, walking] = [painterOf(), painterOf()];
    for (const each of [jumping, walking]) {
      each.snapshot.filter(filters[turn % 3]);
      each.painter.show(0);
      each.painter.rebuild(each.canvas, view, look);
    }
    let day = 0;
    for (const target of [599, 0, 31, 32, 64, 63, 400, ...Array.from({ length: 4 }, () => Math.floor(random() * 600))]) {
      const jumped = jumping.painter.show(target);
      let walked;
      do {
        day += Math.sign(target - day);
        walked = walking.painter.show(day);
      } while (day !== target);
      const fresh = painterOf();
      fresh.snapshot.filter(filters[turn % 3]);
      const shown = fresh.painter.show(target);
      fresh.painter.rebuild(fresh.canvas, view, look);
      assert.deepEqual(jumped, walked, `zoom ${zoom}, day ${target}`);
      assert.deepEqual(jumped, shown, `zoom ${zoom}, day ${target}`);
      assert.deepEqual(jumping.shown(), fresh.shown(), `zoom ${zoom}, day ${target}`);
      assert.deepEqual(walking.shown(), fresh.shown(), `zoom ${zoom}, day ${target}`);
    }
  }
});

test("the part of a view holds every pixel that a settlement has there, and no more than it must", () => {
  const random = randomFrom(17);
  // A large town without a cell: its disc may reach beyond all cells.
  const extent = { ...groundOf(model), looseSize: 90 };
  let last;
  for (let turn = 0; turn < 300; turn += 1) {
    const zoom = 5 + 8 * random();
    const near = viewAt(zoom, 300 + Math.floor(300 * random()), 200 + Math.floor(300 * random()));
    const view = { ...near, left: near.left + Math.round((random() - 0.5) * 900), top: near.top + Math.round((random() - 0.5) * 900) };
    const part = partOf(view, extent, last);
    last = part;
    assert.ok(Number.isInteger(part.left * 1.25) && Number.isInteger(part.top * 1.25));
    for (const [from, to, edge, length, side, limit] of [
      [extent.minX, extent.maxX, "left", "widthPx", view.left, view.widthPx],
      [extent.minY, extent.maxY, "top", "heightPx", view.top, view.heightPx],
    ]) {
      const reach = discRadiusPx(extent.looseSize, zoom);
      const begin = Math.max(from * view.worldPx - reach, side);
      const end = Math.min(to * view.worldPx + reach, side + limit);
      if (begin >= end) continue;
      assert.ok(part[edge] <= begin && part[edge] + part[length] >= end, `turn ${turn}, ${edge}`);
    }
    assert.ok(part.widthPx <= 2 * (view.widthPx + 64) && part.heightPx <= 2 * (view.heightPx + 64));
  }
});
