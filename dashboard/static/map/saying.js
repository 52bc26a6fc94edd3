/**
 * What the map says of the day painted last: date, counts, messages. While days run nobody reads as fast as
 * they are painted; what is said of the last one always stands.
 */

import { dayText } from "../shared/dates.js";
import { countsOf, rangesOf } from "./ranges.js";
import { stateText } from "./texts.js";
import { throttle } from "./throttle.js";

const SHOW_EVERY_MS = 80;
const POST_EVERY_MS = 250;
const DESCRIBE_EVERY_MS = 500;

export class Saying {
  /**
   * @param {import("./statusMap.js").StatusMap} status
   * @param {object} options
   * @param {() => import("./controls.js").Controls} options.controls those in force
   * @param {import("../shared/channel.js").Channel} options.channel
   */
  constructor(status, { controls, channel }) {
    this._status = status;
    this._controls = controls;
    this._channel = channel;
    /** @type {{day: number, summary: import("./snapshot.js").Summary} | null} */
    this._last = null;
    this._showSoon = throttle(() => this._show(), SHOW_EVERY_MS);
    this._postSoon = throttle(() => this.post(), POST_EVERY_MS);
    this._describeSoon = throttle(() => this._describe(), DESCRIBE_EVERY_MS);
  }

  /**
   * @param {number} day
   * @param {import("./snapshot.js").Summary} summary
   */
  hear(day, summary) {
    this._last = { day, summary };
    this._showSoon();
    this._postSoon();
    this._describeSoon();
  }

  /** Say it all at once: somebody looks closely, or the words are others. */
  all() {
    if (!this._last) return;
    this._show();
    this._describeSoon();
  }

  /** Tell the other parts. */
  post() {
    if (!this._last) return;
    const { day, summary } = this._last;
    const { count, tally, changing, disagreement } = summary;
    this._channel.post("painted", { day, count, counts: countsOf(tally), changing: changing.length, disagreement });
  }

  stop() {
    for (const soon of [this._showSoon, this._postSoon, this._describeSoon]) soon.cancel();
  }

  _show() {
    const { header, calendar } = this._status.model;
    const { known_as_of: known, about } = header;
    const whose = { known: known ? this._dayText(calendar.index(known)) : null, about: about ?? null };
    this._controls().showDay(this._dayText(this._last.day), this._last.day, whose);
    this._controls().count(this._last.summary, this._ranges());
  }

  /** The picture in words. */
  _describe() {
    const { day, summary } = this._last;
    this._status.describe(stateText(this._controls().text, this._dayText(day), summary, this._ranges()));
  }

  _ranges() {
    const { day, summary } = this._last;
    return rangesOf(this._status.model.history, day, summary.tally, summary.changing);
  }

  _dayText(/** @type {number} */ day) {
    return dayText(this._status.model.calendar.date(day), this._controls().text.lang);
  }
}
