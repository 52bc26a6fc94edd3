/**
 * Two days of the history on one stage: a divider swiped between them, or the difference. Mounted by
 * Streamlit (dashboard/compare_view.py); talks to nobody.
 *
 * @typedef {object} Data  what Python sends on every rerun
 * @property {string} assets  folder of the view's files, with a slash at the end
 * @property {"en" | "uk"} lang
 * @property {string} theme   "light" or "dark"
 * @property {Record<string, string>} strings
 * @property {string} first   ISO day of index 0
 * @property {string} before  ISO day on the left
 * @property {string} after   ISO day on the right
 * @property {string[]} units units to be seen; none means all
 * @property {"swipe" | "difference"} drawing
 * @property {number} seq   counts the times that Python moved the browser
 * @property {Record<string, string>} kinds  what became of each settlement that changed, by KATOTTG code
 */

import { CATEGORIES, CATEGORY_OF_CODE } from "../shared/display.js";
import { createCalendar } from "../shared/days.js";
import { el, linkStyles } from "../shared/dom.js";
import { applyPalette, paletteOf } from "../shared/palette.js";
import { createText } from "../shared/text.js";
import { insideUnits } from "../map/filters.js";
import { loadWorld } from "./files.js";
import { boxOf, viewOf } from "./framing.js";
import { Painter, stylesOfDay, stylesOfKinds } from "./painter.js";
import { createStage } from "./stage.js";

const SHEETS = ["../shared/controls.css", "compare.css"];

/**
 * @param {ShadowRoot | HTMLElement} parent
 * @param {{data: Data, setStateValue: (name: string, value: unknown) => void}} streamlit
 * @returns {{update: (data: Data) => void, destroy: () => void}}
 */
export function mount(parent, { data, setStateValue }) {
  const root = parent.querySelector(".ctl-compare") ?? el("section", { class: "ctl-compare" });
  root.classList.add("ctl-root");
  const styled = Promise.all(SHEETS.map((sheet) => linkStyles(parent, new URL(sheet, import.meta.url).href)));
  parent.append(root);
  const abort = new AbortController();
  const watcher = new ResizeObserver(() => paint());
  /** @type {import("./files.js").World | null} */
  let world = null;
  /** @type {Painter | null} */
  let painter = null;
  /** @type {ReturnType<typeof createStage> | null} */
  let view = null;
  let drawing = data.drawing;

  function build() {
    if (!world || abort.signal.aborted) return;
    const text = createText(data.strings, data.lang);
    const calendar = createCalendar(data.first);
    applyPalette(root, data.theme);
    view?.destroy();
    watcher.disconnect();
    const days = /** @type {[number, number]} */ ([data.before, data.after].map(calendar.index));
    view = createStage({
      text,
      data,
      days: [calendar.date(days[0]), calendar.date(days[1])],
      drawing,
      choose: (chosen) => {
        if (chosen !== drawing) setStateValue("drawing", { value: chosen, seq: data.seq });
        drawing = chosen;
      },
    });
    view.stage.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => tell(event, text, days));
    root.replaceChildren(...view.elements);
    watcher.observe(view.stage);
  }

  function paint() {
    if (!world || !painter || !view) return;
    const { history, cells, membership, names } = world;
    const { clientWidth: width, clientHeight: height } = view.stage;
    const inside = insideUnits(membership, data.units);
    const box = boxOf(cells, inside) ?? boxOf(cells, new Uint8Array(cells.count).fill(1));
    if (!box || width === 0 || height === 0) return;
    const day = createCalendar(data.first).index;
    painter.look(viewOf(box, width, height), paletteOf(data.theme));
    painter.paintGround(view.canvases.ground);
    painter.paint(view.canvases.before, stylesOfDay(history, inside, day(data.before)));
    painter.paint(view.canvases.after, stylesOfDay(history, inside, day(data.after)));
    painter.paint(view.canvases.difference, stylesOfKinds(names.katottg, inside, data.kinds));
    painter.paintLines(view.canvases.lines, data.lang);
    view.stage.dataset.painted = `${data.before} ${data.after}`;
  }

  /** Say what lies under the pointer. */
  function tell(event, text, [before, after]) {
    if (!world || !painter || !view) return;
    const { history, names } = world;
    const box = view.stage.getBoundingClientRect();
    const place = painter.placeAt(event.clientX - box.left, event.clientY - box.top);
    if (place === -1) return;
    const word = (/** @type {number} */ day) =>
      text.say(`status.${CATEGORIES[CATEGORY_OF_CODE[history.codeAt(place, day)]]}`);
    const said = text.say("compare.place", { name: names[text.lang][place], before: word(before), after: word(after) });
    if (view.readout.textContent !== said) view.readout.textContent = said;
  }

  async function load() {
    applyPalette(root, data.theme);
    const { assets } = data;
    try {
      const [loaded] = await Promise.all([loadWorld(assets, abort.signal), styled]);
      if (assets !== data.assets) return; // another view has been asked for meanwhile
      world = loaded;
      painter = new Painter(world);
      build();
    } catch (error) {
      if (abort.signal.aborted || assets !== data.assets) return;
      const text = createText(data.strings, data.lang);
      root.replaceChildren(el("p", { class: "ctl-fault", role: "alert" }, text.say("compare.error.load")));
      console.error("compare:", error);
    }
  }
  load();

  return {
    update(next) {
      const before = data;
      data = next;
      if (next.seq !== before.seq) drawing = next.drawing;
      if (next.assets !== before.assets) load();
      // What the reader has just chosen here comes back as news: that is no reason to build anew.
      else if (JSON.stringify({ ...next, drawing }) !== JSON.stringify({ ...before, drawing })) build();
    },
    destroy() {
      abort.abort();
      watcher.disconnect();
      view?.destroy();
      root.replaceChildren();
    },
  };
}
