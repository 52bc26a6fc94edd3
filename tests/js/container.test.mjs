import assert from "node:assert/strict";
import test from "node:test";

import { ContainerError, decodeContainer } from "../../dashboard/static/shared/container.js";
import { encodeContainer } from "./synthetic.mjs";

const file = () =>
  encodeContainer(
    { layer: "ledger", name: "Куп’янськ" },
    { small: ["u1", [1, 2, 3]], wide: ["i4", [-5, 7]], empty: ["u2", []], real: ["f4", [0.5]], big: ["u4", [4294967295]] },
  );

test("decodes header and arrays of every type", () => {
  const { header, arrays } = decodeContainer(file(), ["small", "wide"]);
  assert.deepEqual(header, { layer: "ledger", name: "Куп’янськ" });
  assert.deepEqual(arrays.small, Uint8Array.of(1, 2, 3));
  assert.deepEqual(arrays.wide, Int32Array.of(-5, 7));
  assert.deepEqual(arrays.empty, new Uint16Array(0));
  assert.deepEqual(arrays.real, Float32Array.of(0.5));
  assert.deepEqual(arrays.big, Uint32Array.of(4294967295));
});

test("arrays are views on the file, not copies", () => {
  const buffer = file();
  assert.equal(decodeContainer(buffer).arrays.small.buffer, buffer);
});

const broken = {
  "empty file": () => new ArrayBuffer(0),
  "a page of HTML": () => new TextEncoder().encode("<!doctype html><title>not found</title>").buffer,
  "cut within the header": () => file().slice(0, 40),
  "cut within the arrays": () => file().slice(0, -8),
  "header that is not JSON": () => patched(8, "x"),
  "header without arrays": () => rewritten({ layer: "ledger" }),
  "unknown dtype": () => rewritten({ arrays: { a: { dtype: "f8", offset: 64, length: 1 } } }),
  "negative length": () => rewritten({ arrays: { a: { dtype: "u1", offset: 64, length: -1 } } }),
  "offset that is not a number": () => rewritten({ arrays: { a: { dtype: "u1", offset: "64", length: 1 } } }),
  "misaligned array": () => rewritten({ arrays: { a: { dtype: "u4", offset: 66, length: 1 } } }),
};

for (const [name, make] of Object.entries(broken)) {
  test(`refuses: ${name}`, () => assert.throws(() => decodeContainer(make()), ContainerError));
}

test("names the arrays that are missing", () => {
  assert.throws(() => decodeContainer(file(), ["small", "lng", "lat"]), /lng, lat/);
});

function patched(at, text) {
  const bytes = new Uint8Array(file());
  bytes.set(new TextEncoder().encode(text), at);
  return bytes.buffer;
}

function rewritten(header) {
  const text = new TextEncoder().encode(JSON.stringify(header).padEnd(120));
  const bytes = new Uint8Array(8 + text.length + 16);
  bytes.set(new TextEncoder().encode("CTL1"));
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  bytes.set(text, 8);
  return bytes.buffer;
}
