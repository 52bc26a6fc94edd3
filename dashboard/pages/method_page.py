"""How claims become a map, and how events are weighed: written from the constants that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.session import open_session
from dashboard.text_method import SECTIONS
from data.rules import RULES, VERIFICATION_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping


def draw() -> None:
    """Draw the sections in the reader's language, with the numbers that are in force."""
    language = open_session().language
    with st.container(key="ctl_text"):
        for title, paragraphs in SECTIONS:
            st.subheader(title[language])
            for paragraph in paragraphs:
                st.markdown(paragraph[language].format(**numbers()))


def numbers() -> dict[str, str]:
    """Return the numbers of the rules in force, as words for the page."""
    events = VERIFICATION_RULES
    return {
        "agreement_days": str(RULES.agreement_days),
        "reliability": _weights(RULES.reliability_weights),
        "strength": _weights(RULES.strength_weights),
        "verified_owners": str(events.verified_owners),
        "verified_weight": str(events.verified_weight),
        "both_sides_weight": str(events.both_sides_weight),
        "likely_owners": str(events.likely_owners),
        "likely_weight": str(events.likely_weight),
        "contested_share": f"{events.contested_share:.0%}",
        "debunked_ratio": str(events.debunked_ratio),
    }


def _weights(weights: Mapping[Any, float]) -> str:
    return ", ".join(f"{word} {weight:g}" for word, weight in weights.items())
