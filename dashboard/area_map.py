"""The map of the Regions page: a component v2 on which the reader draws an area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from dashboard.browsercode import address
from dashboard.components import LOADER
from dashboard.history_views import address_of
from dashboard.text import STRINGS
from dashboard.text_area import AREA_KEYS
from data.view import ScopeName

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.session import Session

_area = st.components.v2.component(
    "control_area",
    html="<div class='ctl-area'></div>",
    js=LOADER % {"module": address("area/main.js"), "failure": "area.error.load"},
)


def area_map(session: Session, rows: NDArray[np.int64], area: str) -> Any:
    """Draw the region on the map of the day; return what the reader drew on it, None for nothing new.

    Parameters
    ----------
    rows
        Settlements of the region.
    area
        Code of the area in force, empty for none (:mod:`data.areacode`).

    Returns
    -------
    A mapping: ``code`` of what was drawn (empty: the area was removed), and whether to ``add`` it.
    """
    result = _area(
        key=f"area-{session.dataset}",
        data={
            "assets": _assets(session, rows),
            "lang": session.language,
            "theme": st.context.theme.type or "light",
            "strings": {key: STRINGS[key][session.language] for key in AREA_KEYS},
            "first": session.store.first.isoformat(),
            "day": session.state.day.isoformat(),
            "units": list(session.state.region),
            "area": area,
        },
        on_drawn_change=_nothing,
    )
    drawn = result.get("drawn")
    return drawn if isinstance(drawn, dict) and session.news("area", drawn) else None


def _assets(session: Session, rows: NDArray[np.int64]) -> str:
    """Return the files of the view, of the whole country if the region reaches outside the focus."""
    if np.isin(rows, session.store.regions.rows()).all():
        return session.assets
    return address_of(session.store, replace(session.state.history_view, scope=ScopeName.UKRAINE))


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""
