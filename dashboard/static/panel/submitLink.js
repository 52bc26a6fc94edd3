/** The way from a card to the form for a further source. */

import { el } from "../shared/dom.js";

/**
 * @param {{event: string} | {place: string}} about  an event's id or a KATOTTG code
 * @param {import("../shared/text.js").Text} text
 */
export function submitLink(about, text) {
  // Relative: the app may live below a prefix. A tab of its own, so that the map stays as it is.
  const href = `submit?${new URLSearchParams({ ...about, lang: text.lang })}`;
  const link = el("a", { href, target: "_blank", rel: "noopener" }, text.say("panel.submit"));
  return el("p", { class: "ctl-small" }, link);
}
