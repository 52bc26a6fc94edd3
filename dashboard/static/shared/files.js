/** Fetching the JSON that the parts show. */

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 * @throws {Error} naming the address if the answer is not JSON with a good status
 */
export async function fetchJson(url, signal) {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`);
  return answer.json();
}
