/**
 * A drawing over the status: made anew in the next frame after the view changed, until when the old one
 * moves along with the map.
 *
 * It is drawn elsewhere and shown as a picture, because browsers copy a canvas that can be drawn on for
 * each frame that the page changes in, even if nothing was drawn.
 */

import { paletteOf } from "../shared/palette.js";

/** Lines and text may be sharper than fills: they are drawn once per view. */
const MAX_PIXEL_RATIO = 2;

/**
 * @typedef {object} Scene
 * @property {CanvasRenderingContext2D} context scaled to CSS pixels of the view
 * @property {import("./projection.js").View} view
 * @property {import("../shared/palette.js").Palette} palette
 */

export class Overlay {
  /**
   * @param {import("./statusMap.js").StatusMap} status
   * @param {string} name of the canvas
   * @param {(scene: Scene) => void} paint
   */
  constructor(status, name, paint) {
    this._status = status;
    this._paint = paint;
    this._canvas = status.addCanvas(name);
    this._picture = typeof OffscreenCanvas === "function" ? this._canvas.getContext("bitmaprenderer") : null;
    this._ground = this._picture ? new OffscreenCanvas(1, 1) : this._canvas;
    /** View that the canvas shows. */
    this._drawn = /** @type {import("./projection.js").View | null} */ (null);
    this._pending = 0;
    this._isShown = false;
    this.show(false);
    status.addLayer(this);
  }

  /** @param {boolean} isShown whether there is anything to see */
  show(isShown) {
    const wasShown = this._isShown;
    this._isShown = isShown;
    this._canvas.style.display = isShown ? "" : "none";
    // What it showed when it was hidden must not be seen for a frame.
    if (isShown && wasShown) this.soon();
    else if (isShown) this.draw();
  }

  /** Draw in the next frame. */
  soon() {
    if (this._pending === 0) this._pending = requestAnimationFrame(() => this.draw());
  }

  /** The view has changed: the old drawing goes where it belongs now, until there is a new one. */
  follow() {
    if (!this._isShown) return;
    const [{ view }, drawn] = [this._status, this._drawn];
    if (view && drawn) {
      const scale = view.worldPx / drawn.worldPx;
      const [x, y] = [drawn.left * scale - view.left, drawn.top * scale - view.top];
      this._canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    }
    this.soon();
  }

  /** Draw at once what was put off. */
  flush() {
    if (this._pending !== 0) this.draw();
  }

  /** Draw at once. */
  draw() {
    cancelAnimationFrame(this._pending);
    this._pending = 0;
    const { view, look } = this._status;
    if (!view || !this._isShown) return;
    const pixelRatio = Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
    const [width, height] = [Math.ceil(view.widthPx * pixelRatio), Math.ceil(view.heightPx * pixelRatio)];
    fit(this._ground, width, height);
    const context = /** @type {any} */ (this._ground.getContext("2d"));
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, view.widthPx, view.heightPx);
    this._paint({ context, view, palette: paletteOf(look.theme) });
    fit(this._canvas, width, height);
    this._picture?.transferFromImageBitmap(/** @type {OffscreenCanvas} */ (this._ground).transferToImageBitmap());
    Object.assign(this._canvas.style, { width: `${width / pixelRatio}px`, height: `${height / pixelRatio}px`, transform: "" });
    this._drawn = view;
  }

  /** Put off nothing any more. */
  cancel() {
    cancelAnimationFrame(this._pending);
    this._pending = 0;
  }
}

/** Setting a size clears a canvas, even to the one that it has. */
function fit(/** @type {HTMLCanvasElement | OffscreenCanvas} */ canvas, /** @type {number} */ width, /** @type {number} */ height) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
