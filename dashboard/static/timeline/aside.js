/** The right side of the transport row: the window and the filters in force, links, help. */

import { rangeText } from "../shared/dates.js";
import { el, icon } from "../shared/dom.js";
import { shareHref, snapshotHref, snapshotName, wholeHref } from "../shared/links.js";
import { throttle } from "../map/throttle.js";
import { ICONS } from "./icons.js";
import { shownChips } from "./shownChips.js";
import { commandButton } from "./transport.js";
import { spanOf, windowText } from "./window.js";

/** While days run, the links follow at this pace. */
const LINKS_EVERY_MS = 300;

/**
 * @param {import("./transport.js").Context} context
 * @param {object} options
 * @param {(katottg: string) => string} options.unitName
 * @param {boolean} options.embed       the map stands in somebody else's frame
 * @param {() => string} options.href   address of the page, read when the link is copied
 * @param {(name: string) => void} options.drop  take back a part of what is shown
 */
export function createAside(context, { unitName, embed, href, drop }) {
  const { text, calendar, store, run } = context;
  const chips = el("div", { class: "ctl-chips" });
  const said = el("span", { class: "ctl-said", role: "status" });
  const downloads = /** @type {const} */ (["geojson", "csv"]).map((format) => ({
    format,
    link: downloadLink(
      text.say(`timeline.download.${format}`),
      format === "csv" ? "CSV" : "GeoJSON",
    ),
  }));
  const copy = el(
    "button",
    {
      type: "button",
      class: "ctl-button ctl-copy",
      title: text.say("timeline.copy_link"),
      onclick: copyLink,
    },
    icon(ICONS.link),
    el("span", {}, text.say("timeline.copy_link")),
  );
  const whole = el(
    "a",
    { class: "ctl-button ctl-whole-page", target: "_blank", rel: "noopener", hidden: !embed },
    text.say("timeline.whole_page"),
  );
  const help = el(
    "button",
    {
      type: "button",
      class: "ctl-button",
      "data-command": "help",
      title: text.say("timeline.help"),
      "aria-label": text.say("timeline.help"),
      onclick: () => run("help"),
    },
    "?",
  );
  const root = el(
    "div",
    { class: "ctl-aside" },
    chips,
    whole,
    copy,
    ...downloads.map(({ link }) => link),
    help,
    said,
  );

  async function copyLink() {
    const link = shareHref(href(), addressed(store.get()));
    try {
      await navigator.clipboard.writeText(link);
      said.replaceChildren(text.say("timeline.copied"));
    } catch {
      // No clipboard (plain http, or refused): give the link to copy by hand.
      const field = el("input", {
        class: "ctl-link-field",
        readonly: true,
        value: link,
        "aria-label": text.say("timeline.copy_link"),
      });
      said.replaceChildren(field);
      field.select();
    }
    setTimeout(() => said.replaceChildren(), 6000);
  }

  /** @param {import("./state.js").State} state @returns {Parameters<typeof shareHref>[1]} */
  const addressed = ({ day, sel, statuses, mapView, drawing, marks, window }) => ({
    date: calendar.iso(day),
    ...{ sel, statuses, mapView, drawing, marks },
    windowText: windowText(window, calendar),
  });

  // Nobody follows a link as fast as days run; the last day's are always there.
  const showLinks = throttle((/** @type {import("./state.js").State} */ state) => {
    const date = calendar.iso(state.day);
    for (const { format, link } of downloads) {
      link.href = snapshotHref(state.source, format, date, state);
      link.download = snapshotName(date, format);
      link.hidden = !state.source.shown.publishable;
    }
    if (embed) whole.href = wholeHref(href(), addressed(state));
  }, LINKS_EVERY_MS);

  /** @type {unknown[]} */
  let shown = [];

  return {
    root,
    /** @param {import("./state.js").State} state */
    show(state) {
      showLinks(state);
      const facts = [state.window, state.units, state.statuses, state.marks, state.source];
      if (facts.every((fact, at) => fact === shown[at])) return;
      shown = facts;
      const unusual = shownChips(context, state.source.shown, drop);
      // What is not as usual needs the room.
      const short = unusual.length + state.statuses.length + state.marks.length > 0;
      chips.classList.toggle("ctl-chips-unusual", unusual.length > 0);
      chips.replaceChildren(
        ...unusual,
        ...windowChips(context, state, short),
        ...filterChips(text, state, unitName, short),
      );
    },
  };
}

/** @param {string} title @param {string} name */
function downloadLink(title, name) {
  return el(
    "a",
    { class: "ctl-button ctl-download", title, "aria-label": title },
    icon(ICONS.download),
    el("span", {}, name),
  );
}

/**
 * The usual is left out where there is no room to say it.
 *
 * @param {import("./transport.js").Context} context
 * @param {import("./state.js").State} state
 * @param {boolean} short
 */
function windowChips(context, state, short) {
  const { text, calendar } = context;
  if (state.window.kind === "trailing") {
    const words = text.count("timeline.window.trailing", state.window.length);
    return short ? [] : [el("span", { class: "ctl-chip ctl-chip-trailing" }, words)];
  }
  const { from, to } = spanOf(state.window, state.day);
  const label = text.say("timeline.window.reset");
  const reset = commandButton(context, "window-reset", "close", label);
  const range = rangeText(calendar.date(from), calendar.date(to), text.lang, "short");
  return [el("span", { class: "ctl-chip ctl-chip-on" }, range, reset)];
}

/**
 * @param {import("../shared/text.js").Text} text
 * @param {import("./state.js").State} state
 * @param {(katottg: string) => string} unitName
 * @param {boolean} short
 */
function filterChips(text, { units, statuses, marks, source }, unitName, short) {
  const wide = source.shown.scope === "ukraine";
  const whole = text.say(wide ? "timeline.all_ukraine" : "timeline.all_raions");
  const names = units.length ? units.map(unitName) : short && !wide ? [] : [whole];
  const words = [
    ...statuses.map((status) => text.say(`timeline.status.${status}`)),
    ...marks.map((mark) => text.say(`timeline.mark.${mark}`)),
  ];
  const shown =
    names.length > 3
      ? [...names.slice(0, 2), text.count("timeline.more", names.length - 2)]
      : names;
  const usual = units.length === 0 ? "ctl-chip ctl-chip-usual" : "ctl-chip";
  return [
    ...shown.map((name) => el("span", { class: usual }, name)),
    ...words.map((name) => el("span", { class: "ctl-chip" }, name)),
  ];
}
