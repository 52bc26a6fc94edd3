/** The day in force: steps, changes, playing. Knows neither the page nor the map. */

import { clamp } from "../shared/days.js";

const FRAME_MS = 90;

/** Commands and the days they move by. */
const STEPS = { "day-": -1, "day+": 1, "week-": -7, "week+": 7, "month-": -30, "month+": 30 };

export class Clock {
  /**
   * @param {object} options
   * @param {number} options.days how many there are
   * @param {number} options.day on which it starts
   * @param {number[]} options.changes days on which something changes, ascending
   * @param {(day: number, playing: boolean) => void} options.onDay
   */
  constructor({ days, day, changes, onDay }) {
    this._last = days - 1;
    this._changes = changes;
    this._onDay = onDay;
    this._timer = 0;
    this.day = clamp(day, 0, this._last);
  }

  get playing() {
    return this._timer !== 0;
  }

  /** @param {number} day */
  go(day) {
    this.day = clamp(Math.round(day), 0, this._last);
    if (this.day === this._last) this.pause();
    this._onDay(this.day, this.playing);
  }

  play() {
    if (this.playing) return;
    if (this.day === this._last) this.day = 0;
    this._timer = setInterval(() => this.go(this.day + 1), FRAME_MS);
    this._onDay(this.day, true);
  }

  pause() {
    clearInterval(this._timer);
    this._timer = 0;
  }

  /**
   * @param {string} command of the timeline's keys
   * @returns {boolean} whether it is one of ours
   */
  run(command) {
    if (command in STEPS) this.go(this.day + STEPS[command]);
    else if (command === "first") this.go(0);
    else if (command === "last") this.go(this._last);
    else if (command === "change+") this.go(this._changes.find((day) => day > this.day) ?? this._last);
    else if (command === "change-") this.go(this._changes.findLast((day) => day < this.day) ?? 0);
    else if (command === "play") this.toggle();
    else return false;
    return true;
  }

  toggle() {
    if (!this.playing) return this.play();
    this.pause();
    this._onDay(this.day, false);
  }
}

/**
 * @param {Record<string, any>} timeline timeline.json
 * @returns {number[]} days on which any settlement changes, ascending
 */
export function changingDays({ gained, lost, contested }) {
  const days = [gained, lost, contested].flat().map(([day]) => day);
  return [...new Set(days)].sort((one, other) => one - other);
}
