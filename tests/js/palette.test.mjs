import assert from "node:assert/strict";
import test from "node:test";

import { CHANGING, CODE_COUNT, DISAGREEMENT, IMPLIED, LIBERATED, Status } from "../../dashboard/static/shared/display.js";
import { cssVariables, mix, PALETTES, paletteOf, rgbOf } from "../../dashboard/static/shared/palette.js";
import { colourRow, Kind, MASK_COUNT, mutedRow, patternTile } from "../../dashboard/static/shared/patterns.js";
import { blendAt, colourTable } from "../../dashboard/static/map/colours.js";
import { EMPTY_ROW, MUTED_ROW } from "../../dashboard/static/map/snapshot.js";

const THEMES = Object.keys(PALETTES);
const CELLS = { cells: 1, discs: 0 };

/** Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB. */
const SIGHTS = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const linearRgb = (hex) => rgbOf(hex).map(linear);
const seen = (rgb, sight) => SIGHTS[sight].map((row) => Math.min(Math.max(row.reduce((sum, weight, index) => sum + weight * rgb[index], 0), 0), 1));

/** CIE L*a*b*, D65. */
function lab([red, green, blue]) {
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  const [fx, fy, fz] = [x, y, z].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
const distance = (a, b, sight) => Math.hypot(...lab(seen(linearRgb(a), sight)).map((value, index) => value - lab(seen(linearRgb(b), sight))[index]));

const luminance = (hex) => linearRgb(hex).reduce((sum, value, index) => sum + [0.2126, 0.7152, 0.0722][index] * value, 0);
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** Both tones of every status that has a colour of its own (unknown is dots on the land). */
const tonesOf = ({ status }) =>
  ["occupied", "contested", "liberated", "ukrainian"].flatMap((word) =>
    ["full", "implied"].map((tone) => ({ word, tone, colour: status[word][tone] })),
  );
const pairsOf = (items) => items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second]));

for (const theme of THEMES) {
  for (const sight of Object.keys(SIGHTS)) {
    test(`${theme}: no tone of one status is taken for another's, ${sight}`, () => {
      for (const [first, second] of pairsOf(tonesOf(paletteOf(theme)))) {
        if (first.word === second.word) continue;
        const apart = distance(first.colour, second.colour, sight);
        // Contested is striped as well, so its hue alone may come nearer.
        const least = [first.word, second.word].includes("contested") ? 9 : 14;
        assert.ok(apart >= least, `${first.word} ${first.tone}, ${second.word} ${second.tone}: ${apart.toFixed(1)}`);
      }
    });
  }

  test(`${theme}: text has contrast AA on what lies below it`, () => {
    const { ink, inkSoft, accent, panel, ground, abroad, land } = paletteOf(theme);
    for (const below of [panel, ground, abroad, land]) {
      for (const text of [ink, inkSoft]) assert.ok(contrast(text, below) >= 4.5, `${text} on ${below}: ${contrast(text, below).toFixed(2)}`);
    }
    assert.ok(contrast(accent, panel) >= 4.5);
  });

  test(`${theme}: implied lies between reported and the land`, () => {
    const { status, land } = paletteOf(theme);
    for (const word of ["occupied", "liberated", "ukrainian"]) {
      const { full, implied } = status[word];
      assert.ok(distance(implied, land, "normal") < distance(full, land, "normal"), word);
      assert.ok(distance(implied, full, "normal") > 3, word);
    }
  });

  test(`${theme}: all that patterns say shows in the pixels`, () => {
    const palette = paletteOf(theme);
    const tile = patternTile(1);
    const coloursOf = (code) => new Set(Array.from(tile.bits, (mask) => colourRow(palette, code, CELLS)[mask]));
    const flat = [Status.occupied, Status.ukrainian, Status.ukrainian | LIBERATED, Status.occupied | IMPLIED];
    for (const code of flat) assert.equal(coloursOf(code).size, 1, `code ${code}`);
    for (const code of [Status.contested, Status.unknown]) assert.ok(coloursOf(code).size > 1, `code ${code}`);
    for (const code of [...flat, Status.contested, Status.unknown]) {
      assert.notDeepEqual(coloursOf(code | CHANGING), coloursOf(code), `code ${code} changing`);
    }
  });

  test(`${theme}: the mark shows if and only if sources disagree`, () => {
    const palette = paletteOf(theme);
    for (const kind of [Kind.markOnCell, Kind.markEdgeOnCell]) {
      const quiet = colourRow(palette, Status.occupied, CELLS);
      const loud = colourRow(palette, Status.occupied | DISAGREEMENT, CELLS);
      assert.equal(quiet[kind], quiet[Kind.cell]);
      assert.notEqual(loud[kind], loud[Kind.cell]);
    }
  });
}

