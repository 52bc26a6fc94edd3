/**
 * A line below the strip: which part of the war is in view. Drag beside the part to choose another,
 * drag the part itself to move it, double-click for all.
 */

import { el } from "../shared/dom.js";
import { between, isWhole, pan } from "./view.js";

/** A shorter drag is a click, which puts the middle of the part there. */
const CLICK_PX = 4;

/** @param {import("./transport.js").Context} context */
export function createMinimap({ store, text, days, run }) {
  const part = el("div", { class: "ctl-minimap-view" });
  const brush = el("div", { class: "ctl-minimap-brush", hidden: true });
  const cursor = el("div", { class: "ctl-minimap-day" });
  const root = el(
    "div",
    {
      class: "ctl-minimap",
      "aria-hidden": "true",
      title: text.say("timeline.minimap"),
      onpointerdown: press,
      onpointermove: move,
      onpointerup: release,
      onpointercancel: drop,
      ondblclick: () => run("zoom-whole"),
    },
    part,
    brush,
    cursor,
  );
  /** @type {{fromDay: number, fromPx: number, moves: boolean} | null} */
  let drag = null;
  /** @type {import("./view.js").View | null} */
  let shown = null;

  const dayUnder = (/** @type {PointerEvent} */ event) => {
    const box = root.getBoundingClientRect();
    return Math.min(days, Math.max(0, ((event.clientX - box.left) / box.width) * days));
  };
  const centre = (/** @type {number} */ day) => {
    const { view } = store.get();
    store.set({ view: pan(view, day - (view.from + view.to) / 2, days) });
  };

  function press(/** @type {PointerEvent} */ event) {
    root.setPointerCapture(event.pointerId);
    const { view } = store.get();
    const [fromDay, fromPx] = [dayUnder(event), event.clientX];
    const onPart = event.target === part || (fromDay >= view.from && fromDay <= view.to);
    drag = { fromDay, fromPx, moves: onPart && !isWhole(view, days) };
  }

  function move(/** @type {PointerEvent} */ event) {
    if (!drag) return;
    const day = dayUnder(event);
    if (drag.moves) {
      const { view } = store.get();
      store.set({ view: pan(view, day - drag.fromDay, days) });
      drag.fromDay = day;
      return;
    }
    const [from, to] = [drag.fromDay, day].sort((a, b) => a - b);
    brush.hidden = Math.abs(event.clientX - drag.fromPx) < CLICK_PX;
    brush.style.left = `${(from / days) * 100}%`;
    brush.style.width = `${((to - from) / days) * 100}%`;
  }

  function release(/** @type {PointerEvent} */ event) {
    if (!drag) return;
    const { fromDay, fromPx, moves } = drag;
    drop();
    if (moves) return;
    if (Math.abs(event.clientX - fromPx) < CLICK_PX) centre(fromDay);
    else store.set({ view: between(fromDay, dayUnder(event), days) });
  }

  function drop() {
    drag = null;
    brush.hidden = true;
  }

  return {
    root,
    /** @param {import("./state.js").State} state */
    show({ view, day }) {
      if (view !== shown) {
        root.classList.toggle("ctl-minimap-whole", isWhole(view, days));
        part.style.left = `${(view.from / days) * 100}%`;
        part.style.width = `${((view.to - view.from) / days) * 100}%`;
        shown = view;
      }
      cursor.style.left = `${((day + 0.5) / days) * 100}%`;
    },
  };
}
