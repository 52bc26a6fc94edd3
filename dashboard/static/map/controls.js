/** Everything that lies on the map: headline, legend, buttons, scale, attribution. One language, one theme. */

import { createText } from "../shared/text.js";
import { el } from "../shared/dom.js";
import { addToCorner } from "./corner.js";
import { createDrawingSwitch, createTilesButton, createViewButtons } from "./buttons.js";
import { isSmall } from "./framing.js";
import { createHeadline } from "./headline.js";
import { createLegend } from "./legend.js";
import { createScale } from "./scale.js";

/**
 * @typedef {object} Actions
 * @property {() => void} onHome
 * @property {() => void} onPicture
 * @property {() => void} onTotals
 * @property {() => void} onTiles
 * @property {(drawing: string) => void} onDrawing
 * @property {(category: string) => void} onToggleStatus
 * @property {(mark: number) => void} onToggleMark
 * @property {(open: boolean) => void} onLegendOpen
 *
 * @typedef {object} Whose what the picture rests on
 * @property {string | null} known day of knowledge, in words; null for all that is known
 * @property {{title: string, licence: string, attribution: string[]} | null} about the imported layer
 *
 * @typedef {object} Controls
 * @property {import("../shared/text.js").Text} text
 * @property {(date: string, day: number, whose: Whose) => void} showDay
 * @property {import("./legend.js").Legend["count"]} count
 * @property {import("./legend.js").Legend["choose"]} choose
 * @property {(on: boolean) => void} showTiles
 * @property {(drawing: string) => void} showDrawing
 * @property {() => Pick<import("./picture.js").PictureParts, "headline" | "legend" | "scale">} read
 * @property {() => void} remove
 */

/**
 * @param {any} L Leaflet 1.9
 * @param {any} map
 * @param {{strings: Record<string, string>, lang: string, theme: string, drawing: string, legendOpen: boolean,
 *   tilesBy: string | null, offersTotals: boolean}} look `tilesBy`: whom tiles are owed to, where there are any;
 *   `offersTotals`: one can ask for totals of what is seen
 * @param {Actions} actions
 * @returns {Controls}
 */
export function createControls(L, map, { strings, lang, theme, drawing, legendOpen, tilesBy, offersTotals }, actions) {
  const text = createText(strings, lang);
  const narrow = isSmall(map.getSize());
  const headline = createHeadline();
  const choice = createDrawingSwitch({ text, drawing, onChoose: actions.onDrawing });
  const legend = createLegend({
    text,
    theme,
    open: legendOpen,
    // A phone has no room for it beside the legend.
    footer: narrow ? choice : null,
    onToggle: actions.onToggleStatus,
    onToggleMark: actions.onToggleMark,
    onOpen: actions.onLegendOpen,
  });
  const scale = createScale(map, text);
  const tilesButton = tilesBy === null ? null : createTilesButton(text, actions.onTiles);
  const buttons = createViewButtons({
    text,
    onZoomIn: () => map.zoomIn(),
    onZoomOut: () => map.zoomOut(),
    onHome: actions.onHome,
    onPicture: actions.onPicture,
    onTotals: offersTotals ? actions.onTotals : null,
    tiles: tilesButton,
  });
  const owed = text.say(narrow ? "map.attribution.short" : "map.attribution");
  const attribution = el("div", { class: "ctl-attribution" }, owed);
  let tilesOn = false;
  /** @type {Whose["about"]} */
  let owedFor = null;
  const sayOwed = (/** @type {Whose["about"]} */ about, /** @type {boolean} */ withTiles) => {
    const layer = about ? [`${about.title} (${about.licence})`, ...about.attribution] : [];
    attribution.textContent = [owed, ...layer, ...(withTiles ? [tilesBy] : [])].join(" · ");
  };

  const takenOff = [
    addToCorner(L, map, "topleft", headline.element),
    addToCorner(L, map, "topright", buttons),
    addToCorner(L, map, "bottomleft", legend.element),
    addToCorner(L, map, "bottomright", attribution),
    addToCorner(L, map, "bottomright", scale.element),
    ...(narrow ? [] : [addToCorner(L, map, "bottomright", choice)]),
  ];
  map.on("move zoom", scale.update);

  return {
    text,
    showDay(date, day, { known, about }) {
      const key = about ? "map.day.layer" : known ? "map.day.known" : "map.day";
      headline.show(date, text.say(key, { n: text.number(day + 1), day: known ?? "", name: about?.title ?? "" }));
      if (about !== owedFor) sayOwed((owedFor = about), tilesOn);
    },
    count: legend.count,
    choose: legend.choose,
    showDrawing(name) {
      for (const input of choice.querySelectorAll("input")) input.checked = input.value === name;
    },
    showTiles(on) {
      tilesButton?.setAttribute("aria-pressed", String(on));
      sayOwed(owedFor, (tilesOn = on));
    },
    read: () => ({ headline: headline.read(), legend: legend.rows(), scale: scale.read() }),
    remove() {
      map.off("move zoom", scale.update);
      for (const takeOff of takenOff) takeOff();
    },
  };
}
