/**
 * Where the map looks, as it stands in the address: `lng,lat,zoom`. Pure.
 *
 * @typedef {{lng: number, lat: number, zoom: number}} MapView
 */

/**
 * @param {string} text
 * @returns {MapView | null} null for anything but three numbers on the globe
 */
export function readView(text) {
  const numbers = (text ?? "").split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const [lng, lat, zoom] = numbers;
  const sound = numbers.length === 3 && numbers.every(Number.isFinite);
  if (!sound || Math.abs(lng) > 180 || Math.abs(lat) > 90 || zoom < 0 || zoom > 24) return null;
  return { lng, lat, zoom };
}

/**
 * Five decimals are about a metre; zoom keeps two.
 *
 * @param {MapView | null} view
 * @returns {string}
 */
export function viewText(view) {
  if (view === null) return "";
  const short = (/** @type {number} */ value, /** @type {number} */ places) =>
    String(Number(value.toFixed(places)));
  return [short(view.lng, 5), short(view.lat, 5), short(view.zoom, 2)].join(",");
}
