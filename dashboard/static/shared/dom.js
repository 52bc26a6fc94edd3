/** Building elements. Text goes in as text nodes only; nothing here parses markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element: `el("button", {class: "x", onclick: fn, "aria-label": "y"}, "text", child)`.
 * Properties that start with `on` become listeners; `true` is an empty attribute; `false`, `null`
 * and `undefined` leave it out.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string | null | undefined)} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function")
      element.addEventListener(name.slice(2), /** @type {any} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * An icon: one stroked path on a grid of 20, hidden from screen readers.
 *
 * @param {string} path   SVG path data, a constant of ours
 * @param {{fill?: boolean, size?: number}} [options]
 * @returns {SVGElement}
 */
export function icon(path, { fill = false, size = 20 } = {}) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", fill ? "ctl-icon ctl-icon-fill" : "ctl-icon");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/**
 * A link that leaves the page, or the bare text if its address is not http(s).
 *
 * @param {string} url
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function outsideLink(url, text, className = "") {
  const host = hostOf(url);
  if (host === null) return el("span", { class: className }, text);
  return el(
    "a",
    { class: className, href: url, target: "_blank", rel: "noopener noreferrer", title: host },
    text,
  );
}

/**
 * @param {string} url
 * @returns {string | null} host without `www.`; null unless the address is absolute http(s)
 */
export function hostOf(url) {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? hostname.replace(/^www\./, "") : null;
}

/**
 * Link a style sheet into a root; resolves when it has come or failed, so that the caller can show
 * itself without a flash of bare markup.
 *
 * @param {ShadowRoot | HTMLElement} root
 * @param {string} href
 * @returns {Promise<void>}
 */
export function linkStyles(root, href) {
  return new Promise((resolve) => {
    root.append(
      el("link", { rel: "stylesheet", href, onload: () => resolve(), onerror: () => resolve() }),
    );
  });
}
