/** Which settlement changes on which day: the least that a hand-made page needs to keep. */

import { decodeContainer } from "/app/shared/container.js";

const STATUS_MASK = 0b11;
export const COLOURS = ["#9aa0a6", "#2f6fb2", "#b4463c", "#d9a441"];

export async function fetchContainer(count, name) {
  const answer = await fetch(`/world/${count}/${name}`);
  return decodeContainer(await answer.arrayBuffer());
}

/** Statuses of a day, moved along the days; `onChange` hears of each settlement that changed. */
export class Statuses {
  constructor({ header, arrays }) {
    const { run_count: runCount, run_day: runDay, run_code: runCode } = arrays;
    this.days = header.days;
    this.day = 0;
    this.now = new Uint8Array(header.count);
    this.changes = Array.from({ length: header.days }, () => []);
    let run = 0;
    for (let place = 0; place < header.count; place += 1) {
      this.now[place] = runCode[run] & STATUS_MASK;
      for (const end = run + runCount[place]; run < end; run += 1) {
        if (runDay[run] > 0) this.changes[runDay[run]].push({ place, before: runCode[run - 1] & STATUS_MASK, after: runCode[run] & STATUS_MASK });
      }
    }
  }

  seek(day, onChange = () => {}) {
    const touched = new Set();
    const apply = (place, status) => {
      if (this.now[place] !== status) touched.add(place);
      this.now[place] = status;
    };
    while (this.day < day) for (const { place, after } of this.changes[++this.day]) apply(place, after);
    while (this.day > day) for (const { place, before } of this.changes[this.day--].toReversed()) apply(place, before);
    touched.forEach(onChange);
  }
}
