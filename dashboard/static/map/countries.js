/**
 * Names of the countries around, at points outside Ukraine that lie where a map of it has room: the outlines
 * end at the border, and know nothing of what is beyond. Pure.
 */

import { worldX, worldY } from "./projection.js";

/** A point every hundred kilometres or so along the border: longitude and latitude in degrees. */
const COUNTRIES = Object.freeze([
  {
    en: "Russia",
    uk: "Росія",
    points: [
      [39.4, 51.4], [37.4, 50.75], [36.5, 50.75], [38.7, 50.3], [35.7, 51.1], [39.7, 50.15], [40.5, 49.75], [40.8, 49.1],
      [40.7, 48.4], [40.2, 47.8], [39.2, 47.4], [35.3, 51.9], [34.9, 52.4], [33.8, 52.8], [32.5, 53.0],
    ],
  },
  { en: "Belarus", uk: "Білорусь", points: [[27.6, 52.4], [29.4, 52.3], [25.8, 52.5], [30.9, 52.8], [24.4, 52.4]] },
  { en: "Poland", uk: "Польща", points: [[22.6, 50.6], [22.2, 49.9]] },
  { en: "Slovakia", uk: "Словаччина", points: [[20.6, 48.8]] },
  { en: "Hungary", uk: "Угорщина", points: [[21.6, 47.7]] },
  { en: "Romania", uk: "Румунія", points: [[25.0, 47.2], [26.4, 47.2], [28.1, 44.8]] },
  { en: "Moldova", uk: "Молдова", points: [[27.9, 47.4]] },
]);

/** @type {readonly import("./labelSource.js").Label[]} each country's points, of which one is enough */
export const COUNTRY_LABELS = Object.freeze(
  COUNTRIES.flatMap(({ en, uk, points }) =>
    points.map(([lng, lat]) => ({
      kind: /** @type {const} */ ("country"),
      en,
      uk,
      x: worldX(lng * 1e6),
      y: worldY(lat * 1e6),
      place: -1,
      group: `country ${en}`,
    })),
  ),
);
