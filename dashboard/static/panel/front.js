/** How far a place is from the nearest settlement of other control. Pure. */

/**
 * @param {{from: string, km: number | null}[] | undefined} steps in order of time; `from` is an ISO day
 * @param {string} day ISO day
 * @returns {number | null} kilometres; null where there is no distance, or the place is contested itself
 */
export function frontKmOn(steps, day) {
  const step = steps?.findLast(({ from }) => from <= day);
  return step?.km || null;
}
