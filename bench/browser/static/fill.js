/** Pixel → settlement for convex cells: the shortest scanline fill that is right. Web Mercator. */

const MICRO = 1e-6;
const ZOOM_STEP = 0.25;
const EDGE_PX = 24;

export class Fill {
  constructor({ vertex, ring_offset: ringOffset, ring_vertex: ringVertex, cell_offset: cellOffset }, width, height) {
    Object.assign(this, { width, height, ringOffset, ringVertex, none: cellOffset.length - 1 });
    const count = vertex.length / 2;
    this.worldX = new Float64Array(count);
    this.worldY = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      this.worldX[at] = (vertex[2 * at] * MICRO + 180) / 360;
      const sine = Math.sin((vertex[2 * at + 1] * MICRO * Math.PI) / 180);
      this.worldY[at] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    const range = (array) => array.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [1, 0]);
    const [[west, east], [north, south]] = [range(this.worldX), range(this.worldY)];
    const fits = Math.min((width - 2 * EDGE_PX) / (east - west), (height - 2 * EDGE_PX) / (south - north));
    this.scale = 256 * 2 ** (Math.floor(Math.log2(fits / 256) / ZOOM_STEP) * ZOOM_STEP);
    this.left = ((west + east) / 2) * this.scale - width / 2;
    this.top = ((north + south) / 2) * this.scale - height / 2;
    this.ids = new Uint16Array(width * height);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.from = new Int32Array(height);
    this.to = new Int32Array(height);
  }

  /** @param {number} shiftPx of the view to the east */
  rebuild(shiftPx) {
    const { worldX, worldY, x, y, scale, top, ids, none, ringOffset } = this;
    const left = this.left + shiftPx;
    for (let at = 0; at < x.length; at += 1) {
      x[at] = worldX[at] * scale - left;
      y[at] = worldY[at] * scale - top;
    }
    ids.fill(none);
    // The made-up cells have one ring each, so rings and cells have the same numbers.
    for (let cell = 0; cell < none; cell += 1) this._cell(cell, ringOffset[cell], ringOffset[cell + 1]);
  }

  _cell(cell, begin, end) {
    const { ringVertex, x, y, from, to, ids, width, height } = this;
    let [first, last] = [height, 0];
    let before = ringVertex[end - 1];
    for (let at = begin; at < end; at += 1) {
      const here = ringVertex[at];
      // Rings run counter-clockwise on the ground: sides that go down on the screen are left ones.
      const isLeft = y[here] > y[before];
      const [upper, lower] = isLeft ? [before, here] : [here, before];
      const firstRow = Math.max(Math.ceil(y[upper] - 0.5), 0);
      const endRow = Math.min(Math.ceil(y[lower] - 0.5), height);
      if (firstRow < endRow) {
        const slope = (x[lower] - x[upper]) / (y[lower] - y[upper]);
        const ends = isLeft ? from : to;
        let crossing = x[upper] + (firstRow + 0.5 - y[upper]) * slope - 0.5;
        for (let row = firstRow; row < endRow; row += 1, crossing += slope) {
          ends[row] = Math.min(Math.max(Math.ceil(crossing), 0), width);
        }
        if (firstRow < first) first = firstRow;
        if (endRow > last) last = endRow;
      }
      before = here;
    }
    for (let row = first; row < last; row += 1) {
      const stop = row * width + to[row];
      for (let pixel = row * width + from[row]; pixel < stop; pixel += 1) ids[pixel] = cell;
    }
  }
}
