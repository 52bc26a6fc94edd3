"""The sources behind the map, with who owns them and how much rests on them."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from dashboard.session import open_session
from dashboard.text import text


def draw() -> None:
    """Draw the table of sources."""
    session = open_session()
    language = session.language
    st.caption(text("sources.intro", language))
    used = Counter(claim.source for claim in session.store.claims)
    sources = sorted(session.store.sources, key=lambda source: (-used[source.id], source.id))
    st.dataframe(
        {
            "title": [source.title for source in sources],
            "publisher": [source.publisher for source in sources],
            "owner": [source.owner for source in sources],
            "side": [str(source.side) for source in sources],
            "kind": [str(source.kind) for source in sources],
            "reliability": [str(source.reliability) for source in sources],
            "published": [source.published for source in sources],
            "claims": [used[source.id] for source in sources],
            "link": [source.url for source in sources],
        },
        hide_index=True,
        height=640,
        column_config={
            **{
                key: text(f"sources.{key}", language)
                for key in (
                    "title",
                    "publisher",
                    "owner",
                    "side",
                    "kind",
                    "reliability",
                    "published",
                    "claims",
                )
            },
            "link": st.column_config.LinkColumn(text("sources.link", language)),
        },
        alt=text("sources.intro", language),
    )
