"""Uncertain dates: the EDTF text as written, and the bounds that follow from it.

EDTF is ISO 8601-2. We take a small profile of it; two libraries judge each text, and what either
rejects is rejected: ``undate`` gives the bounds but takes stray spaces, ``edtf_validate`` knows the
grammar but takes 29 February in any year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from data.errors import DateError

#: What the profile admits: day, month or year with ``X`` in day or month, one qualifier at the end
#: of each side, two sides at most, either of them open. Grammar and calendar are the libraries'.
_SIDE = r"[0-9]{4}(-[0-9X]{2}){0,2}[?~%]?"
_PROFILE = re.compile(rf"(?:{_SIDE})(?:/(?:{_SIDE}|\.\.)?)?|(?:\.\.)?/{_SIDE}")

_QUALIFIERS = frozenset("?~%")

#: Distinct texts that are kept parsed; a ledger of thousands of claims has some hundred.
_KEPT_TEXTS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainDate:
    """A date or interval in EDTF (ISO 8601-2), with its bounds.

    ``earliest`` and ``latest`` are None where the interval is open; ``best`` is the one day that
    we draw: the day itself, the middle of a closed range, or the known end of an open one.
    ``approximate`` is true if the text carries ``~``, ``?`` or ``%``.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    best: date
    approximate: bool

    @property
    def is_day(self) -> bool:
        """Whether the text names one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None


@lru_cache(maxsize=_KEPT_TEXTS)
def parse_edtf(text: str) -> UncertainDate:
    """Return an EDTF text with its bounds.

    ``2022-09-08``, ``2022-09``, ``2022``, ``2022-09-1X``, ``2022-09-08~``,
    ``2022-09-06/2022-09-11``, ``../2022-09-11`` and ``2022-09-06/..`` are examples of all that the
    profile admits. An empty side means the same as ``..``. The middle of a range with an even
    number of days is the earlier of the two.

    Raises
    ------
    DateError
        If the text is outside the profile, is no date of the calendar, or is a reversed interval.
    """
    if not _PROFILE.fullmatch(text):
        raise DateError("is not a date as we write them")
    sides = [side for side in text.split("/") if side not in ("", "..")]
    for side in sides:
        if _bounds(side) is None:
            raise DateError("is no day of the calendar")
    bounds = _bounds(text)
    if bounds is None:
        raise DateError("does not run from an earlier to a later date")
    earliest, latest = bounds
    known = earliest or latest
    assert known is not None, "the profile admits no interval that is open on both sides"
    return UncertainDate(
        edtf=text,
        earliest=earliest,
        latest=latest,
        best=earliest + (latest - earliest) // 2 if earliest and latest else known,
        approximate=not _QUALIFIERS.isdisjoint(text),
    )


def _bounds(text: str) -> tuple[date | None, date | None] | None:
    """Return the first and last day of a text, None for an open side; None if either rejects it."""
    # Only readers parse. Importing the two builds their grammars, which takes longer than all that
    # a question to a built store needs.
    from edtf_validate.valid_edtf import is_valid  # noqa: PLC0415
    from lark.exceptions import LarkError  # noqa: PLC0415
    from undate import Undate, UndateInterval  # noqa: PLC0415

    if not is_valid(text):
        return None
    try:
        parsed = Undate.parse(text, "EDTF")
        if isinstance(parsed, UndateInterval):
            first = parsed.earliest and parsed.earliest.earliest
            last = parsed.latest and parsed.latest.latest
        else:
            first, last = parsed.earliest, parsed.latest
        return _day(first), _day(last)
    except (ValueError, TypeError, LarkError):
        return None


def _day(day: Any) -> date | None:
    """Return a date of undate's own kind as one of ours; undate yields years beyond ours, too."""
    return None if day is None else date(int(day.year), int(day.month), int(day.day))
