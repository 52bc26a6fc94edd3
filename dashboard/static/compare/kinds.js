/**
 * What became of a settlement between two days, drawn in the map's own colours and patterns. Pure.
 *
 * A kind (data/changeset.py) borrows the display code that looks like it: who came to hold the place,
 * for a round trip the pattern of what is changing, dots for what we learned or lost sight of.
 */

import { CHANGING, LIBERATED, ONE_SIDED, Status } from "../shared/display.js";

/** In the order of the legend. */
export const KINDS = Object.freeze(["gained", "lost", "newly_contested", "round_trip", "learned", "lost_sight"]);

/** @type {Readonly<Record<string, number>>} */
export const CODE_OF_KIND = Object.freeze({
  gained: Status.ukrainian | LIBERATED,
  lost: Status.occupied,
  newly_contested: Status.contested,
  round_trip: Status.ukrainian | CHANGING,
  learned: Status.ukrainian | ONE_SIDED,
  lost_sight: Status.unknown,
});

/**
 * @param {Record<string, string>} kinds kind by KATOTTG code
 * @returns {Record<string, number>} how many of each kind
 */
export function countKinds(kinds) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const kind of Object.values(kinds)) counts[kind] += 1;
  return counts;
}
