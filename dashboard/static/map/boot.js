/** First thing that runs in the map's frame: fetch the words, then mount. */

import { el } from "../shared/dom.js";
import { fetchFirstFiles, preloadModules } from "./files.js";
import { adoptFont } from "./font.js";

/**
 * @param {any} map an empty Leaflet 1.9 map
 * @param {{assets: string, channel: string, strings: string, embed?: boolean, modules?: string[]}} options as
 *   of `mount`, but `strings` is the address of a file `{key: {en, uk}}`; `modules` are the addresses of
 *   all modules that the map imports, to have them sooner
 */
export async function boot(map, options) {
  try {
    preloadModules(options.modules ?? []);
    const files = fetchFirstFiles(options.assets);
    const [{ mount }, strings] = await Promise.all([
      import("./main.js"),
      fetchStrings(options.strings),
      adoptFont(window.parent),
    ]);
    return await mount(map, { ...options, strings, files });
  } catch (error) {
    // Without words or code of ours there is no catalogue to take a sentence from.
    const message = `The map could not be loaded. Не вдалося завантажити карту. (${/** @type {Error} */ (error).message})`;
    map.getContainer().append(el("div", { class: "ctl-notice", role: "alert", "data-kind": "fault" }, message));
    throw error;
  }
}

/** @param {string} url */
async function fetchStrings(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return byLanguage(await answer.json());
}

/**
 * @param {Record<string, Record<string, string>>} catalogue words by key, then language
 * @returns {Record<string, Record<string, string>>} words by language, then key
 */
export function byLanguage(catalogue) {
  const wordsIn = (/** @type {string} */ lang) =>
    Object.fromEntries(Object.entries(catalogue).map(([key, words]) => [key, words[lang]]));
  return { en: wordsIn("en"), uk: wordsIn("uk") };
}
