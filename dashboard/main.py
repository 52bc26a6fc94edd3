"""The script that Streamlit runs for each reader: frame, header, and the chosen page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.desk import current_editor, login_is_configured
from dashboard.header import header
from dashboard.session import open_session
from dashboard.text import text
from dashboard.views import (
    map_page,
    method_page,
    review_page,
    sources_page,
    submit_page,
    table_page,
)
from data.errors import DataError

PAGES = (
    ("map", map_page.draw),
    ("table", table_page.draw),
    ("sources", sources_page.draw),
    ("method", method_page.draw),
    ("submit", submit_page.draw),
)
#: Editors sign in on it; without a login provider it does not exist.
EDITORS_PAGE = ("review", review_page.draw)


def main() -> None:
    """Draw the page from top to bottom."""
    st.set_page_config(page_title=text("title", "en"), layout="wide")
    st.html(Path(__file__).parent / "static" / "page.css")
    try:
        session = open_session()
    except DataError as error:
        st.error(text("build.missing", "en"))
        st.text(str(error))
        return
    offered = (*PAGES, EDITORS_PAGE) if login_is_configured() else PAGES
    pages = [
        st.Page(
            draw,
            title=text(f"page.{name}", session.language),
            url_path="" if name == "map" else name,
            default=name == "map",
        )
        for name, draw in offered
    ]
    st.session_state["pages"] = dict(zip((name for name, _ in offered), pages, strict=True))
    page = st.navigation(pages, position="hidden")
    if not session.embed:
        # Everybody else finds no link to it, and a closed door behind its address.
        shown = pages if current_editor() else pages[: len(PAGES)]
        header(session, shown)
    with st.container(key="ctl_stage_frame" if page == pages[0] else "ctl_page"):
        page.run()


main()
