/**
 * From the trail of a pointer to an outline, and what lies inside outlines. Pure; points are `[x, y]`.
 *
 * @typedef {[number, number]} Point
 */

/** Corners of an outline that was drawn by hand: more say nothing, and links have a limit. */
export const MOST_CORNERS = 200;
/** A trail that spans less is a slip of the hand, CSS pixels. */
const LEAST_SPAN_PX = 8;
const TOLERANCE_PX = 1.2;
/** A lasso may overshoot by this share of its trail at either end. */
const OVERSHOOT = 0.3;

/**
 * The outline that a trail means: without what overshoots where it closes, and with as few corners as look
 * the same.
 *
 * @param {Point[]} trail CSS pixels
 * @returns {Point[]} corners, fewer than three if the trail encloses nothing
 */
export function outlineOf(trail) {
  const closed = withoutOvershoot(simplified(trail, TOLERANCE_PX / 2));
  let tolerance = TOLERANCE_PX;
  let corners = simplified(closed, tolerance);
  while (corners.length > MOST_CORNERS) corners = simplified(closed, (tolerance *= 1.5));
  return spans(corners) ? corners : [];
}

/** @param {Point[]} points @returns {boolean} whether they are large enough to be an area */
export function spans(points) {
  if (points.length < 3) return false;
  const span = (/** @type {number} */ axis) => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return span(0) >= LEAST_SPAN_PX && span(1) >= LEAST_SPAN_PX;
}

/**
 * Fewer points of a line, none of the others farther from it than the tolerance (Douglas and Peucker, 1973).
 *
 * @param {Point[]} points
 * @param {number} tolerance
 * @returns {Point[]}
 */
export function simplified(points, tolerance) {
  if (points.length < 3) return points;
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const left = [[0, points.length - 1]];
  for (let span = left.pop(); span; span = left.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let index = from + 1; index < to; index += 1) {
      const away = distance(points[index], points[from], points[to]);
      if (away > most) [farthest, most] = [index, away];
    }
    if (farthest === -1) continue;
    kept[farthest] = 1;
    left.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => kept[index]);
}

/**
 * Whoever closes a lasso by hand crosses where it began: the ends beyond the crossing are not meant.
 *
 * @param {Point[]} trail
 * @returns {Point[]}
 */
export function withoutOvershoot(trail) {
  const reach = Math.ceil(trail.length * OVERSHOOT);
  for (let last = trail.length - 2; last >= trail.length - 1 - reach; last -= 1) {
    for (let first = 0; first <= reach && first + 1 < last; first += 1) {
      const point = crossing(trail[first], trail[first + 1], trail[last], trail[last + 1]);
      if (point) return [point, ...trail.slice(first + 1, last + 1)];
    }
  }
  return trail;
}

/**
 * @param {Point[][][]} parts rings of each part, in the units of the positions
 * @param {Float64Array} xs positions, NaN where there is none
 * @param {Float64Array} ys
 * @returns {Uint8Array} 1 for every position inside a part, by the even-odd rule over its rings
 */
export function placesInside(parts, xs, ys) {
  const inside = new Uint8Array(xs.length);
  for (const rings of parts) addInside(inside, sidesOf(rings), xs, ys);
  return inside;
}

/** This is asked for with every move of the pointer: plain loops over plain numbers. */
function addInside(inside, { x1, y1, x2, y2, box }, xs, ys) {
  for (let place = 0; place < xs.length; place += 1) {
    const x = xs[place];
    const y = ys[place];
    // Written so that no position, which is NaN, is outside.
    if (inside[place] === 1 || !(x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY)) continue;
    let odd = 0;
    for (let side = 0; side < x1.length; side += 1) {
      if (y1[side] > y !== y2[side] > y && x < ((x2[side] - x1[side]) * (y - y1[side])) / (y2[side] - y1[side]) + x1[side]) odd ^= 1;
    }
    inside[place] = odd;
  }
}

/** @param {Point[][]} rings @returns their sides from one corner to the next, and the box around them */
function sidesOf(rings) {
  const ends = rings.flat();
  const starts = rings.flatMap((ring) => ring.map((_, index) => ring.at(index - 1) ?? ring[index]));
  const [x1, y1] = [0, 1].map((axis) => Float64Array.from(starts, (point) => point[axis]));
  const [x2, y2] = [0, 1].map((axis) => Float64Array.from(ends, (point) => point[axis]));
  const least = (/** @type {Float64Array} */ values) => values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (/** @type {Float64Array} */ values) => values.reduce((one, other) => Math.max(one, other), -Infinity);
  return { x1, y1, x2, y2, box: { minX: least(x2), minY: least(y2), maxX: most(x2), maxY: most(y2) } };
}

/** Distance of a point from a segment. */
function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / length, 0), 1);
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** @returns {Point | null} where two segments cross */
function crossing([ax, ay], [bx, by], [cx, cy], [dx, dy]) {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const turned = ux * vy - uy * vx;
  if (turned === 0) return null;
  const along = ((cx - ax) * vy - (cy - ay) * vx) / turned;
  const other = ((cx - ax) * uy - (cy - ay) * ux) / turned;
  return along >= 0 && along <= 1 && other >= 0 && other <= 1 ? [ax + along * ux, ay + along * uy] : null;
}
