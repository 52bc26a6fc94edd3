/**
 * The page's typeface in the map's frame. Streamlit ships Source Sans under a name with a hash, and
 * declares it in the page's style sheet only; the frame, of the same origin, declares it once more.
 */

export const FAMILY = "Source Sans";

/** How long the first paint may wait for letters, milliseconds; the system's serve until then. */
const WAIT_MS = 1000;

/**
 * @param {Window} page the window whose style sheets declare the typeface
 * @returns {Promise<boolean>} whether the frame has it now
 */
export async function adoptFont(page) {
  const rule = fontRule(page.document.styleSheets);
  if (!rule) return false;
  const face = new FontFace(FAMILY, rule.source, { weight: "100 900" });
  const loaded = face.load().then(
    () => Boolean(document.fonts.add(face)),
    () => false,
  );
  return Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, WAIT_MS, false))]);
}

/**
 * @param {Iterable<CSSStyleSheet>} sheets
 * @returns {{source: string} | null} value for a FontFace, with absolute addresses
 */
export function fontRule(sheets) {
  for (const sheet of sheets) {
    for (const rule of rulesOf(sheet)) {
      const style = /** @type {any} */ (rule).style;
      const family = style?.getPropertyValue("font-family").replaceAll(/["']/g, "").trim();
      const source = style?.getPropertyValue("src");
      if (family !== FAMILY || !source || style.getPropertyValue("font-style") === "italic") continue;
      const base = sheet.href ?? undefined;
      return { source: source.replace(/url\(["']?([^"')]+)["']?\)/g, (_, path) => `url("${new URL(path, base).href}")`) };
    }
  }
  return null;
}

/** @returns {Iterable<CSSRule>} the rules of a sheet; none where another origin's may not be read */
function rulesOf(/** @type {CSSStyleSheet} */ sheet) {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}
