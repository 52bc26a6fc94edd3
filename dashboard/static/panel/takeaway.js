/** What a reader takes away from a passport: the link, the place on this day, its whole history. */

import { el, icon } from "../shared/dom.js";
import { historyHref, shareHref, snapshotHref, snapshotName } from "../shared/links.js";
import { ICONS } from "../timeline/icons.js";

/**
 * @param {import("./card.js").Desk} desk
 * @param {any} passport
 */
export function createTakeaway({ text, calendar, source }, { katottg }) {
  const link = (/** @type {string} */ words, /** @type {string} */ title, props = {}) =>
    el(
      "a",
      { class: "ctl-button ctl-outlined", title, "aria-label": title, ...props },
      icon(ICONS.download),
      words,
    );
  const snapshots = /** @type {const} */ (["geojson", "csv"]).map((format) => ({
    format,
    anchor: link(format === "csv" ? "CSV" : "GeoJSON", text.say(`panel.download.${format}`)),
  }));
  const whole = link(text.say("panel.download.history"), text.say("panel.download.history.title"), {
    href: historyHref(source, katottg),
    download: `${katottg}.json`,
  });
  for (const each of [...snapshots.map(({ anchor }) => anchor), whole])
    each.hidden = !source.shown.publishable;
  const said = el("span", {}, text.say("panel.copy_link"));
  const field = el("input", {
    class: "ctl-copy-field",
    readonly: true,
    hidden: true,
    "aria-label": text.say("panel.copy_link"),
  });
  const copy = el(
    "button",
    { type: "button", class: "ctl-button ctl-outlined", onclick: copyLink },
    icon(ICONS.link),
    said,
  );
  let shownDay = 0;

  async function copyLink() {
    const address = shareHref(location.href, { date: calendar.iso(shownDay), sel: katottg });
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = text.say("panel.copied");
    } catch {
      // No clipboard (plain http, or refused): give the link to copy by hand.
      field.value = address;
      field.hidden = false;
      field.select();
    }
  }

  return {
    root: el(
      "section",
      {},
      el("h3", { class: "ctl-sub" }, text.say("panel.takeaway")),
      el("div", { class: "ctl-actions" }, copy, ...snapshots.map(({ anchor }) => anchor), whole),
      field,
    ),
    /** @param {number} day */
    show(day) {
      shownDay = day;
      const date = calendar.iso(day);
      for (const { format, anchor } of snapshots) {
        anchor.href = snapshotHref(source, format, date, { settlement: katottg });
        anchor.download = snapshotName(date, format, katottg);
      }
      field.hidden = true;
      said.textContent = text.say("panel.copy_link");
    },
  };
}
