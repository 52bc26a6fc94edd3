/**
 * The transport row: play, the date, steps; speed, loop and zoom. Buttons only name commands; what
 * they do is in commands.js.
 */

import { dayText } from "../shared/dates.js";
import { el, icon } from "../shared/dom.js";
import { throttle } from "../map/throttle.js";
import { ICONS } from "./icons.js";
import { SPEEDS } from "./player.js";
import { UNITS } from "./step.js";
import { isWhole } from "./view.js";

/** While days run the date is written at this pace, as the map's is; the last day's always comes. */
const DATE_EVERY_MS = 80;

/**
 * @typedef {object} Context  what every part of the timeline works with
 * @property {ReturnType<typeof import("./state.js").createStore<import("./state.js").State>>} store
 * @property {import("../shared/text.js").Text} text
 * @property {import("../shared/days.js").Calendar} calendar
 * @property {number} days
 * @property {(command: string) => void} run
 */

/**
 * A button that runs a command.
 *
 * @param {Context} context
 * @param {string} command
 * @param {keyof typeof ICONS} picture
 * @param {string} label   what it does, for the title and for screen readers
 */
export function commandButton({ run }, command, picture, label) {
  const props = { type: "button", class: "ctl-button", title: label, "aria-label": label };
  return el(
    "button",
    { ...props, "data-command": command, onclick: () => run(command) },
    icon(ICONS[picture]),
  );
}

/** @param {Context} context @param {import("./step.js").Unit} unit */
function stepGroup(context, unit) {
  const { text } = context;
  return el(
    "div",
    {
      class: `ctl-step ctl-step-${unit}`,
      role: "group",
      "aria-label": text.say(`timeline.unit.${unit}`),
    },
    commandButton(context, `${unit}-`, "back", text.say(`timeline.previous.${unit}`)),
    el(
      "span",
      { class: "ctl-step-name", "aria-hidden": "true" },
      text.say(`timeline.unit.${unit}`),
    ),
    commandButton(context, `${unit}+`, "forward", text.say(`timeline.next.${unit}`)),
  );
}

/**
 * One pair of arrows and a choice of what they step by: the same steps where there is no room.
 *
 * @param {Context} context
 */
function compactStepper(context) {
  const { text } = context;
  const choice = el(
    "select",
    { class: "ctl-select", "aria-label": text.say("timeline.step_by") },
    ...UNITS.map((unit) => el("option", { value: unit }, text.say(`timeline.unit.${unit}`))),
  );
  const arrow = (/** @type {string} */ sign, /** @type {"back" | "forward"} */ picture) => {
    const label = text.say(sign === "+" ? "timeline.forward" : "timeline.back");
    const onclick = () => context.run(`${choice.value}${sign}`);
    return el(
      "button",
      { type: "button", class: "ctl-button", title: label, "aria-label": label, onclick },
      icon(ICONS[picture]),
    );
  };
  return el(
    "div",
    { class: "ctl-stepper", role: "group", "aria-label": text.say("timeline.step_by") },
    arrow("-", "back"),
    choice,
    arrow("+", "forward"),
  );
}

/** @param {Context} context */
function speedChoice({ store, text }) {
  const label = (/** @type {number} */ speed) =>
    speed < 1 ? text.say("timeline.speed.slow") : text.count("timeline.speed", speed);
  const choice = el(
    "select",
    {
      class: "ctl-select",
      "aria-label": text.say("timeline.speed"),
      title: text.say("timeline.speed"),
      onchange: () => store.set({ speed: Number(choice.value) }),
    },
    ...SPEEDS.map((speed) => el("option", { value: speed }, label(speed))),
  );
  return choice;
}

/**
 * @param {Context} context
 * @returns {{lead: HTMLElement, tools: HTMLElement, show: (state: import("./state.js").State) => void}}
 */
export function createTransport(context) {
  const { text, calendar, run, days } = context;
  const play = el("button", {
    type: "button",
    class: "ctl-play",
    "data-command": "play",
    onclick: () => run("play"),
  });
  const dateText = document.createTextNode("");
  const date = el("output", { class: "ctl-date" }, dateText);
  const speed = speedChoice(context);
  const loop = commandButton(context, "loop", "loop", text.say("timeline.loop"));
  const whole = commandButton(context, "zoom-whole", "whole", text.say("timeline.zoom.whole"));
  const steps = UNITS.map((unit) => stepGroup(context, unit));
  const placeStep = steps[UNITS.indexOf("place")];
  const lead = el("div", { class: "ctl-lead" }, play, date, compactStepper(context), ...steps);
  const tools = el(
    "div",
    { class: "ctl-tools" },
    speed,
    loop,
    commandButton(context, "first", "first", text.say("timeline.first")),
    commandButton(context, "last", "last", text.say("timeline.last")),
    commandButton(context, "zoom-out", "minus", text.say("timeline.zoom.out")),
    commandButton(context, "zoom-in", "plus", text.say("timeline.zoom.in")),
    whole,
    commandButton(context, "reset", "reset", text.say("timeline.reset")),
  );
  const showDate = throttle((/** @type {number} */ day) => {
    dateText.data = dayText(calendar.date(day), text.lang, "short");
  }, DATE_EVERY_MS);
  /** What the elements say: browsers take any write for a change. @type {import("./state.js").State | null} */
  let shown = null;
  /** @type {boolean | null} */
  let playing = null;

  return {
    lead,
    tools,
    show(state) {
      if (state.day !== shown?.day) showDate(state.day);
      if (state.speed !== shown?.speed) speed.value = String(state.speed);
      if (state.loop !== shown?.loop) loop.setAttribute("aria-pressed", String(state.loop));
      if (state.view !== shown?.view) whole.disabled = isWhole(state.view, days);
      if (state.sel !== shown?.sel) placeStep.hidden = state.sel === null;
      shown = state;
      if (playing === state.playing) return;
      playing = state.playing;
      const label = text.say(playing ? "timeline.pause" : "timeline.play");
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play, { fill: true }));
      for (const name of ["aria-label", "title"]) play.setAttribute(name, label);
    },
  };
}
