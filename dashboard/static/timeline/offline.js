/** A line over the map while there is no network: what goes on, and what has to wait. */

import { onConnection } from "../shared/connection.js";
import { el } from "../shared/dom.js";

/** @param {import("../shared/text.js").Text} text */
export function createOffline(text) {
  // In the top layer, since the strip's own box shows nothing beyond it; empty while all is well, so
  // that its words are news to who listens to the page.
  const root = el("div", { class: "ctl-offline", role: "status", popover: "manual" });
  const show = (/** @type {boolean} */ isThere) => {
    if (!root.isConnected) return;
    root.textContent = isThere ? "" : text.say("timeline.offline");
    root.togglePopover(!isThere);
  };
  queueMicrotask(() => show(navigator.onLine));
  return { root, destroy: onConnection(show) };
}
