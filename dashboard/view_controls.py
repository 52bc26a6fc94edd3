"""Controls of the view: the day of knowledge, the layer, the age of the evidence, the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.dayphrase import DAY_INPUTS
from dashboard.desk import today
from dashboard.history_views import layers_of
from dashboard.linkvalues import AGES, reaches_outside
from dashboard.text import text
from dashboard.text_charts import MONTHS_IN_DATE
from data.history import LEDGER_LAYER
from data.view import ScopeName

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dashboard.session import Session
    from dashboard.text import Language
    from data.store import Store

WIDTH_PX = 300


def view_controls(session: Session) -> None:
    """Draw the menu whose label says as of when things are known, and from which layer."""
    state, language = session.state, session.language
    with st.popover(_label(session), key="ctl_view"), st.container(width=WIDTH_PX):
        layer = _layer(session) if len(layers_of(session.store)) > 1 else state.layer
        has_claims = layer == LEDGER_LAYER
        known = _known(session, has_days=session.store.has_days_of_knowledge(layer))
        age = _age(session, has_claims=has_claims)
        if state.known and st.button(text("known.reset", language), icon=":material/history:"):
            known = None
    if (layer, known, age) != (state.layer, state.known, state.age):
        session.move(layer=layer, known=known, age=age)
        st.rerun()


def scope_control(session: Session) -> ScopeName:
    """Draw the choice between the oblasts that the evidence is about and the whole country."""
    language = session.language
    focus = focus_title(session)
    names = {ScopeName.FOCUS: focus, ScopeName.UKRAINE: text("scope.ukraine", language)}
    chosen = st.segmented_control(
        text("scope", language),
        list(ScopeName),
        default=session.state.scope,
        format_func=names.__getitem__,
        help=text("scope.help", language, name=focus),
        key=f"scope_{session.seq}_{language}",
    )
    return session.state.scope if chosen is None else chosen


def focus_title(session: Session) -> str:
    """Return the names of the oblasts that the evidence is about."""
    gazetteer = session.store.gazetteer
    return ", ".join(
        gazetteer.title(code, session.language) for code in session.store.focus_oblasts
    )


def inside_focus(store: Store, codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of some places that lie in the oblasts that the evidence is about."""
    return tuple(code for code in codes if not reaches_outside(store, [code]))


def _label(session: Session) -> str:
    state, language = session.state, session.language
    known = (
        text("known.on", language, day=_short(state.known, language))
        if state.known
        else text("known.now", language)
    )
    if state.layer == LEDGER_LAYER:
        return known
    layer = f"{text('layer', language)}: {state.layer}"
    return f"{layer}, {known}" if state.known else layer


def _short(day: date, language: Language) -> str:
    """Return a day as the header has room for it: "10 Sep 2022", "10.09.2022"."""
    if language == "uk":
        return f"{day:%d.%m.%Y}"
    return f"{day.day} {MONTHS_IN_DATE[language][day.month - 1][:3]} {day.year}"


def _known(session: Session, *, has_days: bool) -> date | None:
    language, state = session.language, session.state
    chosen: date | None = st.date_input(
        text("known", language),
        value=state.known,
        min_value=session.store.first,
        max_value=today(),
        help=text("known.help", language),
        format=DAY_INPUTS[language],
        key=f"known_{session.seq}_{language}",
        disabled=not has_days,
    )
    if has_days:
        return chosen
    st.caption(text("known.no_layer", language))
    return None


def _layer(session: Session) -> str:
    language, layers = session.language, layers_of(session.store)
    chosen: str = st.selectbox(
        text("layer", language),
        list(layers),
        index=list(layers).index(session.state.layer),
        format_func=lambda name: f"{name} · {layers[name].title}",
        key=f"layer_{session.seq}",
    )
    about = layers[chosen]
    st.caption(
        text(
            "layer.covers",
            language,
            first=day_words(about.first, language),
            last=day_words(about.last, language),
            n=number_words(about.covered, language),
        )
    )
    # As text: a caption would turn addresses into links.
    st.text(text("layer.licence", language, licence=about.licence))
    for owner in about.attribution:
        st.text(owner)
    if not about.publishable:
        st.caption(text("layer.private", language))
    return chosen


def _age(session: Session, *, has_claims: bool) -> int:
    language = session.language
    names = {0: text("age.0", language)} | {n: text("age.n", language, n=n) for n in AGES}
    chosen: int = st.selectbox(
        text("age", language),
        list(names),
        index=list(names).index(session.state.age),
        format_func=names.__getitem__,
        help=text("age.help", language),
        key=f"age_{session.seq}_{language}",
        disabled=not has_claims,
    )
    if has_claims:
        return chosen
    st.caption(text("age.no_layer", language))
    return 0
