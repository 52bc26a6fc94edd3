/**
 * Days are indices counted from the first day of the history. A day is a calendar day and carries no
 * time zone, so all arithmetic runs in UTC.
 *
 * @typedef {object} Calendar
 * @property {(day: number) => Date} date   Midnight UTC of that day.
 * @property {(day: number) => string} iso  "2022-09-10".
 * @property {(iso: string) => number} index  Day index of an ISO date; NaN if it is none.
 * @property {(day: number, months: number) => number} addMonths
 *   Same day of another month; the month's last day if it is shorter.
 */

const DAY_MS = 86_400_000;

/**
 * @param {string} first  ISO date of day 0
 * @returns {Calendar}
 */
export function createCalendar(first) {
  const start = Date.parse(`${first}T00:00:00Z`);
  const date = (/** @type {number} */ day) => new Date(start + day * DAY_MS);
  const index = (/** @type {string} */ iso) => (Date.parse(`${iso}T00:00:00Z`) - start) / DAY_MS;
  return {
    date,
    index,
    iso: (day) => date(day).toISOString().slice(0, 10),
    addMonths(day, months) {
      const from = date(day);
      const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
      const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
      const to = Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth));
      return Math.round((to - start) / DAY_MS);
    },
  };
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high  wins if it is below `low`
 * @returns {number}
 */
export function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
