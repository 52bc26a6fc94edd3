/**
 * Days are indices counted from the first day of the history. A day is a calendar day and carries
 * no time zone, so all arithmetic and formatting runs in UTC.
 */

const DAY_MS = 86_400_000;
const LOCALES = Object.freeze({ en: "en-GB", uk: "uk-UA" });

/**
 * @param {string} firstIso ISO date of day 0
 * @param {number} dayIndex
 * @returns {Date} midnight UTC of that day
 */
export function dateOfDay(firstIso, dayIndex) {
  return new Date(Date.parse(`${firstIso}T00:00:00Z`) + dayIndex * DAY_MS);
}

/**
 * @param {string} firstIso ISO date of day 0
 * @param {number} dayIndex
 * @returns {string} e.g. "2022-09-10"
 */
export function isoOfDay(firstIso, dayIndex) {
  return dateOfDay(firstIso, dayIndex).toISOString().slice(0, 10);
}

/**
 * @param {string} firstIso ISO date of day 0
 * @param {string} iso
 * @returns {number} day index; NaN if `iso` is not an ISO date
 */
export function dayOfIso(firstIso, iso) {
  return (Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${firstIso}T00:00:00Z`)) / DAY_MS;
}

/**
 * @param {string} lang "en" or "uk"
 * @returns {string} the BCP 47 locale whose conventions we follow
 */
export function localeOf(lang) {
  return LOCALES[lang] ?? LOCALES.en;
}

/**
 * A formatter of day indices: "10 September 2022", "10 вересня 2022".
 *
 * Only day, month and year are kept, in the language's order: Ukrainian's trailing "р." is left out
 * because the date stands alone on the page.
 *
 * @param {string} firstIso ISO date of day 0
 * @param {string} lang "en" or "uk"
 * @param {"long" | "short"} [month]
 * @returns {(dayIndex: number) => string}
 */
export function dayFormatter(firstIso, lang, month = "long") {
  const format = new Intl.DateTimeFormat(localeOf(lang), {
    day: "numeric",
    month,
    year: "numeric",
    timeZone: "UTC",
  });
  const kept = new Set(["day", "month", "year"]);
  return (dayIndex) =>
    format
      .formatToParts(dateOfDay(firstIso, dayIndex))
      .filter((part) => kept.has(part.type))
      .map((part) => part.value)
      .join(" ");
}
