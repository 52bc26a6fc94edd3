"""The maps of the Compare page: a component v2 whose code is served as ES modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.browsercode import address
from dashboard.components import LOADER
from dashboard.sections import Drawing
from dashboard.text import STRINGS
from dashboard.text_compare import STAGE_KEYS
from data.changeset import KINDS, UNCHANGED, change_kinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dashboard.session import Session
    from data.diff import Diff

_compare = st.components.v2.component(
    "control_compare",
    html="<div class='ctl-compare'></div>",
    js=LOADER % {"module": address("compare/main.js"), "failure": "compare.error.load"},
)


def compare_maps(session: Session, found: Diff, rows: NDArray[np.int64]) -> None:
    """Draw both days with a divider between them, or the difference; the choice goes to the link."""
    result = _compare(
        key=f"compare-{session.dataset}",
        data={
            "assets": session.assets,
            "lang": session.language,
            "theme": st.context.theme.type or "light",
            "strings": _strings(session),
            "first": session.store.first.isoformat(),
            "before": found.before.as_of.isoformat(),
            "after": found.after.as_of.isoformat(),
            "units": list(session.state.units),
            "kinds": _kinds(found, rows),
            "drawing": session.state.drawing,
            "seq": session.seq,
        },
        on_drawing_change=_nothing,
    )
    chosen = result.get("drawing")
    if isinstance(chosen, dict) and session.news("drawing", chosen):
        word = chosen.get("value")
        if word in set(Drawing):
            session.change(drawing=Drawing(word))


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""


def _kinds(found: Diff, rows: NDArray[np.int64]) -> dict[str, Any]:
    """Return what became of each of the settlements that changed, by code."""
    kinds, codes = change_kinds(found), found.before.history.codes
    moved = rows[kinds[rows] != UNCHANGED]
    return {
        codes[row]: KINDS[kind]
        for row, kind in zip(moved.tolist(), kinds[moved].tolist(), strict=True)
    }


def _strings(session: Session) -> dict[str, str]:
    """Return the words of the maps with their gaps, which the browser fills."""
    return {key: STRINGS[key][session.language] for key in STAGE_KEYS}
