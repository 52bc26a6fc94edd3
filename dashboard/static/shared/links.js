/**
 * Addresses that the strip and the panel offer: downloads and the link to share. Pure.
 *
 * @typedef {object} Shown  which view of the history is on the screen, as Python tells it
 * @property {string | null} known    day of knowledge, ISO; null for all that is known
 * @property {string | null} layer    name of an imported layer; null for the ledger
 * @property {string} title           of the layer
 * @property {string} licence         of the layer
 * @property {string[]} attribution   of the layer
 * @property {boolean} publishable    whether the API passes the layer on
 * @property {string} scope           `focus` or `ukraine`
 * @property {string[]} around        units of a question without a filter; empty leaves it to the API
 * @property {number} age             days without confirmation after which places fade; 0 is never
 *
 * @typedef {object} Source  where the parts of the page get their data from
 * @property {string} api      root of the HTTP interface, e.g. `/api`
 * @property {string} assets   folder of the view's files, with a slash at the end
 * @property {Shown} shown
 */

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

/** @param {URLSearchParams} query @param {Shown} shown */
function askFor(query, { known, layer }) {
  if (known) query.set("known_as_of", known);
  if (layer) query.set("layer", layer);
}

/**
 * Address of the snapshot in force.
 *
 * @param {Source} source
 * @param {"geojson" | "csv"} format
 * @param {string} date       ISO day
 * @param {{units?: string[], statuses?: string[], settlement?: string}} filters units of one level;
 *   statuses in the legend's words, where "ukrainian" is without "liberated"
 * @returns {string}
 */
export function snapshotHref(
  { api, shown },
  format,
  date,
  { units = [], statuses = [], settlement },
) {
  const query = new URLSearchParams({ date });
  askFor(query, shown);
  const asked = units.length || settlement ? units : shown.around;
  for (const unit of asked) query.append(levelOf(unit), unit);
  for (const status of statuses) query.append("category", status);
  if (settlement) query.append("settlement", settlement);
  return `${api}/snapshot.${format}?${query}`;
}

/**
 * Address of all that is known of one settlement. What the API does not pass on lies beside the
 * view's files, for whoever looks at the view.
 *
 * @param {Source} source
 * @param {string} katottg
 */
export function historyHref({ api, assets, shown }, katottg) {
  const code = encodeURIComponent(katottg);
  if (!shown.publishable) return `${assets}places/${code}.json`;
  const query = new URLSearchParams();
  askFor(query, shown);
  return `${api}/history/${code}.json${query.size ? `?${query}` : ""}`;
}

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
 * @param {string} [shown.drawing]         what the map draws; left as it is if not given
 * @param {string[]} [shown.marks]         of the legend; left as they are if not given
 * @param {string} [shown.windowText]      the window, or empty; left as it is if not given
 * @returns {string}
 */
export function shareHref(href, { date, sel, statuses, mapView, windowText, drawing, marks }) {
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
  if (drawing !== undefined) put("draw", drawing === "auto" ? [] : [drawing]);
  if (marks) put("mark", marks);
  if (windowText !== undefined) put("window", windowText ? [windowText] : []);
  return url.href;
}
