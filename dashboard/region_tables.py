"""Tables of the Regions page: who was occupied for how long, and how the divisions fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from dashboard.leaving import view_link
from dashboard.plain import plain
from dashboard.tables import TableTwin, table
from dashboard.text import text
from data.division import Scheme
from data.occupationdays import NEVER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.session import Session
    from data.event import Text
    from data.regions import Fates

    Columns = Mapping[str, Sequence[Any]]


def boards(session: Session, fates: Fates) -> None:
    """Draw the settlements and the hromadas, those occupied longest first."""
    language = session.language
    with st.container(key="ctl_figure_boards"):
        st.subheader(text("regions.board.title", language), anchor=False)
        st.caption(text("regions.board.note", language))
        settlements, hromadas = st.tabs(
            [text("regions.board", language), text("regions.board.hromadas", language)]
        )
        with settlements:
            _settlement_board(session, fates)
        with hromadas:
            _table(session, _hromadas(session, fates), "hromadas")


def crosswalk_table(session: Session, rows: Any) -> None:
    """Draw how raions of today, former ones and occupation districts fit together."""
    language = session.language
    crossings = session.store.regions.crosswalk(rows)
    columns: dict[str, list[Any]] = {
        name: [_name(session, each.names[index]) for each in crossings]
        for index, name in enumerate(("raion", "former", "occupation"))
    }
    columns["settlements"] = [each.settlements for each in crossings]
    heads = {name: text(f"regions.walk.{name}", language) for name in list(columns)[:-1]}
    with st.container(key="ctl_figure_walk"):
        st.subheader(text("regions.walk", language), anchor=False)
        for scheme in (Scheme.FORMER_RAION, Scheme.OCCUPATION):
            st.caption(text(f"regions.scheme.{scheme}.note", language))
        _table(session, columns, "divisions", heads)


def _settlement_board(session: Session, fates: Fates) -> None:
    columns = _settlements(session, fates)
    picked = _table(session, columns, "settlements", selectable=True)
    if picked:
        katottg = columns["katottg"][picked[0]]
        name = plain(session.store.gazetteer.title(katottg, session.language))
        view_link(session, "map", text("table.open", session.language, name=name), place=katottg)


def _settlements(session: Session, fates: Fates) -> dict[str, list[Any]]:
    gazetteer, language = session.store.gazetteer, session.language
    order = np.lexsort((fates.rows, -fates.contested.best, -fates.occupied.best))
    rows = fates.rows[order].tolist()
    codes = [gazetteer.codes[row] for row in rows]
    hromadas = [gazetteer.settlements[row].hromada for row in rows]
    return {
        "name": [gazetteer.title(code, language) for code in codes],
        "hromada": [gazetteer.title(code, language) for code in hromadas],
        "days": fates.occupied.best[order].tolist(),
        "days_low": fates.occupied.low[order].tolist(),
        "days_high": fates.occupied.high[order].tolist(),
        "days_contested": fates.contested.best[order].tolist(),
        "changes": fates.turns.count[order].tolist(),
        "first_change": _days(session, fates.turns.first[order]),
        "last_change": _days(session, fates.turns.last[order]),
        "katottg": codes,
    }


def _hromadas(session: Session, fates: Fates) -> dict[str, list[Any]]:
    found = session.store.regions.group_fates(fates, Scheme.HROMADA)
    order = np.argsort(-found.settlement_days, kind="stable")
    names, codes = found.division.names, found.division.groups.codes
    return {
        "hromada": [_name(session, names[index]) for index in order.tolist()],
        "settlements": found.settlements[order].tolist(),
        "ever_occupied": found.ever_occupied[order].tolist(),
        "mean_days": found.mean_days[order].round(1).tolist(),
        "settlement_days": found.settlement_days[order].tolist(),
        "days_contested": found.contested_days[order].tolist(),
        "first_change": _days(session, found.first[order]),
        "last_change": _days(session, found.last[order]),
        "katottg": [codes[index] for index in order.tolist()],
    }


def _days(session: Session, indices: Any) -> list[date | None]:
    history = session.store.history()
    return [None if index == NEVER else history.date(index) for index in indices.tolist()]


def _name(session: Session, name: Text | None) -> str:
    if name is None:
        return ""
    return name.uk if session.language == "uk" else name.en


def _table(
    session: Session,
    columns: Columns,
    name: str,
    heads: Mapping[str, str] | None = None,
    *,
    selectable: bool = False,
) -> list[int]:
    """Draw a table with its downloads; return the rows chosen in it."""
    language, store = session.language, session.store
    given = heads or {}
    keys = [str(number) for number in range(len(next(iter(columns.values()))))]
    twin = TableTwin(
        name=f"regions_{name}",
        keys=keys,
        columns=columns,
        heads={key: given.get(key) or text(f"column.{key}", language) for key in columns},
        alt=text("regions.board.title", language),
        members={
            "as_of": None,
            "from": store.first.isoformat(),
            "to": store.last.isoformat(),
            # Of the header's filters this page obeys the layer and the day of knowledge alone.
            "filters": {"region": list(session.state.region)},
        },
    )
    picked = table(session, twin, selectable=selectable)
    return [] if picked is None else [int(picked)]
