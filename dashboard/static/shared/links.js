/** Addresses that the strip and the panel offer: downloads and the link to share. Pure. */

/**
 * Level of a KATOTTG code, read off its groups: `UA` oblast(2) raion(2) hromada(3) settlement(3)
 * district(2) serial(5).
 *
 * @param {string} katottg
 * @returns {"oblast" | "raion" | "hromada" | "settlement"}
 */
export function levelOf(katottg) {
  if (katottg.slice(9, 12) !== "000") return "settlement";
  if (katottg.slice(6, 9) !== "000") return "hromada";
  return katottg.slice(4, 6) === "00" ? "oblast" : "raion";
}

/**
 * Whether one unit lies inside another, or is it: codes share their leading groups.
 *
 * @param {string} inner
 * @param {string} outer
 * @returns {boolean}
 */
export function isInside(inner, outer) {
  const length = { oblast: 4, raion: 6, hromada: 9, settlement: 19 }[levelOf(outer)];
  return inner.slice(0, length) === outer.slice(0, length);
}

/**
 * Address of the snapshot in force.
 *
 * @param {string} api        e.g. `/api`
 * @param {"geojson" | "csv"} format
 * @param {string} date       ISO day
 * @param {{units?: string[], statuses?: string[], settlement?: string}} filters units of one level;
 *   statuses in the legend's words, where "ukrainian" is without "liberated"
 * @returns {string}
 */
export function snapshotHref(api, format, date, { units = [], statuses = [], settlement }) {
  const query = new URLSearchParams({ date });
  for (const unit of units) query.append(levelOf(unit), unit);
  for (const status of statuses) query.append("category", status);
  if (settlement) query.append("settlement", settlement);
  return `${api}/snapshot.${format}?${query}`;
}

/**
 * Address of all that is known of one settlement.
 *
 * @param {string} api
 * @param {string} katottg
 */
export const historyHref = (api, katottg) => `${api}/history/${encodeURIComponent(katottg)}.json`;

/**
 * The whole page behind an embedded map, showing the same.
 *
 * @param {string} href
 * @param {Parameters<typeof shareHref>[1]} shown
 * @returns {string}
 */
export function wholeHref(href, shown) {
  const url = new URL(shareHref(href, shown));
  for (const key of ["embed", "embed_options"]) url.searchParams.delete(key);
  return url.href;
}

/**
 * File name that a download gets.
 *
 * @param {string} date
 * @param {"geojson" | "csv"} format
 * @param {string} [about]
 */
export const snapshotName = (date, format, about = "control") => `${about}-${date}.${format}`;

/**
 * The address of the page with what is on the screen in it; everything else is kept. The page's own
 * address says the same, but only once Python has heard of it.
 *
 * @param {string} href
 * @param {object} shown
 * @param {string} shown.date              ISO day
 * @param {string | null} shown.sel        selected settlement
 * @param {string[]} [shown.statuses]      left as it is if not given
 * @param {string} [shown.mapView]         `lng,lat,zoom` or empty; left as it is if not given
 * @returns {string}
 */
export function shareHref(href, { date, sel, statuses, mapView }) {
  const url = new URL(href);
  const put = (/** @type {string} */ key, /** @type {string[]} */ [first, ...rest]) => {
    if (first === undefined) url.searchParams.delete(key);
    else url.searchParams.set(key, first);
    for (const value of rest) url.searchParams.append(key, value);
  };
  put("date", [date]);
  put("sel", sel ? [sel] : []);
  if (statuses) put("status", statuses);
  if (mapView !== undefined) put("v", mapView ? [mapView] : []);
  return url.href;
}
