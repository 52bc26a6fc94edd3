"""Entities: who and what the events name, each with its events, places, companions and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import streamlit as st

from dashboard.charts import day_axis, figure
from dashboard.dayphrase import day_phrase
from dashboard.eventsinforce import events_in_force
from dashboard.leaving import place_link
from dashboard.ledgertables import events_table
from dashboard.opened import open_record, opened, record_link
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.recordtable import record_table
from dashboard.session import Session, open_session
from dashboard.tabletwin import TableTwin
from dashboard.text import text
from data.event import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.entityregistry import EntityEntry

TABLE_HEIGHT = 420  # px
STRIP_HEIGHT = 150  # px
#: Places, companions and owners that a page names; the most frequent come first.
MOST = 24


def draw() -> None:
    """Draw the filter, the table, and the entity that the address names."""
    session = open_session()
    language = session.language
    page_head(session, "page.entities", "entities.how")
    kinds = st.pills(
        text("entities.type", language),
        list(EntityType),
        selection_mode="multi",
        format_func=lambda kind: text(f"entity.type.{kind}", language),
        key="entities_type",
    )
    entries = session.store.entity_registry.entries
    shown = [each for each in entries.values() if not kinds or each.entity.type in kinds]
    chosen = entries.get(opened("entity"))
    if opened("entity") and chosen is None:
        st.warning(text("record.unknown", language))
    if chosen is not None:
        _entity(session, chosen)
    _table(session, shown)


def _table(session: Session, entries: Sequence[EntityEntry]) -> None:
    language = session.language
    st.header(text("entities.title", language, n=len(entries)), anchor=False)
    if not entries:
        return
    columns: dict[str, list[Any]] = {
        "name": [getattr(each.entity.name, language) for each in entries],
        "type": [text(f"entity.type.{each.entity.type}", language) for each in entries],
        "events": [len(each.events) for each in entries],
        "first": [each.events[0].when.best if each.events else None for each in entries],
        "last": [each.events[-1].when.best if each.events else None for each in entries],
        "aliases": [", ".join(each.entity.aliases) for each in entries],
    }
    twin = TableTwin(
        name="entities",
        keys=[each.entity.id for each in entries],
        columns=columns,
        heads={key: text(f"entities.{key}", language) for key in columns},
        alt=text("entities.alt", language),
        of_ledger=True,
        members={
            "known_as_of": "latest",
            "filters": {"type": sorted({str(each.entity.type) for each in entries})},
        },
    )
    record_table(session, twin, record="entity", height=TABLE_HEIGHT)


def _entity(session: Session, entry: EntityEntry) -> None:
    """Draw one entity with all that its events lead to."""
    language, entity = session.language, entry.entity
    with st.container(border=True, key="ctl_record_entity"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(text(f"entity.type.{entity.type}", language), color="gray")
            st.header(plain(getattr(entity.name, language)), anchor=False)
            if st.button(text("record.back", language), key="entity_close"):
                open_record(entity="")
                st.rerun()
        other = entity.name.uk if language == "en" else entity.name.en
        names = dict.fromkeys([other, *entity.aliases])
        st.caption(f"{text('entities.aliases', language)}: {plain(', '.join(names))}")
        if entry.events:
            _strip(session, entry)
            in_force = events_in_force(session)
            known = {event.id for event in in_force.events}
            events = [event for event in entry.events if event.id in known]
            events_table(session, events, in_force.verifications, "entity")
            _places(session, entry)
            _companions(session, entry)
            _owners(session, entry)


def _strip(session: Session, entry: EntityEntry) -> None:
    """Draw the events on a strip of time, by type."""
    language, events = session.language, entry.events
    rows: dict[str, list[Any]] = {
        "day": [event.when.best for event in events],
        "type": [text(f"event.type.{event.type}", language) for event in events],
        "name": [getattr(event.title, language) for event in events],
        "id": [event.id for event in events],
    }
    labels = {key: text(f"events.{key}", language) for key in ("day", "type", "name")}
    chart = (
        alt.Chart()
        .mark_point(size=70, opacity=0.8)
        .encode(
            x=day_axis(axis=alt.Axis(tickCount=6)),
            y=alt.Y("type:N", title=None, axis=alt.Axis(offset=12)),
            tooltip=[alt.Tooltip("name:N", title=labels["name"])],
        )
        .properties(height=STRIP_HEIGHT)
    )
    figure(
        session,
        chart,
        rows,
        f"events-{entry.entity.id}",
        title=text("entities.strip", language),
        summary=text(
            "entities.strip.summary",
            language,
            n=len(events),
            first=day_phrase(events[0].when.best, language),
            last=day_phrase(events[-1].when.best, language),
        ),
        labels=labels,
    )


def _places(session: Session, entry: EntityEntry) -> None:
    """Draw a link for each place: the map opens there, on the day of its latest event."""
    if not entry.places:
        return
    language, gazetteer = session.language, session.store.gazetteer
    st.markdown(f"**{text('entities.places', language)}**")
    with st.container(horizontal=True, key="ctl_entity_places"):
        for code, n in entry.places[:MOST]:
            label = text("entities.count", language, name=gazetteer.title(code, language), n=n)
            day = max(each.when.best for each in entry.events if code in each.places)
            place_link(session, label, day, code)


def _companions(session: Session, entry: EntityEntry) -> None:
    if not entry.companions:
        return
    language, entries = session.language, session.store.entity_registry.entries
    st.markdown(f"**{text('entities.companions', language)}**")
    with st.container(horizontal=True, key="ctl_chips_companions"):
        for name, n in entry.companions[:MOST]:
            words = getattr(entries[name].entity.name, language)
            label = text("entities.count", language, name=words, n=n)
            record_link(session, "entities", label, entity=name)


def _owners(session: Session, entry: EntityEntry) -> None:
    language = session.language
    st.markdown(f"**{text('entities.owners', language)}**")
    with st.container(horizontal=True, key="ctl_chips_owners"):
        for owner, n in entry.owners[:MOST]:
            label = text("entities.count", language, name=owner, n=n)
            record_link(session, "sources", label, owner=owner)
