/** The elements of the map: tools, stage with its canvases, and what is said below. */

import { el } from "../shared/dom.js";

export const CANVASES = Object.freeze(["ground", "day", "lines", "overlay"]);
export const TOOLS = Object.freeze(/** @type {const} */ (["move", "lasso", "polygon"]));

/** @typedef {"move" | "lasso" | "polygon"} Tool */

/**
 * @typedef {object} Acts  what buttons do
 * @property {(tool: Tool) => void} choose
 * @property {() => void} close
 * @property {() => void} undo
 * @property {() => void} remove
 * @property {(factor: number) => void} zoom
 * @property {() => void} home
 */

const ZOOM = 1.6;

/**
 * @param {import("../shared/text.js").Text} text
 * @param {string} day in words
 * @param {Acts} acts
 */
export function createStage(text, day, acts) {
  const canvases = Object.fromEntries(
    CANVASES.map((name) => [name, el("canvas", { class: `ctl-canvas ctl-area-${name}`, "aria-hidden": "true" })]),
  );
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, props = {}) =>
    el("button", { type: "button", class: "ctl-tool", onclick, "data-testid": `area-${key}`, ...props }, text.say(`area.${key}`));
  const tools = TOOLS.map((tool) =>
    el(
      "button",
      { type: "button", class: "ctl-choice", "data-testid": `area-tool-${tool}`, onclick: () => acts.choose(tool) },
      text.say(`area.tool.${tool}`),
    ),
  );
  const close = button("close", acts.close);
  const undo = button("undo", acts.undo);
  const add = button("add", () => add.setAttribute("aria-pressed", String(add.getAttribute("aria-pressed") !== "true")), {
    "aria-pressed": "false",
  });
  const remove = button("remove", acts.remove);
  const sign = (/** @type {string} */ key, /** @type {string} */ letter, /** @type {() => void} */ onclick) =>
    el("button", { type: "button", class: "ctl-tool ctl-zoom", onclick, title: text.say(`area.${key}`), "aria-label": text.say(`area.${key}`) }, letter);
  const stage = el(
    "div",
    {
      class: "ctl-stage",
      role: "application",
      tabindex: "0",
      "aria-label": `${text.say("area.stage", { day })} ${text.say("area.stage.keys")}`,
      "data-testid": "area-stage",
    },
    ...CANVASES.map((name) => canvases[name]),
  );
  const zooms = el(
    "div",
    { class: "ctl-zooms" },
    sign("in", "+", () => acts.zoom(ZOOM)),
    sign("out", "−", () => acts.zoom(1 / ZOOM)),
    sign("home", "⤢", acts.home),
  );
  const readout = el("p", { class: "ctl-readout", role: "status", "data-testid": "area-readout" });
  const bar = el(
    "div",
    { class: "ctl-bar" },
    el("div", { class: "ctl-choices", role: "group", "aria-label": text.say("area.tools") }, ...tools),
  );
  // Over the map, so that it stays where it is when they come and go.
  const offers = el("div", { class: "ctl-offers" }, close, undo, add, remove);

  return {
    elements: [bar, el("div", { class: "ctl-frame" }, stage, zooms, offers), readout],
    stage,
    canvases,
    readout,
    /** @returns {boolean} whether the next drawing is added to the area in force */
    adds: () => !add.hidden && add.getAttribute("aria-pressed") === "true",
    /**
     * @param {object} state
     * @param {Tool} state.tool
     * @param {number} state.corners of a polygon being drawn
     * @param {boolean} state.hasArea
     * @param {boolean} state.isClose whether the map is larger than the stage
     */
    show({ tool, corners, hasArea, isClose }) {
      tools.forEach((each, index) => each.setAttribute("aria-pressed", String(TOOLS[index] === tool)));
      stage.dataset.tool = tool;
      stage.dataset.close = String(isClose);
      close.hidden = undo.hidden = tool !== "polygon" || corners === 0;
      close.disabled = corners < 3;
      add.hidden = !hasArea || tool === "move";
      remove.hidden = !hasArea;
    },
  };
}
