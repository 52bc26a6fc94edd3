/** A canvas that is as sharp as the screen, and the colours that it takes from the style sheet. */

/**
 * Fit a canvas to its box. Returns a context scaled so that one unit is one CSS pixel.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} widthPx
 * @param {number} heightPx
 * @returns {CanvasRenderingContext2D}
 */
export function fitCanvas(canvas, widthPx, heightPx) {
  const ratio = globalThis.devicePixelRatio || 1;
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width || canvas.height !== height)
    [canvas.width, canvas.height] = [width, height];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/**
 * Read the strip's colours off its root, so that a theme is only a change of CSS variables.
 *
 * @param {Element} root
 * @returns {import("./paint.js").Ink}
 */
export function inkOf(root) {
  const style = getComputedStyle(root);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    gained: colour("--ctl-status-liberated"),
    lost: colour("--ctl-status-occupied"),
    contested: colour("--ctl-status-contested"),
    line: colour("--ctl-line"),
    text: colour("--ctl-ink-soft"),
    mark: colour("--ctl-ink-soft"),
    font: `12.5px ${style.fontFamily}`,
  };
}
