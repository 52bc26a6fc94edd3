/**
 * Keys and what they do. Streamlit keeps `c` and `r` for itself; we leave them alone.
 *
 * @typedef {object} KeyPress
 * @property {string} key
 * @property {boolean} [shiftKey]
 * @property {boolean} [ctrlKey]
 * @property {boolean} [altKey]
 * @property {boolean} [metaKey]
 */

/**
 * Key (with `Shift+` in front where it matters) to command; also the order of the help sheet.
 * @type {Record<string, string>}
 */
export const KEYS = {
  ArrowLeft: "day-",
  ArrowRight: "day+",
  ArrowDown: "day-",
  ArrowUp: "day+",
  "Shift+ArrowLeft": "week-",
  "Shift+ArrowRight": "week+",
  "Shift+ArrowDown": "week-",
  "Shift+ArrowUp": "week+",
  PageDown: "month-",
  PageUp: "month+",
  Home: "first",
  End: "last",
  " ": "play",
  p: "change-",
  n: "change+",
  "Shift+P": "place-",
  "Shift+N": "place+",
  ",": "event-",
  ".": "event+",
  "[": "window-start",
  "]": "window-end",
  "\\": "window-reset",
  "-": "zoom-out",
  "+": "zoom-in",
  "=": "zoom-in",
  0: "zoom-whole",
  l: "loop",
  "?": "help",
};

/** Keys that move the page or press what has the focus; taken from nobody but the page itself. */
const SHY = new Set([
  " ",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "PageUp",
  "PageDown",
  "Home",
  "End",
]);

/** Up, down and page keys scroll a page; they are ours only on the slider. */
const SLIDER_ONLY = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * The command of a key press, whoever has the focus.
 *
 * @param {KeyPress} press
 * @returns {string | null}
 */
export function commandOf({
  key,
  shiftKey = false,
  ctrlKey = false,
  altKey = false,
  metaKey = false,
}) {
  if (ctrlKey || altKey || metaKey) return null;
  const named = key.length > 1;
  const shifted = shiftKey && (named || /^\p{Lu}$/u.test(key)) ? `Shift+${key}` : key;
  return KEYS[shifted] ?? null;
}

/**
 * @typedef {"slider" | "page" | "text" | "control"} Focus
 *   our range input; nothing in particular; something one types into; any other control
 */

/**
 * Whether we may act on a key, given what has the focus.
 *
 * @param {string} key
 * @param {Focus} focus
 * @returns {boolean}
 */
export function mayTake(key, focus) {
  if (focus === "slider") return true;
  if (focus === "text") return false;
  if (SLIDER_ONLY.has(key)) return false;
  return focus === "page" || !SHY.has(key);
}

const TYPING =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=range]), textarea, select, [contenteditable]";
/** By role, not by tabindex: Streamlit's scrolling main section takes the focus on every click. */
const ROLES = [
  "button",
  "checkbox",
  "combobox",
  "grid",
  "gridcell",
  "link",
  "listbox",
  "menuitem",
  "option",
  "radio",
  "radiogroup",
  "slider",
  "switch",
  "tab",
  "tablist",
  "treeitem",
];
const CONTROL = [
  "a[href]",
  "button",
  "input",
  "summary",
  ...ROLES.map((role) => `[role=${role}]`),
].join(", ");

/**
 * @param {Element | null} target   what the key was pressed on, inside its shadow root
 * @param {Element | null} slider   null where there is none, as in the map's frame
 * @returns {Focus}
 */
export function focusOf(target, slider) {
  if (target !== null && target === slider) return "slider";
  if (
    !(target instanceof Element) ||
    target === document.body ||
    target === document.documentElement
  )
    return "page";
  if (target.closest(TYPING)) return "text";
  return target.closest(CONTROL) ? "control" : "page";
}

/**
 * Listen to the whole page; returns the function that stops listening.
 *
 * @param {Element} slider
 * @param {(command: string) => void} run
 */
export function listenToKeys(slider, run) {
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented) return;
    const command = commandOf(event);
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (!command || target.closest?.("dialog") || !mayTake(event.key, focusOf(target, slider)))
      return;
    event.preventDefault();
    run(command);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
