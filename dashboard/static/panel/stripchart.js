/** A place's status over the whole time: one bar with a cursor. The list of spells says the same. */

import { dayText } from "../shared/dates.js";
import { el } from "../shared/dom.js";

/**
 * @param {import("./lifetime.js").Stretch[]} all
 * @param {number} days
 * @param {import("./card.js").Desk} desk
 */
export function createStripChart(all, days, { text, calendar, goTo }) {
  const percent = (/** @type {number} */ day) => `${(day / days) * 100}%`;
  const parts = all.map(({ display, start, end, spell }) => {
    const part = el("span", {
      class: `ctl-life-part ctl-life-${display}`,
      title: `${text.say(`panel.status.${display}`)}: ${dayText(calendar.date(start), text.lang)}`,
    });
    part.style.left = percent(start);
    part.style.width = percent(end - start);
    part.classList.toggle("ctl-life-implied", spell.provenance === "implied");
    return part;
  });
  const cursor = el("span", { class: "ctl-life-cursor" });
  const root = el(
    "div",
    {
      class: "ctl-life",
      "aria-hidden": "true",
      onclick: (/** @type {MouseEvent} */ event) => {
        const box = root.getBoundingClientRect();
        goTo(Math.min(days - 1, Math.floor(((event.clientX - box.left) / box.width) * days)));
      },
    },
    ...parts,
    cursor,
  );
  return {
    root,
    /** @param {number} day */
    show(day) {
      cursor.style.left = percent(day + 0.5);
    },
  };
}
