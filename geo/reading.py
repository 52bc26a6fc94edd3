"""How a written name was read: exactly, by a transliteration, as a listed toponym."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Reading(StrEnum):
    """How a written name was found to mean a place, surest first."""

    CODE = "code"
    EXACT = "exact"
    TRANSLITERATION = "transliteration"
    TOPONYM = "toponym"
    ALIAS = "alias"
    PRESS = "press"
    FOREIGN = "foreign"
    ROMANISED = "romanised"
    SEAT = "seat"
    POSITION = "position"
    SIMILAR = "similar"

    @property
    def score(self) -> float:
        """Return how sure this reading is, from 0 to 1; a resemblance brings its own figure."""
        return _SCORES[self]


class Hit(NamedTuple):
    """One place that a written name may mean; ``matched`` is the spelling that it met.

    ``is_unit`` tells Kyiv and Sevastopol as oblasts from the cities of the same code.
    """

    katottg: str
    reading: Reading
    matched: str
    reason: str
    is_unit: bool = False


_SCORES = {
    Reading.CODE: 1.0,
    Reading.EXACT: 1.0,
    Reading.TRANSLITERATION: 0.98,
    Reading.TOPONYM: 0.95,
    Reading.ALIAS: 0.92,
    Reading.PRESS: 0.9,
    Reading.FOREIGN: 0.85,
    Reading.ROMANISED: 0.85,
    Reading.SEAT: 0.9,
    Reading.POSITION: 1.0,
    Reading.SIMILAR: 0.0,
}
#: Readings that rest on an official table, or on a spelling listed as a name in its own right.
#: Aliases do not: the lists that they come from hold misreadings and names of neighbours.
FIRM = frozenset({Reading.CODE, Reading.EXACT, Reading.TRANSLITERATION, Reading.TOPONYM})
