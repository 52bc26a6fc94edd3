"""What stands under a table: the rows that are seen, as files that say what they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.history_views import layers_of
from dashboard.plain import plain
from dashboard.state import filters_of
from dashboard.text import text
from data.export.about import members_of
from data.export.sheetfiles import SHEET_FORMATS, Sheet
from data.selection import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session
    from dashboard.tablerows import Choice
    from dashboard.tabletwin import TableTwin


def files(
    session: Session, twin: TableTwin, shown: Mapping[str, Sequence[Any]], choice: Choice
) -> None:
    """Offer what is seen as files; each is made when its button is pressed."""
    language, day = session.language, session.state.day
    if not _may_be_passed_on(session, twin):
        st.caption(text("table.files.none", language))
        return
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"ctl_files_{twin.name}_rows"
    ):
        st.caption(
            text("table.files", language),
            help=text("table.files.help", language),
            width="content",
        )
        sheet = sheet_of(session, twin, shown, choice)
        for form, (mime, write) in SHEET_FORMATS.items():
            st.download_button(
                "Parquet" if form == "parquet" else form.upper(),
                partial(write, sheet),
                file_name=f"{twin.name}-{day}.{form}",
                mime=mime,
                key=f"{form}_{twin.name}",
                on_click="ignore",
                type="tertiary",
                help=f"{plain(twin.alt)}: {form.upper()}",
            )


def _may_be_passed_on(session: Session, twin: TableTwin) -> bool:
    if twin.publishable is not None:
        return twin.publishable
    return twin.of_ledger or layers_of(session.store)[session.state.layer].publishable


def sheet_of(
    session: Session, twin: TableTwin, shown: Mapping[str, Sequence[Any]], choice: Choice
) -> Sheet:
    """Return what is seen of a table as it is written to files, with what it is about."""
    return Sheet(
        columns=shown,
        heads={name: twin.heads.get(name, name) for name in shown},
        members=_members(session, twin, choice),
    )


def _members(session: Session, twin: TableTwin, choice: Choice) -> dict[str, Any]:
    """Return what the files of a table say about themselves."""
    store, state = session.store, session.state
    asked = {
        "find": choice.words,
        "only": {twin.heads.get(k, k): list(v) for k, v in choice.facets.items() if v},
        "sorted_by": choice.by,
        "descending": choice.descending if choice.by else "",
    }
    return {
        "table": twin.alt,
        "as_of": state.day.isoformat(),
        **members_of(
            store,
            Filters(known_as_of=state.known) if twin.of_ledger else filters_of(state, store),
        ),
        "known_as_of": "latest" if state.known is None else state.known.isoformat(),
        "table_filters": {name: value for name, value in asked.items() if value not in ("", {})},
        **twin.members,
    }
