/**
 * Paths of a region around the view, kept while the view stays inside it at the same zoom: whoever pans
 * draws them again but does not trace them again.
 */

/** The region reaches so many views beyond each edge of the one that it is traced for. */
const REACH = 0.5;

/** @template Paths */
export class Tracing {
  /** @param {(region: import("./projection.js").View) => Paths} trace in CSS pixels of the region */
  constructor(trace) {
    this._trace = trace;
    /** @type {{region: import("./projection.js").View, paths: Paths} | null} */
    this._kept = null;
  }

  /**
   * @param {import("./projection.js").View} view
   * @returns {{paths: Paths, x: number, y: number}} where the region's corner lies in the view, CSS pixels
   */
  around(view) {
    if (!this._kept || !holds(this._kept.region, view)) {
      const [reachX, reachY] = [Math.ceil(view.widthPx * REACH), Math.ceil(view.heightPx * REACH)];
      const region = {
        ...view,
        left: view.left - reachX,
        top: view.top - reachY,
        widthPx: view.widthPx + 2 * reachX,
        heightPx: view.heightPx + 2 * reachY,
      };
      this._kept = { region, paths: this._trace(region) };
    }
    const { region, paths } = this._kept;
    return { paths, x: region.left - view.left, y: region.top - view.top };
  }
}

/** Whether a region has all of a view. */
function holds(region, view) {
  return (
    region.zoom === view.zoom &&
    region.left <= view.left &&
    region.top <= view.top &&
    region.left + region.widthPx >= view.left + view.widthPx &&
    region.top + region.heightPx >= view.top + view.heightPx
  );
}
