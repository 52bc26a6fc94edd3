/**
 * Display codes: what one settlement shows on one day, in seven bits
 * (docs/architecture.md, "The browser's files"; written by data/payload.py).
 */

export const STATUS_MASK = 0b11;
export const LIBERATED = 1 << 2;
export const IMPLIED = 1 << 3;
export const CHANGING = 1 << 4;
export const DISAGREEMENT = 1 << 5;
export const ONE_SIDED = 1 << 6;
export const CODE_COUNT = 1 << 7;

export const Status = Object.freeze({ unknown: 0, ukrainian: 1, occupied: 2, contested: 3 });

/** Display categories in the order of the legend; indices into counts. */
export const CATEGORIES = Object.freeze([
  "occupied",
  "contested",
  "liberated",
  "ukrainian",
  "unknown",
]);

/** Marks that a place may bear, by their words; each is a bit of the display code. */
export const MARKS = Object.freeze({
  changing: CHANGING,
  disagreement: DISAGREEMENT,
  one_sided: ONE_SIDED,
  implied: IMPLIED,
});

/**
 * @param {readonly string[]} words of MARKS; others are passed over
 * @returns {number} their bits
 */
export const bitsOfMarks = (words) =>
  words.reduce((bits, word) => bits | (MARKS[/** @type {keyof typeof MARKS} */ (word)] ?? 0), 0);

/** Index into CATEGORIES for every display code. */
export const CATEGORY_OF_CODE = Uint8Array.from({ length: CODE_COUNT }, (_, code) =>
  CATEGORIES.indexOf(categoryWord(code)),
);

/**
 * @param {number} code display code
 * @returns {string} one of CATEGORIES; "liberated" is ukrainian after occupied
 */
function categoryWord(code) {
  switch (code & STATUS_MASK) {
    case Status.occupied:
      return "occupied";
    case Status.contested:
      return "contested";
    case Status.ukrainian:
      return code & LIBERATED ? "liberated" : "ukrainian";
    default:
      return "unknown";
  }
}
