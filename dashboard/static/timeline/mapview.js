/**
 * Where the map looks, as it stands in the address: `lng,lat,zoom`. Pure.
 *
 * Five decimals of a degree are about a metre; the zoom keeps two.
 *
 * @param {{lng: number, lat: number, zoom: number}} view
 * @returns {string}
 */
export function viewText({ lng, lat, zoom }) {
  const short = (/** @type {number} */ value, /** @type {number} */ places) =>
    String(Number(value.toFixed(places)));
  return [short(lng, 5), short(lat, 5), short(zoom, 2)].join(",");
}
