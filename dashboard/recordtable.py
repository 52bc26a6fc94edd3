"""Tables whose rows open a record: the address names it, so that a link and Back restore it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.opened import open_record, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HEIGHT = 380  # px
ROW, HEAD = 35, 38  # px, of Streamlit's tables


def record_table(
    name: str,
    keys: Sequence[str],
    columns: Mapping[str, Sequence[Any]],
    *,
    heads: Mapping[str, Any],
    record: str,
    alt: str,
    drops: Sequence[str] = (),
    height: int = HEIGHT,
) -> None:
    """Draw a table; selecting a row names its record in the address, and nothing unnames it.

    Parameters
    ----------
    name
        Stem of the key of the element, unique on the page.
    keys
        What each row is about.
    record
        Key of the address that names the record.
    drops
        Keys of the address that a newly opened record makes void.
    """
    _table(
        f"{name}_{_digest(keys)}",
        columns,
        heads=heads,
        alt=alt,
        height=height,
        chosen=keys.index(opened(record)) if opened(record) in keys else None,
        on_row=lambda row: open_record(
            **dict.fromkeys(drops, ""), **{record: "" if row is None else keys[row]}
        ),
    )


def picked_row(
    name: str,
    keys: Sequence[str],
    columns: Mapping[str, Sequence[Any]],
    *,
    heads: Mapping[str, Any],
    alt: str,
    height: int = HEIGHT,
) -> str | None:
    """Draw a table and return the key of the row that is selected, if any."""
    key = f"{name}_{_digest(keys)}"
    picked = st.dataframe(
        dict(columns),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config=cast("Any", dict(heads)),
        height=fitting(len(keys), height),
        key=key,
        alt=alt,
    )
    rows = picked["selection"]["rows"]
    return keys[rows[0]] if rows and rows[0] < len(keys) else None


def fitting(rows: int, height: int = HEIGHT) -> int:
    """Return the height of a table in px: that of its rows, up to a limit."""
    return min(height, HEAD + ROW * max(rows, 1))


def _table(
    key: str,
    columns: Mapping[str, Sequence[Any]],
    *,
    heads: Mapping[str, Any],
    alt: str,
    height: int,
    chosen: int | None,
    on_row: Callable[[int | None], None],
) -> None:
    def selected() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        on_row(rows[0] if rows else None)

    length = len(next(iter(columns.values()), ()))
    st.dataframe(
        dict(columns),
        hide_index=True,
        on_select=selected,
        selection_mode="single-row",
        selection_default=None if chosen is None else {"selection": {"rows": [chosen]}},
        column_config=cast("Any", dict(heads)),
        height=fitting(length, height),
        key=key,
        alt=alt,
    )


def _digest(keys: Sequence[str]) -> str:
    """Return what changes with the rows: a selection must not slip to another record."""
    return hashlib.blake2s("\n".join(keys).encode(), digest_size=6).hexdigest()
