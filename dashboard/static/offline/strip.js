/** The curve of occupied settlements behind the slider. */

const SVG = "http://www.w3.org/2000/svg";
export const WIDTH = 1000;
export const HEIGHT = 40;

/**
 * @param {number[]} values one a day
 * @returns {string} path data of the area below them, in a box of WIDTH by HEIGHT
 */
export function areaPath(values) {
  const top = Math.max(...values, 1);
  const x = (/** @type {number} */ day) => ((day / Math.max(values.length - 1, 1)) * WIDTH).toFixed(1);
  const y = (/** @type {number} */ value) => (HEIGHT - (value / top) * HEIGHT).toFixed(1);
  const steps = values.flatMap((value, day) => (day > 0 && value === values[day - 1] ? [] : [`H${x(day)}V${y(value)}`]));
  return `M0 ${HEIGHT}${steps.join("")}H${WIDTH}V${HEIGHT}Z`;
}

/**
 * @param {number[]} values
 * @param {string} label
 * @returns {SVGElement}
 */
export function createStrip(values, label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("class", "off-strip");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", areaPath(values));
  svg.append(path);
  return svg;
}
