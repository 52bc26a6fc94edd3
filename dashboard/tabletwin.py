"""A table as a page hands it over to :mod:`dashboard.tables`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from dashboard.tablerows import FoldedColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTwin:
    """A table as a page hands it over.

    Parameters
    ----------
    name
        Key of the elements, stem of file names, and what the reader's choice is kept under.
    keys
        What each row is about; unique.
    columns
        Name to values, in the words that are shown, all of one length. Lists are tuples of words.
    heads
        What stands over each column, in the reader's language.
    alt
        What the table holds, for those who cannot see it.
    usual
        Columns shown at first, all if empty.
    facets
        Columns of few values that get a filter of their own.
    searched
        Columns whose words are searched, all if empty.
    formats
        Column to a format of Streamlit's number column, e.g. ``percent``.
    kinds
        Column to how it is drawn: ``link``, ``share`` (0 to 100), or ``wide``.
    hints
        Column to what it means, shown beside its head.
    members
        What the files say beside day, layer, filters and terms, or in place of them: pages that do
        not obey the filters of the header say what they obey.
    memory
        What searching keeps of the columns; whoever keeps the columns may keep it with them.
    of_ledger
        Whether the rows are the ledger's records, whatever layer the page shows.
    publishable
        Whether the rows may be passed on as files; None if the layer that the page shows says so.
    """

    name: str
    keys: Sequence[str]
    columns: Mapping[str, Sequence[Any]]
    heads: Mapping[str, str]
    alt: str
    usual: Sequence[str] = ()
    facets: Sequence[str] = ()
    searched: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Any] = field(default_factory=dict)
    memory: MutableMapping[str, FoldedColumn] = field(default_factory=dict)
    of_ledger: bool = False
    publishable: bool | None = None
