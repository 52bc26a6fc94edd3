"""Tables: found in, filtered, ordered, their columns chosen, and downloaded as they are seen.

One look for all large tables of the app. What a reader chose stays with the session, by the name of
the table. Everything works without a mouse: Streamlit's grid is walked by arrows, a row is selected by
the space bar, and ordering stands in a control of its own, because the grid orders only for the eye.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.recordtable import fitting
from dashboard.tablefiles import files
from dashboard.tablerows import Choice, facet_values, rows_shown, taken
from dashboard.tabletwin import TableTwin
from dashboard.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session

__all__ = ["TableTwin", "table"]

KEPT = "table_choices"
HEIGHT = 460  # px


def table(
    session: Session,
    twin: TableTwin,
    *,
    chosen: str | None = None,
    height: int = HEIGHT,
    selectable: bool = True,
) -> str | None:
    """Draw a table with its controls and downloads; return the key of the row that is selected.

    Parameters
    ----------
    chosen
        Key of the row that is selected when the table is first shown.
    selectable
        Whether a row can be selected: only where that leads somewhere.
    """
    language = session.language
    with st.container(key=f"ctl_table_{twin.name}"):
        choice = _controls(session, twin)
        rows = rows_shown(twin.columns, choice, twin.searched)
        names = choice.columns or tuple(twin.usual) or tuple(twin.columns)
        st.caption(text("table.rows", language, shown=len(rows), all=len(twin.keys)))
        if not rows:
            st.info(text("table.none", language))
            return None
        shown = taken(twin.columns, rows, names)
        keys = [twin.keys[row] for row in rows]
        options = {
            "height": fitting(len(keys), height),
            "on_select": "rerun" if selectable else "ignore",
        }
        picked = _grid(session, twin, shown, keys, chosen=chosen, options=options)
        files(session, twin, shown, choice)
    return picked


def _grid(
    session: Session,
    twin: TableTwin,
    shown: Mapping[str, Sequence[Any]],
    keys: Sequence[str],
    *,
    chosen: str | None,
    options: Mapping[str, Any],
) -> str | None:
    at = keys.index(chosen) if chosen in keys else None
    # What changes with the rows: a selection must not slip to another record.
    digest = hashlib.blake2s("\n".join([session.language, *keys]).encode(), digest_size=6)
    picked = st.dataframe(
        {name: _cells(values) for name, values in shown.items()},
        hide_index=True,
        selection_mode="single-row",
        selection_default=None if at is None else {"selection": {"rows": [at]}},
        column_config=cast("Any", {name: _head(twin, name) for name in shown}),
        key=f"grid_{twin.name}_{digest.hexdigest()}",
        placeholder="",
        alt=twin.alt,
        **options,
    )
    if options["on_select"] == "ignore":
        return None
    rows = picked["selection"]["rows"]
    return keys[rows[0]] if rows and rows[0] < len(keys) else None


def _cells(values: Sequence[Any]) -> list[Any]:
    """Return values as the grid takes them: lists that are lists."""
    return [list(value) if isinstance(value, tuple) else value for value in values]


def _head(twin: TableTwin, name: str) -> Any:
    label, hint = twin.heads.get(name, name), twin.hints.get(name)
    if name in twin.formats:
        form = cast("Any", twin.formats[name])
        return st.column_config.NumberColumn(label, format=form, help=hint)
    return label if hint is None else st.column_config.Column(label, help=hint)


def choice_of(name: str) -> Choice:
    """Return what the reader chose of a table, in this session."""
    kept: dict[str, Choice] = st.session_state.setdefault(KEPT, {})
    return kept.get(name, Choice())


def _keep(name: str, choice: Choice) -> None:
    st.session_state.setdefault(KEPT, {})[name] = choice


def _controls(session: Session, twin: TableTwin) -> Choice:
    """Draw the controls and return what they say."""
    language, before = session.language, choice_of(twin.name)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"ctl_find_{twin.name}"):
        words = st.text_input(
            text("table.find", language),
            value=before.words,
            placeholder=text("table.find.hint", language),
            key=f"find_{twin.name}_{language}",
            max_chars=200,
            width=240,
        )
        facets = {name: _facet(session, twin, name, before) for name in twin.facets}
        with st.popover(text("table.columns", language), key=f"ctl_columns_{twin.name}"):
            arranged = _arrangement(session, twin, before)
    choice = replace(arranged, words=words, facets=facets)
    _keep(twin.name, choice)
    return choice


def _facet(session: Session, twin: TableTwin, name: str, before: Choice) -> tuple[Any, ...]:
    values = facet_values(twin.columns[name])
    given = [value for value in before.facets.get(name, ()) if value in values]
    return tuple(
        st.multiselect(
            twin.heads.get(name, name),
            list(dict.fromkeys([*values, *given])),
            default=given,
            placeholder=text("filter.all", session.language),
            key=f"facet_{twin.name}_{name}_{session.language}",
            width=165,
        )
    )


def _arrangement(session: Session, twin: TableTwin, before: Choice) -> Choice:
    """Draw the choice of columns and of the order."""
    language, names = session.language, list(twin.columns)
    usual = list(twin.usual or names)

    def named(name: str) -> str:
        return twin.heads.get(name, name) if name else text("table.sort.none", language)

    by = st.selectbox(
        text("table.sort", language),
        ["", *names],
        index=["", *names].index(before.by) if before.by in names else 0,
        format_func=named,
        key=f"sort_{twin.name}_{language}",
    )
    descending = st.toggle(
        text("table.sort.descending", language),
        value=before.descending,
        key=f"descending_{twin.name}_{language}",
    )
    key = f"columns_{twin.name}_{language}"
    for label, wanted in (("table.columns.all", names), ("table.columns.usual", usual)):
        if st.button(text(label, language), key=f"{label}_{twin.name}", type="tertiary"):
            st.session_state[key] = wanted
    given = [name for name in before.columns if name in names] or usual
    extra: dict[str, Any] = {} if key in st.session_state else {"default": given}
    columns = st.multiselect(
        text("table.columns.shown", language), names, format_func=named, key=key, **extra
    )
    return Choice(columns=() if columns == usual else tuple(columns), by=by, descending=descending)
