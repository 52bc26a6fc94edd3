"""Uncertain dates: the EDTF text as written, and the bounds that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
