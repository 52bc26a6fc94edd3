/** The files of the first paint, asked for before the code that reads them is there. */

/**
 * @typedef {object} FirstFiles
 * @property {Promise<ArrayBuffer>} history
 * @property {Promise<ArrayBuffer>} cells
 */

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
