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
  return Uint8Array.from(xs, (x, place) => Number(parts.some((rings) => isInside(rings, x, ys[place]))));
}

/** @param {Point[][]} rings @param {number} x @param {number} y */
function isInside(rings, x, y) {
  let odd = false;
  for (const ring of rings) {
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
      const [[x1, y1], [x2, y2]] = [ring[before], ring[index]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
    }
  }
  return odd;
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
