"""The head of a page of evidence: what it is called, and the question that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.text import text

if TYPE_CHECKING:
    from dashboard.session import Session


def page_head(session: Session, title: str, intro: str) -> None:
    """Draw the one heading of the first level on a page, and a short text below it.

    Parameters
    ----------
    title, intro
        Keys of the catalogue.
    """
    # The key is what page.css sizes the headings of such a page by.
    with st.container(key="ctl_page_head"):
        st.title(text(title, session.language), anchor=False)
        st.markdown(text(intro, session.language))
