"""What a name may mean, and the three possible answers to a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.designation import titled
from geo.place import AdminUnit, Level, LngLat, Settlement

if TYPE_CHECKING:
    from geo.place import Category
    from geo.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a query may mean.

    ``raion`` and ``oblast`` are the units around it (None where there is none, or it is one itself).
    ``score`` runs from 0 to 1; ``matched`` is the spelling that the query met, ``reason`` says how.
    """

    place: Settlement | AdminUnit
    raion: AdminUnit | None
    oblast: AdminUnit | None
    reading: Reading
    score: float
    matched: str
    reason: str

    @property
    def katottg(self) -> str:
        """Return the code."""
        return self.place.katottg

    @property
    def name_uk(self) -> str:
        """Return the official name."""
        return self.place.name_uk

    @property
    def name_en(self) -> str:
        """Return the official Latin name."""
        return self.place.name_en

    @property
    def level(self) -> Level:
        """Return the administrative level."""
        return Level.SETTLEMENT if isinstance(self.place, Settlement) else self.place.level

    @property
    def category(self) -> Category | None:
        """Return the category letter of a settlement, None for units."""
        return self.place.category if isinstance(self.place, Settlement) else None

    @property
    def point(self) -> LngLat | None:
        """Return the position, None for units and unplaced settlements."""
        return self.place.point if isinstance(self.place, Settlement) else None

    def __str__(self) -> str:
        """Return name, raion, oblast and code on one line."""
        name = self.name_en if isinstance(self.place, Settlement) else titled(self.place, "en")
        around = [titled(unit, "en") for unit in (self.raion, self.oblast) if unit is not None]
        return ", ".join([f"{name} ({self.name_uk})", *around, self.katottg])


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The query means one place.

    ``reason`` says how the name was read and, where others share it, why this one was taken; the
    others are in ``alternatives``.
    """

    query: str
    candidate: Candidate
    reason: str
    alternatives: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The query means several places equally well; ``reason`` says what would tell them apart."""

    query: str
    candidates: tuple[Candidate, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """The query means no place that we know; ``suggestions`` merely look alike, best first."""

    query: str
    suggestions: tuple[Candidate, ...]
    reason: str


Resolution = Match | Ambiguous | NotFound
