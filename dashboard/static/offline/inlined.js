/** What stands in the page itself, and the one door through which the map's modules ask for it. */

/**
 * @typedef {object} Inlined
 * @property {Record<string, any>} about what the file says about itself
 * @property {string} title of the layer
 * @property {number} day on which it opens
 * @property {{units: string[], statuses: string[]}} filters with which it opens
 * @property {Record<string, {en: string, uk: string}>} strings
 * @property {Record<string, any>} files base64 text, or JSON
 * @property {any[]} events
 */

/** @returns {Inlined} */
export function readInlined() {
  return JSON.parse(document.getElementById("ctl-inlined")?.textContent ?? "");
}

/**
 * Answer the map's requests from the page: it has no server, and its policy forbids every other.
 *
 * @param {Record<string, any>} files
 */
export function serveInlined(files) {
  globalThis.fetch = async (/** @type {any} */ address) => {
    const name = String(address).split("/").at(-1) ?? "";
    if (!Object.hasOwn(files, name)) return new Response(null, { status: 404 });
    const file = files[name];
    return new Response(typeof file === "string" ? bytesOf(file) : JSON.stringify(file));
  };
}

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * @param {Record<string, any>} strings by key, then language
 * @returns {Record<string, Record<string, string>>} by language, then key
 */
export function byLanguage(strings) {
  const wordsIn = (/** @type {string} */ lang) => Object.fromEntries(Object.entries(strings).map(([key, words]) => [key, words[lang]]));
  return { en: wordsIn("en"), uk: wordsIn("uk") };
}
