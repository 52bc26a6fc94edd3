/**
 * What can be labelled: oblasts around, raions, hromadas and settlements, each at its point and with
 * the range of zoom in which its name helps. Pure.
 */

import { worldBox } from "./projection.js";

/**
 * @typedef {"country" | "oblast" | "raion" | "hromada" | "river" | "city" | "town" | "village"} LabelKind
 *
 * @typedef {object} Label
 * @property {LabelKind} kind
 * @property {string} en
 * @property {string} uk
 * @property {number} x world x
 * @property {number} y world y
 * @property {number} place index of the settlement, -1 for a unit or a river
 * @property {string} [group] labels of one group say the same; one of them is enough
 */

/** 16 * log10(population): 60,000 and 8,000. */
const CITY_SIZE = 76;
const TOWN_SIZE = 62;

/** Points along a river that its name may stand at. */
const RIVER_TRIES = 16;

const ZOOMS = Object.freeze({ country: [0, 10.5], oblast: [0, 10.5], raion: [8.4, 10.75], hromada: [10.25, 13], river: [8, Infinity] });

/** Settlements in the order of their importance; a label is made of one only where it is tried. */
export class PlaceOrder {
  /** @param {import("./model.js").Model} model */
  constructor({ size, placed, placeX, placeY }) {
    this._model = { size, placeX, placeY };
    const order = Uint16Array.from(size.keys()).filter((place) => placed[place]);
    this._order = order.sort((a, b) => size[b] - size[a] || a - b);
    const firstVillage = this._order.findIndex((place) => size[place] < TOWN_SIZE);
    this._villagesFrom = firstVillage === -1 ? order.length : firstVillage;
  }

  /**
   * @param {import("./names.js").Names} names
   * @param {import("./projection.js").View} view
   * @returns {Generator<Label>} cities and towns within the view
   */
  towns(names, view) {
    return this._labels(names, view, 0, this._villagesFrom);
  }

  /**
   * @param {import("./names.js").Names} names
   * @param {import("./projection.js").View} view
   * @returns {Generator<Label>}
   */
  villages(names, view) {
    return this._labels(names, view, this._villagesFrom, this._order.length);
  }

  *_labels(names, view, from, to) {
    const { size, placeX, placeY } = this._model;
    const { minX, minY, maxX, maxY } = worldBox(view);
    for (let at = from; at < to; at += 1) {
      const place = this._order[at];
      const [x, y] = [placeX[place], placeY[place]];
      if (x < minX || x > maxX || y < minY || y > maxY) continue;
      yield { kind: kindOf(size[place]), en: names.name(place, "en"), uk: names.name(place, "uk"), x, y, place };
    }
  }
}

/**
 * Units of the layer at the mean position of their settlements.
 *
 * @param {import("./model.js").Model} model
 * @param {"raion" | "hromada"} kind
 * @returns {Label[]}
 */
export function unitLabels({ membership, placed, placeX, placeY }, kind) {
  const units = kind === "raion" ? membership.raions : membership.hromadas;
  const sums = units.map(() => ({ x: 0, y: 0, n: 0 }));
  membership.hromada.forEach((hromada, place) => {
    if (!placed[place]) return;
    const sum = sums[kind === "raion" ? membership.hromadas[hromada].raion : hromada];
    sum.x += placeX[place];
    sum.y += placeY[place];
    sum.n += 1;
  });
  return units
    .map((unit, index) => ({ unit, sum: sums[index] }))
    .filter(({ sum }) => sum.n > 0)
    .map(({ unit, sum }) => {
      const { name_en: en, name_uk: uk } = /** @type {any} */ (unit);
      return { kind, en, uk, x: sum.x / sum.n, y: sum.y / sum.n, place: -1 };
    });
}

/**
 * Neighbouring oblasts at the middle of what the view shows of them.
 *
 * @param {import("./base.js").Base} base
 * @param {import("./projection.js").View} view
 * @returns {Label[]}
 */
export function oblastLabels({ oblasts }, view) {
  const box = worldBox(view);
  const minimumArea = ((box.maxX - box.minX) * (box.maxY - box.minY)) / 40;
  return oblasts
    .filter((unit) => !unit.focus)
    .flatMap((unit) => {
      const middles = unit.lines
        .filter((line) => line.closed && reachesInto(line, box))
        .map((line) => middleOf(clipToBox(thinned(line), box)))
        .filter((middle) => middle.area > minimumArea);
      if (middles.length === 0) return [];
      const largest = middles.reduce((best, middle) => (middle.area > best.area ? middle : best));
      return [{ kind: /** @type {const} */ ("oblast"), en: unit.name_en, uk: unit.name_uk, x: largest.x, y: largest.y, place: -1 }];
    });
}

