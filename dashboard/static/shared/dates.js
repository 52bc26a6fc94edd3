/**
 * Days in words, in both languages. Month names come from Intl; the order of the parts is ours, so
 * that every browser writes the same ("10 September 2022", «10 вересня 2022»; "Sep", never "Sept").
 *
 * @typedef {"en" | "uk"} Lang
 * @typedef {"short" | "long"} MonthStyle
 */

/** American English abbreviates every month to three letters; British English has "Sept". */
const LOCALE = { en: "en-US", uk: "uk-UA" };

/** All months at once: asking Intl takes longer than all else that a step writes. @type {Map<string, string[]>} */
const monthNames = new Map();

/**
 * Name of the month; Ukrainian has another case beside a day («10 вересня») than alone («вересень»).
 *
 * @param {Date} date
 * @param {Lang} lang
 * @param {MonthStyle} style
 * @param {boolean} besideDay
 * @returns {string}
 */
function monthName(date, lang, style, besideDay) {
  const key = `${lang} ${style} ${besideDay}`;
  let names = monthNames.get(key);
  if (!names) {
    const day = besideDay ? /** @type {const} */ ({ day: "numeric" }) : {};
    const format = new Intl.DateTimeFormat(LOCALE[lang], { month: style, timeZone: "UTC", ...day });
    const nameOf = (/** @type {number} */ month) =>
      format.formatToParts(Date.UTC(2022, month, 1)).find((part) => part.type === "month")?.value ?? "";
    names = Array.from({ length: 12 }, (_, month) => nameOf(month));
    monthNames.set(key, names);
  }
  return names[date.getUTCMonth()];
}

/**
 * @param {Date} date
 * @param {Lang} lang
 * @param {MonthStyle} [style]
 * @returns {string} "10 September 2022"
 */
export function dayText(date, lang, style = "long") {
  return `${date.getUTCDate()} ${monthName(date, lang, style, true)} ${date.getUTCFullYear()}`;
}

/**
 * @param {Date} date
 * @param {Lang} lang
 * @param {MonthStyle} [style]
 * @returns {string} "September 2022"
 */
export function monthText(date, lang, style = "long") {
  return `${monthName(date, lang, style, false)} ${date.getUTCFullYear()}`;
}

/**
 * Two days with what they share said once: "4–10 September 2022", "28 September – 3 October 2022".
 *
 * @param {Date} from
 * @param {Date} to    not before `from`
 * @param {Lang} lang
 * @param {MonthStyle} [style]
 * @returns {string}
 */
export function rangeText(from, to, lang, style = "long") {
  const [left, right] = splitRange(from, to, lang, style);
  if (left === "") return right;
  return /^\d+$/.test(left) ? `${left}–${right}` : `${left} – ${right}`;
}

/**
 * The two ends of a range, the first without what it shares with the second; an empty first part
 * means that both are one day. For phrases such as "between 8 and 11 September 2022".
 *
 * @param {Date} from
 * @param {Date} to
 * @param {Lang} lang
 * @param {MonthStyle} style
 * @returns {[string, string]}
 */
export function splitRange(from, to, lang, style) {
  const right = dayText(to, lang, style);
  if (from.getTime() === to.getTime()) return ["", right];
  if (from.getUTCFullYear() !== to.getUTCFullYear()) return [dayText(from, lang, style), right];
  if (from.getUTCMonth() === to.getUTCMonth()) return [String(from.getUTCDate()), right];
  return [`${from.getUTCDate()} ${monthName(from, lang, style, true)}`, right];
}
