"""What a package is about: its days, its filters, and the day on which it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from data.selection import Filters
    from data.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageQuestion:
    """What is asked for.

    ``start`` and ``end`` are the days that a package covers, both inside; ``day`` is the one that it
    shows first, where a program can be told. ``geometry`` is ``point``, ``cell``, or None for what
    suits the program.
    """

    start: date
    end: date
    day: date
    filters: Filters
    geometry: str | None = None


def package_members(store: Store, question: PackageQuestion) -> dict[str, Any]:
    """Return what a package says about itself; the same words as in every other file."""
    return {
        "from": question.start.isoformat(),
        "to": question.end.isoformat(),
        "as_of": question.day.isoformat(),
        **store.exports.members(question.filters),
    }
