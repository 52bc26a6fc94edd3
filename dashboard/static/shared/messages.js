/**
 * The messages of the channel and the fields that each must have (docs/architecture.md, "The
 * channel"). Pure.
 */

const isDay = (value) => Number.isInteger(value) && value >= 0;
const isText = (value) => typeof value === "string";
const isTextOrNull = (value) => value === null || isText(value);
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isCounts = (value) =>
  value !== null && typeof value === "object" && Object.values(value).every(isDay);
const isBox = (value) =>
  Array.isArray(value) && [0, 4].includes(value.length) && value.every(Number.isFinite);
const isFlag = (value) => typeof value === "boolean";
const optional = (check) => (value) => value === undefined || check(value);

const VIEW = { lng: Number.isFinite, lat: Number.isFinite, zoom: Number.isFinite };
const isViewOrNull = (value) =>
  value === null ||
  (typeof value === "object" && Object.entries(VIEW).every(([field, check]) => check(value[field])));

/** Every message type with the check of each of its fields. */
export const MESSAGE_FIELDS = Object.freeze({
  hello: {},
  day: { day: isDay, playing: isFlag },
  goto: { day: isDay, place: optional(isTextOrNull) },
  select: { katottg: isTextOrNull },
  hover: { katottg: isTexts },
  filters: { units: isTexts, statuses: isTexts },
  totals: { box: isBox },
  drawn: { drawing: isText, marks: isTexts },
  painted: { day: isDay, count: isDay, counts: isCounts, changing: isDay, disagreement: isDay },
  view: { ...VIEW, home: optional(isFlag) },
  look: { to: isViewOrNull },
  view_of: { assets: isText },
  age: { days: isDay },
  key: { key: isText, shift: isFlag },
  prefs: { lang: isText, theme: isText },
  error: { message: isText },
});

/** The same as pairs, made once: a day's message comes with every frame. */
const CHECKS = new Map(Object.entries(MESSAGE_FIELDS).map(([type, fields]) => [type, Object.entries(fields)]));

/**
 * @param {any} message
 * @returns {string | null} what is wrong with the message, or null
 */
export function faultOf(message) {
  if (message === null || typeof message !== "object") return "message is not an object";
  const checks = CHECKS.get(message.type);
  if (checks === undefined) return `unknown type ${message.type}`;
  if (!isText(message.from)) return "from is not a text";
  if (checks.every(([field, check]) => check(message[field]))) return null;
  const bad = checks.filter(([field, check]) => !check(message[field])).map(([field]) => field);
  return `${message.type}: bad ${bad.join(", ")}`;
}
