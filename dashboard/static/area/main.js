/**
 * The map of the Regions page, on which an area is drawn. Mounted by Streamlit (dashboard/area_map.py).
 *
 * @typedef {object} Data  what Python sends on every rerun
 * @property {string} assets  folder of the view's files, with a slash at the end
 * @property {"en" | "uk"} lang
 * @property {string} theme   "light" or "dark"
 * @property {Record<string, string>} strings
 * @property {string} first   ISO day of index 0
 * @property {string} day     ISO day that is drawn
 * @property {string[]} units units of the region
 * @property {string} area    code of the area in force (code.js), empty for none
 *
 * What is drawn goes to Python as `drawn: {code, add, number}`; the number makes the same area news again.
 */

import { createCalendar } from "../shared/days.js";
import { el, linkStyles } from "../shared/dom.js";
import { applyPalette } from "../shared/palette.js";
import { createText } from "../shared/text.js";
import { loadWorld } from "../compare/files.js";
import { AreaMap } from "./areaMap.js";

const SHEETS = ["../shared/controls.css", "area.css"];

/**
 * @param {ShadowRoot | HTMLElement} parent
 * @param {{data: Data, setStateValue: (name: string, value: unknown) => void}} streamlit
 * @returns {{update: (data: Data) => void, destroy: () => void}}
 */
export function mount(parent, { data, setStateValue }) {
  const root = parent.querySelector(".ctl-area") ?? el("section", { class: "ctl-area" });
  root.classList.add("ctl-root");
  const styled = Promise.all(SHEETS.map((sheet) => linkStyles(parent, new URL(sheet, import.meta.url).href)));
  parent.append(root);
  const abort = new AbortController();
  /** @type {AreaMap | null} */
  let map = null;

  function tell(/** @type {string} */ code, /** @type {boolean} */ add) {
    setStateValue("drawn", { code, add, number: Date.now() });
  }

  async function load() {
    applyPalette(root, data.theme);
    const { assets } = data;
    try {
      const [world] = await Promise.all([loadWorld(assets, abort.signal), styled]);
      if (assets !== data.assets) return; // another view has been asked for meanwhile
      map?.destroy();
      map = new AreaMap(root, world, tell);
      show();
    } catch (error) {
      if (abort.signal.aborted || assets !== data.assets) return;
      const text = createText(data.strings, data.lang);
      root.replaceChildren(el("p", { class: "ctl-fault", role: "alert" }, text.say("area.error.load")));
      console.error("area:", error);
    }
  }

  function show() {
    applyPalette(root, data.theme);
    map?.show(data, createText(data.strings, data.lang), createCalendar(data.first));
  }
  load();

  return {
    update(next) {
      const before = data;
      data = next;
      if (next.assets !== before.assets) load();
      else if (JSON.stringify(next) !== JSON.stringify(before)) show();
    },
    destroy() {
      abort.abort();
      map?.destroy();
      root.replaceChildren();
    },
  };
}
