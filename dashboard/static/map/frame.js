/**
 * A stack of canvases that stays in place on the map: it moves with the pane while panning, is scaled
 * by CSS while zooming, and is drawn anew when the view has settled or has run past its padding.
 */

import { worldSizePx } from "./projection.js";

/** Drawn beyond the edge of the map, CSS pixels, so that a short pan uncovers nothing empty. */
export const PADDING_PX = 64;

/**
 * @param {any} L Leaflet 1.9
 * @returns {any} class of the layer: `new Frame({names, draw})`
 */
export function frameClass(L) {
  return L.Layer.extend({
    options: {
      /** string[]: one canvas each, first lowest */
      names: [],
      /** () => void: called when the view is another and all is stale */
      draw: () => {},
      /** () => void: called when a movement has ended, whether or not there was anything to draw */
      rest: () => {},
    },

    initialize(/** @type {object} */ options) {
      L.setOptions(this, options);
    },

    onAdd(/** @type {any} */ map) {
      this._map = map;
      this._container = L.DomUtil.create("div", "ctl-frame leaflet-zoom-animated", this.getPane());
      this.canvases = {};
      this.options.names.forEach((/** @type {string} */ name) => this.addCanvas(name));
      this.redraw();
    },

    /** @returns {HTMLCanvasElement} under the one named, or over those there are */
    addCanvas(/** @type {string} */ name, /** @type {string} */ under = "") {
      const canvas = L.DomUtil.create("canvas", `ctl-canvas ctl-map-${name}`);
      this._container.insertBefore(canvas, this.canvases[under] ?? null);
      return (this.canvases[name] = canvas);
    },

    /** @returns {HTMLCanvasElement[]} the lowest first */
    stack() {
      return [...this._container.children];
    },

    onRemove() {
      this._container.remove();
      this.view = null;
    },

    getEvents() {
      return {
        zoomstart: this._leave,
        viewreset: this._settle,
        moveend: this._settle,
        resize: this._settle,
        zoom: this._follow,
        move: this._move,
        ...(this._map.options.zoomAnimation ? { zoomanim: this._animate } : {}),
      };
    },

    /** Take the map's view as it is now and draw everything. */
    redraw() {
      const size = this._map.getSize();
      if (size.x === 0 || size.y === 0) return this;
      this.view = this._viewNow(size);
      this._stale = false;
      this._place();
      this.options.draw();
      return this;
    },

    /** Draw unless this very view was drawn: Leaflet tells of one movement several times. */
    _settle() {
      const size = this._map.getSize();
      if (size.x === 0 || size.y === 0) return;
      const now = this._viewNow(size);
      const isDrawn = this.view && !this._stale && Object.keys(now).every((key) => now[key] === this.view[key]);
      if (isDrawn) this._place();
      else this.redraw();
      this.options.rest();
    },

    /** A zoom began: what is drawn may change for its time, and must be drawn anew wherever it ends. */
    _leave() {
      this._stale = true;
    },

    _viewNow(/** @type {{x: number, y: number}} */ size) {
      const corner = this._map.containerPointToLayerPoint([-PADDING_PX, -PADDING_PX]).round();
      const origin = this._map.getPixelOrigin();
      const zoom = this._map.getZoom();
      return {
        zoom,
        worldPx: worldSizePx(zoom),
        left: origin.x + corner.x,
        top: origin.y + corner.y,
        widthPx: size.x + 2 * PADDING_PX,
        heightPx: size.y + 2 * PADDING_PX,
      };
    },

    /** Put the canvases where their view lies now. */
    _place() {
      const corner = L.point(this.view.left, this.view.top).subtract(this._map.getPixelOrigin());
      L.DomUtil.setTransform(this._container, corner, 1);
    },

    /** Point of the map's container in CSS pixels of the view. */
    toView(/** @type {{x: number, y: number}} */ containerPoint) {
      const origin = this._map.getPixelOrigin();
      const point = this._map.containerPointToLayerPoint(containerPoint);
      return { x: origin.x + point.x - this.view.left, y: origin.y + point.y - this.view.top };
    },

    _animate(/** @type {{center: any, zoom: number}} */ event) {
      this._transform(event.center, event.zoom);
    },

    _follow() {
      this._transform(this._map.getCenter(), this._map.getZoom());
    },

    _move() {
      if (!this.view || this._map.getZoom() !== this.view.zoom) return;
      const { x, y } = this.toView({ x: 0, y: 0 });
      if (Math.abs(x - PADDING_PX) > PADDING_PX || Math.abs(y - PADDING_PX) > PADDING_PX) this.redraw();
    },

    /** Where the drawn view lies on the screen for another centre and zoom. */
    _transform(/** @type {any} */ center, /** @type {number} */ zoom) {
      if (!this.view) return;
      const scale = this._map.getZoomScale(zoom, this.view.zoom);
      const origin = this._map._getNewPixelOrigin(center, zoom);
      const corner = L.point(this.view.left, this.view.top).multiplyBy(scale).subtract(origin);
      L.DomUtil.setTransform(this._container, corner, scale);
    },
  });
}

/**
 * Give a canvas the size of a view.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./projection.js").View} view
 * @param {number} pixelRatio device pixels per CSS pixel
 */
export function fitCanvas(canvas, view, pixelRatio) {
  const [width, height] = [Math.ceil(view.widthPx * pixelRatio), Math.ceil(view.heightPx * pixelRatio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.style.width = `${width / pixelRatio}px`;
  canvas.style.height = `${height / pixelRatio}px`;
}
