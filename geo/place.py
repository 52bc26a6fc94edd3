"""Places as plain values: positions, boxes, administrative units, settlements, toponyms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class LngLat(NamedTuple):
    """A position in degrees, EPSG:4326, longitude first (RFC 7946 order)."""

    lng: float
    lat: float


class BBox(NamedTuple):
    """A box in degrees, EPSG:4326, in GeoJSON order."""

    west: float
    south: float
    east: float
    north: float


class Level(StrEnum):
    """Administrative level of a unit, widest first."""

    OBLAST = "oblast"
    RAION = "raion"
    HROMADA = "hromada"
    SETTLEMENT = "settlement"


class Category(StrEnum):
    """Category letter of the codifier, as of the codifier's date in ``seeds/README.md``."""

    CITY = "M"
    SETTLEMENT = "X"
    URBAN_SETTLEMENT = "T"
    VILLAGE = "C"
    SPECIAL_CITY = "K"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnit:
    """One oblast, raion or hromada of the codifier.

    ``parent`` is the code of the next wider unit, or None for an oblast.
    """

    katottg: str
    level: Level
    name_uk: str
    name_en: str
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """One inhabited place of the codifier.

    ``hromada`` is the code of its hromada. ``point`` is the representative point that we draw, or
    None where no licensed position is known; it is never guessed.
    """

    katottg: str
    category: Category
    name_uk: str
    name_en: str
    hromada: str
    point: LngLat | None = None
    position_source: str = ""
    geonameid: int | None = None
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A written name of a place besides its two official ones.

    ``language`` is an ISO 639 code, of two letters in the evidence, empty where the source does not
    say; ``kind`` is one of ``endonym, exonym, former, alias``.
    """

    katottg: str
    toponym: str
    language: str
    kind: str
    source: str
