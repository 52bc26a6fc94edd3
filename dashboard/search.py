"""The search box: a name in any spelling becomes the selected place, or a choice of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.text import text
from geo.place import Level
from geo.resolve import Ambiguous, Match, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.session import Session
    from geo.resolve import Candidate

MOST_CHOICES = 12
LONGEST_QUERY = 100


def search_box(session: Session) -> None:
    """Draw the search box and, where a name has more than one answer, the answers to choose from."""
    language = session.language
    if "search_query" not in st.session_state:
        # A link that names a place has had its search answered.
        st.session_state["search_query"] = session.state.query
        st.session_state["search_done"] = session.state.query if session.state.place else ""
    with st.container(key="ctl_search"):
        query = st.text_input(
            text("search", language),
            placeholder=text("search.hint", language),
            key="search_query",
            label_visibility="collapsed",
        )
        query = query.strip()[:LONGEST_QUERY]
        if session.news("query", query):
            session.change(query=query)
        # Once per query: a rerun with the same text must not pull the reader back.
        if query and query != st.session_state["search_done"]:
            _answer(session, query)


def _answer(session: Session, query: str) -> None:
    """Select the place that a name means, or lay the possible ones out below the box."""
    language = session.language
    found = resolve(
        session.store.gazetteer,
        query,
        levels=(Level.SETTLEMENT,),
        prefer_oblast=session.store.focus_oblast,
    )
    if isinstance(found, Match):
        _select(session, found.candidate.katottg, query)
        return
    with st.container(key="ctl_results"):
        if isinstance(found, Ambiguous):
            _choose(session, text("search.choose", language), found.candidates, query)
            return
        st.text(text("search.none", language, query=query))
        if found.suggestions:
            _choose(session, text("search.suggest", language), found.suggestions, query)


def _choose(session: Session, label: str, candidates: Sequence[Candidate], query: str) -> None:
    gazetteer, language = session.store.gazetteer, session.language
    names = {
        candidate.katottg: gazetteer.long_name(candidate.katottg, language)
        for candidate in candidates[:MOST_CHOICES]
    }
    chosen = st.selectbox(
        label, list(names), index=None, format_func=names.__getitem__, key=f"choice_{query}"
    )
    if chosen:
        _select(session, chosen, query)


def _select(session: Session, katottg: str, query: str) -> None:
    """Select a place; the query is answered with that."""
    st.session_state["search_done"] = query
    session.move(place=katottg)
    if session.store.gazetteer.settlement(katottg).point is None:
        name = session.store.gazetteer.title(katottg, session.language)
        session.notices.append(text("search.unplaced", session.language, name=name))
    st.rerun()
