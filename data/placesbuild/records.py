"""Values that pass between the steps of the build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.place import AdminUnit, LngLat, Settlement


class Origin(StrEnum):
    """Where a position comes from; the word stands in ``settlements.csv``."""

    CITIES = "geonames-cities500"
    POSTAL = "geonames-postal"
    CURATED = "curated"


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district of a city: category B of the codifier. It is no settlement and carries no claim."""

    katottg: str
    name_uk: str
    name_en: str
    settlement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codifier:
    """The codifier, split by what its rows are; each tuple in order of code."""

    units: tuple[AdminUnit, ...]
    settlements: tuple[Settlement, ...]
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A named position that may be some settlement's.

    ``keys`` are match keys (:func:`data.placesbuild.naming.match_key`); ``oblasts`` are the codes of
    the oblasts under which the source lists it, which for postal rows may differ from where the
    position lies; ``postcodes`` are five-digit postal codes as integers. ``publisher`` names who
    published a position that was looked up by hand.
    """

    keys: frozenset[str]
    point: LngLat
    origin: Origin
    oblasts: frozenset[str]
    postcodes: frozenset[int] = frozenset()
    geonameid: int | None = None
    population: int | None = None
    names: tuple[str, ...] = ()
    publisher: str = ""

    @property
    def source(self) -> str:
        """What ``position_source`` says: the publisher, or the name of the package's list."""
        return self.publisher or str(self.origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A position that a source gives for a name in an oblast and that we do not use.

    ``katottg`` is the settlement if only one of the oblast bears the name, else empty.
    """

    katottg: str
    name_uk: str
    oblast: str
    point: LngLat
    origin: Origin
    postcodes: frozenset[int]
    reason: str
