"""How claims become a map, and how events are weighed: written from the constants that decide it."""

from __future__ import annotations

import streamlit as st

from dashboard.session import open_session
from dashboard.text_method import SECTIONS
from data.rules import facts


def draw() -> None:
    """Draw the sections in the reader's language, with the numbers that are in force."""
    language = open_session().language
    numbers = facts()
    for title, paragraphs in SECTIONS:
        st.subheader(title[language])
        for paragraph in paragraphs:
            st.markdown(paragraph[language].format(**numbers))
