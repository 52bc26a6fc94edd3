/** The timeline's elements, put together and kept up with the state. */

import { el } from "../shared/dom.js";
import { createAside } from "./aside.js";
import { listenToKeys } from "./keys.js";
import { createOffline } from "./offline.js";
import { seriesOf } from "./series.js";
import { createSheet } from "./sheet.js";
import { createStrip } from "./strip.js";
import { createTransport } from "./transport.js";
import { around } from "./view.js";
import { fixedWindow } from "./window.js";
import { createSpoken } from "./spoken.js";

/**
 * @param {object} options
 * @param {HTMLElement} options.root
 * @param {ReturnType<typeof import("./state.js").createStore<import("./state.js").State>>} options.store
 * @param {import("../shared/text.js").Text} options.text
 * @param {import("../shared/days.js").Calendar} options.calendar
 * @param {number} options.days
 * @param {import("./load.js").Files} options.files
 * @param {(katottg: string) => string} options.unitName
 * @param {boolean} options.embed
 * @param {ReturnType<typeof import("./conductor.js").createConductor>} options.conductor
 */
export function createView(options) {
  const { root, store, text, calendar, days, files, unitName, embed, conductor } = options;
  const sheet = createSheet(text);
  const run = (/** @type {string} */ command) =>
    command === "help" ? sheet.toggle() : conductor.run(command);
  const context = { store, text, calendar, days, run };
  const transport = createTransport(context);
  const aside = createAside(context, {
    unitName,
    embed,
    href: () => location.href,
    drop: conductor.drop,
  });
  const spoken = createSpoken(context);
  const offline = createOffline(text);
  const strip = createStrip(context, {
    file: files.timeline,
    events: files.events,
    onInput: conductor.drag,
    onRelease: conductor.release,
    onPhase(from, to) {
      const { view } = store.get();
      const inView = from >= view.from && to < view.to;
      store.set({
        window: fixedWindow(from, to, days),
        ...(inView ? {} : { view: around(from, to, days) }),
      });
      conductor.rest(from);
    },
  });
  const showUnits = (/** @type {string[]} */ units) => {
    const { series, whole } = seriesOf(files.timeline, units);
    strip.setSeries(series, whole && units.length > 0);
  };
  const row = el("div", { class: "ctl-row" }, transport.lead, transport.tools, aside.root);
  root.classList.toggle("ctl-embedded", embed);
  root.replaceChildren(offline.root, row, strip.root, sheet.root, spoken.root);

  const show = (/** @type {boolean} */ viewChanged) => {
    const state = store.get();
    transport.show(state);
    aside.show(state);
    strip.show(state, viewChanged);
  };
  const forget = store.subscribe((state, changed) => {
    if (changed.has("units")) showUnits(state.units);
    show(changed.has("view"));
  });
  const deafen = listenToKeys(strip.slider, run);
  conductor.onPainted(spoken.hear);
  conductor.onCommand(run);
  showUnits(store.get().units);
  show(true);

  return {
    destroy() {
      forget();
      deafen();
      conductor.onPainted(() => {});
      conductor.onCommand(() => {});
      spoken.destroy();
      offline.destroy();
      strip.destroy();
      root.replaceChildren();
    },
  };
}
