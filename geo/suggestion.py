"""Answers of an online service, and what remembers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geo.place import LngLat


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One answer of the service, as kept in the cache."""

    address: str
    point: LngLat
    osm_type: str
    osm_id: int
    kind: str


class GeocodeCache(Protocol):
    """What the geocoder remembers between calls, and among all processes of the application."""

    def get(self, key: str) -> tuple[Suggestion, ...] | None:
        """Return the kept answer, empty for a kept miss; None if the question was never answered."""

    def put(self, key: str, answer: tuple[Suggestion, ...]) -> None:
        """Keep an answer; an empty one is a miss."""

    def reserve(self, now: float, *, spacing_s: float, longest_wait_s: float) -> float | None:
        """Take the next free turn, ``spacing_s`` after the turn before it, and return its time.

        Atomic across processes. None, and no turn taken, if the next is over ``longest_wait_s`` away.
        """

    def postpone(self, until: float) -> None:
        """Let no turn start before a time."""
