/** On paper the map is a picture of itself: it fits any sheet, which the live canvases do not. */

import { onPaper } from "../shared/paper.js";

/**
 * @param {HTMLElement} container the map's
 * @param {() => HTMLCanvasElement} draw the picture, in light colours
 * @returns {() => void} stops it
 */
export function createPaper(container, draw) {
  /** @type {HTMLCanvasElement | null} */
  let sheet = null;
  const lay = () => {
    sheet = draw();
    sheet.className = "ctl-paper";
    container.append(sheet);
  };
  const clear = () => {
    sheet?.remove();
    sheet = null;
  };
  const stop = onPaper(lay, clear);
  return () => {
    stop();
    clear();
  };
}
