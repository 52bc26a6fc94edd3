/** What pointer and keys do on the stage: draw, move the map, or read it. */

import { Sketch } from "./sketch.js";

const STEP_PX = 12;
const FINE_PX = 2;
const ZOOM_KEY = 1.6;
const WHEEL = 0.0016;

const ARROWS = Object.freeze({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

/**
 * @typedef {object} Deeds  what becomes of it
 * @property {(points: import("./outline.js").Point[]) => void} drawn an outline, empty if nothing is enclosed
 * @property {() => void} changed the drawing, the cross or the tool changed
 * @property {(dx: number, dy: number) => void} move the map, CSS pixels
 * @property {() => void} moved the map has come to rest
 * @property {(factor: number, at?: import("./outline.js").Point) => void} zoom
 * @property {(at: import("./outline.js").Point) => void} read what lies there
 */

export class Hand {
  /** @param {Deeds} deeds */
  constructor(deeds) {
    this._deeds = deeds;
    this._abort = new AbortController();
    /** @type {import("./stage.js").Tool} */
    this.tool = "move";
    /** @type {Sketch | null} */
    this.sketch = null;
    /** Where keys would set a corner. @type {import("./outline.js").Point | null} */
    this.cross = null;
    /** @type {import("./outline.js").Point | null} */
    this._grip = null;
    this._isPressed = false; // by the button that draws, on the stage
  }

  /** @param {import("./stage.js").Tool} tool */
  choose(tool) {
    this.tool = tool;
    this.cancel();
  }

  /** Forget the drawing. @returns {boolean} whether there was one */
  cancel() {
    const had = this.sketch !== null || this.cross !== null;
    this.sketch = null;
    this.cross = null;
    this._deeds.changed();
    return had;
  }

  /** End the drawing. */
  finish() {
    const points = this.sketch?.finish() ?? [];
    this.sketch = null;
    this.cross = null;
    this._deeds.drawn(points);
  }

  /** Take the last corner back. */
  undo() {
    this.sketch?.undo();
    if (this.sketch?.points.length === 0) this.sketch = null;
    this._deeds.changed();
  }

  /** The stage has another size: what was drawn on it moves. @param {number} dx @param {number} dy */
  shift(dx, dy) {
    this.sketch?.shift(dx, dy);
    if (this.cross) this.cross = [this.cross[0] + dx, this.cross[1] + dy];
  }

  /** Let go of a stage's events. */
  destroy() {
    this._abort.abort();
  }

  /** @param {HTMLElement} stage */
  attach(stage) {
    this._abort.abort();
    this._abort = new AbortController();
    this._grip = null;
    this._isPressed = false;
    const on = (/** @type {string} */ type, /** @type {any} */ listener, options = {}) =>
      stage.addEventListener(type, listener, { signal: this._abort.signal, ...options });
    const at = (/** @type {MouseEvent} */ event) => {
      const box = stage.getBoundingClientRect();
      return /** @type {import("./outline.js").Point} */ ([event.clientX - box.left, event.clientY - box.top]);
    };
    on("pointerdown", (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      stage.setPointerCapture(event.pointerId);
      stage.focus({ preventScroll: true });
      this._isPressed = true;
      this._press(at(event));
    });
    on("pointermove", (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary) return;
      const trail = event.getCoalescedEvents?.() ?? [];
      this._drag(trail.length ? trail.map(at) : [at(event)]);
    });
    on("pointerup", (/** @type {PointerEvent} */ event) => {
      if (!event.isPrimary || !this._isPressed) return;
      this._isPressed = false;
      this._release(at(event));
    });
    on("pointercancel", () => this._leave());
    on("dblclick", () => this.tool === "polygon" && (this.sketch?.points.length ?? 0) >= 3 && this.finish());
    on("wheel", (/** @type {WheelEvent} */ event) => {
      // The wheel alone scrolls the page; a pinch on a touchpad arrives with Ctrl.
      if (!event.ctrlKey) return;
      event.preventDefault();
      this._deeds.zoom(Math.exp(-event.deltaY * WHEEL * 4), at(event));
    }, { passive: false });
    on("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this._key(event, stage)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** @param {import("./outline.js").Point} point */
  _press(point) {
    this.cross = null;
    if (this.tool === "move") this._grip = point;
    else if (this.tool === "lasso") {
      this.sketch = new Sketch("lasso");
      this.sketch.trail(point);
    }
  }

  /** @param {import("./outline.js").Point[]} points */
  _drag(points) {
    const last = /** @type {import("./outline.js").Point} */ (points.at(-1));
    if (this._grip) {
      this._deeds.move(last[0] - this._grip[0], last[1] - this._grip[1]);
      this._grip = last;
    } else if (this.sketch?.tool === "lasso") {
      points.forEach((point) => this.sketch?.trail(point));
      this._deeds.changed();
    } else if (this.sketch) {
      this.sketch.ahead = last;
      this._deeds.changed();
    } else this._deeds.read(last);
  }

  /** @param {import("./outline.js").Point} point */
  _release(point) {
    if (this._grip) {
      this._grip = null;
      this._deeds.moved();
      this._deeds.read(point);
    } else if (this.tool === "lasso" && this.sketch) this.finish();
    else if (this.tool === "polygon") this._corner(point);
  }

  _leave() {
    this._isPressed = false;
    if (this._grip) this._deeds.moved();
    this._grip = null;
    if (this.sketch?.tool === "lasso") this.cancel();
  }

  /** @param {import("./outline.js").Point} point */
  _corner(point) {
    this.sketch ??= new Sketch("polygon");
    if (this.sketch.corner(point)) this.finish();
    else this._deeds.changed();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} stage
   * @returns {boolean} whether the key was ours
   */
  _key({ key, shiftKey }, stage) {
    if (key === "Escape") return this.cancel();
    if (key === "+" || key === "=" || key === "-") {
      this._deeds.zoom(key === "-" ? 1 / ZOOM_KEY : ZOOM_KEY);
      return true;
    }
    if (Object.hasOwn(ARROWS, key)) {
      this._step(ARROWS[/** @type {keyof typeof ARROWS} */ (key)], shiftKey ? FINE_PX : STEP_PX, stage);
      return true;
    }
    if (this.tool !== "polygon") return false;
    if (key === "Enter" && shiftKey) this.finish();
    else if (key === "Enter") this._corner(this.cross ?? middleOf(stage));
    else if (key === "Backspace") this.undo();
    else return false;
    return true;
  }

  /** @param {readonly number[]} direction @param {number} px @param {HTMLElement} stage */
  _step([dx, dy], px, stage) {
    if (this.tool !== "polygon") {
      this._deeds.move(-dx * STEP_PX * 4, -dy * STEP_PX * 4);
      this._deeds.moved();
      return;
    }
    const [x, y] = this.cross ?? middleOf(stage);
    const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.min(Math.max(value, 0), most);
    this.cross = [within(x + dx * px, stage.clientWidth), within(y + dy * px, stage.clientHeight)];
    if (this.sketch) this.sketch.ahead = this.cross;
    this._deeds.changed();
    this._deeds.read(this.cross);
  }
}

/** @param {HTMLElement} stage @returns {import("./outline.js").Point} */
function middleOf(stage) {
  return [stage.clientWidth / 2, stage.clientHeight / 2];
}
