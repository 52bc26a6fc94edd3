"""The choice of two layers and of a period, for the pages that put layers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.dayfield import day_field
from dashboard.history_views import layers_of
from dashboard.text import text

if TYPE_CHECKING:
    from dashboard.session import Session


def two_layers(session: Session, page: str) -> str:
    """Draw both layers and the period, take them into the state, and return the second layer.

    There must be two layers at least; ``page`` is the stem of the keys of the widgets.
    """
    state, store, language = session.state, session.store, session.language
    names = list(layers_of(store))
    usual = next(name for name in names if name != state.layer)
    first, last = state.start or store.first, state.end or store.last
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"ctl_{page}_pair"):
        one, other = (
            st.selectbox(
                text(f"layers.{key}", language),
                names,
                index=names.index(value),
                key=f"{page}_{key}_{session.seq}_{language}",
                width=200,
            )
            for key, value in (("one", state.layer), ("other", state.other or usual))
        )
        start, end = (
            day_field(session, f"layers.{key}", value, f"{page}_{key}")
            for key, value in (("from", first), ("to", last))
        )
    if one != state.layer:
        known = state.known if store.has_days_of_knowledge(one) else None
        session.move(layer=one, known=known, other=other)
        st.rerun()
    if other != (state.other or usual):
        session.change(other=other)
    if (start, end) != (first, last):
        session.move(start=start, end=end)
        st.rerun()
    return other
