"""Which rows and columns of a table are shown, and in which order. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.table import as_text
from geo.names import fold, press_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reader wants to see of a table.

    Parameters
    ----------
    words
        All of these must stand in a row, in any order and in any of the usual Latin spellings.
    facets
        Column to the values that are let through; none lets all through.
    columns
        Names of the columns in order; empty for those that the table shows at first.
    by
        Column to sort by; empty for the order in which the rows come.
    descending
        Whether the greatest comes first. Rows without a value come last either way.
    """

    words: str = ""
    facets: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    by: str = ""
    descending: bool = False


def rows_shown(columns: Columns, choice: Choice, searched: Sequence[str] = ()) -> list[int]:
    """Return the numbers of the rows that a choice lets through, in its order.

    Parameters
    ----------
    searched
        Columns whose text is searched; all of them if there are none.
    """
    length = len(next(iter(columns.values()), ()))
    kept: Iterable[int] = range(length)
    for name, values in choice.facets.items():
        if values and name in columns:
            wanted, column = set(values), columns[name]
            kept = [row for row in kept if column[row] in wanted]
    words = press_key(fold(choice.words)).split()
    if words:
        read = [columns[name] for name in searched or columns]
        kept = [row for row in kept if _holds((column[row] for column in read), words)]
    if choice.by in columns:
        return _sorted(list(kept), columns[choice.by], descending=choice.descending)
    return list(kept)


def taken(columns: Columns, rows: Sequence[int], names: Sequence[str]) -> dict[str, list[Any]]:
    """Return some columns of some rows."""
    return {name: [columns[name][row] for row in rows] for name in names}


def facet_values(column: Sequence[Any]) -> list[Any]:
    """Return the values of a column in the order in which one looks for them."""
    return sorted({value for value in column if value is not None}, key=as_text)


def _holds(values: Iterable[Any], words: Sequence[str]) -> bool:
    said = press_key(fold(" ".join(as_text(value) for value in values)))
    return all(word in said for word in words)


def _sorted(rows: list[int], column: Sequence[Any], *, descending: bool) -> list[int]:
    """Return rows by the values of a column; equal ones stay in their order, empty ones go last."""
    known = [row for row in rows if not _is_empty(column[row])]
    empty = [row for row in rows if _is_empty(column[row])]
    is_text = any(isinstance(column[row], str | tuple) for row in known)
    keys = [fold(as_text(column[row])) if is_text else column[row] for row in known]
    order = sorted(range(len(known)), key=keys.__getitem__, reverse=descending)
    return [*(known[place] for place in order), *empty]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", ()) or (isinstance(value, float) and np.isnan(value))
