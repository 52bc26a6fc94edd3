"""The whole build: packages and hand-written rows in, the files of ``seeds/places`` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.placesbuild import tables
from data.placesbuild.codifier import codifier, read_rows
from data.placesbuild.curated import read_positions
from data.placesbuild.geonames import city_candidates, postal_candidates, read_cities, read_postal
from data.placesbuild.pairs import Chart, chart
from data.placesbuild.placing import settle
from data.placesbuild.records import Candidate, Codifier
from geo.place import Category

if TYPE_CHECKING:
    from pathlib import Path

    from data.placesbuild.packages import Packages


def rebuild(packages: Packages, *, curated: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Write all files into ``out`` and yield the name of each with a word on its content."""
    register = codifier(read_rows(packages.codifier))
    candidates = [
        *city_candidates(read_cities(packages.cities), register.units),
        *postal_candidates(read_postal(packages.postal), register.units),
    ]
    placed = place(register, candidates, read_positions(curated / "positions.csv"))
    texts = {
        "units.csv": tables.units(register, {}),
        "settlements.csv": tables.settlements(register, placed),
        "districts.csv": tables.districts(register),
    }
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
        yield name, f"{text.count(chr(10)) - 1} rows"


def place(
    register: Codifier, candidates: list[Candidate], curated: dict[str, Candidate]
) -> dict[str, Candidate]:
    """Return the candidate of each placed settlement; what people looked up comes first."""
    everything = [*candidates, *(curated[code] for code in sorted(curated))]
    drawn = chart(register, everything)
    numbers = {code: number for number, code in enumerate(drawn.codes)}
    by_hand = {
        numbers[code]: len(candidates) + position for position, code in enumerate(sorted(curated))
    }
    chosen = settle(drawn, by_hand | _special_cities(register, drawn))
    return {drawn.codes[number]: everything[index] for number, index in sorted(chosen.items())}


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
