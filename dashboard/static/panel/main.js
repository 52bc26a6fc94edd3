/**
 * The side panel: events of the window, or the passport of the selected place. It hears the day from
 * the timeline and talks to Python never; dashboard/components.py mounts it with the same data.
 */

import { openChannel } from "../shared/channel.js";
import { clamp, createCalendar } from "../shared/days.js";
import { el, linkStyles } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { applyPalette } from "../shared/palette.js";
import { onPaper } from "../shared/paper.js";
import { createText } from "../shared/text.js";
import { spanOf, windowOf } from "../timeline/window.js";
import { withAccepted } from "./accepted.js";
import { createStage } from "./stage.js";

const SHEETS = ["../shared/controls.css", "panel.css"];

/**
 * @param {ShadowRoot | HTMLElement} parent
 * @param {{data: import("../timeline/main.js").Data}} streamlit
 * @returns {{update: (data: import("../timeline/main.js").Data) => void, destroy: () => void}}
 */
export function mount(parent, { data }) {
  const calendar = createCalendar(data.first);
  const days = calendar.index(data.last) + 1;
  const root = parent.querySelector(".ctl-panel") ?? el("section", { class: "ctl-panel" });
  root.classList.add("ctl-root");
  root.setAttribute("role", "region");
  const styled = Promise.all(
    SHEETS.map((sheet) => linkStyles(parent, new URL(sheet, import.meta.url).href)),
  );
  parent.append(root);
  const channel = openChannel(data.channel, "panel");
  const first = clamp(calendar.index(data.day), 0, days - 1);
  const seen = {
    day: first,
    playing: false,
    span: spanOf(windowOf(data.window, calendar, days), first),
    units: data.units,
    sel: data.sel,
    reading: { follow: true, drive: false, newestFirst: true },
  };
  /** @type {any[] | null} */
  let events = null;
  /** @type {ReturnType<typeof createStage> | null} */
  let stage = null;
  let gone = false;

  function build() {
    applyPalette(root, data.theme);
    const text = createText(data.strings, data.lang);
    root.setAttribute("aria-label", text.say("panel.title"));
    if (!events || gone) return;
    stage?.destroy();
    stage = createStage({
      root,
      text,
      calendar,
      days,
      events: withAccepted(events, data.accepted),
      source: sourceOf(data),
      channel,
      seen,
      select,
    });
  }

  async function load() {
    build();
    const { assets } = data;
    try {
      const [loaded] = await Promise.all([fetchJson(`${assets}events.json`), styled]);
      if (assets !== data.assets) return; // another view has been asked for meanwhile
      events = loaded;
      build();
    } catch (error) {
      if (assets !== data.assets) return;
      const text = createText(data.strings, data.lang);
      root.replaceChildren(
        el("p", { class: "ctl-fault", role: "alert" }, text.say("panel.error.load")),
      );
      console.error("panel:", error);
    }
  }

  /** @param {string | null} katottg */
  function take(katottg) {
    if (katottg === seen.sel) return;
    seen.sel = katottg;
    stage?.select();
  }

  /** The reader selects in the panel: everybody hears. @param {string | null} katottg */
  function select(katottg) {
    channel.post("select", { katottg });
    take(katottg);
  }

  channel.on("day", ({ day, playing, window }) => {
    Object.assign(seen, { day, playing, span: window });
    stage?.show();
  });
  channel.on("filters", ({ units }) => {
    seen.units = /** @type {string[]} */ (units);
    stage?.show();
  });
  channel.on("select", ({ katottg }) => take(/** @type {string | null} */ (katottg)));
  channel.on("hover", ({ katottg }) => stage?.point(/** @type {string[]} */ (katottg)));
  const stopPaper = onPaper(
    () => applyPalette(root, "light"),
    () => applyPalette(root, data.theme),
  );
  channel.post("hello");
  load();

  return {
    update(next) {
      const before = data;
      data = next;
      if (next.channel !== before.channel) {
        // Another session, begun from the address: the timeline says what holds.
        channel.move(next.channel);
        channel.post("hello");
        stage?.again();
      } else if (next.seq !== before.seq) take(next.sel);
      if (JSON.stringify(sourceOf(next)) !== JSON.stringify(sourceOf(before))) load();
      else if (next.lang !== before.lang || next.theme !== before.theme) build();
      else if (JSON.stringify(next.accepted) !== JSON.stringify(before.accepted)) build();
    },
    destroy() {
      gone = true;
      stage?.destroy();
      stopPaper();
      channel.close();
      root.replaceChildren();
    },
  };
}

/** @param {import("../timeline/main.js").Data} data @returns {import("../shared/links.js").Source} */
const sourceOf = ({ api, assets, shown }) => ({ api, assets, shown });
