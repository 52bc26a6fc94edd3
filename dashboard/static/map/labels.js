/**
 * Which labels a view has room for, and where. Pure: sizes come in, positions go out.
 *
 * Candidates are tried in the order of their importance; each takes the first of its anchors that
 * overlaps nothing placed before it, points included. Overlap is looked up in a coarse grid.
 */

/**
 * @typedef {object} Candidate
 * @property {string} text
 * @property {number} x CSS pixels of the view
 * @property {number} y
 * @property {number} widthPx
 * @property {number} heightPx
 * @property {number} gapPx from the point to the text; 0 if the label belongs to an area
 * @property {string} [group] of the candidates of one group, at most one is placed
 * @property {readonly ("center" | "right" | "left" | "above" | "below")[]} anchors in order of preference
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

export const POINT_ANCHORS = Object.freeze(/** @type {const} */ (["right", "left", "above", "below"]));
export const AREA_ANCHORS = Object.freeze(/** @type {const} */ (["center"]));

const GRID_CELL_PX = 48;

/** Boxes that are taken, by squares of a grid. */
export class CollisionGrid {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this._squares = new Map();
  }

  /** @param {Box} box */
  isFree(box) {
    for (const key of squaresOf(box)) {
      for (const taken of this._squares.get(key) ?? []) if (overlap(box, taken)) return false;
    }
    return true;
  }

  /** @param {Box} box */
  take(box) {
    for (const key of squaresOf(box)) {
      const taken = this._squares.get(key);
      if (taken) taken.push(box);
      else this._squares.set(key, [box]);
    }
  }
}

/**
 * @template {Candidate} C
 * @param {Iterable<C>} candidates most important first
 * @param {Box} bounds labels lie within
 * @param {{reserved?: Box[], limit?: number}} [options] boxes to leave free; how many labels at most
 * @returns {{candidate: C, box: Box}[]}
 */
export function placeLabels(candidates, bounds, { reserved = [], limit = Infinity } = {}) {
  const grid = new CollisionGrid();
  for (const box of reserved) grid.take(box);
  const placed = [];
  const groups = new Set();
  for (const candidate of candidates) {
    if (placed.length >= limit) break;
    if (candidate.group !== undefined && groups.has(candidate.group)) continue;
    const point = pointBox(candidate);
    if (candidate.gapPx > 0 && !grid.isFree(point)) continue;
    const box = candidate.anchors
      .map((anchor) => boxAt(candidate, anchor))
      .find((option) => isWithin(option, bounds) && grid.isFree(option));
    if (box === undefined) continue;
    grid.take(box);
    if (candidate.gapPx > 0) grid.take(point);
    if (candidate.group !== undefined) groups.add(candidate.group);
    placed.push({ candidate, box });
  }
  return placed;
}

/**
 * @param {Candidate} candidate
 * @param {string} anchor
 * @returns {Box}
 */
function boxAt({ x, y, widthPx, heightPx, gapPx }, anchor) {
  const left = { right: x + gapPx, left: x - gapPx - widthPx }[anchor] ?? x - widthPx / 2;
  const top = { above: y - gapPx - heightPx, below: y + gapPx }[anchor] ?? y - heightPx / 2;
  return { left, top, right: left + widthPx, bottom: top + heightPx };
}

/** What the point itself covers: a little less than the gap, so that its own label is not in the way. */
function pointBox({ x, y, gapPx }) {
  const reach = Math.max(gapPx - 1, 0);
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

function* squaresOf({ left, top, right, bottom }) {
  for (let row = Math.floor(top / GRID_CELL_PX); row <= Math.floor(bottom / GRID_CELL_PX); row += 1) {
    for (let column = Math.floor(left / GRID_CELL_PX); column <= Math.floor(right / GRID_CELL_PX); column += 1) {
      yield `${column},${row}`;
    }
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin(inner, outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}
