/** A line below the strip: which part of the war is in view. Drag it to pan, double-click for all. */

import { el } from "../shared/dom.js";
import { isWhole, pan } from "./view.js";

/** @param {import("./transport.js").Context} context */
export function createMinimap({ store, days, run }) {
  const part = el("div", { class: "ctl-minimap-view" });
  const cursor = el("div", { class: "ctl-minimap-day" });
  const centre = (/** @type {PointerEvent} */ event) => {
    const box = root.getBoundingClientRect();
    const { view } = store.get();
    const target = ((event.clientX - box.left) / box.width) * days;
    store.set({ view: pan(view, target - (view.from + view.to) / 2, days) });
  };
  const root = el(
    "div",
    {
      class: "ctl-minimap",
      "aria-hidden": "true",
      onpointerdown: (/** @type {PointerEvent} */ event) => {
        root.setPointerCapture(event.pointerId);
        centre(event);
      },
      onpointermove: (/** @type {PointerEvent} */ event) => {
        if (root.hasPointerCapture(event.pointerId)) centre(event);
      },
      ondblclick: () => run("zoom-whole"),
    },
    part,
    cursor,
  );
  return {
    root,
    /** @param {import("./state.js").State} state */
    show({ view, day }) {
      root.classList.toggle("ctl-minimap-whole", isWhole(view, days));
      part.style.left = `${(view.from / days) * 100}%`;
      part.style.width = `${((view.to - view.from) / days) * 100}%`;
      cursor.style.left = `${((day + 0.5) / days) * 100}%`;
    },
  };
}
