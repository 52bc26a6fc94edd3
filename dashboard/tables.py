"""Tables: found in, filtered, ordered, their columns chosen, and downloaded as they are seen.

One look for all large tables of the app. What a reader chose stays with the session, by the name of
the table. Everything works without a mouse: Streamlit's grid is walked by arrows, Shift and the
space bar select a row, and ordering stands in a control of its own, because the grid orders only for the eye.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from dashboard.charts import number_words
from dashboard.tablefiles import files
from dashboard.tablerows import Choice, facet_values, rows_shown, taken
from dashboard.tabletwin import TableTwin
from dashboard.text import text
from data.export.sheetfiles import column_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.session import Session

__all__ = ["TableTwin", "table"]

KEPT = "table_choices"
HEIGHT = 460  # px
ROW, HEAD = 33, 35  # px, of Streamlit's grid at the font size of .streamlit/config.toml
#: How many rows Streamlit's grid measures, and up to how many letters a word is shown whole whatever they hold.
MEASURED, SHORT = 10, 24
#: px: of a letter at that font size, and around the words of a cell.
SIGN, PADDING = 6.6, 16
#: So few rows are seen at a glance: there is nothing to find or to filter.
FEW = 8
#: From so many rows on it matters what travels.
MANY = 500


def table(
    session: Session,
    twin: TableTwin,
    *,
    chosen: str | None = None,
    height: int = HEIGHT,
    selectable: bool = True,
    on_row: Callable[[str | None], None] | None = None,
) -> str | None:
    """Draw a table with its controls and downloads; return the key of the row that is selected.

    Parameters
    ----------
    chosen
        Key of the row that is selected when the table is first shown.
    selectable
        Whether a row can be selected: only where that leads somewhere.
    on_row
        Told the key of a row that the reader selects, or None when he takes that back, before the
        page is drawn anew.
    """
    language = session.language
    with st.container(key=f"ctl_table_{twin.name}"):
        choice = _controls(session, twin)
        rows = rows_shown(
            twin.columns, choice, twin.searched, length=len(twin.keys), memory=twin.memory
        )
        names = choice.columns or tuple(twin.usual) or tuple(twin.columns)
        st.caption(
            text(
                "table.rows",
                language,
                shown=number_words(len(rows), language),
                all=number_words(len(twin.keys), language),
            ),
            help=text("table.keys", language) if selectable else None,
        )
        if not rows:
            st.info(text("table.none", language))
            return None
        shown = taken(twin.columns, rows, names)
        keys = [twin.keys[row] for row in rows]
        picked = _grid(
            session,
            twin,
            shown,
            keys,
            chosen=chosen,
            height=fitting(len(keys), height),
            selecting=(on_row or "rerun") if selectable else "ignore",
        )
        files(session, twin, shown, choice)
    return picked


def _grid(
    session: Session,
    twin: TableTwin,
    shown: Mapping[str, Sequence[Any]],
    keys: Sequence[str],
    *,
    chosen: str | None,
    height: int,
    selecting: Callable[[str | None], None] | Literal["rerun", "ignore"],
) -> str | None:
    at = keys.index(chosen) if chosen in keys else None
    # What changes with the rows: a selection must not slip to another record.
    digest = hashlib.blake2s("\n".join([session.language, *keys]).encode(), digest_size=6)
    name = f"grid_{twin.name}_{digest.hexdigest()}"
    picked = st.dataframe(
        pa.table({name: _array(values) for name, values in shown.items()}),
        hide_index=True,
        selection_mode="single-row",
        selection_default=None if at is None else {"selection": {"rows": [at]}},
        column_config=cast(
            "Any", {name: _head(twin, name, values) for name, values in shown.items()}
        ),
        key=name,
        placeholder="",
        alt=twin.alt,
        height=height,
        # One overload is for a selection that is ignored, the other for all else.
        on_select=cast(
            "Any", partial(_tell, name, keys, selecting) if callable(selecting) else selecting
        ),
    )
    return None if selecting == "ignore" else _key_of(picked, keys)


def _tell(name: str, keys: Sequence[str], on_row: Callable[[str | None], None]) -> None:
    on_row(_key_of(st.session_state[name], keys))


def _key_of(picked: Any, keys: Sequence[str]) -> str | None:
    """Return the key of the row that is selected in a grid, or None."""
    rows = picked["selection"]["rows"]
    return keys[rows[0]] if rows and rows[0] < len(keys) else None


def fitting(rows: int, height: int = HEIGHT) -> int:
    """Return the height of a table in px: that of its rows, up to a limit."""
    return min(height, HEAD + ROW * max(rows, 1))


def _array(values: Sequence[Any]) -> pa.Array:
    """Return values as they travel to the browser: words that come again, once."""
    made = column_array(values)
    if pa.types.is_floating(made.type):
        return pc.if_else(pc.is_nan(made), None, made)
    if pa.types.is_string(made.type) and len(made) > MANY:
        coded = made.dictionary_encode()
        if len(coded.dictionary) < len(made) / 2:
            return coded
    return made


def _head(twin: TableTwin, name: str, values: Sequence[Any]) -> Any:
    label, hint = twin.heads.get(name, name), twin.hints.get(name)
    if name in twin.kinds:
        return _KINDS[twin.kinds[name]](label, help=hint)
    if name in twin.formats:
        form = cast("Any", twin.formats[name])
        return st.column_config.NumberColumn(label, format=form, help=hint)
    width = _width(values)
    if hint is None and width is None:
        return label
    return st.column_config.Column(label, help=hint, width=width)


def _width(values: Sequence[Any]) -> int | None:
    """Return the width in px of a column of short words; None where the grid finds it by itself.

    It measures the first rows only: a longer word below them would be cut.
    """
    lengths = [len(each) if isinstance(each, str) else 0 for each in values]
    longest = max(lengths, default=0)
    if longest > SHORT or longest <= max(lengths[:MEASURED], default=0):
        return None
    return round(SIGN * longest) + PADDING


_KINDS: Mapping[str, Callable[..., Any]] = {
    "link": st.column_config.LinkColumn,
    "share": partial(st.column_config.ProgressColumn, format="%d %%", min_value=0, max_value=100),
    "wide": partial(st.column_config.TextColumn, width="large"),
}


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
        words, facets = "", {}
        if len(twin.keys) > FEW:
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
