import assert from "node:assert/strict";
import { test } from "node:test";

import { insist } from "../../dashboard/static/shared/insist.js";

const unanswered = () => Promise.reject(new TypeError("Failed to fetch"));

/** Attempts that end as told, one after the other; `resume` makes the next one. */
function insisting(outcomes) {
  const told = { used: [], failed: [], attempts: 0, stopped: 0, resume: null };
  const aborter = new AbortController();
  const first = insist(
    () => outcomes[told.attempts++](),
    (value) => told.used.push(value),
    {
      signal: aborter.signal,
      onFail: (error) => told.failed.push(error.message),
      later: (resume) => {
        told.resume = resume;
        return () => (told.stopped += 1);
      },
    },
  );
  return { told, aborter, first };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what is there at once is used once", async () => {
  const { told, first } = insisting([() => Promise.resolve("names")]);
  await first;
  assert.deepEqual([told.used, told.failed, told.resume], [["names"], [], null]);
});

test("whoever does not answer is asked again, and only the first failure is told", async () => {
  const { told, first } = insisting([unanswered, unanswered, () => Promise.resolve("names")]);
  await first;
  assert.deepEqual([told.used, told.failed], [[], ["Failed to fetch"]]);
  told.resume();
  await settled();
  told.resume();
  await settled();
  assert.deepEqual([told.used, told.failed, told.attempts, told.stopped], [["names"], ["Failed to fetch"], 3, 2]);
});

test("an answer that is of no use is final", async () => {
  const { told, first } = insisting([() => Promise.reject(new Error("names.json: 404"))]);
  await first;
  assert.deepEqual([told.failed, told.resume], [["names.json: 404"], null]);
});

test("given up: no word, no further attempt", async () => {
  const { told, aborter, first } = insisting([unanswered]);
  await first;
  aborter.abort();
  assert.equal(told.stopped, 1);
  const silent = insisting([unanswered]);
  silent.aborter.abort();
  await silent.first;
  assert.deepEqual([silent.told.failed, silent.told.resume], [[], null]);
});

test("what comes after it was given up is not used", async () => {
  const { told, aborter, first } = insisting([() => Promise.resolve("names")]);
  aborter.abort();
  await first;
  assert.deepEqual(told.used, []);
});

test("a fault of the user's own is not taken for silence", async () => {
  const aborter = new AbortController();
  const broken = () => {
    throw new TypeError("a fault of ours");
  };
  await assert.rejects(insist(() => Promise.resolve(1), broken, { signal: aborter.signal, onFail: assert.fail }), /of ours/);
});
