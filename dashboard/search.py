"""The search box: one question over places, units, events, entities, owners and publications.

A name that means one place selects it on the map; everything else lies out in groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from dashboard.leaving import quiet_link, unit_fields
from dashboard.opened import record_link
from dashboard.text import text
from data.finding import FoundKind
from geo.resolve import Ambiguous, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.navigation.page import StreamlitPage

    from dashboard.session import Session
    from data.finding import Findings
    from geo.resolve import Candidate

MOST_CHOICES = 12
LONGEST_QUERY = 100
#: Results of one kind that are shown at first, and after asking for all.
FEW, MOST = 4, 40

#: The page and the key of its address for kinds that have a page.
_PAGES = {
    FoundKind.EVENT: ("events", "event"),
    FoundKind.ENTITY: ("entities", "entity"),
    FoundKind.OWNER: ("sources", "owner"),
    FoundKind.SOURCE: ("sources", "source"),
}


def search_box(session: Session, current: StreamlitPage) -> None:
    """Draw the search box and, below it, what was found."""
    language = session.language
    at = (current.url_path, session.followed)
    if st.session_state.get("search_at") != at:
        # A result was followed, or another page opened: what was found must not lie over it.
        st.session_state["search_at"] = at
        _close()
    if "search_query" not in st.session_state:
        # A link that names a place has had its search answered.
        st.session_state["search_query"] = session.state.query
        st.session_state["search_done"] = session.state.query if session.state.place else ""
    with st.container(key="ctl_search"):
        query = st.text_input(
            text("search.everything", language),
            placeholder=text("search.place_or_more", language),
            key="search_query",
            label_visibility="collapsed",
        )
        query = query.strip()[:LONGEST_QUERY]
        if session.news("query", query):
            session.change(query=query)
        if query:
            _answer(session, query, on_map=not current.url_path)


def _answer(session: Session, query: str, *, on_map: bool) -> None:
    """Select the place that a name means, or lay out what was found."""
    findings = session.store.finder.find(query)
    # Once per query: a rerun with the same text must not pull the reader back.
    if query != st.session_state["search_done"]:
        st.session_state["search_done"] = st.session_state["search_open"] = query
        if isinstance(findings.resolution, Match) and on_map:
            _select(session, findings.resolution.candidate.katottg)
    if st.session_state.get("search_open") != query:
        # The name was a place's: the rest that it found stays one click away.
        again = text("search.results", session.language, n=findings.total)
        if findings.total and st.button(again, key="ctl_search_again", type="tertiary"):
            st.session_state["search_open"] = query
            st.rerun()
        return
    with st.container(key="ctl_results"):
        with st.container(horizontal=True, vertical_alignment="center", key="ctl_results_head"):
            st.caption(text("search.results", session.language, n=findings.total))
            if st.button(text("search.close", session.language), key="search_close"):
                _close()
                st.rerun()
        _results(session, findings, query)


def _results(session: Session, findings: Findings, query: str) -> None:
    """Draw the groups of results, places first."""
    language, found = session.language, findings.resolution
    if not findings.total:
        st.text(text("search.none", language, query=query))
        return
    if isinstance(found, Ambiguous):
        _choose(session, text("search.choose", language), found.candidates, query)
    if not isinstance(found, Match | Ambiguous):
        # Nothing bears the name; what begins so or looks alike stands below.
        st.text(text("search.none", language, query=query))
    for kind, keys in findings.found.items():
        if keys and not (kind is FoundKind.PLACE and isinstance(found, Ambiguous)):
            _group(session, kind, keys, query)


def _close() -> None:
    """Put the results away; the query stays in the box."""
    st.session_state["search_open"] = ""


def _group(session: Session, kind: FoundKind, keys: Sequence[str], query: str) -> None:
    """Draw the first results of one kind, and the way to more."""
    language, whole = session.language, f"search_all_{kind}_{query}"
    st.markdown(f"**{text(f'search.kind.{kind}', language, n=len(keys))}**")
    shown = MOST if st.session_state.get(whole) else FEW
    for key in keys[:shown]:
        _result(session, kind, key)
    if len(keys) > shown == FEW:
        more = text("search.more", language, n=min(len(keys), MOST) - FEW)
        if st.button(more, key=f"more_{kind}", type="secondary"):
            st.session_state[whole] = True
            st.rerun()


def _label(session: Session, kind: FoundKind, key: str) -> str:
    """Return a result in the reader's language."""
    store, language = session.store, session.language
    if kind is FoundKind.PLACE:
        return store.gazetteer.long_name(key, language)
    if kind is FoundKind.UNIT:
        return store.gazetteer.title(key, language)
    if kind is FoundKind.EVENT:
        event = store.archive().events[key]
        return f"{event.when.best} · {getattr(event.title, language)}"
    if kind is FoundKind.ENTITY:
        name: str = getattr(store.entity_registry.entries[key].entity.name, language)
        return name
    if kind is FoundKind.SOURCE:
        source = store.source_registry.sources[key]
        return f"{source.publisher}: {source.title}"
    return key


def _result(session: Session, kind: FoundKind, key: str) -> None:
    """Draw one result as a link to where it leads."""
    label = _label(session, kind, key)
    if kind is FoundKind.PLACE:
        quiet_link(session, "map", label, place=key)
    elif kind is FoundKind.UNIT:
        quiet_link(session, session.page, label, **unit_fields(session, key))
    else:
        page, name = _PAGES[kind]
        record_link(session, page, label, **{name: key})


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
        _select(session, chosen)


def _select(session: Session, katottg: str) -> NoReturn:
    """Select a place where the reader is; the query is answered with that."""
    _close()
    session.move(place=katottg)
    session.say_if_unplaced()
    st.rerun()