test("every pixel of a status is opaque; pixels without a settlement are transparent", () => {
  const table = colourTable(paletteOf("light"), Array.from({ length: CODE_COUNT }, (_, code) => code), blendAt("auto", 10.5));
  const row = (index) => table.subarray(index * MASK_COUNT, (index + 1) * MASK_COUNT);
  const masks = [1, 1.25, 1.5, 2].flatMap((ratio) => [...patternTile(ratio).bits]).flatMap((bits) => Object.values(Kind).map((kind) => bits | kind));
  for (let index = 0; index <= MUTED_ROW; index += 1) assert.ok(masks.every((mask) => row(index)[mask] >>> 24 === 255), `row ${index}`);
  assert.ok(row(EMPTY_ROW).every((pixel) => pixel === 0));
});

test("pixels are stored as ImageData wants them: red first", () => {
  const palette = { ...paletteOf("light"), status: { ...paletteOf("light").status, occupied: { full: "#010203", implied: "#040506" } } };
  const bytes = new Uint8Array(colourRow(palette, Status.occupied, CELLS).buffer, 0, 4);
  assert.deepEqual(bytes, Uint8Array.of(1, 2, 3, 255));
});

test("what filters leave out carries no pattern", () => {
  const cells = patternTile(1).bits;
  const muted = mutedRow(paletteOf("dark"));
  assert.equal(new Set(Array.from(cells, (mask) => muted[mask])).size, 1);
});

test("the pattern tile repeats without a seam", () => {
  for (const pixelRatio of [1, 1.25, 1.5, 2]) {
    const { periodPx, bits } = patternTile(pixelRatio);
    assert.equal(bits.length, periodPx ** 2);
    const hatch = (x, y) => bits[(y % periodPx) * periodPx + (x % periodPx)] & 0b11000;
    const backHatch = (x, y) => bits[(y % periodPx) * periodPx + (x % periodPx)] & 0b1100000;
    for (let step = 0; step < 3 * periodPx; step += 1) {
      assert.equal(hatch(step + 1, 3 * periodPx - step), hatch(1, 3 * periodPx), "along /");
      assert.equal(backHatch(step, step), backHatch(0, 0), "along \\");
    }
  }
});

test("territory gives way to places as one comes closer, and either can be had alone", () => {
  const zooms = Array.from({ length: 40 }, (_, index) => 7 + index / 5);
  const blends = zooms.map((zoom) => blendAt("auto", zoom));
  assert.deepEqual(blends[0], { cells: 1, discs: 0 });
  assert.equal(blends.at(-1).discs, 1);
  blends.slice(1).forEach((blend, index) => {
    assert.ok(blend.cells <= blends[index].cells && blend.discs >= blends[index].discs);
    assert.ok(blend.cells > 0);
  });
  assert.deepEqual(blendAt("cells", 14), { cells: 1, discs: 0 });
  assert.equal(blendAt("dots", 7).discs, 1);
});

test("mixing ends at its ends; variables cover all statuses in both themes", () => {
  assert.deepEqual(mix([0, 10, 20], [100, 20, 0], 0), [0, 10, 20]);
  assert.deepEqual(mix([0, 10, 20], [100, 20, 0], 1), [100, 20, 0]);
  assert.deepEqual(Object.keys(cssVariables("light")), Object.keys(cssVariables("dark")));
  assert.equal(cssVariables("dark")["--ctl-status-occupied-implied"], PALETTES.dark.status.occupied.implied);
  assert.equal(cssVariables("light")["--ctl-ink-soft"], PALETTES.light.inkSoft);
});
