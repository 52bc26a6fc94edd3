"""Rivers: put together from pieces; the committed ones run where their towns lie."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import Point, shape

from data.placesbuild import rivers
from geo.shapes import on_plane

SEEDS = Path(__file__).parents[2] / "seeds"
BROOK = rivers.RiverPieces(name_en="Brook", name_uk="Струмок", pieces=(4, 2))
UPPER = [[36.0, 50.0], [36.2, 49.9], [36.3, 49.6]]
LOWER = [[36.3, 49.6], [36.9, 49.5]]
OTHER = [[30.0, 50.0], [31.0, 50.0]]


def package(folder: Path, pieces: dict[int, list[list[float]]]) -> Path:
    rows, data = [], b""
    for number, positions in pieces.items():
        packed = np.array(positions, dtype="<f4").tobytes()
        south, north = min(p[1] for p in positions), max(p[1] for p in positions)
        rows.append(f"-1 -1 {len(positions)} {south} {north} {len(data)} {len(packed)} {number}")
        data += packed
    (folder / rivers.INDEX).write_text("\n".join(rows) + "\n")
    (folder / rivers.POSITIONS).write_bytes(data)
    return folder


def test_a_river_is_its_pieces_in_order(tmp_path):
    folder = package(tmp_path, {2: LOWER, 3: OTHER, 4: UPPER})
    line = rivers.read(folder, [BROOK])[BROOK]
    assert np.allclose(line.coords, [*UPPER, *LOWER[1:]], atol=1e-5)


def test_a_missing_piece_and_a_gap_are_refused(tmp_path):
    with pytest.raises(rivers.RiverError, match="has no row 4"):
        rivers.read(package(tmp_path, {2: LOWER}), [BROOK])
    with pytest.raises(rivers.RiverError, match="piece 2 of Brook does not join"):
        rivers.read(package(tmp_path, {2: OTHER, 4: UPPER}), [BROOK])


@pytest.mark.parametrize(
    ("river", "lng", "lat"),
    [
        ("Siverskyi Donets", 37.26, 49.21),  # Izium
        ("Siverskyi Donets", 36.69, 49.84),  # Chuhuiv
        ("Oskil", 37.62, 49.71),  # Kupiansk
        ("Oskil", 37.68, 49.85),  # Dvorichna
    ],
)
def test_the_rivers_run_past_the_towns_on_their_banks(river, lng, lat):
    text = (SEEDS / "places" / "boundaries" / "rivers.geojson").read_text(encoding="utf-8")
    courses = {
        each["properties"]["name_en"]: shape(each["geometry"])
        for each in json.loads(text)["features"]
    }
    kilometres = on_plane(courses[river]).distance(on_plane(Point(lng, lat))) / 1000
    assert kilometres < 3
    assert on_plane(courses["Oskil"]).distance(on_plane(courses["Siverskyi Donets"])) < 100
