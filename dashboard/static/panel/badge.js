/** How well an event is supported: tier, counts, and the arithmetic on request. */

import { el } from "../shared/dom.js";
import { countSides } from "./choose.js";

/** Tiers that have words and a look of their own. */
const TIERS = new Set(["verified", "likely", "contested", "uncorroborated", "debunked"]);

/**
 * @param {any} event
 * @param {import("../shared/text.js").Text} text
 * @returns {HTMLElement}
 */
export function createBadge(event, text) {
  const tier = TIERS.has(event.tier) ? event.tier : "uncorroborated";
  const counts = [
    text.count("panel.owners", event.owners),
    text.count("panel.sides", countSides(event.sides)),
  ].join(" · ");
  return el(
    "details",
    { class: "ctl-badge-more" },
    el(
      "summary",
      {},
      el("span", { class: `ctl-badge ctl-badge-${tier}` }, text.say(`panel.tier.${tier}`)),
      el("span", { class: "ctl-small" }, ` ${counts} · `),
      el("span", { class: "ctl-small ctl-why" }, text.say("panel.why")),
    ),
    el("p", { class: "ctl-small" }, withoutTier(text.pick(event.tier_reason))),
    el("p", { class: "ctl-small" }, text.pick(event.arithmetic)),
  );
}

/**
 * The sentence begins with the tier, which the badge above it says already.
 *
 * @param {string} reason
 * @returns {string}
 */
function withoutTier(reason) {
  const why = reason.slice(reason.indexOf(": ") + 2);
  return reason.includes(": ") ? why.charAt(0).toUpperCase() + why.slice(1) : reason;
}
