/** From the first map to the whole: its words and the page's typeface first, then all that speaks in them. */

import { adoptFont } from "./font.js";
import { MapApp } from "./mapApp.js";

/**
 * Complete the first map: words, controls, outlines, names.
 *
 * @param {import("./main.js").Stage} stage
 * @param {{assets: string, tiles: import("./tiles.js").TileSettings | null, totals: boolean}} options address of
 *   what is shown; where raster tiles may come from; whether one can ask for totals
 * @returns {Promise<void>} when all is there, or a message says what is not
 * @throws {Error} if there are no words for the map
 */
export async function complete(stage, options) {
  const [strings] = await Promise.all([stage.strings(), adoptFont(window.parent)]);
  if (stage.aborter.signal.aborted) return;
  stage.app = new MapApp(stage, { ...options, strings });
  // From here on it hears keys, clicks and the page.
  stage.map.getContainer().dataset.ready = "";
  await stage.app.furnish();
}
