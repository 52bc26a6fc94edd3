"""The area of a region: drawn, pasted or uploaded, and where it is kept.

What fits into a link stands in the address. What does not stays in this tab, and the page says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
import streamlit as st

from dashboard.charts import number_words
from dashboard.text import text
from data.areacode import LONGEST_CODE, area_code, read_area_code
from data.importers.errors import ImportFault
from data.importers.polygon import MAX_BYTES, checked_vertices, read_polygon

if TYPE_CHECKING:
    from dashboard.session import Session

#: Where an area that is too long for a link is kept, in the state of the tab.
_KEPT = "region_area_kept"


def area_in_force(session: Session) -> shapely.MultiPolygon | None:
    """Return the area that belongs to the region, in degrees; None for none."""
    if session.state.area:
        st.session_state.pop(_KEPT, None)
        return read_area_code(session.state.area)
    kept: shapely.MultiPolygon | None = st.session_state.get(_KEPT)
    return kept


def polygon_form(session: Session) -> None:
    """Draw the form that takes a polygon as text or file: the way without a pointer."""
    language = session.language
    with st.popover(text("regions.polygon", language), key="ctl_polygon"):
        typed = st.text_area(
            text("regions.polygon.text", language), key="region_polygon", max_chars=MAX_BYTES
        )
        file = st.file_uploader(
            text("regions.polygon.file", language),
            type=["geojson", "json"],
            key="region_polygon_file",
            max_upload_size=1,
        )
        st.caption(text("regions.polygon.note", language))
        raw = typed.encode() if typed.strip() else b"" if file is None else file.getvalue()
        # A form keeps saying what was put into it, long after something else has been drawn.
        is_news = session.news("polygon", raw)
        if raw:
            _take_text(session, raw, is_news=is_news)


def _take_text(session: Session, raw: bytes, *, is_news: bool) -> None:
    try:
        area = read_polygon(raw)
    except ImportFault as fault:
        st.error(text("regions.polygon.bad", session.language))
        st.text(str(fault))
        return
    if is_news:
        _keep(session, area)


def take_drawn(session: Session, drawn: Any) -> None:
    """Take what was drawn on the map into the region; what cannot be read changes nothing."""
    code = drawn.get("code")
    if code == "":
        _keep(session, shapely.MultiPolygon())
        return
    try:
        area = read_area_code(str(code))
        before = area_in_force(session)
        if drawn.get("add") is True and before is not None:
            area = checked_vertices([*before.geoms, *area.geoms])
    except ImportFault as fault:
        session.notices.append(str(fault))
        return
    _keep(session, area)


def seen_area(seen: object) -> str | None:
    """Return what the map shows as the area of a link, empty for all; None if it is no box.

    Parameters
    ----------
    seen
        A mapping whose ``box`` is west, south, east and north in degrees, EPSG:4326; empty for all.
    """
    box = seen.get("box") if isinstance(seen, dict) else None
    if not isinstance(box, list) or not all(isinstance(each, int | float) for each in box):
        return None
    area = shapely.MultiPolygon()
    if box:
        west, south, east, north = box if len(box) == len("WSEN") else (0, 0, 0, 0)
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004  degrees
            return None
        area = shapely.MultiPolygon([shapely.box(west, south, east, north)])
    # What was too long for a link was of an area that is no longer asked for.
    st.session_state.pop(_KEPT, None)
    return area_code(area)


def say_if_kept(session: Session, code: str) -> None:
    """Say that an area is not in the link, if it is not."""
    if code and not session.state.area:
        st.caption(
            text(
                "area.long",
                session.language,
                n=number_words(len(code), session.language),
                most=number_words(LONGEST_CODE, session.language),
            )
        )


def _keep(session: Session, area: shapely.MultiPolygon) -> None:
    code = area_code(area)
    fits = len(code) <= LONGEST_CODE
    st.session_state.pop(_KEPT, None)
    if not fits:
        st.session_state[_KEPT] = area
    session.change(area=code if fits else "")
