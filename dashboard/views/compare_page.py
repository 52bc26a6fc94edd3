"""Compare: two days side by side, and what changed between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.compare_view import compare_maps
from dashboard.dayfield import day_field
from dashboard.leaving import map_link
from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.tables import TableTwin, table
from dashboard.text import text
from data.changeset import KINDS, tally
from data.division import Scheme
from data.export.formats import FORMATS

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from data.changeset import Tally
    from data.diff import Diff
    from data.event import Phase

    Rows = NDArray[np.int64]

#: File endings that differ from the word of the format.
_SUFFIXES = {"geoparquet": "parquet", "flatgeobuf": "fgb"}
_COLUMNS = (
    "name",
    "raion",
    "hromada",
    "change",
    "before",
    "after",
    "changes",
    "since_earliest",
    "since_latest",
    "katottg",
)


def draw() -> None:
    """Draw the choice of days, the maps, and the tables of what changed."""
    session = open_session()
    first, second = _days(session)
    filters = filters_of(session.state, session.store)
    found, rows = session.store.diff(first, second, filters)
    counted = tally(found, rows, session.store.regions.division(Scheme.RAION))
    _about(session, found, rows)
    compare_maps(session, found, rows)
    st.caption(text("compare.zoom", session.language))
    if not found.n_changes[rows].any():
        st.info(text("compare.none", session.language))
        return
    with st.container(key="ctl_figure_changes"):
        st.subheader(text("compare.list", session.language), anchor=False)
        settlements, raions = st.tabs(
            [
                text("compare.list.settlements", session.language),
                text("compare.list.raions", session.language),
            ]
        )
        with settlements:
            _settlements(session, first, second)
        with raions:
            _raions(session, counted, first, second)
        _downloads(session, first, second)


def _days(session: Session) -> tuple[date, date]:
    """Draw the two days, take them into the state, and return them in order."""
    state, store, language = session.state, session.store, session.language
    with st.container(horizontal=True, vertical_alignment="bottom", key="ctl_controls"):
        chosen = [
            day_field(session, f"compare.{key}", value, f"compare_{key}")
            for key, value in (("from", state.start or store.first), ("to", state.end or state.day))
        ]
        phase = st.selectbox(
            text("compare.phase", language),
            [None, *session.store.ledger.phases],
            format_func=lambda each: _phase_name(session, each),
            key=f"compare_phase_{session.seq}_{language}",
            width=320,
        )
    if phase is not None:
        last = min(phase.end or store.last, store.last)
        session.move(start=max(phase.start, store.first), end=last)
        st.rerun()
    first, second = chosen
    if (first, second) != (state.start or store.first, state.end or state.day):
        session.change(start=first, end=second)
    if second < first:
        st.caption(text("compare.swapped", language))
        return second, first
    return first, second


def _phase_name(session: Session, phase: Phase | None) -> str:
    if phase is None:
        return text("compare.phase.none", session.language)
    return phase.name.uk if session.language == "uk" else phase.name.en


def _about(session: Session, found: Diff, rows: Rows) -> None:
    """Say in words what changed."""
    language = session.language
    columns = {
        "gained": found.gained,
        "lost": found.lost,
        "newly_contested": found.newly_contested,
        "resolved": found.resolved,
        "round_trip": found.round_trip,
    }
    counts = {
        name: number_words(int(column[rows].sum()), language) for name, column in columns.items()
    }
    said = text(
        "compare.about",
        language,
        before=day_words(found.before.as_of, language),
        after=day_words(found.after.as_of, language),
        **counts,
    )
    moved = found.changed & ~found.gained & ~found.lost & ~found.newly_contested
    if moved[rows].any():
        learned = moved & (found.before.status == 0)
        said += " " + text(
            "compare.knowledge",
            language,
            learned=number_words(int(learned[rows].sum()), language),
            lost_sight=number_words(int((moved & ~learned)[rows].sum()), language),
        )
    st.markdown(plain(said))


def _settlements(session: Session, first: date, second: date) -> None:
    """Draw every settlement that changed; a row leads to the map."""
    language, gazetteer = session.language, session.store.gazetteer
    filters = filters_of(session.state, session.store)
    found = session.store.exports.diff_columns(first, second, filters)
    columns: dict[str, list[Any]] = {
        "name": [gazetteer.title(code, language) for code in found["katottg"]],
        "raion": [gazetteer.title(code, language) for code in found["raion"]],
        "hromada": [gazetteer.title(code, language) for code in found["hromada"]],
        "change": [text(f"compare.kind.{word}", language) for word in found["change"]],
        "before": [text(f"status.{word}", language) for word in found["from_display"]],
        "after": [text(f"status.{word}", language) for word in found["to_display"]],
        "changes": found["n_changes"],
        "since_earliest": found["since_earliest"],
        "since_latest": found["since_latest"],
        "katottg": found["katottg"],
    }
    twin = TableTwin(
        name="changes",
        keys=columns["katottg"],
        columns=columns,
        heads={name: text(f"column.{name}", language) for name in columns},
        alt=text("compare.list", language),
        usual=_COLUMNS,
        facets=("change",),
        members={"as_of": None, "from": first.isoformat(), "to": second.isoformat()},
    )
    picked = table(session, twin, chosen=session.state.place)
    if picked is not None:
        name = plain(gazetteer.title(picked, language))
        map_link(session, text("table.open", language, name=name), second, (picked,), key="change")


def _raions(session: Session, counted: Tally, first: date, second: date) -> None:
    """Draw how many settlements of each raion changed, by what became of them."""
    language = session.language
    names = [name.uk if language == "uk" else name.en for name in counted.division.names]
    columns: dict[str, list[Any]] = {
        "raion": names,
        "settlements": counted.settlements.tolist(),
        **{kind: counted.kinds[:, code].tolist() for code, kind in enumerate(KINDS)},
        "resolved": counted.resolved.tolist(),
    }
    heads = {name: text(f"compare.kind.{name}", language) for name in (*KINDS, "resolved")}
    heads |= {name: text(f"column.{name}", language) for name in ("raion", "settlements")}
    twin = TableTwin(
        name="change_raions",
        keys=counted.division.groups.codes,
        columns=columns,
        heads={name: heads[name] for name in columns},
        alt=text("compare.list.raions", language),
        members={"as_of": None, "from": first.isoformat(), "to": second.isoformat()},
    )
    table(session, twin, selectable=False)


def _downloads(session: Session, first: date, second: date) -> None:
    """Offer the changes in every format; a file is made when its button is pressed."""
    language, store = session.language, session.store
    filters = filters_of(session.state, store)
    with st.container(horizontal=True, vertical_alignment="center", key="ctl_files_changes"):
        st.caption(text("compare.download", language), width="content")
        for form in FORMATS:
            st.download_button(
                form,
                partial(store.export_diff, first, second, filters, form),
                file_name=f"changes-{first}-{second}.{_SUFFIXES.get(form, form)}",
                key=f"changes_{form}",
                on_click="ignore",
                type="tertiary",
            )
