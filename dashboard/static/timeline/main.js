/**
 * The timeline: mounted by Streamlit (dashboard/components.py), master of the day on the channel.
 *
 * @typedef {object} Data  what Python sends on every rerun
 * @property {string} assets     folder of the view's files, with a slash at the end
 * @property {string} api        root of the HTTP interface
 * @property {import("../shared/links.js").Shown} shown  which view of the history that is
 * @property {string} channel    random name of the session's channel; another one is another session
 * @property {"en" | "uk"} lang
 * @property {string} theme      "light" or "dark"
 * @property {Record<string, string>} strings
 * @property {string} day        ISO day
 * @property {number} seq        `day` and `sel` are obeyed only when this changed
 * @property {string} first      ISO day of index 0
 * @property {string} last       ISO day, inclusive
 * @property {string[]} units    filters: KATOTTG codes
 * @property {Record<string, string>} unit_names  their names in the reader's language
 * @property {string[]} statuses filters: status words
 * @property {string | null} sel
 * @property {boolean} [embed]   the map stands in somebody else's frame
 * @property {string} window     as in the address; empty for the last seven days
 * @property {string} draw       what the map draws: `auto`, `cells` or `dots`
 * @property {string[]} marks    of the legend, that places must bear one of
 * @property {string} view       where the map looks, `lng,lat,zoom`; empty for all of the data
 */

import { applyPalette } from "../shared/palette.js";
import { clamp, createCalendar } from "../shared/days.js";
import { el, linkStyles } from "../shared/dom.js";
import { createText } from "../shared/text.js";
import { createConductor } from "./conductor.js";
import { DEFAULT_SPEED } from "./commands.js";
import { createStore } from "./state.js";
import { createView } from "./page.js";
import { windowOf } from "./window.js";
import { wholeView } from "./view.js";
import { loadFiles } from "./load.js";

const SHEETS = ["../shared/controls.css", "timeline.css"];

/** Fields whose change means that the words or colours on the screen change. */
const LOOKS = /** @type {const} */ (["lang", "theme"]);

/**
 * @param {ShadowRoot | HTMLElement} parent
 * @param {{data: Data, setStateValue: (name: string, value: unknown) => void}} streamlit
 * @returns {{update: (data: Data) => void, destroy: () => void}}
 */
export function mount(parent, { data, setStateValue }) {
  const calendar = createCalendar(data.first);
  const days = calendar.index(data.last) + 1;
  const dayOf = (/** @type {string} */ iso) => clamp(calendar.index(iso), 0, days - 1);
  const store = createStore(
    /** @type {import("./state.js").State} */ ({
      day: dayOf(data.day),
      playing: false,
      speed: DEFAULT_SPEED,
      loop: false,
      window: windowOf(data.window, calendar, days),
      view: wholeView(days),
      units: data.units,
      statuses: data.statuses,
      mapView: data.view,
      drawing: data.draw,
      marks: data.marks,
      sel: data.sel,
      place: [],
      source: sourceOf(data),
    }),
  );
  const root = parent.querySelector(".ctl-timeline") ?? el("section", { class: "ctl-timeline" });
  root.classList.add("ctl-root");
  root.setAttribute("role", "region");
  const styled = Promise.all(
    SHEETS.map((sheet) => linkStyles(parent, new URL(sheet, import.meta.url).href)),
  );
  parent.append(root);
  // Python tells by `seq` whether a value was said before or after it last moved us: after the browser's
  // Back the same value can be news. By `channel` it tells that another session heard it.
  const say = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    setStateValue(name, { value, seq: data.seq, channel: data.channel });
  const conductor = createConductor({ store, calendar, days, data, say });
  /** @type {ReturnType<typeof createView> | null} */
  let view = null;
  /** @type {import("./load.js").Files | null} */
  let files = null;
  let gone = false;

  function build() {
    if (!files || gone) return;
    view?.destroy();
    applyPalette(root, data.theme);
    const text = createText(data.strings, data.lang);
    const unitName = (/** @type {string} */ katottg) => data.unit_names[katottg] ?? katottg;
    root.setAttribute("aria-label", text.say("timeline.title"));
    view = createView({
      root,
      store,
      text,
      calendar,
      days,
      files,
      unitName,
      embed: data.embed === true,
      conductor,
    });
  }

  async function load() {
    applyPalette(root, data.theme);
    const { assets } = data;
    try {
      const [loaded] = await Promise.all([loadFiles(assets), styled]);
      if (assets !== data.assets) return; // another view has been asked for meanwhile
      files = loaded;
      conductor.setFiles(files);
      build();
    } catch (error) {
      if (assets !== data.assets) return;
      const text = createText(data.strings, data.lang);
      root.replaceChildren(
        el("p", { class: "ctl-fault", role: "alert" }, text.say("timeline.error.load")),
      );
      console.error("timeline:", error);
    }
  }
  load();

  return {
    update(next) {
      const before = data;
      data = next;
      if (JSON.stringify(sourceOf(next)) !== JSON.stringify(sourceOf(before)))
        store.set({ source: sourceOf(next) });
      const isAnother = next.channel !== before.channel;
      if (next.seq !== before.seq && !isAnother) conductor.obey(dayOf(next.day), next);
      if (!same(next.units, before.units)) store.set({ units: next.units });
      if (isAnother) conductor.rejoin(next);
      else if (!same(next.statuses, before.statuses)) store.set({ statuses: next.statuses });
      if (next.assets !== before.assets) load();
      if (LOOKS.some((name) => next[name] !== before[name])) {
        conductor.setLooks(next.lang, next.theme);
        build();
      }
    },
    destroy() {
      gone = true;
      view?.destroy();
      conductor.destroy();
      root.replaceChildren();
    },
  };
}

/** @param {Data} data @returns {import("../shared/links.js").Source} */
const sourceOf = ({ api, assets, shown }) => ({ api, assets, shown });

/** @param {string[]} a @param {string[]} b */
function same(a, b) {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
