/** The map with its area: puts together what lies where, what is drawn, and what is said. */

import { CATEGORIES, CATEGORY_OF_CODE } from "../shared/display.js";
import { dayText } from "../shared/dates.js";
import { paletteOf } from "../shared/palette.js";
import { insideUnits } from "../map/filters.js";
import { Painter, stylesOfDay } from "../compare/painter.js";
import { lookAt, moved, unitsAt, viewFrom, worldAt, zoomed } from "./camera.js";
import { areaCode, readAreaCode } from "./code.js";
import { Hand } from "./hand.js";
import { placesInside } from "./outline.js";
import { drawOverlay } from "./overlay.js";
import { createStage } from "./stage.js";

export class AreaMap {
  /**
   * @param {Element} root
   * @param {import("../compare/files.js").World} world
   * @param {(code: string, add: boolean) => void} tell
   */
  constructor(root, world, tell) {
    this._root = root;
    this._world = world;
    this._tell = tell;
    this._painter = new Painter(world);
    this._watcher = new ResizeObserver(() => this._resize());
    /** @type {import("./camera.js").Look | null} */
    this._look = null;
    this._shown = "";
    this._drift = [0, 0];
    this._hand = new Hand({
      drawn: (points) => this._drawn(points),
      changed: () => this._draw(),
      move: (dx, dy) => this._move(dx, dy),
      moved: () => this._paint(),
      zoom: (factor, at) => this._zoom(factor, at),
      read: (at) => this._read(at),
    });
  }

  /**
   * @param {import("./main.js").Data} data
   * @param {import("../shared/text.js").Text} text
   * @param {ReturnType<typeof import("../shared/days.js").createCalendar>} calendar
   */
  show(data, text, calendar) {
    const isNewPlace = this._data && JSON.stringify(this._data.units) !== JSON.stringify(data.units);
    this._data = data;
    this._text = text;
    this._day = calendar.index(data.day);
    this._take(readAreaCode(data.area));
    // The words decide which elements there are; a drawing in progress outlives a change of day.
    const shown = `${data.lang} ${data.day}`;
    if (shown !== this._shown) this._build(dayText(calendar.date(this._day), text.lang));
    this._shown = shown;
    if (isNewPlace) this._look = null;
    this._paint();
  }

  destroy() {
    this._watcher.disconnect();
    this._hand.destroy();
  }

  _build(/** @type {string} */ day) {
    this._watcher.disconnect();
    this._stage = createStage(this._text, day, {
      choose: (tool) => this._hand.choose(tool),
      close: () => this._hand.finish(),
      undo: () => this._hand.undo(),
      remove: () => {
        this._take([]);
        this._paint();
        this._tell("", false);
      },
      zoom: (factor) => this._zoom(factor),
      home: () => this._home(),
    });
    this._hand.attach(this._stage.stage);
    this._root.replaceChildren(...this._stage.elements);
    this._watcher.observe(this._stage.stage);
  }

  /** @param {import("./code.js").Part[]} parts the area in force from now on */
  _take(parts) {
    this._parts = parts;
    this._inArea = this._placesIn(parts.map((rings) => rings.map((ring) => ring.map(worldAt))));
    this._inside = this._region();
  }

  /** @returns {Uint8Array} 1 for every settlement of the region, as data/regions.py says */
  _region() {
    const { units } = this._data;
    if (units.length === 0) return this._parts.length ? this._inArea : insideUnits(this._world.membership, []);
    const inside = insideUnits(this._world.membership, units);
    return inside.map((one, place) => one | this._inArea[place]);
  }

  /** @param {import("./outline.js").Point[][][]} parts world coordinates */
  _placesIn(parts) {
    return placesInside(parts, this._world.placeX, this._world.placeY);
  }

  _size() {
    return [this._stage.stage.clientWidth, this._stage.stage.clientHeight];
  }

  _resize() {
    const [width, height] = this._size();
    const view = this._view;
    if (width === view?.widthPx && height === view?.heightPx) return;
    // The middle of the map stays where it is, and a drawing stays on its ground.
    if (view) this._hand.shift((width - view.widthPx) / 2, (height - view.heightPx) / 2);
    this._paint();
  }