/**
 * Rivers, each at some points of the course that the view shows, from its middle outwards: a name
 * belongs near its line, wherever there is room along it.
 *
 * @param {import("./base.js").Base} base
 * @param {import("./projection.js").View} view
 * @returns {Label[]}
 */
export function riverLabels({ rivers }, view) {
  const { minX, minY, maxX, maxY } = worldBox(view);
  return rivers.flatMap(({ name_en: en, name_uk: uk, lines }) => {
    const seen = lines.flatMap(({ xs, ys }) =>
      Array.from(xs, (x, index) => ({ x, y: ys[index] })).filter(({ x, y }) => x > minX && x < maxX && y > minY && y < maxY),
    );
    return fromTheMiddle(seen, RIVER_TRIES).map(({ x, y }) => ({ kind: /** @type {const} */ ("river"), en, uk, x, y, place: -1, group: `river ${en}` }));
  });
}

/** Up to `count` items, evenly spread, those in the middle first. */
function fromTheMiddle(items, count) {
  const step = Math.max(items.length / count, 1);
  const spread = Array.from({ length: Math.floor(items.length / step) }, (_, index) => Math.floor((index + 0.5) * step));
  const middle = items.length / 2;
  return spread.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).map((index) => items[index]);
}

/** Enough points of a ring to find its middle by. */
const ENOUGH_POINTS = 160;

/** Every so manieth point of a ring. */
function thinned({ xs, ys }) {
  const step = Math.ceil(xs.length / ENOUGH_POINTS);
  const isKept = (/** @type {number} */ _, /** @type {number} */ index) => index % step === 0;
  return step === 1 ? { xs, ys } : { xs: xs.filter(isKept), ys: ys.filter(isKept) };
}

/** Whether the box around a line meets another box. */
function reachesInto({ box }, { minX, minY, maxX, maxY }) {
  return box.minX <= maxX && box.maxX >= minX && box.minY <= maxY && box.maxY >= minY;
}

/**
 * @param {LabelKind} kind
 * @param {number} zoom
 * @returns {boolean} whether names of this kind help at this zoom; settlements always compete
 */
export function isNamedAt(kind, zoom) {
  const [from, to] = ZOOMS[kind] ?? [0, Infinity];
  return zoom >= from && zoom < to;
}

/**
 * Part of a ring inside a box (Sutherland and Hodgman, 1974: clip against one side after the other).
 *
 * @param {{xs: Float64Array, ys: Float64Array}} ring
 * @param {{minX: number, minY: number, maxX: number, maxY: number}} box
 * @returns {[number, number][]}
 */
export function clipToBox({ xs, ys }, { minX, minY, maxX, maxY }) {
  /** @type {[number, number][]} */
  const ring = new Array(xs.length);
  for (let index = 0; index < xs.length; index += 1) ring[index] = [xs[index], ys[index]];
  const sides = /** @type {[number, (value: number) => number][]} */ ([
    [0, (x) => x - minX],
    [0, (x) => maxX - x],
    [1, (y) => y - minY],
    [1, (y) => maxY - y],
  ]);
  return sides.reduce((points, [axis, inside]) => clipSide(points, axis, inside), ring);
}

function clipSide(points, axis, inside) {
  const kept = [];
  let last = points.at(-1);
  for (const here of points) {
    const [before, now] = [inside(last[axis]), inside(here[axis])];
    if (before < 0 !== now < 0) {
      const share = before / (before - now);
      kept.push([last[0] + share * (here[0] - last[0]), last[1] + share * (here[1] - last[1])]);
    }
    if (now >= 0) kept.push(here);
    last = here;
  }
  return kept;
}

/** Centroid and area of a ring by the shoelace formula; an empty ring has no area. */
function middleOf(points) {
  let [doubled, x, y] = [0, 0, 0];
  points.forEach((here, index) => {
    const last = points.at(index - 1);
    const cross = last[0] * here[1] - here[0] * last[1];
    doubled += cross;
    x += (last[0] + here[0]) * cross;
    y += (last[1] + here[1]) * cross;
  });
  return doubled === 0 ? { area: 0, x: 0, y: 0 } : { area: Math.abs(doubled) / 2, x: x / (3 * doubled), y: y / (3 * doubled) };
}

function kindOf(size) {
  if (size >= CITY_SIZE) return "city";
  return size >= TOWN_SIZE ? "town" : "village";
}
