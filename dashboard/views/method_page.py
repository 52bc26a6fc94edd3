"""How claims become a map, and how events are weighed: written from the constants that decide it."""

from __future__ import annotations

import streamlit as st

from dashboard.method import sections
from dashboard.session import open_session


def draw() -> None:
    """Draw the sections in the reader's language, with the numbers that are in force."""
    language = open_session().language
    with st.container(key="ctl_text"):
        for title, paragraphs in sections(language):
            st.subheader(title)
            for words in paragraphs:
                st.markdown(words)
