import assert from "node:assert/strict";
import test from "node:test";

import { clearAround } from "../../dashboard/static/map/statusPainter.js";
import { randomFrom } from "./synthetic.mjs";

test("what lies in the old rectangle and not in the new one is cleared, and nothing else", () => {
  const random = randomFrom(11);
  const [width, height] = [23, 17];
  const rectangle = () => {
    const [a, b, c, d] = [width, width, height, height].map((end) => Math.floor(random() * (end + 1)));
    return { left: Math.min(a, b), right: Math.max(a, b), top: Math.min(c, d), bottom: Math.max(c, d) };
  };
  const holds = ({ left, top, right, bottom }, x, y) => x >= left && x < right && y >= top && y < bottom;
  for (let round = 0; round < 200; round += 1) {
    const [old, kept] = [rectangle(), rectangle()];
    const pixels = new Uint32Array(width * height).fill(7);
    clearAround(pixels, width, old, kept);
    pixels.forEach((pixel, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      assert.equal(pixel, holds(old, x, y) && !holds(kept, x, y) ? 0 : 7, `${JSON.stringify([old, kept])} ${x},${y}`);
    });
  }
});

test("nothing painted before leaves nothing to clear", () => {
  const pixels = new Uint32Array(12).fill(7);
  clearAround(pixels, 4, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }, { left: 0, top: 0, right: 4, bottom: 3 });
  assert.ok(pixels.every((pixel) => pixel === 7));
});
