/**
 * Marks of event types: a shape each, on a grid of 10, drawn on the strip and in the cards. Shape
 * carries the type; none of them has a colour of its own.
 */

/** SVG path data by event type. @type {Record<string, string>} */
export const GLYPHS = {
  movement: "M1 5h7M5.2 1.8 8.6 5 5.2 8.2",
  capture: "M1.2 1.8h7.6L5 8.8Z",
  liberation: "M1.2 8.2h7.6L5 1.2Z",
  battle: "M1.8 1.8l6.4 6.4M8.2 1.8 1.8 8.2",
  administration: "M1.8 1.8h6.4v6.4H1.8Z",
  attack_on_civilians: "M5 1.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6ZM5 4.2v1.6",
  partisan_action: "M5 .9 9.1 5 5 9.1.9 5Z",
  statement: "M2 1.6h6v5H5.4L3 9V6.6H2Z",
  humanitarian: "M5 1.2v7.6M1.2 5h7.6",
};

/** For a type that is newer than this file. */
export const OTHER_GLYPH = "M5 3.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Z";

/** @param {string} type @returns {string} */
export const glyphOf = (type) => GLYPHS[type] ?? OTHER_GLYPH;

/**
 * Give events a column and a row so that marks do not overlap: events nearer than a mark's width
 * share the first one's column and stack upwards; beyond the top row only the count grows.
 *
 * @template {{best: number}} E
 * @param {E[]} events   in order of `best`
 * @param {(day: number) => number} xOfDay
 * @param {{gapPx: number, rows: number}} room
 * @returns {{xPx: number, row: number, event: E, more: number}[]}
 *   `more`: how many further events the top mark of a column stands for
 */
export function stack(events, xOfDay, { gapPx, rows }) {
  /** @type {{xPx: number, row: number, event: E, more: number}[]} */
  const marks = [];
  let columnX = -Infinity;
  let row = 0;
  for (const event of events) {
    const xPx = xOfDay(event.best + 0.5);
    if (xPx - columnX >= gapPx) [columnX, row] = [xPx, 0];
    else row += 1;
    if (row < rows) marks.push({ xPx: columnX, row, event, more: 0 });
    else marks[marks.length - 1].more += 1;
  }
  return marks;
}
