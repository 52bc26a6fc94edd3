/** Which place is meant: under the pointer, by the panel, or selected; the channel hears of it. */

import { insideUnits } from "./filters.js";
import { Marks } from "./marks.js";
import { placeLines } from "./placeText.js";
import { listenToPointer } from "./pointer.js";
import { createTooltip } from "./tooltip.js";

export class Pointing {
  /**
   * @param {import("./main.js").Stage} stage
   * @param {() => import("../shared/text.js").Text} text the reader's words
   */
  constructor({ map, status, camera, channel, state }, text) {
    Object.assign(this, { _status: status, _camera: camera, _channel: channel, _text: text });
    this._container = map.getContainer();
    this._names = /** @type {import("./names.js").Names | null} */ (null);
    this._hovered = -1;
    // Names tell which settlement a code is; they come last.
    this._wanted = /** @type {[string | null, "fly" | "show" | "stay"]} */ ([state.selected, "show"]);
    /** What the reader chose before that. */
    this._chosen = -1;
    this._marks = new Marks(status);
    this._tooltip = createTooltip(this._container);
    this._stops = [
      listenToPointer(map, {
        placeAt: (point) => status.placeAt(point),
        onHover: (place, point) => this._hover(place, point),
        onSelect: (place) => this._choose(place),
      }),
      channel.on("hover", ({ katottg }) => this._highlight(/** @type {string[]} */ (katottg))),
      channel.on("goto", ({ place }) => place && this._go(String(place))),
    ];
  }

  /** @param {import("./names.js").Names} names */
  setNames(names) {
    this._names = names;
    if (this._chosen === -1) this.select(...this._wanted);
    else this._choose(this._chosen);
  }

  /**
   * Mark a place that another part chose, and bring it into view.
   *
   * @param {string | null} katottg
   * @param {"fly" | "show" | "stay"} how fly there in any case, or only if it is out of view, or not at all
   */
  select(katottg, how) {
    this._wanted = [katottg, how];
    this._chosen = -1;
    if (!this._names) return;
    const place = this._names.indexOf(katottg);
    this._marks.set({ selected: place });
    if (place !== -1 && how === "fly") this._camera.flyTo(place);
    if (place !== -1 && how === "show") this._camera.show(place);
  }

  /** Another history is to be shown: what the pointer is on says something else now. */
  leave() {
    this._hover(-1, { x: 0, y: 0 });
    // Whoever has a place selected need not be taken there once more.
    if (this._names) this._wanted[1] = "stay";
  }

  /** Other ground: the numbers of places mean others. */
  clear() {
    this._names = null;
    this._chosen = -1;
    this._marks.set({ hovered: [], selected: -1, area: null });
  }

  /** A day has been painted: the note beside the pointer is about that one. */
  renew() {
    if (this._hovered !== -1) this._hover(this._hovered, this._point);
  }

  remove() {
    for (const stop of this._stops) stop();
    this._marks.remove();
    this._tooltip.element.remove();
  }

  _hover(place, point) {
    const moved = place !== this._hovered;
    this._hovered = place;
    this._point = point;
    const text = this._text();
    if (place === -1) this._tooltip.hide();
    else this._tooltip.show(point, this._names?.name(place, text.lang) ?? "…", placeLines(text, this._status.model, place));
    if (!moved) return;
    this._container.classList.toggle("ctl-on-place", place !== -1);
    this._marks.set({ hovered: place === -1 ? [] : [place] });
    if (this._names) this._channel.post("hover", { katottg: place === -1 ? [] : [this._names.katottg(place)] });
  }

  /** The reader chose a place, or none. */
  _choose(place) {
    this._marks.set({ selected: place });
    this._chosen = this._names ? -1 : place;
    if (!this._names) return;
    const katottg = place === -1 ? null : this._names.katottg(place);
    this._wanted = [katottg, "stay"];
    this._channel.post("select", { katottg });
  }

  /** @param {string} katottg a settlement to be selected, or a unit to be seen as a whole */
  _go(katottg) {
    if (this._area([katottg])) this._camera.frame([katottg]);
    else this.select(katottg, "fly");
  }

  /** @param {string[]} katottg settlements to outline, units to shade */
  _highlight(katottg) {
    const hovered = katottg.map((code) => this._names?.indexOf(code) ?? -1).filter((place) => place !== -1);
    this._marks.set({ hovered, area: this._area(katottg) });
  }

  /** @returns {Uint8Array | null} 1 for every settlement inside the units among the codes; null without any */
  _area(codes) {
    const inside = codes.length > 0 ? insideUnits(this._status.model.membership, codes) : null;
    return inside?.includes(1) ? inside : null;
  }
}
