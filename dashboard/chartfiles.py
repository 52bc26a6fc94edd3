"""What stands under a chart: the same as files, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from dashboard.history_views import layers_of
from dashboard.palette import palette_of
from dashboard.pictures import png, standalone, svg
from dashboard.plain import plain
from dashboard.text import text
from data.export.csv import write_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.session import Session

    Rows = Mapping[str, Sequence[Any]]


def twins(
    session: Session,
    spec: dict[str, Any],
    rows: Rows,
    name: str,
    *,
    title: str,
    said: str,
    labels: Mapping[str, str] | None,
    files: bool = True,
) -> None:
    """Offer a chart as files, if there may be any, and its data as a table.

    ``said`` stands under the title in pictures; for the rest see :func:`dashboard.charts.figure`.
    """
    language = session.language
    palette = palette_of(st.context.theme.type)
    lines = [said, _credit(session)]

    def drawn() -> dict[str, Any]:
        return standalone(spec, palette, title=title, lines=lines)

    if files:
        _downloads(session, drawn, rows, name, title)
    with st.expander(text("chart.data", language), key=f"ctl_twin_{name}"):
        _table(rows, name, labels or {}, text("chart.data.alt", language, title=title))


def _credit(session: Session) -> str:
    """Return what a picture says about where it comes from."""
    layer = layers_of(session.store)[session.state.layer]
    return text(
        "chart.credit", session.language, dataset=session.store.dataset, licence=layer.licence
    )


def _downloads(
    session: Session, drawn: Callable[[], dict[str, Any]], rows: Rows, name: str, title: str
) -> None:
    """Offer the files; each is made when its button is pressed."""
    language, day = session.language, session.state.day
    files: dict[str, tuple[str, Callable[[], bytes]]] = {
        "png": ("image/png", lambda: png(drawn())),
        "svg": ("image/svg+xml", lambda: svg(drawn())),
        "csv": ("text/csv", lambda: write_columns({key: list(rows[key]) for key in rows})),
    }
    with st.container(horizontal=True, vertical_alignment="center", key=f"ctl_files_{name}"):
        st.caption(text("chart.download", language), width="content")
        for form, (mime, made) in files.items():
            st.download_button(
                text(f"chart.download.{form}", language),
                made,
                file_name=f"{name}-{day}.{form}",
                mime=mime,
                key=f"{form}_{name}",
                on_click="ignore",
                type="tertiary",
                help=f"{plain(title)}: {form.upper()}",
            )


def _table(rows: Rows, name: str, labels: Mapping[str, str], words: str) -> None:
    shown = {key: list(rows[key]) for key in (labels or rows)}
    st.dataframe(
        shown,
        hide_index=True,
        column_config=cast("Any", {key: labels.get(key, key) for key in shown}),
        key=f"data_{name}",
        alt=words,
    )
