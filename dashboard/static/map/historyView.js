/** Which view of the history is shown: the latest one asked for, once all that it needs is there. */

/**
 * @template Loaded
 */
export class HistoryView {
  /**
   * @param {object} handlers
   * @param {(loaded: Loaded) => void} handlers.onShow the files of a view are there
   * @param {(error: unknown) => void} handlers.onFail they could not be had; what was shown stays
   * @param {() => void} handlers.onStay what is shown was asked for again: nothing is amiss
   */
  constructor({ onShow, onFail, onStay }) {
    this._handlers = { onShow, onFail, onStay };
    /** Address of what is on the screen. */
    this.shown = /** @type {string | null} */ (null);
    this._aborter = new AbortController();
    /** Address of what is on its way. */
    this._coming = /** @type {string | null} */ (null);
  }

  /**
   * Show another view unless it is shown or on its way; one on its way that nobody wants any more is
   * given up.
   *
   * @param {string} assets address of its files
   * @param {(signal: AbortSignal) => Promise<Loaded>} load
   * @returns {Promise<void>} when it is shown, has failed, or was given up
   */
  async show(assets, load) {
    if (assets === this._coming) return;
    this.cancel();
    if (assets === this.shown) {
      this._handlers.onStay();
      return;
    }
    this._coming = assets;
    const { signal } = (this._aborter = new AbortController());
    try {
      const loaded = await load(signal);
      if (signal.aborted) return;
      this._coming = null;
      this.shown = assets;
      this._handlers.onShow(loaded);
    } catch (error) {
      if (signal.aborted) return;
      // Asked for once more, it is tried once more.
      this._coming = null;
      this._handlers.onFail(error);
    }
  }

  /** Give up what is on its way. */
  cancel() {
    this._aborter.abort();
    this._coming = null;
  }
}
