/** Where the map looks: home, flights to a place, and what happens when its frame changes size. */

import { insideUnits } from "./filters.js";
import { areaOf, framing, reservedBoxes } from "./framing.js";
import { latLngOf } from "./projection.js";

const PLACE_ZOOM = 11.5;
/** The scope in whose views home is what the filters name, rather than all. */
const WHOLE_COUNTRY = "ukraine";

export class Camera {
  /**
   * @param {any} L Leaflet 1.9
   * @param {any} map
   * @param {import("./model.js").Model} model
   * @param {object} options
   * @param {() => Parameters<typeof reservedBoxes>[1]} options.controls what decides where controls lie
   * @param {string[]} options.units that the filters name
   */
  constructor(L, map, model, { controls, units }) {
    this._L = L;
    this._map = map;
    this._controls = controls;
    this._units = units;
    this._homing = false;
    this._isHome = false;
    this._onMoveStart = () => {
      if (!this._homing) this._isHome = false;
    };
    map.on("movestart", this._onMoveStart);
    this.setModel(model);
    this._observer = new ResizeObserver(() => this._fit());
    this._observer.observe(map.getContainer());
  }

  /**
   * Other ground: who looked at all of it looks at all of it again, others stay where they are.
   *
   * @param {import("./model.js").Model} model
   */
  setModel(model) {
    const { cells, placeX, placeY, placed } = model;
    this._model = model;
    this._position = (/** @type {number} */ place) => latLngOf(placeX[place], placeY[place]);
    this._placed = placed;
    const whole = areaOf(cells);
    this._area = this._homeArea() ?? whole;
    const { minX, minY, maxX, maxY } = whole;
    this._map.setMaxBounds(this._L.latLngBounds([latLngOf(minX, minY), latLngOf(maxX, maxY)]).pad(1.2));
    if (this._isHome) this.home();
  }

  /**
   * The filters name other units: who looks at home sees the home that they make.
   *
   * @param {string[]} units
   */
  setUnits(units) {
    if (units.join() === this._units.join()) return;
    this._units = units;
    if (this._model.header.scope !== WHOLE_COUNTRY) return;
    this._area = this._homeArea() ?? areaOf(this._model.cells);
    if (this._isHome) this.home();
  }

  /** @returns {import("./labels.js").Box[]} where controls lie, CSS pixels of the map */
  reserved() {
    return reservedBoxes(this._map.getSize(), this._controls());
  }

  /** Frame the whole layer, or what the filters name of the country, beside the controls. */
  home() {
    const size = this._map.getSize();
    this._isHome = true;
    // A map without size (an unopened tab) is framed when it gets one.
    if (size.x === 0 || size.y === 0) return;
    const { x, y, zoom } = framing(this._area, size, this.reserved(), this._map.options.zoomSnap);
    this._homing = true;
    this._map.setView(latLngOf(x, y), zoom, { animate: false });
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

  /** @param {string[]} units brought into view as a whole; units that are not on this ground move nothing */
  frame(units) {
    const area = this._areaOf(units);
    const size = this._map.getSize();
    if (!area || size.x === 0 || size.y === 0) return;
    const { x, y, zoom } = framing(area, size, this.reserved(), this._map.options.zoomSnap);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this._map.setView(latLngOf(x, y), zoom, { animate: false });
    else this._map.flyTo(latLngOf(x, y), zoom, { duration: 0.8 });
  }

  /** @param {number} place moved to only if it lies outside the view */
  show(place) {
    if (this._placed[place] && !this._map.getBounds().contains(this._position(place))) this.flyTo(place);
  }

  /** @returns {{lng: number, lat: number, zoom: number, home: boolean}} home: all of the layer, framed */
  view() {
    const { lng, lat } = this._map.getCenter();
    return { lng, lat, zoom: this._map.getZoom(), home: this._homing || this._isHome };
  }

  /** @returns {number[]} west, south, east, north of what is seen, degrees; empty if all of the layer is */
  seen() {
    if (this._homing || this._isHome) return [];
    const bounds = this._map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  remove() {
    this._observer.disconnect();
    this._map.off("movestart", this._onMoveStart);
  }

  /** @returns {import("./framing.js").Area | null} of the units that the filters name; null for all */
  _homeArea() {
    if (this._model.header.scope !== WHOLE_COUNTRY || this._units.length === 0) return null;
    return this._areaOf(this._units);
  }

  /**
   * @param {string[]} units
   * @returns {import("./framing.js").Area | null} null if nothing of them is on this ground
   */
  _areaOf(units) {
    const { cells, membership } = this._model;
    const inside = insideUnits(membership, units);
    const boxes = cells.boxes.filter((_, at) => inside[at >> 2] === 1 && !cells.isEmpty(at >> 2));
    return boxes.length === 0 ? null : areaOf({ boxes });
  }

  _fit() {
    const wasHome = this._isHome;
    const before = this._map.getSize();
    this._map.invalidateSize({ animate: false });
    // The observer speaks up once although nothing changed, when it begins.
    if (wasHome && !before.equals(this._map.getSize())) this.home();
  }
}
