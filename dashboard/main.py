"""The script that Streamlit runs for each reader: frame, header, and the chosen page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.desk import current_editor, login_is_configured
from dashboard.header import header
from dashboard.pages import EDITORS_PAGE, PAGES
from dashboard.session import open_session
from dashboard.text import text
from dashboard.watcher import run_when_stale
from data.errors import DataError


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
    pages = {
        name: st.Page(
            draw,
            title=text(f"page.{name}", session.language),
            url_path="" if name == "map" else name,
            default=name == "map",
        )
        for name, draw, _ in offered
    }
    st.session_state["pages"] = pages
    page = st.navigation(list(pages.values()), position="hidden")
    # The tab's title; the browser's list of visited pages shows it too.
    st.set_page_config(page_title=f"{page.title} · {text('title', session.language)}")
    session.opens(page.url_path)
    if not session.embed:
        # Everybody else finds no link to it, and a closed door behind its address.
        shown = offered if current_editor() else PAGES
        header(session, [(pages[each.name], each.menu) for each in shown], page)
    with st.container(key="ctl_stage_frame" if page == pages["map"] else "ctl_page"):
        page.run()
    run_when_stale()


main()