  _paint() {
    const [width, height] = this._size();
    if (width === 0 || height === 0) return;
    const { cells, history } = this._world;
    this._everything ??= new Uint8Array(cells.count).fill(1);
    const home = lookAt(cells, this._everything, width, height);
    if (!home) return;
    this._homeLook = home;
    const focus = this._data.units.length || this._data.area ? lookAt(cells, this._inside, width, height) : null;
    this._look ??= focus ? zoomed(focus, 0.7, home) : home;
    this._view = viewFrom(this._look, width, height);
    const { canvases, stage } = this._stage;
    this._shift(0, 0);
    this._painter.look(this._view, paletteOf(this._data.theme));
    this._painter.paintGround(canvases.ground);
    this._painter.paint(canvases.day, stylesOfDay(history, this._inside, this._day));
    this._painter.paintLines(canvases.lines, this._text.lang);
    this._draw();
    stage.dataset.painted = `${this._data.day} ${this._data.area}`;
  }

  _draw() {
    if (!this._view || !this._stage) return;
    const { sketch, cross, tool } = this._hand;
    drawOverlay(this._stage.canvases.overlay, {
      view: this._view,
      palette: paletteOf(this._data.theme),
      parts: this._parts,
      sketch,
      cross,
    });
    this._stage.show({
      tool,
      corners: sketch?.tool === "polygon" ? sketch.points.length : 0,
      hasArea: this._parts.length > 0,
      isClose: this._look.worldPx > this._homeLook.worldPx * 1.01,
    });
    this._say(this._words());
  }

  /** @returns {string} what is to be said of the drawing, the area or the tool */
  _words() {
    const { sketch, tool } = this._hand;
    const count = (/** @type {Uint8Array} */ inside) => this._text.number(inside.reduce((sum, one) => sum + one, 0));
    if (sketch && sketch.corners.length > 2) {
      const ring = sketch.corners.map((point) => worldAt(unitsAt(this._view, point)));
      return this._text.say("area.drawing", { corners: this._text.number(sketch.points.length), n: count(this._placesIn([[ring]])) });
    }
    if (tool === "move" && this._parts.length) return this._text.say("area.inside", { n: count(this._inArea) });
    return this._text.say(`area.hint.${tool}`);
  }

  /** @param {import("./outline.js").Point[]} points CSS pixels */
  _drawn(points) {
    if (points.length < 3) {
      this._draw();
      this._say(this._text.say("area.small"));
      return;
    }
    const adds = this._stage.adds();
    const part = [points.map((point) => unitsAt(this._view, point))];
    // Shown at once: the page that follows takes longer.
    this._take(adds ? [...this._parts, part] : [part]);
    this._hand.choose("move");
    this._paint();
    this._tell(areaCode([part]), adds);
  }

  _move(/** @type {number} */ dx, /** @type {number} */ dy) {
    this._look = moved(this._look, dx, dy);
    this._shift(this._drift[0] + dx, this._drift[1] + dy);
  }

  /** Until the map rests, its pictures only slide. */
  _shift(/** @type {number} */ dx, /** @type {number} */ dy) {
    this._drift = [dx, dy];
    const slide = dx || dy ? `translate(${dx}px, ${dy}px)` : "";
    for (const canvas of Object.values(this._stage.canvases)) canvas.style.transform = slide;
  }

  /** @param {number} factor @param {import("./outline.js").Point} [at] what stays where it is; the middle if left out */
  _zoom(factor, at) {
    // Corners of a drawing are pixels of this view.
    if (this._hand.sketch || !this._look) return;
    const [width, height] = this._size();
    const [dx, dy] = at ? [at[0] - width / 2, at[1] - height / 2] : [0, 0];
    this._look = moved(zoomed(moved(this._look, -dx, -dy), factor, this._homeLook), dx, dy);
    this._paint();
  }

  _home() {
    if (this._hand.sketch) return;
    this._look = this._homeLook;
    this._paint();
  }

  /** Say what lies at a point. */
  _read([x, y]) {
    const place = this._painter.placeAt(x, y);
    if (place === -1 || this._hand.sketch) return;
    const { names, history } = this._world;
    const status = this._text.say(`status.${CATEGORIES[CATEGORY_OF_CODE[history.codeAt(place, this._day)]]}`);
    this._say(this._text.say("area.place", { name: names[this._text.lang][place], status }));
  }

  _say(/** @type {string} */ words) {
    const { readout } = this._stage;
    if (readout.textContent !== words) readout.textContent = words;
  }
}
