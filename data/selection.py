"""Filters: which settlements, statuses, layer and day of knowledge a question is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from data.errors import DataError
from data.history import LEDGER_LAYER
from data.status import LIBERATED, ControlStatus
from geo.place import Level
from geo.resolve import Ambiguous, Match, NotFound, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from data.snapshot import Snapshot
    from geo.gazetteer import Gazetteer
    from geo.resolve import Candidate, Resolution


#: Words that a status filter takes. ``ukrainian`` includes what is shown as liberated.
STATUS_WORDS = (*(status.word for status in ControlStatus), LIBERATED)

#: Candidates that an error lists at most.
SHOWN_CANDIDATES = 20


class SelectionError(DataError, ValueError):
    """A filter names what does not exist, or what could be several things.

    The first line of the message says what is wrong; the lines after it list what could be meant.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a question is limited to. Units are KATOTTG codes; an empty tuple does not limit.

    Units of one level add up, levels narrow each other: two raions and a hromada of one of them
    give that hromada. ``statuses`` are words of :data:`STATUS_WORDS`; ``categories`` are the same
    words as the legend of the map uses them, where ``ukrainian`` is without ``liberated``.
    ``unconfirmed_days`` leaves only settlements whose status nobody has confirmed for so many days
    (:mod:`data.confirmation`); 0 does not limit.
    """

    oblasts: tuple[str, ...] = ()
    raions: tuple[str, ...] = ()
    hromadas: tuple[str, ...] = ()
    settlements: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    layer: str = LEDGER_LAYER
    known_as_of: date | None = None
    unconfirmed_days: int = 0

    def __post_init__(self) -> None:
        """Refuse what would silently select nothing, or everything."""
        if self.unconfirmed_days < 0:
            raise SelectionError(
                f"{self.unconfirmed_days} days without confirmation are fewer than 0"
            )
        for word in (*self.statuses, *self.categories):
            if word not in STATUS_WORDS:
                raise SelectionError(f"no status {word!r}; statuses are {', '.join(STATUS_WORDS)}")

    @property
    def levels(self) -> dict[Level, tuple[str, ...]]:
        """The chosen units by level, widest first, levels without a choice left out."""
        chosen = {
            Level.OBLAST: self.oblasts,
            Level.RAION: self.raions,
            Level.HROMADA: self.hromadas,
            Level.SETTLEMENT: self.settlements,
        }
        return {level: codes for level, codes in chosen.items() if codes}

    def as_json(self) -> dict[str, Any]:
        """Return the filters that limit something, as the files we write state them."""
        chosen: dict[str, Any] = {str(level): list(codes) for level, codes in self.levels.items()}
        if self.statuses:
            chosen["status"] = list(self.statuses)
        if self.categories:
            chosen["category_display"] = list(self.categories)
        if self.unconfirmed_days:
            chosen["unconfirmed_days"] = self.unconfirmed_days
        return chosen


def select_units(
    gazetteer: Gazetteer,
    level: Level,
    values: Iterable[str],
    *,
    within: Sequence[str] = (),
    prefer_oblast: str | None = None,
    note: Callable[[str], object] | None = None,
) -> tuple[str, ...]:
    """Return the KATOTTG codes of units or settlements given by code or name in any spelling.

    Parameters
    ----------
    gazetteer
        Where to look.
    level
        What the values name.
    values
        Codes or names; repetitions are dropped, order is kept.
    within
        Codes of wider units of one level: each value must lie inside one of them. Empty looks
        everywhere.
    prefer_oblast
        Code of the oblast whose places go first where a name is shared.
    note
        Told, in one line, of every shared name that a rule of the resolver decided.

    Raises
    ------
    SelectionError
        If a value is nothing of that level, or several; the message lists the candidates.
    """
    codes: dict[str, None] = {}
    for value in values:
        found = [
            resolve(gazetteer, value, levels=(level,), prefer_oblast=prefer_oblast, **context)
            for context in _contexts(gazetteer, within)
        ]
        codes[_only(found, level, value).katottg] = None
        for each in found:
            if note is not None and isinstance(each, Match) and each.alternatives:
                note(
                    f"{level} {value!r} was read as {each.candidate}: {each.reason}; "
                    f"{len(each.alternatives)} more places share the name"
                )
    return tuple(codes)


def _contexts(gazetteer: Gazetteer, within: Sequence[str]) -> list[dict[str, str]]:
    """Return the keyword arguments of one look-up for each unit around."""
    return [{str(gazetteer.unit(code).level): code} for code in within] or [{}]


def _only(found: Sequence[Resolution], level: Level, value: str) -> Candidate:
    """Return the one place found in one or more look-ups of a value, or raise."""
    candidates: dict[str, Candidate] = {}
    for each in found:
        if isinstance(each, Match):
            candidates[each.candidate.katottg] = each.candidate
        elif isinstance(each, Ambiguous):
            candidates |= {candidate.katottg: candidate for candidate in each.candidates}
    if len(candidates) == 1:
        return next(iter(candidates.values()))
    if candidates:
        head = (
            f"{level} {value!r} could be {len(candidates)} places; give the code, or the units "
            f"around it as in {f'{value}, Izium Raion'!r}"
        )
        raise SelectionError("\n".join([head, *_listed(candidates.values())]))
    suggestions = {
        candidate.katottg: candidate
        for each in found
        if isinstance(each, NotFound)
        for candidate in each.suggestions
    }
    head = f"no {level} {value!r}: {found[0].reason}"
    if suggestions:
        head += "; did you mean one of these?"
    raise SelectionError("\n".join([head, *_listed(suggestions.values())]))


def _listed(candidates: Iterable[Candidate]) -> list[str]:
    """Return one indented line a candidate, the rest counted."""
    lines = [f"  {candidate}" for candidate in candidates]
    more = len(lines) - SHOWN_CANDIDATES
    return [*lines[:SHOWN_CANDIDATES], *([f"  and {more} more"] if more > 0 else [])]


def selected_rows(gazetteer: Gazetteer, filters: Filters) -> NDArray[np.int64]:
    """Return the indices of the settlements that the filters' units select, ascending. Pure.

    Raises
    ------
    UnknownPlaceError
        If a unit is not in the gazetteer.
    """
    chosen = np.ones(len(gazetteer), dtype=np.bool_)
    for codes in filters.levels.values():
        inside = np.zeros(len(gazetteer), dtype=np.bool_)
        for code in codes:
            inside[[gazetteer.index_of(member) for member in gazetteer.codes_in(code)]] = True
        chosen &= inside
    return np.flatnonzero(chosen)


def rows_of_status(
    snapshot: Snapshot, rows: NDArray[np.int64], filters: Filters
) -> NDArray[np.int64]:
    """Return those of ``rows`` whose status and display category the filters let through. Pure."""
    return rows[lets_through(filters, snapshot.status[rows], snapshot.liberated[rows])]


def lets_through(
    filters: Filters, status: NDArray[np.uint8], liberated: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which statuses the filters let through; ``liberated`` flags those after occupied. Pure."""
    kept = np.ones(len(status), dtype=np.bool_)
    if filters.statuses:
        kept &= np.isin(status, _codes(filters.statuses))
        if LIBERATED in filters.statuses:
            kept |= liberated
    if filters.categories:
        shown = np.isin(status, _codes(filters.categories)) & ~liberated
        if LIBERATED in filters.categories:
            shown |= liberated
        kept &= shown
    return kept


def _codes(words: Sequence[str]) -> list[ControlStatus]:
    return [status for status in ControlStatus if status.word in words]
