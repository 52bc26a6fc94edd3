/**
 * Made-up data in the browser's file formats: a country of jittered quadrangles and a wave of change
 * that runs over it and half back. The same arguments always give the same bytes.
 */

import { CHANGING, DISAGREEMENT, IMPLIED, LIBERATED, ONE_SIDED, Status } from "../../dashboard/static/shared/display.js";

const TYPES = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, i4: Int32Array, f4: Float32Array };
const ALIGNMENT = 8;
const UNPLACED = -2147483648;
const WEST = 34_900_000;
const SOUTH = 48_600_000;
const STEP_LNG = 62_000;
const STEP_LAT = 40_000;
const BLOCK = 7;

/** A small deterministic generator (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Write one CTL1 container; `arrays` maps names to [dtype, values]. */
export function encodeContainer(header, arrays) {
  const views = Object.entries(arrays).map(([name, [dtype, values]]) => [name, dtype, TYPES[dtype].from(values)]);
  const aligned = (bytes) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
  const specsFrom = (start) => {
    let offset = start;
    const specs = {};
    for (const [name, dtype, view] of views) {
      specs[name] = { dtype, offset, length: view.length };
      offset = aligned(offset + view.byteLength);
    }
    return { specs, end: offset };
  };
  const text = (start) => new TextEncoder().encode(JSON.stringify({ ...header, arrays: specsFrom(start).specs }));
  // Offsets are part of the header, so leave room for the longest.
  const headerBytes = aligned(8 + text(4_000_000_000).length) - 8;
  const { specs, end } = specsFrom(8 + headerBytes);
  const file = new Uint8Array(end);
  file.set(new TextEncoder().encode("CTL1"));
  new DataView(file.buffer).setUint32(4, headerBytes, true);
  file.fill(0x20, 8, 8 + headerBytes);
  file.set(text(8 + headerBytes), 8);
  for (const [name, , view] of views) file.set(new Uint8Array(view.buffer), specs[name].offset);
  return file.buffer;
}

/**
 * @param {{columns?: number, rows?: number, days?: number, seed?: number, unplaced?: number}} [size]
 * @returns {{"history.bin": ArrayBuffer, "cells.bin": ArrayBuffer, "names.json": object, "base.json": object}}
 */
export function syntheticFiles({ columns = 50, rows = 40, days = 1733, seed = 7, unplaced = 40 } = {}) {
  const random = randomFrom(seed);
  const squares = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (isLand(column / columns, row / rows)) squares.push({ column, row });
    }
  }
  const grid = jitteredGrid(columns, rows, random);
  const places = squares.map((square, index) => placeOf(square, grid, index, random));
  places.forEach((place, index) => {
    if (index % Math.floor(places.length / unplaced) === 5) place.placed = false;
  });
  const units = unitsOf(places, columns);
  const runs = places.map((place) => runsOf(place, columns, days, random));
  return {
    "history.bin": historyFile(places, units, runs, days),
    "cells.bin": cellsFile(places, grid),
    "names.json": {
      katottg: places.map((_, index) => `UA63${String(index).padStart(15, "0")}`),
      en: places.map(({ name }) => name.en),
      uk: places.map(({ name }) => name.uk),
    },
    "base.json": baseFile(places, grid, units),
  };
}

/** An oblast-like blob in the unit square. */
function isLand(x, y) {
  const [dx, dy] = [x - 0.5, y - 0.5];
  const angle = Math.atan2(dy, dx);
  return Math.hypot(dx, dy) < 0.43 + 0.05 * Math.sin(3 * angle) + 0.025 * Math.sin(11 * angle);
}

function jitteredGrid(columns, rows, random) {
  const vertex = [];
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      vertex.push(Math.round(WEST + (column + 0.7 * (random() - 0.5)) * STEP_LNG));
      vertex.push(Math.round(SOUTH + (row + 0.7 * (random() - 0.5)) * STEP_LAT));
    }
  }
  return { vertex, columns, at: (column, row) => row * (columns + 1) + column };
}

function placeOf({ column, row }, grid, index, random) {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => grid.at(column + x, row + y));
  const mean = (axis) => Math.round(corners.reduce((sum, vertex) => sum + grid.vertex[2 * vertex + axis], 0) / 4);
  const population = 10 ** (1.6 + 2.2 * random() ** 2 + (index % 211 === 100 ? 2 : 0));
  return {
    column,
    row,
    corners,
    placed: true,
    lng: mean(0),
    lat: mean(1),
    size: random() < 0.1 ? 0 : Math.round(16 * Math.log10(population)),
    name: { en: `${SYLLABLES.en[index % 13]}${SYLLABLES.en[(index * 7) % 11].toLowerCase()}ka`, uk: `${SYLLABLES.uk[index % 13]}${SYLLABLES.uk[(index * 7) % 11].toLowerCase()}ка` },
  };
}

const SYLLABLES = {
  en: ["Bo", "Ver", "Hru", "Do", "Zho", "Iva", "Koz", "Lyp", "Myr", "Nov", "Pet", "Stav", "Chor"],
  uk: ["Бо", "Вер", "Гру", "До", "Жо", "Іва", "Коз", "Лип", "Мир", "Нов", "Пет", "Став", "Чор"],
};

