/**
 * An area as a word of a link, and back: what data/areacode.py does, which explains the scheme.
 *
 * A ring is its corners, `[lng, lat]` in units of 1/100,000 of a degree, the last not repeating the first;
 * a part is its rings, of which the first is the outline.
 *
 * @typedef {[number, number][]} Ring
 * @typedef {Ring[]} Part
 */

export const UNITS_PER_DEGREE = 100_000;
/** Longest code that a link may hold. */
export const LONGEST_CODE = 4_000;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));
const BASE = 32;
const CORNERS = 3;

/** @param {Part[]} parts @returns {string} */
export function areaCode(parts) {
  return parts.map((rings) => rings.map(ringCode).join(".")).join("..");
}

/**
 * @param {string} code as areaCode or Python wrote it; nothing is no area
 * @returns {Part[]}
 * @throws {Error} if it is no code
 */
export function readAreaCode(code) {
  return code === "" ? [] : code.split("..").map((part) => part.split(".").map(ringOf));
}

/** @param {Ring} ring */
function ringCode(ring) {
  let [x, y] = [0, 0];
  let code = "";
  for (const [lng, lat] of ring) {
    code += numberCode(lng - x) + numberCode(lat - y);
    [x, y] = [lng, lat];
  }
  return code;
}

/** @param {number} number whole; larger than 32 bits once zigzagged, so no bit operations */
function numberCode(number) {
  let left = number >= 0 ? number * 2 : -number * 2 - 1;
  let code = "";
  while (left >= BASE) {
    code += LETTERS[(left % BASE) + BASE];
    left = Math.floor(left / BASE);
  }
  return code + LETTERS[left];
}

/** @param {string} word @returns {Ring} */
function ringOf(word) {
  const numbers = [...numbersOf(word)];
  if (numbers.length % 2 === 1 || numbers.length < 2 * CORNERS) throw new Error("an area with too few numbers");
  let [x, y] = [0, 0];
  return Array.from({ length: numbers.length / 2 }, (_, index) => {
    x += numbers[2 * index];
    y += numbers[2 * index + 1];
    return [x, y];
  });
}

/** @param {string} word */
function* numbersOf(word) {
  let [number, place] = [0, 1];
  for (const letter of word) {
    const value = VALUES.get(letter);
    if (value === undefined) throw new Error("an area with letters of no code");
    number += (value % BASE) * place;
    place *= BASE;
    if (value >= BASE) continue;
    yield number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    [number, place] = [0, 1];
  }
  if (place !== 1) throw new Error("an area that ends too early");
}
