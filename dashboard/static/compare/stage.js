/** The elements of the comparison: choice of drawing, stage with divider and labels, readout, legend. */

import { CATEGORIES, CATEGORY_OF_CODE, CHANGING, IMPLIED, Status } from "../shared/display.js";
import { dayText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { swatch } from "../shared/swatch.js";
import { attachDivider } from "./divider.js";
import { CODE_OF_KIND, countKinds, KINDS } from "./kinds.js";

export const CANVASES = Object.freeze(["ground", "before", "after", "difference", "lines"]);
export const DRAWINGS = Object.freeze(["swipe", "difference"]);

/**
 * @param {object} options
 * @param {import("../shared/text.js").Text} options.text
 * @param {import("./main.js").Data} options.data
 * @param {[Date, Date]} options.days
 * @param {string} options.drawing one of DRAWINGS
 * @param {(drawing: string) => void} options.choose
 */
export function createStage({ text, data, days, drawing, choose }) {
  const [before, after] = days.map((day) => dayText(day, text.lang));
  const canvases = Object.fromEntries(
    CANVASES.map((name) => [name, el("canvas", { class: `ctl-canvas ctl-compare-${name}`, "aria-hidden": "true" })]),
  );
  const handle = el("div", {
    class: "ctl-divider",
    role: "slider",
    tabindex: "0",
    "aria-label": text.say("compare.divider"),
    "aria-orientation": "horizontal",
    "aria-valuemin": "0",
    "aria-valuemax": "100",
    "data-testid": "compare-divider",
  });
  const labels = [
    el("span", { class: "ctl-day ctl-day-before" }, before),
    el("span", { class: "ctl-day ctl-day-after" }, after),
  ];
  const readout = el("p", { class: "ctl-readout", role: "status" }, text.say("compare.readout"));
  const stage = el(
    "div",
    { class: "ctl-stage", role: "group", "aria-label": text.say("compare.stage", { before, after }) },
    ...CANVASES.map((name) => canvases[name]),
    ...labels,
    handle,
  );
  const divider = attachDivider(stage, handle, {
    spoken: (percent) => text.say("compare.spoken", { percent, before, after }),
    // The first day shows left of the divider, the second right of it.
    show: (percent) => stage.style.setProperty("--ctl-at", `${percent}%`),
  });

  const legend = el("ul", { class: "ctl-legend" });
  const choices = DRAWINGS.map((name) =>
    el("button", { type: "button", class: "ctl-choice", onclick: () => show(name) }, text.say(`compare.${name}`)),
  );

  function show(/** @type {string} */ name) {
    stage.dataset.drawing = name;
    handle.hidden = name !== "swipe";
    choices.forEach((button, index) => button.setAttribute("aria-pressed", String(DRAWINGS[index] === name)));
    legend.replaceChildren(...(name === "swipe" ? statusKeys(text, data.theme) : kindKeys(text, data)));
    choose(name);
  }
  show(drawing);

  return {
    elements: [el("div", { class: "ctl-choices", role: "group", "aria-label": text.say("compare.drawing") }, ...choices), stage, readout, legend],
    stage,
    canvases,
    readout,
    destroy: () => divider.destroy(),
  };
}

/** @param {import("../shared/text.js").Text} text @param {string} theme */
function statusKeys(text, theme) {
  const key = (/** @type {number} */ code, /** @type {string} */ words) => el("li", {}, swatch(code, theme), text.say(words));
  return [
    ...CATEGORIES.map((word, index) => key(CATEGORY_OF_CODE.indexOf(index), `status.${word}`)),
    key(Status.occupied | CHANGING, "compare.key.changing"),
    key(Status.occupied | IMPLIED, "compare.key.implied"),
  ];
}

/** @param {import("../shared/text.js").Text} text @param {import("./main.js").Data} data */
function kindKeys(text, data) {
  const counts = countKinds(data.kinds);
  return KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    el("li", {}, swatch(CODE_OF_KIND[kind], data.theme), `${text.say(`compare.kind.${kind}`)} ${text.number(counts[kind])}`),
  );
}
