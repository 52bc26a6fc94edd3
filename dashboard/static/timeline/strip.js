/**
 * The strip: canvas, the real range input over it, window, phases, minimap; pointer and wheel.
 *
 * The input is as wide as the whole war at the present zoom and cut off by its frame, so its native
 * thumb stands where its day is drawn, and dragging is the browser's own at any zoom.
 */

import { dayText } from "../shared/dates.js";
import { clamp } from "../shared/days.js";
import { el } from "../shared/dom.js";
import { axisTicks } from "./axis.js";
import { fitCanvas, inkOf } from "./canvas.js";
import { createHandles } from "./handles.js";
import { createHorizon } from "./horizon.js";
import { createMinimap } from "./minimap.js";
import { LAYOUT, paintStrip } from "./paint.js";
import { createPhases } from "./phases.js";
import { createTip } from "./tip.js";
import { dayAt, isWhole, pan, rangeInputBox, zoom } from "./view.js";

/** Width of the thumb, and how far the input's frame reaches beyond the plot on either side. */
const THUMB_PX = 26;
const FRAME_PX = 13;

/** How near, in pixels, an event must be to the pointer to be named. */
const NEAR_PX = 5;

/**
 * @param {import("./transport.js").Context} context
 * @param {object} options
 * @param {import("./series.js").TimelineFile} options.file
 * @param {any[]} options.events
 * @param {(day: number) => void} options.onInput    while the thumb moves
 * @param {(day: number) => void} options.onRelease
 * @param {(from: number, to: number) => void} options.onPhase
 */
export function createStrip(context, { file, events, onInput, onRelease, onPhase }) {
  const { store, text, calendar, days } = context;
  const canvas = el("canvas", { class: "ctl-canvas", "aria-hidden": "true" });
  let pressedOn = 0;
  const slider = /** @type {HTMLInputElement} */ (
    el("input", {
      type: "range",
      class: "ctl-day",
      "data-testid": "timeline-day",
      min: 0,
      max: days - 1,
      step: 1,
      "aria-label": text.say("timeline.day"),
      onpointerdown: () => {
        pressedOn = store.get().day;
      },
      onpointercancel: takeBack,
      oninput: (/** @type {Event} */ event) => {
        // Nobody above has a use for it, and Streamlit's page would look at each.
        event.stopPropagation();
        onInput(slider.valueAsNumber);
      },
      onchange: () => onRelease(slider.valueAsNumber),
    })
  );
  /** A finger that scrolls the page began on the strip and moved the thumb: back with it. */
  function takeBack() {
    onInput(pressedOn);
    onRelease(pressedOn);
  }
  const frame = el("div", { class: "ctl-frame" }, slider);
  const tip = createTip(context);
  const plot = /** @type {HTMLElement} */ (el("div", { class: "ctl-plot" }, canvas));
  let widthPx = 0;
  /** @type {import("./series.js").Series} */
  let series = file;
  const handles = createHandles(context, { plot, widthPx: () => widthPx });
  const note = el("p", { class: "ctl-strip-note", hidden: true }, text.say("timeline.whole_layer"));
  const horizon = createHorizon(context);
  plot.append(horizon.root, handles.band, note, frame, ...handles.grips, tip.root);
  const phases = createPhases(context, file.phases, onPhase);
  const minimap = createMinimap(context);
  const root = el("div", { class: "ctl-strip" }, phases.root, plot, minimap.root);
  root.style.setProperty("--ctl-baseline", `${LAYOUT.baseline}px`);
  root.style.setProperty("--ctl-ground-line", `${LAYOUT.plot + LAYOUT.lane}px`);
  root.style.setProperty("--ctl-canvas", `${LAYOUT.height}px`);

  plot.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || widthPx === 0) return;
    const { view } = store.get();
    const xPx = event.clientX - plot.getBoundingClientRect().left;
    const day = clamp(Math.floor(dayAt(view, widthPx, xPx)), 0, days - 1);
    const reach = (NEAR_PX * (view.to - view.from)) / widthPx;
    const near = events.filter(({ best }) => best === day || Math.abs(best - day) <= reach);
    tip.show({ xPx, widthPx, day, series, events: near });
  });
  plot.addEventListener("pointerleave", () => tip.hide());
  plot.addEventListener(
    "wheel",
    (event) => {
      const { view } = store.get();
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey) {
        const anchor = dayAt(view, widthPx, event.clientX - plot.getBoundingClientRect().left);
        store.set({
          view: zoom(view, Math.exp(clamp(event.deltaY, -60, 60) * 0.008), anchor, days),
        });
      } else if (sideways && !isWhole(view, days)) {
        store.set({ view: pan(view, (sideways * (view.to - view.from)) / widthPx, days) });
      } else {
        return; // an ordinary wheel scrolls the page
      }
      event.preventDefault();
    },
    { passive: false },
  );

  function paint() {
    if (widthPx === 0) return;
    const { view } = store.get();
    const ticks = axisTicks(view, widthPx, calendar, text.lang);
    const end =
      view.to >= days ? dayText(calendar.date(days - 1), text.lang, "short") : "";
    paintStrip(
      fitCanvas(canvas, widthPx, LAYOUT.height),
      { widthPx, view, series, events, ticks, end },
      inkOf(root),
    );
  }

  /** Lay out what depends on the view: the input under its frame. */
  function placeSlider() {
    const { view } = store.get();
    const box = rangeInputBox(view, widthPx, days, THUMB_PX);
    slider.style.left = `${box.leftPx + FRAME_PX}px`;
    slider.style.width = `${box.widthPx}px`;
  }

  const resize = new ResizeObserver(() => {
    widthPx = plot.clientWidth;
    placeSlider();
    show(store.get(), true);
  });
  resize.observe(plot);

  /** @param {import("./state.js").State} state @param {boolean} viewChanged */
  function show(state, viewChanged) {
    if (slider.valueAsNumber !== state.day) slider.value = String(state.day);
    slider.setAttribute("aria-valuetext", dayText(calendar.date(state.day), text.lang));
    if (widthPx === 0) return;
    handles.show(state);
    phases.show(state, widthPx);
    horizon.show(state, widthPx);
    minimap.show(state);
    if (!viewChanged) return;
    placeSlider();
    paint();
  }

  return {
    root,
    slider,
    show,
    repaint: paint,
    /**
     * @param {import("./series.js").Series} next
     * @param {boolean} fallen   the filters name a unit that has no columns: the series is of all
     */
    setSeries(next, fallen) {
      series = next;
      note.hidden = !fallen;
      tip.hide();
      paint();
    },
    destroy: () => resize.disconnect(),
  };
}
