/**
 * Every colour of the page, once, for both themes.
 *
 * Control status alone has strong colour; `full` is reported, `implied` the paler tone of the same
 * hue. tests/js/palette.test.mjs holds the distances under simulated colour blindness.
 */

/**
 * @typedef {object} Tones
 * @property {string} full the settlement itself is reported on
 * @property {string} implied the evidence speaks of its hromada, raion or oblast
 */

/**
 * @typedef {object} Palette
 * @property {string} abroad outside the country
 * @property {string} ground the country outside the mapped oblasts
 * @property {string} land empty ground inside the mapped oblasts; hairlines
 * @property {string} ink text and the strongest lines
 * @property {string} inkSoft secondary text (AA on panel and ground)
 * @property {string} line outlines that should recede
 * @property {string} panel cards, legend, buttons
 * @property {string} panelLine their one-pixel border
 * @property {string} accent links, focus rings, the chosen thing
 * @property {string} water lakes and reservoirs
 * @property {string} river their lines, which cross every status
 * @property {string} waterInk their names (AA on ground, land and the Ukrainian tones)
 * @property {Record<"occupied" | "contested" | "liberated" | "ukrainian" | "unknown", Tones>} status
 * @property {Tones} contestedGround between the stripes of contested
 * @property {string} unknownGround between the dots of unknown
 */

/** @type {Readonly<Record<"light" | "dark", Palette>>} */
export const PALETTES = Object.freeze({
  light: {
    abroad: "#e6e4de",
    ground: "#efeee9",
    land: "#f9f8f5",
    ink: "#1a2230",
    inkSoft: "#59616f",
    line: "#cfcdc4",
    panel: "#ffffff",
    panelLine: "#dedcd5",
    accent: "#1f5fa8",
    water: "#c3d5df",
    river: "#6b9bb5",
    waterInk: "#2f6383",
    status: {
      occupied: { full: "#c8432b", implied: "#df9384" },
      contested: { full: "#d98d1c", implied: "#efc66a" },
      liberated: { full: "#6fa5d2", implied: "#a6c6e3" },
      ukrainian: { full: "#dbe5ef", implied: "#e8eef5" },
      unknown: { full: "#858a92", implied: "#858a92" },
    },
    contestedGround: { full: "#fdf1d8", implied: "#fdf6e8" },
    unknownGround: "#f9f8f5",
  },
  dark: {
    abroad: "#0a0e13",
    ground: "#121920",
    land: "#0f151c",
    ink: "#eef2f6",
    inkSoft: "#a3adb9",
    line: "#2c3743",
    panel: "#19212a",
    panelLine: "#2c3743",
    accent: "#7ab3ea",
    water: "#16303f",
    river: "#3d7391",
    waterInk: "#86b9d3",
    status: {
      occupied: { full: "#d9593d", implied: "#8c4234" },
      contested: { full: "#eaa53f", implied: "#c9a465" },
      liberated: { full: "#4189c7", implied: "#2c5c88" },
      ukrainian: { full: "#26384a", implied: "#1e2b38" },
      unknown: { full: "#74808d", implied: "#74808d" },
    },
    contestedGround: { full: "#2a2412", implied: "#231f14" },
    unknownGround: "#0f151c",
  },
});

/**
 * @param {string} theme "light" or "dark"; anything else is light
 * @returns {Palette}
 */
export function paletteOf(theme) {
  return PALETTES[theme] ?? PALETTES.light;
}

/**
 * @param {string} theme
 * @returns {Record<string, string>} CSS custom properties, e.g. "--ctl-status-occupied"
 */
export function cssVariables(theme) {
  const palette = paletteOf(theme);
  const plain = ["abroad", "ground", "land", "ink", "inkSoft", "line", "panel", "panelLine", "accent", "water"];
  const entries = plain.map((name) => [`--ctl-${kebab(name)}`, palette[name]]);
  for (const [status, tones] of Object.entries(palette.status)) {
    entries.push([`--ctl-status-${status}`, tones.full]);
    entries.push([`--ctl-status-${status}-implied`, tones.implied]);
  }
  return Object.fromEntries(entries);
}

/**
 * Write the theme's variables to an element; everything inside it inherits them.
 *
 * @param {HTMLElement} element
 * @param {string} theme
 */
export function applyPalette(element, theme) {
  for (const [name, value] of Object.entries(cssVariables(theme))) {
    element.style.setProperty(name, value);
  }
  element.dataset.theme = theme in PALETTES ? theme : "light";
}

/**
 * @param {string} hex "#rrggbb"
 * @returns {[number, number, number]} red, green, blue, 0 to 255
 */
export function rgbOf(hex) {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * @param {[number, number, number]} from
 * @param {[number, number, number]} to
 * @param {number} share 0 gives `from`, 1 gives `to`
 * @returns {[number, number, number]}
 */
export function mix(from, to, share) {
  return [
    Math.round(from[0] + (to[0] - from[0]) * share),
    Math.round(from[1] + (to[1] - from[1]) * share),
    Math.round(from[2] + (to[2] - from[2]) * share),
  ];
}

/**
 * @param {string} hex "#rrggbb"
 * @param {number} alpha 0 to 1
 * @returns {string} a CSS colour
 */
export function withAlpha(hex, alpha) {
  const [red, green, blue] = rgbOf(hex);
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** @param {string} name camelCase */
function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
