/**
 * The files behind the timeline.
 *
 * @typedef {object} Files
 * @property {import("./series.js").TimelineFile} timeline
 * @property {any[]} events  in order of `best`
 */

import { fetchJson } from "../shared/files.js";

/**
 * @param {string} assets
 * @returns {Promise<Files>}
 */
export async function loadFiles(assets) {
  const [timeline, events] = await Promise.all(
    ["timeline.json", "events.json"].map((name) => fetchJson(assets + name)),
  );
  return {
    timeline,
    events: events
      .map((/** @type {any} */ event) => ({ ...event, best: event.when.best }))
      .filter((/** @type {any} */ event) => event.best >= 0 && event.best < timeline.days),
  };
}
