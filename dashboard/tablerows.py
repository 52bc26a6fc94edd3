"""Which rows and columns of a table are shown, and in which order. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.table import as_text
from geo.names import fold, fold_many, press_key, press_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from numpy.typing import NDArray

    Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedColumn:
    """The different words of a column as they are searched, and which of them each row has."""

    words: Sequence[str]
    of: NDArray[np.intp]

    def holds(self, word: str) -> NDArray[np.bool_]:
        """Tell which rows hold a folded word."""
        found = np.fromiter((word in each for each in self.words), np.bool_, len(self.words))
        return found[self.of]


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


def rows_shown(
    columns: Columns,
    choice: Choice,
    searched: Sequence[str] = (),
    *,
    length: int | None = None,
    memory: MutableMapping[str, FoldedColumn] | None = None,
) -> list[int]:
    """Return the numbers of the rows that a choice lets through, in its order.

    Parameters
    ----------
    searched
        Columns whose text is searched; all of them if there are none.
    length
        Number of rows, if that is known without looking at a column.
    memory
        Columns as they were folded before; what is folded now is put there.
    """
    if length is None:
        length = len(next(iter(columns.values()), ()))
    kept = list(range(length))
    for name, values in choice.facets.items():
        if values and name in columns:
            wanted, column = set(values), columns[name]
            kept = [row for row in kept if column[row] in wanted]
    words = press_key(fold(choice.words)).split()
    if words:
        holds = _holding(columns, words, searched or tuple(columns), memory, length)
        kept = [row for row in kept if holds[row]]
    if choice.by in columns:
        return _sorted(kept, columns[choice.by], descending=choice.descending)
    return kept


def taken(columns: Columns, rows: Sequence[int], names: Sequence[str]) -> dict[str, list[Any]]:
    """Return some columns of some rows."""
    return {name: [columns[name][row] for row in rows] for name in names}


def facet_values(column: Sequence[Any]) -> list[Any]:
    """Return the values of a column in the order in which one looks for them."""
    return sorted({value for value in column if value is not None}, key=as_text)


def _holding(
    columns: Columns,
    words: Sequence[str],
    names: Sequence[str],
    memory: MutableMapping[str, FoldedColumn] | None,
    length: int,
) -> NDArray[np.bool_]:
    """Tell which rows hold all words, each in any of the columns."""
    memory = {} if memory is None else memory
    found = np.ones(length, dtype=np.bool_)
    for word in words:
        anywhere = np.zeros(length, dtype=np.bool_)
        for name in names:
            if name not in memory:
                memory[name] = folded(columns[name])
            anywhere |= memory[name].holds(word)
        found &= anywhere
    return found


def folded(column: Sequence[Any]) -> FoldedColumn:
    """Return a column as it is searched: every different text folded once."""
    numbers: dict[str, int] = {}
    of = [numbers.setdefault(" ".join(as_text(value).split()), len(numbers)) for value in column]
    return FoldedColumn(words=press_keys(fold_many(list(numbers))), of=np.array(of, dtype=np.intp))


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
