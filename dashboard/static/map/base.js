/** Outlines of units, the state border and water: base.json in world coordinates. Pure. */

import { worldX, worldY } from "./projection.js";

/**
 * @typedef {object} Line
 * @property {Float64Array} xs world x
 * @property {Float64Array} ys world y
 * @property {boolean} closed first and last point are one: the line is a ring
 * @property {{minX: number, minY: number, maxX: number, maxY: number}} box around it
 *
 * @typedef {object} Outline
 * @property {string | undefined} katottg
 * @property {string} name_en
 * @property {string} name_uk
 * @property {boolean} focus the mapped layer covers it
 * @property {Line[]} lines
 *
 * @typedef {object} Base
 * @property {Outline[]} oblasts
 * @property {Outline[]} raions
 * @property {Outline[]} hromadas
 * @property {Outline[]} border
 * @property {Outline[]} water
 * @property {Outline[]} rivers
 */

const KINDS = Object.freeze(["oblasts", "raions", "hromadas", "border", "water", "rivers"]);

/**
 * @param {Record<string, any[] | null>} file base.json; a kind that is missing or null is empty
 * @returns {Base}
 * @throws {TypeError} if a line is not a list of numbers in pairs
 */
export function decodeBase(file) {
  const outlines = (/** @type {any[] | null | undefined} */ list) =>
    (list ?? []).map((item) => ({
      katottg: item.katottg,
      name_en: item.name_en ?? "",
      name_uk: item.name_uk ?? "",
      focus: Boolean(item.focus),
      lines: item.lines.map(decodeLine),
    }));
  return /** @type {Base} */ (Object.fromEntries(KINDS.map((kind) => [kind, outlines(file[kind])])));
}

/**
 * @param {number[] | number[][]} deltas lng, lat in microdegrees: the first pair absolute, then steps;
 *   flat or in pairs
 * @returns {Line}
 */
export function decodeLine(deltas) {
  const flat = /** @type {number[]} */ (deltas.flat());
  if (flat.length < 4 || flat.length % 2 === 1 || !flat.every(Number.isFinite)) {
    throw new TypeError("base: a line must have at least two pairs of numbers");
  }
  const points = flat.length / 2;
  const [xs, ys] = [new Float64Array(points), new Float64Array(points)];
  let [lng, lat] = [0, 0];
  for (let index = 0; index < points; index += 1) {
    lng += flat[2 * index];
    lat += flat[2 * index + 1];
    xs[index] = worldX(lng);
    ys[index] = worldY(lat);
  }
  const closed = points > 3 && xs[0] === xs[points - 1] && ys[0] === ys[points - 1];
  return { xs, ys, closed, box: boxAround(xs, ys) };
}

/**
 * @param {Float64Array} xs
 * @param {Float64Array} ys
 */
function boxAround(xs, ys) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let index = 0; index < xs.length; index += 1) {
    box.minX = Math.min(box.minX, xs[index]);
    box.maxX = Math.max(box.maxX, xs[index]);
    box.minY = Math.min(box.minY, ys[index]);
    box.maxY = Math.max(box.maxY, ys[index]);
  }
  return box;
}
