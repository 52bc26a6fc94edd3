"""Reads named positions of GeoNames from the two packages that carry them (CC BY 4.0)."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from data.placesbuild.naming import match_key
from data.placesbuild.records import Candidate, Origin
from geo.place import AdminUnit, Level, LngLat

if TYPE_CHECKING:
    from pathlib import Path

MIN_ACCURACY = 4
"""GeoNames' postal ``accuracy`` from which a position is that of a place and not an estimate."""

ADMIN1_OBLAST = {
    "01": "UA71", "02": "UA74", "03": "UA73", "04": "UA12", "05": "UA14", "06": "UA26", "07": "UA63",
    "08": "UA65", "09": "UA68", "10": "UA35", "11": "UA01", "12": "UA80", "13": "UA32", "14": "UA44",
    "15": "UA46", "16": "UA48", "17": "UA51", "18": "UA53", "19": "UA56", "20": "UA85", "21": "UA59",
    "22": "UA61", "23": "UA05", "24": "UA07", "25": "UA21", "26": "UA23", "27": "UA18",
}  # fmt: skip
"""GeoNames ``admin1`` codes (FIPS 10-4) by the code prefix of the oblast."""

_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


class GeoNamesError(ValueError):
    """A row of GeoNames does not fit what we know of its format."""


def read_postal(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield Ukraine's rows of the postal-code file (JSON lines, gzipped) as they stand."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            # Testing the text first saves decoding the 98 % of rows that lie elsewhere.
            if '"UA"' in line and (row := json.loads(line))["country_code"] == "UA":
                yield row


def read_cities(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield Ukraine's rows of the cities500 file as they stand."""
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    yield from (row for row in rows if row["countrycode"] == "UA")


def postal_candidates(
    rows: Iterable[Mapping[str, Any]], units: Iterable[AdminUnit]
) -> list[Candidate]:
    """Return one candidate per name and position of the sufficiently accurate rows.

    Raises
    ------
    GeoNamesError
        If a row's state is no oblast's Latin name.
    """
    oblasts = {unit.name_en: unit.katottg for unit in units if unit.level is Level.OBLAST}
    states: dict[tuple[str, LngLat], set[str]] = defaultdict(set)
    codes: dict[tuple[str, LngLat], set[int]] = defaultdict(set)
    for row in rows:
        if row["accuracy"] < MIN_ACCURACY:
            continue
        if row["state"] not in oblasts:
            raise GeoNamesError(f"postal code {row['postal_code']}: unknown state {row['state']!r}")
        spot = match_key(row["city"]), LngLat(row["longitude"], row["latitude"])
        states[spot].add(oblasts[row["state"]])
        codes[spot].add(int(row["postal_code"]))
    return [
        Candidate(
            keys=frozenset({key}),
            point=point,
            origin=Origin.POSTAL,
            oblasts=frozenset(states[key, point]),
            postcodes=frozenset(codes[key, point]),
        )
        for key, point in sorted(states)
    ]


def city_candidates(
    rows: Iterable[Mapping[str, Any]], units: Iterable[AdminUnit]
) -> list[Candidate]:
    """Return one candidate per populated place, in order of its GeoNames identifier.

    Raises
    ------
    GeoNamesError
        If a row's first-level code is unknown.
    """
    codes = {unit.katottg[:4]: unit.katottg for unit in units if unit.level is Level.OBLAST}
    return [_city(row, codes) for row in sorted(rows, key=lambda row: int(row["geonameid"]))]


def _city(row: Mapping[str, Any], codes: Mapping[str, str]) -> Candidate:
    if row["admin1code"] not in ADMIN1_OBLAST:
        raise GeoNamesError(f"{row['geonameid']}: unknown admin1 {row['admin1code']!r}")
    names = tuple(sorted({row["name"], *row["alternatenames"]}))
    return Candidate(
        keys=frozenset(match_key(name) for name in names if _CYRILLIC.search(name)),
        point=LngLat(row["longitude"], row["latitude"]),
        origin=Origin.CITIES,
        oblasts=frozenset({codes[ADMIN1_OBLAST[row["admin1code"]]]}),
        geonameid=int(row["geonameid"]),
        population=int(row["population"]) or None,
        names=names,
    )
