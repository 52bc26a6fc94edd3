/**
 * First thing that runs in the map's frame: ask for what the first map needs, then mount. It imports
 * nothing, so that files are asked for before any other code is there.
 */

/** Keys of the map's words; the catalogue has those of the timeline and the panel too. */
const OF_MAP = "map.";

/**
 * @typedef {object} FirstFiles
 * @property {Promise<ArrayBuffer>} history
 * @property {Promise<ArrayBuffer>} cells
 */

/**
 * @param {any} map an empty Leaflet 1.9 map
 * @param {Omit<import("./main.js").Options, "strings" | "onFirstMap"> & {strings: string,
 *   modules?: {first: string[], later: string[]}}} options as of `mount`, but `strings` is the address of a
 *   file `{key: {en, uk}}`; `modules` are the addresses of all modules that the map imports until it is
 *   painted, and of those that come then, to have them sooner
 */
export async function boot(map, options) {
  const { first = [], later = [] } = options.modules ?? {};
  try {
    // Before the modules: a browser has six connections, and these two are the largest files.
    const files = fetchFirstFiles(options.assets);
    preloadModules(first);
    const { mount } = await import("./main.js");
    return await mount(map, {
      ...options,
      files,
      strings: () => fetchStrings(options.strings),
      onFirstMap: () => preloadModules(later),
    });
  } catch (error) {
    // Without words or code of ours there is no catalogue to take a sentence from.
    const fault = Object.assign(document.createElement("div"), { className: "ctl-notice", role: "alert" });
    fault.dataset.kind = "fault";
    fault.textContent = `The map could not be loaded whole. Не вдалося завантажити карту повністю. (${/** @type {Error} */ (error).message})`;
    map.getContainer().append(fault);
    throw error;
  }
}

/**
 * @param {string} assets address of the dataset, with a trailing slash
 * @param {AbortSignal} [signal]
 * @returns {FirstFiles} a failure stays with its promise until somebody waits for it
 */
export function fetchFirstFiles(assets, signal) {
  const bytes = (/** @type {string} */ name) => {
    const promise = fetchFile(`${assets}${name}`, signal).then((answer) => answer.arrayBuffer());
    // Whoever waits hears of it; a page that never comes to wait has another fault to show.
    promise.catch(() => {});
    return promise;
  };
  return { history: bytes("history.bin"), cells: bytes("cells.bin") };
}

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
export async function fetchFile(url, signal) {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/**
 * Fetch modules at once that would else be found one import after the other.
 *
 * @param {readonly string[]} addresses
 */
export function preloadModules(addresses) {
  const links = addresses.map((href) => Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  document.head.append(...links);
}

/** @param {string} url */
async function fetchStrings(url) {
  return byLanguage(await (await fetchFile(url)).json());
}

/**
 * @param {Record<string, Record<string, string>>} catalogue words by key, then language
 * @returns {Record<string, Record<string, string>>} words by language, then key; the map's alone
 */
export function byLanguage(catalogue) {
  const wordsIn = (/** @type {string} */ lang) =>
    Object.fromEntries(Object.entries(catalogue).filter(([key]) => key.startsWith(OF_MAP)).map(([key, words]) => [key, words[lang]]));
  return { en: wordsIn("en"), uk: wordsIn("uk") };
}
