/**
 * A drawing over the status: made anew in the next frame after the view changed, until when the old one
 * moves along with the map.
 *
 * Browsers copy a canvas that can be drawn on for each frame that the page changes in, even if nothing was
 * drawn. So a drawing that has stood for a while is shown as a picture of itself, until the next one.
 */

import { paletteOf } from "../shared/palette.js";

/** Lines and text may be sharper than fills: they are drawn once per view. */
const MAX_PIXEL_RATIO = 2;
/** A view that stays this long is worth a picture. */
const REST_MS = 300;
/** Moved less than this, what was drawn is good enough until the movement ends. */
const GOOD_ENOUGH_PX = 160;

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
    this._picture = status.addCanvas(`${name}-at-rest`);
    this._frame = 0;
    this._timer = 0;
    this._isShown = false;
    /** Whether another view than the drawn one is seen. */
    this._isStale = false;
    /** View that the canvas shows. */
    this._drawn = /** @type {import("./projection.js").View | null} */ (null);
    this._see(null);
    status.addLayer(this);
  }

  /** @param {boolean} isShown whether there is anything to see */
  show(isShown) {
    const wasShown = this._isShown;
    this._isShown = isShown;
    // What it showed when it was hidden must not be seen for a frame.
    if (!isShown) this._see(null);
    else if (wasShown) this.soon();
    else this.draw();
  }

  /** Draw in the next frame. */
  soon() {
    if (this._frame === 0) this._frame = requestAnimationFrame(() => this.draw());
  }

  /** The view has changed: the old drawing goes where it belongs now, until there is a new one. */
  follow() {
    if (!this._isShown) return;
    this._isStale = true;
    const [{ view, look }, drawn] = [this._status, this._drawn];
    if (!view || !drawn) return this.soon();
    const scale = view.worldPx / drawn.worldPx;
    const [x, y] = [drawn.left * scale - view.left, drawn.top * scale - view.top];
    this._place(`translate(${x}px, ${y}px) scale(${scale})`);
    const isNear = scale === 1 && Math.max(Math.abs(x), Math.abs(y)) < GOOD_ENOUGH_PX && sameSize(view, drawn);
    if (!isNear || look !== this._look) this.soon();
  }

  /** A movement has ended. */
  rest() {
    if (this._isShown && this._isStale) this.soon();
  }

  /** Draw at once what was put off. */
  flush() {
    if (this._frame !== 0 || this._isStale) this.draw();
  }

  /** Draw at once. */
  draw() {
    this.cancel();
    const { view, look } = this._status;
    if (!view || !this._isShown) return;
    const pixelRatio = Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
    const context = fitted(this._canvas, view, pixelRatio);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, view.widthPx, view.heightPx);
    this._paint({ context, view, palette: paletteOf(look.theme) });
    Object.assign(this, { _drawn: view, _look: look, _isStale: false });
    this._place("");
    this._see(this._canvas);
    this._timer = setTimeout(() => this._freeze(), REST_MS);
  }

  /** Put off nothing any more. */
  cancel() {
    cancelAnimationFrame(this._frame);
    clearTimeout(this._timer);
    this._frame = 0;
  }

  /** Show a picture of the drawing in its stead. */
  async _freeze() {
    const drawn = this._drawn;
    const bitmap = await createImageBitmap(this._canvas);
    if (this._drawn !== drawn || !this._isShown || this._frame !== 0) return;
    Object.assign(this._picture, { width: bitmap.width, height: bitmap.height });
    Object.assign(this._picture.style, { width: this._canvas.style.width, height: this._canvas.style.height });
    this._picture.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
    this._see(this._picture);
  }

  /** @param {HTMLCanvasElement | null} which of the two is seen */
  _see(which) {
    for (const canvas of [this._canvas, this._picture]) canvas.style.display = canvas === which ? "" : "none";
  }

  _place(transform) {
    for (const canvas of [this._canvas, this._picture]) canvas.style.transform = transform;
  }
}

function sameSize(one, other) {
  return one.widthPx === other.widthPx && one.heightPx === other.heightPx;
}

/** @returns {CanvasRenderingContext2D} of a canvas that has the size of a view; setting one clears it */
function fitted(canvas, view, pixelRatio) {
  const [width, height] = [Math.ceil(view.widthPx * pixelRatio), Math.ceil(view.heightPx * pixelRatio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  Object.assign(canvas.style, { width: `${width / pixelRatio}px`, height: `${height / pixelRatio}px` });
  return canvas.getContext("2d");
}
