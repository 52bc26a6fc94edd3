/** The window on the strip: its band and the two handles, by pointer and by keyboard. */

import { dayText } from "../shared/dates.js";
import { clamp } from "../shared/days.js";
import { el } from "../shared/dom.js";
import { throttle } from "../map/throttle.js";
import { dayAt, xOf } from "./view.js";
import { moveEnd, moveStart, spanOf } from "./window.js";

/** While days run nobody is told the ends as fast as they move. */
const SAY_EVERY_MS = 300;

/** Days that a key moves a handle. @type {Record<string, number>} */
const KEY_DAYS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

/**
 * @param {import("./transport.js").Context} context
 * @param {{plot: HTMLElement, widthPx: () => number}} options
 */
export function createHandles(context, { plot, widthPx }) {
  const { store, text, calendar, days } = context;
  const band = el("div", { class: "ctl-window", "aria-hidden": "true" });
  const ends = /** @type {const} */ (["start", "end"]).map((end) => ({ end, grip: makeGrip(end), isOut: false }));

  /** @param {"start" | "end"} end @param {number} target */
  function move(end, target) {
    const { window, day } = store.get();
    store.set({
      window: end === "start" ? moveStart(window, day, target) : moveEnd(window, day, target, days),
    });
  }

  /** @param {"start" | "end"} end */
  function makeGrip(end) {
    const dragTo = (/** @type {PointerEvent} */ event) => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      const xPx = event.clientX - plot.getBoundingClientRect().left;
      // The start lies on the left edge of its day, the end on the right edge.
      const day = dayAt(store.get().view, widthPx(), xPx);
      move(end, end === "start" ? Math.round(day) : Math.round(day) - 1);
    };
    const grip = el("div", {
      class: `ctl-handle ctl-handle-${end}`,
      role: "slider",
      tabindex: "0",
      "aria-valuemin": "0",
      "aria-valuemax": String(days - 1),
      "aria-label": text.say(`timeline.window.${end}`),
      title: text.say(`timeline.window.${end}`),
      onpointerdown: (/** @type {PointerEvent} */ event) => grip.setPointerCapture(event.pointerId),
      onpointermove: dragTo,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (!(event.key in KEY_DAYS)) return;
        event.preventDefault();
        const { window, day } = store.get();
        const span = spanOf(window, day);
        move(end, (end === "start" ? span.from : span.to) + KEY_DAYS[event.key]);
      },
    });
    return grip;
  }

  const say = throttle((/** @type {import("./window.js").Span} */ span) => {
    for (const { end, grip } of ends) {
      const at = end === "start" ? span.from : span.to;
      grip.setAttribute("aria-valuenow", String(at));
      grip.setAttribute("aria-valuetext", dayText(calendar.date(at), text.lang));
    }
  }, SAY_EVERY_MS);
  // What the elements are: browsers take any write for a change.
  let [isFixed, isOut] = [false, false];

  return {
    band,
    grips: ends.map(({ grip }) => grip),
    /** @param {import("./state.js").State} state */
    show({ window, day, view }) {
      const span = spanOf(window, day);
      const wide = widthPx();
      const edges = { start: xOf(view, wide, span.from), end: xOf(view, wide, span.to + 1) };
      const [left, right] = [clamp(edges.start, 0, wide), clamp(edges.end, 0, wide)];
      band.style.left = `${left}px`;
      band.style.width = `${Math.max(1, right - left)}px`;
      if (isOut !== (edges.end <= 0 || edges.start >= wide)) band.hidden = isOut = !isOut;
      if (isFixed !== (window.kind === "fixed")) band.classList.toggle("ctl-window-fixed", (isFixed = !isFixed));
      for (const each of ends) {
        const at = edges[each.end];
        each.grip.style.left = `${at}px`;
        if (each.isOut !== (at < -1 || at > wide + 1)) each.grip.hidden = each.isOut = !each.isOut;
      }
      say(span);
    },
  };
}