function unitsOf(places, columns) {
  const perRow = Math.ceil(columns / BLOCK);
  const raions = [0, 1, 2, 3].map((index) => ({
    katottg: `UA63${index}0000000000000`, name_en: `Raion ${index + 1}`, name_uk: `Район ${index + 1}`, oblast: 0,
  }));
  const blocks = new Map();
  for (const place of places) {
    const block = Math.floor(place.row / BLOCK) * perRow + Math.floor(place.column / BLOCK);
    if (!blocks.has(block)) blocks.set(block, blocks.size);
    place.hromada = blocks.get(block);
  }
  const hromadas = [...blocks.keys()].map((block, index) => ({
    katottg: `UA63H${index}00000000000`,
    name_en: `Hromada ${index + 1}`,
    name_uk: `Громада ${index + 1}`,
    raion: (block % perRow >= perRow / 2 ? 1 : 0) + (block >= perRow * 3 ? 2 : 0),
  }));
  return { hromadas, raions, oblasts: [{ katottg: "UA63000000000000000", name_en: "Middle Oblast", name_uk: "Середня область" }] };
}

/** Occupied from the east in spring, freed in autumn except a rim; some places fought over or unknown. */
function runsOf({ column, row }, columns, days, random) {
  const tone = random() < 0.55 ? IMPLIED : 0;
  if (random() < 0.02) return [[0, Status.unknown]];
  const runs = [[0, Status.ukrainian | tone]];
  const reach = (column / columns) * 50 + 4 * Math.sin(row / 5);
  const add = (day, code) => {
    if (day > runs.at(-1)[0] && day < days) runs.push([day, code]);
  };
  if (reach > 24) {
    const taken = Math.round(3 + (50 - reach) * 1.4 + random() * 3);
    const disputed = random() < 0.06 ? DISAGREEMENT : 0;
    add(taken, Status.occupied | tone | CHANGING);
    add(taken + 2 + Math.floor(random() * 5), Status.occupied | tone | disputed | (random() < 0.1 ? ONE_SIDED : 0));
    const freed = Math.round(188 + (reach - 24) * 0.9 + random() * 3);
    if (reach < 46) {
      if (random() < 0.3) add(freed, Status.contested | tone);
      add(freed + 3, Status.ukrainian | LIBERATED | tone | (random() < 0.2 ? CHANGING : 0));
      add(freed + 9, Status.ukrainian | LIBERATED | tone);
    } else if (random() < 0.4) {
      add(freed + 30, Status.contested);
    }
  }
  if (reach > 36 && random() < 0.2) {
    const again = 800 + Math.floor(random() * 600);
    add(again, Status.contested | tone);
    add(again + 40, Status.occupied | tone);
  }
  return runs;
}

function historyFile(places, units, runs, days) {
  const position = (axis) => places.map((place) => (place.placed ? place[axis] : UNPLACED));
  return encodeContainer(
    { dataset: "synthetic", layer: "ledger", first: "2022-02-24", days, count: places.length, ...units },
    {
      lng: ["i4", position("lng")],
      lat: ["i4", position("lat")],
      hromada: ["u2", places.map(({ hromada }) => hromada)],
      size: ["u1", places.map(({ size }) => size)],
      run_count: ["u1", runs.map((list) => list.length)],
      run_day: ["u2", runs.flat().map(([day]) => day)],
      run_code: ["u1", runs.flat().map(([, code]) => code)],
    },
  );
}

function cellsFile(places, grid) {
  const placed = places.map((place) => Number(place.placed));
  let rings = 0;
  const cellOffset = [0, ...placed.map((has) => (rings += has))];
  const ringVertex = places.filter((place) => place.placed).flatMap(({ corners }) => corners);
  return encodeContainer(
    {},
    {
      vertex: ["i4", grid.vertex],
      ring_offset: ["u4", Array.from({ length: rings + 1 }, (_, index) => 4 * index)],
      ring_vertex: ["u4", ringVertex],
      cell_offset: ["u4", cellOffset],
    },
  );
}

/** Outlines as the sides that only one of two neighbouring squares has. */
function baseFile(places, grid, { hromadas, raions, oblasts }) {
  const outline = (unit, focus, belongs) => ({ ...unit, focus, lines: borderLines(places.filter(belongs), grid) });
  const ring = (points) => points.flatMap(([lng, lat], index) => (index === 0 ? [lng, lat] : [lng - points[index - 1][0], lat - points[index - 1][1]]));
  const [west, south] = [WEST - 9 * STEP_LNG, SOUTH - 6 * STEP_LAT];
  const around = [[west, south], [west, SOUTH + 5 * STEP_LAT], [WEST + 4 * STEP_LNG, SOUTH + 5 * STEP_LAT], [WEST + 22 * STEP_LNG, south], [west, south]];
  return {
    oblasts: [
      outline(oblasts[0], true, () => true),
      { katottg: "UA53000000000000000", name_en: "Western Oblast", name_uk: "Західна область", focus: false, lines: [ring(around)] },
    ],
    raions: raions.map((unit, index) => outline(unit, true, ({ hromada }) => hromadas[hromada].raion === index)),
    hromadas: hromadas.map((unit, index) => outline(unit, true, ({ hromada }) => hromada === index)),
    border: [],
    water: null,
  };
}

function borderLines(places, grid) {
  const sides = new Map();
  for (const { corners } of places) {
    corners.forEach((to, index) => {
      const from = corners.at(index - 1);
      const key = from < to ? `${from},${to}` : `${to},${from}`;
      if (!sides.delete(key)) sides.set(key, [from, to]);
    });
  }
  const point = (vertex) => [grid.vertex[2 * vertex], grid.vertex[2 * vertex + 1]];
  return [...sides.values()].map(([from, to]) => {
    const [[x, y], [toX, toY]] = [point(from), point(to)];
    return [x, y, toX - x, toY - y];
  });
}
