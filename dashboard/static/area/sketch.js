/**
 * A drawing in progress: what pointer and keys do to it. Pure but for its own state; points are CSS pixels.
 *
 * @typedef {import("./outline.js").Point} Point
 */

import { outlineOf, spans } from "./outline.js";

/** How near to the first corner a click closes a polygon, CSS pixels. */
const CLOSE_PX = 12;
/** Two corners nearer than this are one: the second click of a double one. */
const SAME_PX = 4;

export class Sketch {
  /** @param {"lasso" | "polygon"} tool */
  constructor(tool) {
    this.tool = tool;
    /** @type {Point[]} */
    this.points = [];
    /** Where the pointer or the cross is: the end of a line not yet fixed. @type {Point | null} */
    this.ahead = null;
  }

  /** @returns {Point[]} corners as they would be if it ended here */
  get corners() {
    return this.tool === "polygon" && this.ahead && this.points.length ? [...this.points, this.ahead] : this.points;
  }

  /** @param {Point} point of the trail of a lasso */
  trail(point) {
    const last = this.points.at(-1);
    if (!last || away(last, point) >= 1) this.points.push(point);
  }

  /**
   * Set a corner of a polygon.
   *
   * @param {Point} point
   * @returns {boolean} whether that closes it
   */
  corner(point) {
    if (this.points.length >= 3 && away(this.points[0], point) <= CLOSE_PX) return true;
    const last = this.points.at(-1);
    if (!last || away(last, point) > SAME_PX) this.points.push(point);
    return false;
  }

  /** Move all of it, pixels. @param {number} dx @param {number} dy */
  shift(dx, dy) {
    this.points = this.points.map(([x, y]) => [x + dx, y + dy]);
    if (this.ahead) this.ahead = [this.ahead[0] + dx, this.ahead[1] + dy];
  }

  /** Take the last corner back. */
  undo() {
    this.points.pop();
  }

  /** @returns {Point[]} the outline, empty if nothing is enclosed */
  finish() {
    if (this.tool === "lasso") return outlineOf(this.points);
    return spans(this.points) ? this.points : [];
  }
}

/** @param {Point} one @param {Point} other */
function away(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
