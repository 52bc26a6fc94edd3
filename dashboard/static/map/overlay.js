/**
 * A drawing over the status, as a picture that reaches beyond the view: it moves along with the map, and is
 * drawn anew when the view leaves it, and around the new view once the map has stood still for a while.
 *
 * Browsers copy a canvas that can be drawn on for each frame that the page changes in, even if nothing was
 * drawn. So what is seen is a bitmap, drawn out of sight.
 */

import { paletteOf } from "../shared/palette.js";

/** Lines and text may be sharper than fills: they are drawn once per view. */
const MAX_PIXEL_RATIO = 2;
/** A view that stays this long is worth a picture of what lies around it. */
const REST_MS = 300;
/** No later than this, however busy the page is. */
const IDLE_AT_LATEST_MS = 1000;
/** The picture reaches so many views beyond each edge, if it does not grow larger than this by that. */
const REACH = 0.35;
const MOST_PIXELS = 8e6;

/**
 * @typedef {object} Scene
 * @property {OffscreenCanvasRenderingContext2D} context scaled to CSS pixels of the region
 * @property {import("./projection.js").View} view the region that is drawn
 * @property {import("./projection.js").View} seen what of it the map shows now, padding included
 * @property {import("../shared/palette.js").Palette} palette
 */

export class Overlay {
  /**
   * @param {import("./statusMap.js").StatusMap} status
   * @param {string} name of the canvas
   * @param {(scene: Scene) => void} paint
   * @param {{isWide?: boolean, isPlaced?: boolean}} [options] `isWide`: worth a picture of more than the view;
   *   `isPlaced`: what is drawn depends on where the view's edges are
   */
  constructor(status, name, paint, { isWide = false, isPlaced = false } = {}) {
    Object.assign(this, { _status: status, _paint: paint, _isWide: isWide, _isPlaced: isPlaced });
    this._canvas = status.addCanvas(name);
    this._renderer = this._canvas.getContext("bitmaprenderer");
    this._sheet = new OffscreenCanvas(1, 1);
    this._frame = 0;
    this._timer = 0;
    this._isShown = false;
    /** Whether something else than what was drawn is to be seen. */
    this._isStale = false;
    /** What the picture shows, and the view that it was drawn for. */
    this._region = /** @type {import("./projection.js").View | null} */ (null);
    this._view = /** @type {import("./projection.js").View | null} */ (null);
    this._reached = 0;
    this._pixelRatio = 0;
    this._canvas.style.display = "none";
    status.addLayer(this);
  }

  /** @param {boolean} isShown whether there is anything to see */
  show(isShown) {
    const wasShown = this._isShown;
    this._isShown = isShown;
    // What it showed when it was hidden must not be seen for a frame.
    if (!isShown) this.hide();
    else if (wasShown) this.soon();
    else this.draw();
  }

  /** Let nothing be seen until it is drawn anew. */
  hide() {
    this._canvas.style.display = "none";
    this._isStale = true;
  }

  /** Draw in the next frame. */
  soon() {
    if (this._frame === 0) this._frame = requestAnimationFrame(() => this.draw());
  }

  /** The view has changed: the picture goes where it belongs now, and there is a new one if it must be. */
  follow() {
    if (!this._isShown) return;
    const [{ view, look }, region] = [this._status, this._region];
    if (!view || !region || this._isStale) return this.soon();
    const scale = view.worldPx / region.worldPx;
    this._canvas.style.transform = `translate(${region.left * scale - view.left}px, ${region.top * scale - view.top}px) scale(${scale})`;
    if (look !== this._look || this._pixelRatio !== pixelRatioNow() || !holds(region, view)) this.soon();
  }

  /** A movement has ended. */
  rest() {
    if (this._isShown && this._frame === 0) this._drawAround();
  }

  /** Draw at once what was put off, and this view alone: a copy of it looks the same every time. */
  flush() {
    if (this._frame !== 0 || this._isStale || this._reached > 0 || this._view !== this._status.view) this.draw();
  }

