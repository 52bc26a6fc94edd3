/**
 * The channel between the parts of one page (docs/architecture.md, "The channel").
 *
 * A message that does not have the fields of its type is a fault: posting one throws, receiving one
 * is ignored with a warning, so that one broken part cannot take another down.
 */

const isDay = (value) => Number.isInteger(value) && value >= 0;
const isText = (value) => typeof value === "string";
const isTextOrNull = (value) => value === null || isText(value);
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isFinite = (value) => Number.isFinite(value);
const isCount = isDay;
const isCounts = (value) =>
  value !== null && typeof value === "object" && Object.values(value).every(isCount);
const optional = (check) => (value) => value === undefined || check(value);

/** Every message type with the check of each of its fields. */
export const MESSAGE_FIELDS = Object.freeze({
  hello: {},
  day: { day: isDay, playing: (value) => typeof value === "boolean" },
  goto: { day: isDay, place: optional(isTextOrNull) },
  select: { katottg: isTextOrNull },
  hover: { katottg: isTexts },
  filters: { units: isTexts, statuses: isTexts },
  painted: {
    day: isDay,
    count: isCount,
    counts: isCounts,
    changing: isCount,
    disagreement: isCount,
  },
  view: { lng: isFinite, lat: isFinite, zoom: isFinite },
  prefs: { lang: isText, theme: isText },
  error: { message: isText },
});

/**
 * @param {any} message
 * @returns {string | null} what is wrong with the message, or null
 */
export function faultOf(message) {
  if (message === null || typeof message !== "object") return "message is not an object";
  if (!Object.hasOwn(MESSAGE_FIELDS, message.type)) return `unknown type ${message.type}`;
  if (!isText(message.from)) return "from is not a text";
  const bad = Object.entries(MESSAGE_FIELDS[message.type])
    .filter(([field, check]) => !check(message[field]))
    .map(([field]) => field);
  return bad.length > 0 ? `${message.type}: bad ${bad.join(", ")}` : null;
}

/** One part's end of the channel. */
export class Channel {
  /**
   * @param {string} id name of the channel, random per session
   * @param {string} from the part that speaks: "map", "timeline" or "panel"
   */
  constructor(id, from) {
    this._from = from;
    /** @type {Map<string, Set<(message: any) => void>>} */
    this._handlers = new Map();
    this._channel = new BroadcastChannel(id);
    this._channel.onmessage = (event) => this._receive(event.data);
  }

  /**
   * @param {string} type a key of MESSAGE_FIELDS
   * @param {(message: any) => void} handler
   * @returns {() => void} stops listening
   */
  on(type, handler) {
    if (!Object.hasOwn(MESSAGE_FIELDS, type)) throw new TypeError(`unknown type ${type}`);
    const handlers = this._handlers.get(type) ?? new Set();
    this._handlers.set(type, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /**
   * @param {string} type a key of MESSAGE_FIELDS
   * @param {object} [fields] the fields of that type
   * @throws {TypeError} if a field is missing or wrong
   */
  post(type, fields = {}) {
    const message = { ...fields, type, from: this._from };
    const fault = faultOf(message);
    if (fault !== null) throw new TypeError(fault);
    this._channel?.postMessage(message);
  }

  /** Stop listening and speaking; later posts do nothing. */
  close() {
    this._handlers.clear();
    this._channel?.close();
    this._channel = null;
  }

  /** @param {any} message */
  _receive(message) {
    const fault = faultOf(message);
    if (fault !== null) {
      console.warn(`channel: ignored a message (${fault})`);
      return;
    }
    if (message.from === this._from) return;
    for (const handler of this._handlers.get(message.type) ?? []) handler(message);
  }
}
