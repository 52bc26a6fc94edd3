"""Claims, events and figures of the ledger as tables of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import number_words, short_number
from dashboard.dayphrase import when_phrase
from dashboard.leaving import map_link
from dashboard.opened import record_link
from dashboard.tables import HEIGHT, TableTwin, table
from dashboard.text import STRINGS, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session
    from dashboard.text import Language
    from data.claim import Claim
    from data.event import Event, Indicator
    from data.source import Source
    from data.verification import Verification


def claims_table(
    session: Session,
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    name: str,
) -> None:
    """Draw claims; one that is selected can be shown on the map."""
    language, gazetteer = session.language, session.store.gazetteer
    st.markdown(f"**{text('claims.title', language, n=number_words(len(claims), language))}**")
    if not claims:
        return
    rows: dict[str, list[Any]] = {
        "place": [gazetteer.title(claim.unit, language) for claim in claims],
        "says": [claim_phrase(claim, language) for claim in claims],
        "day": [claim.when.best for claim in claims],
        "strength": [text(f"strength.{claim.strength}", language) for claim in claims],
        "source": [sources[claim.source].publisher for claim in claims],
        "published": [claim.published for claim in claims],
        "link": [sources[claim.source].url for claim in claims],
    }
    by_id = {claim.id: claim for claim in claims}
    twin = TableTwin(
        name=f"claims_{name}",
        keys=list(by_id),
        columns=rows | {"id": list(by_id)},
        heads={key: text(f"claims.{key}", language) for key in (*rows, "id")},
        alt=text("claims.alt", language),
        usual=tuple(rows),
        kinds={"link": "link"},
        of_ledger=True,
        members={"filters": {"claims_of": name}},
    )
    picked = table(session, twin, height=HEIGHT)
    if picked is None:
        st.caption(text("claims.pick", language))
        return
    claim = by_id[picked]
    if claim.note:
        st.text(claim.note)
    map_link(session, text("record.on_map", language), claim.when.best, (claim.unit,), key=name)


def events_table(
    session: Session,
    events: Sequence[Event],
    verifications: Mapping[str, Verification],
    name: str,
) -> None:
    """Draw events; one that is selected has a link to itself on the page of events."""
    language = session.language
    st.markdown(f"**{text('events.count', language, n=number_words(len(events), language))}**")
    if not events:
        return
    rows: dict[str, list[Any]] = {
        "day": [event.when.best for event in events],
        "type": [text(f"event.type.{event.type}", language) for event in events],
        "name": [getattr(event.title, language) for event in events],
        "tier": [text(f"event.tier.{verifications[e.id].tier}", language) for e in events],
    }
    twin = TableTwin(
        name=f"events_{name}",
        keys=[event.id for event in events],
        columns=rows,
        heads={key: text(f"events.{key}", language) for key in rows},
        alt=text("events.alt", language),
        facets=("type", "tier"),
        of_ledger=True,
        members={"filters": {"events_of": name}},
    )
    picked = table(session, twin)
    if picked is not None:
        title = rows["name"][twin.keys.index(picked)]
        with st.container(key=f"ctl_go_events_{name}"):
            record_link(session, "events", text("events.open", language, name=title), event=picked)


def indicators_table(
    session: Session,
    indicators: Sequence[Indicator],
    sources: Mapping[str, Source],
    name: str,
) -> None:
    """Draw figures as somebody gave them; nothing if there are none."""
    if not indicators:
        return
    language = session.language
    st.markdown(f"**{text('figures.title', language, n=number_words(len(indicators), language))}**")
    rows: dict[str, list[Any]] = {
        "measure": [measure_words(each.measure, language) for each in indicators],
        "value": [figure(each, language) for each in indicators],
        "when": [when_phrase(each.when, language) for each in indicators],
        "by": [sources[each.source].publisher for each in indicators],
        "note": [each.note for each in indicators],
    }
    twin = TableTwin(
        name=f"figures_{name}",
        keys=[each.id for each in indicators],
        columns=rows,
        heads={key: text(f"figures.{key}", language) for key in rows},
        alt=text("figures.alt", language),
        of_ledger=True,
        members={"filters": {"figures_of": name}},
    )
    table(session, twin, selectable=False)


def claim_phrase(claim: Claim, language: Language) -> str:
    """Return what a claim says, e.g. ``Occupied since 27 February 2022``."""
    return text(
        f"claim.{claim.kind}",
        language,
        status=text(f"status.{claim.status.word}", language),
        date=when_phrase(claim.when, language),
    )


def measure_words(measure: str, language: Language) -> str:
    """Return what a figure counts; the list of measures is open, so a new one stands as it is."""
    key = f"measure.{measure}"
    return text(key, language) if key in STRINGS else measure.replace("_", " ")


def figure(indicator: Indicator, language: Language) -> str:
    """Return a figure with its bounds, e.g. ``≥ 300`` or ``3,800 (3,000–4,000)``."""
    low, value, high = (
        None if each is None else short_number(each, language)
        for each in (indicator.low, indicator.value, indicator.high)
    )
    bounds = f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    if value is None:
        return bounds
    return f"{value} ({bounds})" if low or high else value
