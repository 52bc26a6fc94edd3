"""How claims become a map, and how events are weighed: written from the constants that decide it."""

from __future__ import annotations

import streamlit as st

from dashboard.method import sections
from dashboard.pagehead import page_head
from dashboard.session import open_session
from dashboard.text import text


def draw() -> None:
    """Draw the sections in the reader's language, with the numbers that are in force."""
    session = open_session()
    language = session.language
    page_head(session, "page.method", "method.intro")
    parts = {f"method-{number}": part for number, part in enumerate(sections(language), start=1)}
    with st.container(key="ctl_method"):
        with st.container(key="ctl_contents"):
            st.caption(text("method.contents", language))
            links = (f"- [{title}](#{anchor})" for anchor, (title, _) in parts.items())
            st.markdown("\n".join(links))
        with st.container(key="ctl_text"):
            for anchor, (title, paragraphs) in parts.items():
                st.header(title, anchor=anchor)
                for words in paragraphs:
                    st.markdown(words)
