"""One owner of sources: why it is relied on, and how it agrees with the rules and with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import number_words
from dashboard.opened import open_record
from dashboard.plain import plain
from dashboard.tables import fitting
from dashboard.text import text

if TYPE_CHECKING:
    from dashboard.session import Session
    from data.sourceregistry import OwnerEntry

OTHERS_HEIGHT = 260  # px


def owner_card(session: Session, entry: OwnerEntry) -> None:
    """Draw the owner that the address names."""
    language = session.language
    with st.container(border=True, key="ctl_record_owner"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(entry.owner), anchor=False)
            if st.button(text("record.back", language), key="close_owner"):
                open_record(owner="", source="")
                st.rerun()
        _reason(session, entry)
        letters = ", ".join(f"{letter} {n}" for letter, n in entry.letters.items())
        st.caption(text("sources.letters", language, letters=letters))
        for key, found in (("rules", entry.with_history), ("others", entry.with_owners)):
            if found.compared:
                agreed, compared = (
                    number_words(n, language) for n in (found.agreed, found.compared)
                )
                words = text(f"sources.pair.{key}", language, agreed=agreed, compared=compared)
                st.markdown(f"- {words}")
        _others(session, entry)


def _reason(session: Session, entry: OwnerEntry) -> None:
    language, why = session.language, entry.assessment
    if why is None:
        return
    criterion = text(f"criterion.{why.criterion}", language)
    letter = text("sources.reason", language, letter=why.reliability, criterion=criterion)
    st.markdown(f"**{letter}** {plain(getattr(why.basis, language))}")
    if why.reference_url:
        st.link_button(
            plain(text("sources.reference", language, title=why.reference_title)),
            why.reference_url,
            type="tertiary",
            icon=":material/open_in_new:",
        )
    else:
        st.caption(text("sources.reference.none", language))


def _others(session: Session, entry: OwnerEntry) -> None:
    if not entry.others:
        return
    language = session.language
    heads = {key: text(f"sources.{key}", language) for key in ("other", "same", "share")}
    st.dataframe(
        {
            "other": [owner for owner, _ in entry.others],
            "same": [f"{each.agreed} / {each.compared}" for _, each in entry.others],
            "share": [each.percent for _, each in entry.others],
        },
        hide_index=True,
        column_config={
            **heads,
            "share": st.column_config.ProgressColumn(
                heads["share"], format="%d %%", min_value=0, max_value=100
            ),
        },
        height=fitting(len(entry.others), OTHERS_HEIGHT),
        key="owner_others",
        alt=heads["other"],
    )
