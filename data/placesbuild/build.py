"""The whole build: packages and hand-written rows in, the files of ``seeds/places`` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from data.placesbuild import boundaries, natural_earth, oblasts, review, rivers, tables, toponyms
from data.placesbuild.codifier import codifier, read_rows
from data.placesbuild.curated import read_positions, read_spellings
from data.placesbuild.formerraions import FormerRaion, former_raions
from data.placesbuild.geonames import city_candidates, postal_candidates, read_cities, read_postal
from data.placesbuild.pairs import Chart, chart
from data.placesbuild.placing import settle
from data.placesbuild.records import Candidate, Codifier
from geo.place import Category, LngLat, Toponym
from geo.shapes import Geometries

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from data.placesbuild.packages import Packages


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that is read, before anything is decided."""

    register: Codifier
    candidates: tuple[Candidate, ...]
    positions: dict[str, Candidate]
    spellings: tuple[Toponym, ...]
    areas: Geometries
    lakes: Geometries
    courses: Mapping[rivers.RiverPieces, BaseGeometry] = field(default_factory=dict)
    former: tuple[FormerRaion, ...] = ()


def rebuild(packages: Packages, *, curated: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Write all files into ``out`` and yield the name of each with its number of records.

    Parameters
    ----------
    packages
        Where the inputs from packages are.
    curated
        Folder with ``positions.csv`` and ``spellings.csv``, which are read and never written.
    out
        Folder to write to; it may be the same.
    """
    texts = compose(read(packages, curated))
    (out / "boundaries").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
        yield name, f"{text.count(chr(10)) - (1 if name.endswith('.csv') else 2)} records"


def read(packages: Packages, curated: Path) -> Inputs:
    """Read the packages and the hand-written rows."""
    register = codifier(read_rows(packages.codifier))
    folder = packages.natural_earth
    postal = list(read_postal(packages.postal))
    borders = [
        natural_earth.read(folder, f"admin_{layer}")
        for layer in ("0_boundary_lines_land", "1_states_provinces_lines")
    ]
    return Inputs(
        register=register,
        candidates=(
            *city_candidates(read_cities(packages.cities), register.units),
            *postal_candidates(postal, register.units),
        ),
        positions=read_positions(curated / "positions.csv"),
        spellings=read_spellings(curated / "spellings.csv"),
        areas=natural_earth.areas(natural_earth.read(folder, "land"), np.concatenate(borders)),
        lakes=natural_earth.read(folder, "lakes"),
        courses=rivers.read(packages.rivers),
        former=tuple(former_raions(register.settlements, postal)),
    )


def compose(inputs: Inputs) -> dict[str, str]:
    """Return the text of each file by its name. Pure."""
    register = inputs.register
    drawn, curated = _drawn(inputs)
    homes = dict(zip(drawn.codes, drawn.oblast_codes, strict=True))
    first = _choose(inputs, drawn, curated)
    named = oblasts.named(inputs.areas, _points(first), homes)
    turned_down = _reviewed(register, first, homes, named)
    placed = {code: found for code, found in first.items() if code not in turned_down}
    names = {place.katottg: place.name_uk for place in register.settlements}
    known = {(each.katottg, each.toponym) for each in inputs.spellings}
    listed = [
        *inputs.spellings,
        *(
            each
            for each in toponyms.listed(register.settlements, placed)
            if (each.katottg, each.toponym) not in known
        ),
    ]
    texts = {
        "units.csv": tables.units(register, {}),
        "settlements.csv": tables.settlements(register, placed),
        "districts.csv": tables.districts(register),
        "former_raions.csv": tables.former_raions(inputs.former),
        "toponyms.csv": tables.toponyms(listed),
        "rejected.csv": tables.rejected(review.unused(drawn, names, placed, turned_down)),
        "boundaries/rivers.geojson": boundaries.rivers(inputs.courses),
        "boundaries/water.geojson": boundaries.water(inputs.lakes, named),
    }
    suburbs = boundaries.suburbs(inputs.candidates)
    return texts | boundaries.compose(register, _points(placed), homes, named, suburbs)


def _reviewed(
    register: Codifier,
    placed: Mapping[str, Candidate],
    homes: Mapping[str, str],
    named: Mapping[str, BaseGeometry],
) -> dict[str, str]:
    """Return the reason for each choice that a look from farther away turns down."""
    parents = {unit.katottg: unit.parent or unit.katottg for unit in register.units}
    raions = {place.katottg: parents[place.hromada] for place in register.settlements}
    lost = review.astray(_points(placed), homes, named)
    elsewhere = review.in_other_raion(register.settlements, placed, raions)
    return (
        dict.fromkeys(elsewhere, "among the settlements of another raion")
        | dict.fromkeys(lost, "in another oblast")
        | dict.fromkeys(review.twins(placed), "shares its position with another settlement")
    )


def _drawn(inputs: Inputs) -> tuple[Chart, dict[str, int]]:
    """Return the chart of all candidates, and the numbers of the curated ones by settlement."""
    by_hand = sorted(inputs.positions)
    everything = [*inputs.candidates, *(inputs.positions[code] for code in by_hand)]
    first = len(inputs.candidates)
    return chart(inputs.register, everything), {c: first + n for n, c in enumerate(by_hand)}


def _choose(inputs: Inputs, drawn: Chart, curated: Mapping[str, int]) -> dict[str, Candidate]:
    """Return the candidate of each placed settlement; what people looked up comes first."""
    number = {code: index for index, code in enumerate(drawn.codes)}
    fixed = {number[code]: index for code, index in curated.items()}
    chosen = settle(drawn, fixed | _special_cities(inputs.register, drawn))
    return {drawn.codes[place]: drawn.candidates[index] for place, index in sorted(chosen.items())}


def _special_cities(register: Codifier, drawn: Chart) -> dict[int, int]:
    """Choose for Kyiv and Sevastopol, which have no neighbours in a hromada to vouch for them."""
    chosen = {}
    for number, settlement in enumerate(register.settlements):
        if settlement.category is Category.SPECIAL_CITY:
            namesakes = [
                (candidate.population or 0, index)
                for index, candidate in enumerate(drawn.candidates)
                if drawn.keys[number] in candidate.keys and settlement.katottg in candidate.oblasts
            ]
            if namesakes:
                chosen[number] = max(namesakes)[1]
    return chosen


def _points(placed: Mapping[str, Candidate]) -> dict[str, LngLat]:
    return {code: candidate.point for code, candidate in placed.items()}