  /** Draw the view at once, and what lies around it later. */
  draw() {
    this._drawAs(0);
    if (this._isWide) this._drawAround();
  }

  /** Put off nothing any more. */
  cancel() {
    cancelAnimationFrame(this._frame);
    clearTimeout(this._timer);
    globalThis.cancelIdleCallback?.(this._idle);
    this._frame = 0;
  }

  /** When map and day have stood still and the browser has time: unless the view lies well inside the picture. */
  _drawAround() {
    clearTimeout(this._timer);
    globalThis.cancelIdleCallback?.(this._idle);
    const { day } = this._status;
    const act = () => {
      // Days run: whoever watches them would see a jerk.
      if (this._status.day !== day) this._drawAround();
      else if (this._frame === 0 && this._isShown && !this._isGood()) this._drawAs(this._isWide ? REACH : 0);
    };
    this._timer = setTimeout(() => {
      // Safari has no idle callbacks.
      if (globalThis.requestIdleCallback) this._idle = requestIdleCallback(act, { timeout: IDLE_AT_LATEST_MS });
      else act();
    }, REST_MS);
  }

  /** Whether a picture around this very view would not be much better. */
  _isGood() {
    const [{ view, look }, region] = [this._status, this._region];
    if (!view || !region || this._isStale || look !== this._look || this._pixelRatio !== pixelRatioNow()) return false;
    if (!this._isWide) return holds(region, view);
    if (this._isPlaced) return this._view === view && this._reached > 0;
    const reach = this._reach(view, REACH / 2);
    return holds(region, widened(view, reach));
  }

  /** @returns {number} views beyond each edge, within what a picture may take */
  _reach({ widthPx, heightPx }, wanted) {
    const most = Math.sqrt(MOST_PIXELS / (widthPx * heightPx)) / pixelRatioNow();
    return Math.max(Math.min(wanted, (most - 1) / 2), 0);
  }

  _drawAs(wanted) {
    this.cancel();
    const { view, look } = this._status;
    if (!view || !this._isShown) return;
    const reach = this._reach(view, wanted);
    const region = widened(view, reach);
    const pixelRatio = pixelRatioNow();
    const [width, height] = [Math.ceil(region.widthPx * pixelRatio), Math.ceil(region.heightPx * pixelRatio)];
    if (this._sheet.width !== width || this._sheet.height !== height) Object.assign(this._sheet, { width, height });
    const context = this._sheet.getContext("2d");
    if (context === null) throw new Error("this browser has no 2D canvas");
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, region.widthPx, region.heightPx);
    this._paint({ context, view: region, seen: view, palette: paletteOf(look.theme) });
    const { style } = this._canvas;
    Object.assign(this._canvas, { width, height });
    this._renderer?.transferFromImageBitmap(this._sheet.transferToImageBitmap());
    Object.assign(style, { width: `${width / pixelRatio}px`, height: `${height / pixelRatio}px`, display: "" });
    style.transform = `translate(${region.left - view.left}px, ${region.top - view.top}px)`;
    Object.assign(this, { _region: region, _view: view, _look: look, _reached: reach, _pixelRatio: pixelRatio, _isStale: false });
  }
}

function pixelRatioNow() {
  return Math.min(globalThis.devicePixelRatio || 1, MAX_PIXEL_RATIO);
}

/** @returns {import("./projection.js").View} a view with so many of itself beyond each edge */
function widened(view, reach) {
  const [x, y] = [Math.floor(view.widthPx * reach), Math.floor(view.heightPx * reach)];
  return { ...view, left: view.left - x, top: view.top - y, widthPx: view.widthPx + 2 * x, heightPx: view.heightPx + 2 * y };
}

/** Whether a region has all of a view. */
function holds(region, view) {
  return (
    region.zoom === view.zoom &&
    region.left <= view.left &&
    region.top <= view.top &&
    region.left + region.widthPx >= view.left + view.widthPx &&
    region.top + region.heightPx >= view.top + view.heightPx
  );
}
