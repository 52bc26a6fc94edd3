"""Errors of the data package.

DataError
├── SeedError(ValueError)        evidence files hold faults; carries every one of them
├── OutOfRangeError(ValueError)  a day lies outside the days that the ledger covers
└── DateError(ValueError)        a text is no date of our EDTF profile
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Longest piece of a faulty value that a message repeats.
SHOWN_CHARACTERS = 60


class DataError(Exception):
    """Root of all errors that the data package raises on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SeedFault:
    """One thing that is wrong in one evidence file.

    ``file`` is the path below ``seeds/``; ``line`` counts from 1 and is 0 for the file as a whole.
    Faults sort by file, then line, then field. ``str`` is one line without control characters.
    """

    file: str
    line: int
    field: str
    value: str
    problem: str
    remedy: str

    @classmethod
    def at(cls, origin: str, field: str, value: str, problem: str, remedy: str) -> Self:
        """Return a fault of the record that stands at ``file:line``."""
        file, _, line = origin.rpartition(":")
        return cls(
            file=file, line=int(line), field=field, value=value, problem=problem, remedy=remedy
        )

    def __str__(self) -> str:
        """Return ``file:line: field 'value': problem; remedy`` on one line."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        value = f" {_shown(self.value)}" if self.value else ""
        what = f"{self.field}{value}: " if self.field else ""
        return " ".join(f"{where}: {what}{self.problem}; {self.remedy}".split())


class SeedError(DataError, ValueError):
    """The evidence cannot be used. The message lists every fault, one per line.

    Parameters
    ----------
    faults
        At least one fault; kept sorted and without duplicates in :attr:`faults`.
    """

    def __init__(self, faults: Iterable[SeedFault]) -> None:
        self.faults: tuple[SeedFault, ...] = tuple(sorted(set(faults)))
        n = len(self.faults)
        head = f"{n} {'fault' if n == 1 else 'faults'} in the evidence files; nothing was built"
        super().__init__("\n".join([head, *map(str, self.faults)]))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[SeedFault, ...]]]:
        """Pickle by faults, not by message, so that worker processes can raise it."""
        return type(self), (self.faults,)


class OutOfRangeError(DataError, ValueError):
    """A day lies outside the range. The message names the range."""

    def __init__(self, day: date, first: date, last: date) -> None:
        self.day = day
        self.first = first
        self.last = last
        super().__init__(f"{day.isoformat()} is outside {first.isoformat()} to {last.isoformat()}")

    def __reduce__(self) -> tuple[type[Self], tuple[date, date, date]]:
        """Pickle by the three days."""
        return type(self), (self.day, self.first, self.last)


class DateError(DataError, ValueError):
    """A text is no date of our EDTF profile. The message says why, without repeating the text."""


def _shown(value: str) -> str:
    """Return ``value`` quoted, escaped and cut to a length that fits a line."""
    cut = value if len(value) <= SHOWN_CHARACTERS else value[: SHOWN_CHARACTERS - 1] + "…"
    return repr(cut)
