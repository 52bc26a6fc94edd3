"""Intervals of days as OGC API – Features writes them: ``2022-09-05``, ``2022-09-01/..``. Pure.

An instant with a time is the day that it falls on in Europe/Kyiv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.errors import DateError

KYIV = ZoneInfo("Europe/Kyiv")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: RFC 3339, section 5.6, without leap seconds.
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.ASCII | re.IGNORECASE
)
_OPEN = ("", "..")
_MOST_SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from ``start`` to ``end``, both inside; None is an open end."""

    start: date | None = None
    end: date | None = None

    @property
    def is_day(self) -> bool:
        """Whether the interval is one day."""
        return self.start is not None and self.start == self.end

    def within(self, first: date, last: date) -> tuple[date, date] | None:
        """Return the part of the interval from ``first`` to ``last``, or None if there is none."""
        start = first if self.start is None else max(self.start, first)
        end = last if self.end is None else min(self.end, last)
        return (start, end) if start <= end else None


def read_interval(text: str) -> Interval:
    """Return the interval that a text says.

    Raises
    ------
    DateError
        If it is none; the message says what would be one.
    """
    sides = text.split("/")
    if len(sides) > _MOST_SIDES:
        raise DateError("an interval has two ends, as in 2022-09-01/2022-09-15")
    if len(sides) == 1:
        found = _day(text)
        return Interval(start=found, end=found)
    start, end = (None if side in _OPEN else _day(side) for side in sides)
    if start is not None and end is not None and start > end:
        raise DateError("an interval does not end before it starts")
    return Interval(start=start, end=end)


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(KYIV).date()
    except (ValueError, OverflowError):
        pass
    raise DateError(
        "not of the form 2022-09-05, 2022-09-05T12:00:00Z, or two of these with a slash between; "
        ".. is an open end"
    )
