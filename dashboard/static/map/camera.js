/** Where the map looks: home, flights to a place, and what happens when its frame changes size. */

import { NARROW_PX } from "./controls.js";
import { latLngOf } from "./projection.js";

const PLACE_ZOOM = 11.5;
/** Left free when the whole layer is framed, CSS pixels: the headline above, the scale below. */
const MARGINS = Object.freeze({ wide: [[24, 24], [24, 24]], narrow: [[10, 70], [10, 36]] });

export class Camera {
  /**
   * @param {any} L Leaflet 1.9
   * @param {any} map
   * @param {import("./model.js").Model} model
   */
  constructor(L, map, { cells, placeX, placeY, placed }) {
    this._map = map;
    this._position = (/** @type {number} */ place) => latLngOf(placeX[place], placeY[place]);
    this._placed = placed;
    this._bounds = L.latLngBounds(cornersOf(cells));
    this._homing = false;
    this._isHome = false;
    this._onMoveStart = () => {
      if (!this._homing) this._isHome = false;
    };
    map.on("movestart", this._onMoveStart);
    map.setMaxBounds(this._bounds.pad(1.2));
    this._observer = new ResizeObserver(() => this._fit());
    this._observer.observe(map.getContainer());
  }

  /** Frame the whole layer. */
  home() {
    const narrow = this._map.getSize().x < NARROW_PX;
    const [paddingTopLeft, paddingBottomRight] = narrow ? MARGINS.narrow : MARGINS.wide;
    this._homing = true;
    this._map.fitBounds(this._bounds, { paddingTopLeft, paddingBottomRight, animate: false });
    this._homing = false;
    this._isHome = true;
  }

  /** @param {{lng: number, lat: number, zoom: number}} view */
  restore({ lng, lat, zoom }) {
    this._map.setView([lat, lng], zoom, { animate: false });
  }

  /** @param {number} place index of a settlement; one without a position moves nothing */
  flyTo(place) {
    if (!this._placed[place]) return;
    const zoom = Math.max(this._map.getZoom(), PLACE_ZOOM);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this._map.setView(this._position(place), zoom, { animate: false });
    } else {
      this._map.flyTo(this._position(place), zoom, { duration: 0.8 });
    }
  }

  /** @param {number} place moved to only if it lies outside the view */
  show(place) {
    if (this._placed[place] && !this._map.getBounds().contains(this._position(place))) this.flyTo(place);
  }

  /** @returns {{lng: number, lat: number, zoom: number}} */
  view() {
    const { lng, lat } = this._map.getCenter();
    return { lng, lat, zoom: this._map.getZoom() };
  }

  remove() {
    this._observer.disconnect();
    this._map.off("movestart", this._onMoveStart);
  }

  _fit() {
    const wasHome = this._isHome;
    const before = this._map.getSize();
    this._map.invalidateSize({ animate: false });
    // The observer speaks up once although nothing changed, when it begins.
    if (wasHome && !before.equals(this._map.getSize())) this.home();
  }
}

function cornersOf({ boxes }) {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < boxes.length; at += 4) {
    minX = Math.min(minX, boxes[at]);
    minY = Math.min(minY, boxes[at + 1]);
    maxX = Math.max(maxX, boxes[at + 2]);
    maxY = Math.max(maxY, boxes[at + 3]);
  }
  return [latLngOf(minX, minY), latLngOf(maxX, maxY)];
}
