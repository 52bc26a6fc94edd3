/** What lies under the pointer on the strip: the day, its changes and events. Decoration: the same
 * stands in the panel, so screen readers are spared it. */

import { dayText } from "../shared/dates.js";
import { el } from "../shared/dom.js";
import { countOn } from "./series.js";

/** Events named before the rest is only counted. */
const NAMED = 4;

/**
 * @param {import("./transport.js").Context} context
 */
export function createTip({ text, calendar }) {
  const root = el("div", { class: "ctl-tip", "aria-hidden": "true", hidden: true });
  let shownDay = -1;

  /**
   * @param {number} day
   * @param {import("./series.js").Series} series
   * @param {{title: {en: string, uk: string}}[]} events  those under the pointer
   */
  function fill(day, series, events) {
    const changes = /** @type {const} */ (["gained", "lost", "contested"])
      .map((name) => [name, countOn(series[name], day)])
      .filter(([, n]) => n)
      .map(([name, n]) =>
        el("p", { class: `ctl-tip-${name}` }, text.count(`timeline.tip.${name}`, Number(n))),
      );
    const [low, high] = [series.occupied_low[day], series.occupied_high[day]].map(text.number);
    const n = low === high ? low : `${low}–${high}`;
    const share = text.say("timeline.tip.occupied", { n, total: text.number(series.total) });
    const titles = events
      .slice(0, NAMED)
      .map(({ title }) => el("p", { class: "ctl-tip-event" }, text.pick(title)));
    const rest = events.length - NAMED;
    root.replaceChildren(
      el("p", { class: "ctl-tip-day" }, dayText(calendar.date(day), text.lang)),
      ...changes,
      el("p", {}, share),
      ...titles,
      ...(rest > 0 ? [el("p", {}, text.count("timeline.more", rest))] : []),
    );
  }

  return {
    root,
    hide() {
      root.hidden = true;
      shownDay = -1;
    },
    /** @param {{xPx: number, widthPx: number, day: number, series: any, events: any[]}} at */
    show({ xPx, widthPx, day, series, events }) {
      if (day !== shownDay) fill(day, series, events);
      shownDay = day;
      root.hidden = false;
      const right = xPx > widthPx / 2;
      root.style.left = right ? "auto" : `${xPx + 16}px`;
      root.style.right = right ? `${widthPx - xPx + 16}px` : "auto";
    },
  };
}
