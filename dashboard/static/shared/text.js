/**
 * The words of the screen: a catalogue of flat keys in the reader's language, with `{name}` gaps.
 *
 * @typedef {object} Text
 * @property {"en" | "uk"} lang
 * @property {(key: string, values?: Record<string, string | number>) => string} say
 * @property {(key: string, n: number, values?: Record<string, string | number>) => string} count
 *   Picks `key.one`, `key.few`, `key.many` or `key.other` by the language's rules; `{n}` is the
 *   number with the language's grouping.
 * @property {(both: {en: string, uk: string}) => string} pick  The reader's language of a text in both.
 * @property {(n: number) => string} number
 */

/**
 * A key that the catalogue lacks shows as itself: visible to us, and no reason to lose the page.
 *
 * @param {Record<string, string>} strings
 * @param {string} lang
 * @returns {Text}
 */
export function createText(strings, lang) {
  const language = lang === "uk" ? "uk" : "en";
  const plural = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language === "en" ? "en-GB" : "uk-UA");
  const number = (/** @type {number} */ n) => digits.format(n);

  const say = (
    /** @type {string} */ key,
    /** @type {Record<string, string | number>} */ values = {},
  ) => (strings[key] ?? key).replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));

  return {
    lang: language,
    say,
    number,
    count: (key, n, values = {}) => say(`${key}.${plural.select(n)}`, { n: number(n), ...values }),
    pick: (both) => both[language] || both.en || both.uk || "",
  };
}
