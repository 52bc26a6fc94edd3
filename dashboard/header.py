"""The bar on top: title, search, filters, pages, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.leaving import address
from dashboard.linkvalues import STATUSES, reaches_outside
from dashboard.opened import RECORDS, opened
from dashboard.plain import plain
from dashboard.search import search_box
from dashboard.text import LANGUAGES, text
from dashboard.view_controls import inside_focus, scope_control, view_controls
from data.view import ScopeName
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.navigation.page import StreamlitPage

    from dashboard.session import Session
    from geo.place import AdminUnit

LANGUAGE_NAMES = {"en": "EN", "uk": "УК"}


def header(
    session: Session, pages: Sequence[tuple[StreamlitPage, str | None]], current: StreamlitPage
) -> None:
    """Draw the header of every page; ``pages`` are those offered, with the menu that each is in."""
    with st.container(key="ctl_header", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{text('title', session.language)}**")
        search_box(session, current)
        view_controls(session)
        _filters(session)
        with st.container(key="ctl_nav", horizontal=True, vertical_alignment="center"):
            _navigation(session, pages, current)
        _language(session)
    for notice in session.notices:
        st.toast(plain(notice))
    session.notices = []


def _navigation(
    session: Session, pages: Sequence[tuple[StreamlitPage, str | None]], current: StreamlitPage
) -> None:
    params = _carried(session)
    for page, menu in pages:
        if menu is None:
            st.page_link(page, query_params=params)
    for name in dict.fromkeys(menu for _, menu in pages if menu is not None):
        # A key of the current page's: a menu closes when one of its pages opens.
        key = f"ctl_menu_{name}_{current.url_path}"
        with st.popover(text(f"menu.{name}", session.language), key=key):
            for page, menu in pages:
                if menu == name:
                    st.page_link(page, query_params=params)


def _carried(session: Session) -> dict[str, list[str]] | None:
    """Return the parameters of links to other pages; None for those that the address has when they are used.

    On the map the address moves on while the header stays as it was drawn, so that it alone knows. A
    page about a record must not hand that on, and none of these changes its view below the header.
    """
    if session.page == "map" or not any(map(opened, RECORDS)):
        return None
    return address(session, session.written)


def _language(session: Session) -> None:
    chosen = st.segmented_control(
        text("language", session.language),
        LANGUAGES,
        default=session.language,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=f"language_{session.seq}",
        label_visibility="collapsed",
    )
    if chosen and chosen != session.language:
        session.change(language=chosen)
        st.rerun()


def _filters(session: Session) -> None:
    state, language = session.state, session.language
    active = sum(map(len, (state.oblasts, state.raions, state.hromadas, state.statuses)))
    active += state.scope is not ScopeName.FOCUS
    label = text("filters.n", language, n=active) if active else text("filters", language)
    with st.popover(label, key="ctl_filters"):
        scope = scope_control(session)
        oblasts = _unit_choice(session, Level.OBLAST, state.oblasts, within=())
        raions = _unit_choice(session, Level.RAION, state.raions, within=oblasts)
        hromadas = _unit_choice(session, Level.HROMADA, state.hromadas, within=raions or oblasts)
        statuses = st.multiselect(
            text("filter.status", language),
            STATUSES,
            default=state.statuses,
            format_func=lambda word: text(f"status.{word}", language),
            placeholder=text("filter.all", language),
            key=f"status_{session.seq}",
        )
        reset = st.button(text("filter.reset", language), disabled=not active)
    chosen: dict[str, tuple[str, ...]] = {
        "oblasts": tuple(oblasts),
        "raions": tuple(raions),
        "hromadas": tuple(hromadas),
        "statuses": tuple(statuses),
    }
    if reset:
        chosen, scope = dict.fromkeys(chosen, ()), ScopeName.FOCUS
    scope = _settle(session, chosen, scope)
    # Who narrows the raions means to narrow the hromadas with them.
    ancestors = session.store.gazetteer.ancestors
    around = chosen["raions"] or chosen["oblasts"]
    chosen["hromadas"] = tuple(
        code for code in chosen["hromadas"] if not around or _inside(ancestors(code), around)
    )
    if scope != state.scope or any(getattr(state, name) != each for name, each in chosen.items()):
        session.move(scope=scope, **chosen)
        st.rerun()


def _settle(session: Session, chosen: dict[str, tuple[str, ...]], scope: ScopeName) -> ScopeName:
    """Let scope and units agree: the one that the reader has just changed decides."""
    levels = ("oblasts", "raions", "hromadas")
    if scope is ScopeName.FOCUS and session.state.scope is ScopeName.UKRAINE:
        for name in levels:
            chosen[name] = inside_focus(session.store, chosen[name])
    wide = reaches_outside(session.store, (code for name in levels for code in chosen[name]))
    return ScopeName.UKRAINE if wide else scope


def _unit_choice(
    session: Session, level: Level, chosen: Sequence[str], *, within: Sequence[str]
) -> Sequence[str]:
    """Offer the units of one level, in the reader's language; only those inside ``within``."""
    gazetteer, language = session.store.gazetteer, session.language
    offered = [
        code
        for code in _units(session, level)
        if not within or _inside(gazetteer.ancestors(code), within)
    ]
    options = dict.fromkeys([*offered, *chosen])
    return st.multiselect(
        text(f"filter.{level}", language),
        sorted(options, key=lambda code: gazetteer.title(code, language)),
        default=list(chosen),
        format_func=lambda code: gazetteer.title(code, language),
        placeholder=text("filter.all", language),
        key=f"{level}_{session.seq}_{language}",
    )


def _units(session: Session, level: Level) -> Sequence[str]:
    """Return the units to choose from: any oblast, and what the scope draws."""
    if level is Level.OBLAST or session.state.scope is ScopeName.UKRAINE:
        return [unit.katottg for unit in session.store.gazetteer.units_at(level)]
    return session.store.focus_units(level)


def _inside(ancestors: Sequence[AdminUnit], within: Sequence[str]) -> bool:
    return any(unit.katottg in within for unit in ancestors)
