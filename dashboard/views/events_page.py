"""Events: the table twin of the cards, and one event in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.dayphrase import DAY_INPUTS
from dashboard.eventcard import event_card
from dashboard.eventsinforce import InForce, events_in_force
from dashboard.layer_events import draw_layer_events, event_layer_chosen
from dashboard.opened import opened
from dashboard.pagehead import page_head
from dashboard.recordtable import record_table
from dashboard.session import Session, open_session
from dashboard.tabletwin import TableTwin
from dashboard.text import text
from dashboard.views.sources_page import source_filters
from data.event import EventType
from data.eventsearch import EventSearch, searched
from data.sourceregistry import SourceQuery
from data.verification import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.event import Event

TABLE_HEIGHT = 640  # px
#: Places that a row of the table names.
MOST_PLACES = 3


def draw() -> None:
    """Draw filters, the table, and beside it the event that the address names."""
    session = open_session()
    language = session.language
    head = st.container()
    layer = event_layer_chosen(session)
    with head:
        page_head(session, "page.events", "events.how" if layer is None else "layerevents.how")
    if layer is not None:
        draw_layer_events(session, layer)
        return
    in_force = events_in_force(session)
    chosen = {event.id: event for event in in_force.events}.get(opened("event"))
    if opened("event") and chosen is None:
        st.warning(text("record.unknown", language))
    if chosen is None:
        _found(session, in_force)
        return
    with st.container(key="ctl_events"):
        table, card = st.columns([5, 6], gap="medium")
        with table:
            _found(session, in_force)
        with card:
            event_card(session, chosen, in_force)


def _found(session: Session, in_force: InForce) -> None:
    """Draw the filters, and the events that pass them."""
    search = _filters(session)
    found = searched(in_force.events, search, in_force.verifications, session.store.gazetteer)
    _table(session, found, in_force, search)


def _filters(session: Session) -> EventSearch:
    language, store = session.language, session.store
    with st.container(horizontal=True, key="ctl_events_filters", vertical_alignment="bottom"):
        types = st.multiselect(
            text("events.type", language),
            list(EventType),
            format_func=lambda kind: text(f"event.type.{kind}", language),
            placeholder=text("record.all", language),
            key="events_type",
        )
        tiers = st.multiselect(
            text("events.tier", language),
            list(Tier),
            format_func=lambda tier: text(f"event.tier.{tier}", language),
            placeholder=text("record.all", language),
            key="events_tier",
        )
        entries = store.entity_registry.entries
        entities = st.multiselect(
            text("events.filter.entity", language),
            list(entries),
            format_func=lambda name: getattr(entries[name].entity.name, language),
            placeholder=text("record.all", language),
            key="events_entity",
        )
        # Together, so that a narrow screen breaks the line before both.
        with st.container(horizontal=True, key="ctl_events_days"):
            start = _day(session, "from")
            end = _day(session, "to")
    with st.expander(text("events.more", language)):
        query = source_filters(session, "events")
        titles = store.source_registry.sources
        sources = st.multiselect(
            text("events.filter.source", language),
            list(titles),
            format_func=lambda name: f"{titles[name].publisher}: {titles[name].title}",
            placeholder=text("record.all", language),
            key="events_source",
        )
    return EventSearch(
        types=types,
        tiers=tiers,
        entities=entities,
        sources=_wanted(session, query, sources),
        units=session.state.units,
        start=start,
        end=end,
    )


def _day(session: Session, which: str) -> date | None:
    day: date | None = st.date_input(
        text(f"events.{which}", session.language),
        value=None,
        min_value=session.store.first,
        max_value=session.store.last,
        format=DAY_INPUTS[session.language],
        key=f"events_{which}",
    )
    return day


def _wanted(session: Session, query: SourceQuery, sources: Sequence[str]) -> set[str] | None:
    """Return the sources of which an event must cite one; None where nothing was asked."""
    if not any((query.owners, query.sides, query.kinds, query.letters, sources)):
        return None
    wanted = {source.id for source in session.store.source_registry.wanted(query)}
    return wanted & set(sources) if sources else wanted


def _table(
    session: Session, events: Sequence[Event], in_force: InForce, search: EventSearch
) -> None:
    """Draw the events found, latest first."""
    language = session.language
    if len(events) < len(in_force.events):
        count = text("events.title", language, n=len(events), total=len(in_force.events))
        st.markdown(f"**{count}**")
    if not events:
        st.info(text("record.none", language))
        return
    events = list(reversed(events))
    columns = _columns(session, events, in_force)
    twin = TableTwin(
        name="events",
        keys=[event.id for event in events],
        columns=columns,
        heads={key: text(f"events.{key}", language) for key in columns},
        alt=text("events.alt", language),
        searched=("name", "places", "type", "tier"),
        of_ledger=True,
        members={"filters": _asked(search)},
    )
    record_table(session, twin, record="event", height=TABLE_HEIGHT)


def _asked(search: EventSearch) -> dict[str, Any]:
    """Return what was asked for, as far as it limits, for the files of the table."""
    sources = None if search.sources is None else sorted(search.sources)
    said = {
        "from": "" if search.start is None else search.start.isoformat(),
        "to": "" if search.end is None else search.end.isoformat(),
        "type": [str(kind) for kind in search.types],
        "tier": [str(tier) for tier in search.tiers],
        "entity": list(search.entities),
        "unit": list(search.units),
    }
    found: dict[str, Any] = {name: value for name, value in said.items() if value}
    return found if sources is None else {**found, "source": sources}


def _columns(session: Session, events: Sequence[Event], in_force: InForce) -> dict[str, list[Any]]:
    language, gazetteer = session.language, session.store.gazetteer
    verified = [in_force.verifications[event.id] for event in events]

    def places(event: Event) -> str:
        names = [gazetteer.title(code, language) for code in event.places[:MOST_PLACES]]
        more = len(event.places) - len(names)
        return ", ".join(names) + (f" +{more}" if more > 0 else "")

    claims = {event.id: 0 for event in events}
    for claim in session.store.claims:
        if claim.event in claims:
            claims[claim.event] += 1
    return {
        "day": [event.when.best for event in events],
        "type": [text(f"event.type.{event.type}", language) for event in events],
        "name": [getattr(event.title, language) for event in events],
        "tier": [text(f"event.tier.{each.tier}", language) for each in verified],
        "places": [places(event) for event in events],
        "owners": [each.owners for each in verified],
        "sides": [len(each.sides.words) for each in verified],
        "reports": [len(event.reports) for event in events],
        "claims": [claims[event.id] for event in events],
    }
