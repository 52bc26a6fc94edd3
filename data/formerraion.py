"""Record of a former raion: where a settlement lay before the reform of 17 July 2020."""

from __future__ import annotations

from dataclasses import dataclass

from data.event import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRaion:
    """The raion that a settlement lay in before 2020.

    ``name`` is the adjective in Ukrainian and the seat in English. ``basis`` says what it follows
    from: see seeds/README.md.
    """

    settlement: str
    name: Text
    basis: str
