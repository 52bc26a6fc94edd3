"""What a register says of settlements: the latest amendment, and what it said before. Pure.

Of a unit with amendments the latest replaces all earlier ones, as it could be known on a day. What
is said of a narrower unit goes before what is said of those around it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from data.layerspells import LayerSpells, Stretches, day_number, spells_of
from data.status import ControlStatus
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One row: ``start`` and ``end`` (day after the last, or None) in days from 1970-01-01.

    ``amended`` is the day of the amendment that brought it, None where the table does not say.
    """

    unit: str
    start: int
    end: int | None
    status: ControlStatus
    amended: date | None


def last_day(periods: Sequence[Period]) -> int:
    """Return the last day that stands in the rows: as far as the register speaks."""
    return max(max(each.start, _amended(each), each.end or 0) for each in periods)


def said_by(periods: Sequence[Period], gazetteer: Gazetteer) -> Stretches:
    """Return what all rows together say of each settlement, by the narrowest unit named."""
    return _stretches(_in_force(periods), gazetteer, last_day(periods))


def editions(
    periods: Sequence[Period], gazetteer: Gazetteer
) -> tuple[tuple[int, LayerSpells], ...]:
    """Return what the register said from each amendment on, by the day of the amendment.

    None if a row does not say when it was amended: nobody can tell then what was known on a day.
    """
    if any(each.amended is None for each in periods):
        return ()
    found = []
    for day in sorted({_amended(each) for each in periods}):
        known = [each for each in periods if _amended(each) <= day]
        found.append((day, spells_of(said_by(known, gazetteer), last=last_day(known))))
    return tuple(found)


def _amended(period: Period) -> int:
    """Return the day of an amendment from 1970-01-01; rows without one go before all others."""
    return 0 if period.amended is None else day_number(period.amended)


def _in_force(periods: Sequence[Period]) -> list[Period]:
    """Return the rows of the latest amendment of each unit: it replaces all that was said before."""
    latest: dict[str, int] = {}
    for each in periods:
        latest[each.unit] = max(_amended(each), latest.get(each.unit, 0))
    return [each for each in periods if _amended(each) == latest[each.unit]]


def _stretches(periods: Sequence[Period], gazetteer: Gazetteer, last: int) -> Stretches:
    """Return what the register says of each settlement, by the narrowest unit that it names."""
    by_row: dict[int, list[Period]] = {}
    narrowest: dict[int, int] = {}
    for unit, said in _by_unit(periods).items():
        level = Level.SETTLEMENT if gazetteer.has_settlement(unit) else gazetteer.unit(unit).level
        narrow = list(Level).index(level)
        for code in gazetteer.codes_in(unit):
            row = gazetteer.index_of(code)
            if narrow >= narrowest.get(row, -1):
                by_row[row], narrowest[row] = said, narrow
    own = list(Level).index(Level.SETTLEMENT)
    pieces = [
        (row, start, end, status, silent or narrowest[row] < own)
        for row in sorted(by_row)
        for start, end, status, silent in _painted(by_row[row], last)
    ]
    table = np.array(pieces, dtype=np.int32).reshape(-1, 5)
    return Stretches(
        row=table[:, 0],
        start=table[:, 1],
        end=table[:, 2],
        status=table[:, 3].astype(np.uint8),
        implied=table[:, 4].astype(np.bool_),
    )


def _by_unit(periods: Sequence[Period]) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = defaultdict(list)
    for each in periods:
        found[each.unit].append(each)
    return found


def _painted(said: Sequence[Period], last: int) -> list[tuple[int, int, int, bool]]:
    """Return start, end, status and whether it is implied, of the days of one unit, in order.

    Where periods overlap, occupied goes before contested. After the end of a period the unit is
    Ukrainian, which is implied.
    """
    ends = {each: last + 1 if each.end is None else each.end for each in said}
    days = sorted({each.start for each in said} | set(ends.values()) | {last + 1})
    result: list[tuple[int, int, int, bool]] = []
    for start, end in pairwise(days):
        over = {each.status for each in said if each.start <= start < ends[each]}
        if over:
            result.append((start, end, int(min(over, key=_weight)), False))
        elif result:
            result.append((start, end, int(ControlStatus.UKRAINIAN), True))
    return result


def _weight(status: ControlStatus) -> int:
    return 0 if status is ControlStatus.OCCUPIED else 1
