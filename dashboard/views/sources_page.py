"""The sources behind the map: who owns them, why they are relied on, and what rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import number_words
from dashboard.dayphrase import day_phrase
from dashboard.eventsinforce import events_in_force
from dashboard.ledgertables import claims_table, events_table, indicators_table
from dashboard.opened import open_record, opened, record_link
from dashboard.ownercard import owner_card
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.recordtable import record_table
from dashboard.session import Session, open_session
from dashboard.tabletwin import TableTwin
from dashboard.text import text
from data.rules import RULES
from data.source import Reliability, Side, SourceKind
from data.sourceregistry import SourceQuery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from data.source import Source
    from data.sourceregistry import OwnerEntry, SourceRegistry

TABLE_HEIGHT = 460  # px
#: In this order; the words do not change with what is chosen, or the open tab would close.
TABS = ("owners", "publications", "claims", "events", "figures")


def draw() -> None:
    """Draw filters, owners, publications, and what rests on those chosen."""
    session = open_session()
    language = session.language
    registry = session.store.source_registry
    page_head(session, "page.sources", "sources.how")
    query = source_filters(session, "sources")
    owner, source = opened("owner"), opened("source")
    if (owner and owner not in registry.owners) or (source and source not in registry.sources):
        st.warning(text("record.unknown", language))
        owner = owner if owner in registry.owners else ""
        source = source if source in registry.sources else ""
    # Always there, so that the tabs below keep their place, and the one that is open stays so.
    with st.container():
        if owner:
            owner_card(session, registry.owners[owner])
        if source:
            _source(session, registry, registry.sources[source])
    found = registry.wanted(query)
    wanted = tuple(each for each in found if not owner or each.owner == owner)
    resting = registry.cited((registry.sources[source],) if source else wanted)
    in_force = events_in_force(session)
    known = {event.id for event in in_force.events}
    events = [event for event in resting.events if event.id in known]
    tabs = _tabs(session, "claims" if source else "publications" if owner else "owners")
    with tabs["owners"]:
        _owners(session, registry, found, query)
    with tabs["publications"]:
        asked = {**_asked(query), **({"owner": [owner]} if owner else {})}
        _publications(session, registry, wanted, asked)
    with tabs["claims"]:
        claims_table(session, resting.claims, registry.sources, "source")
    with tabs["events"]:
        events_table(session, events, in_force.verifications, "source")
    with tabs["figures"]:
        if not resting.indicators:
            st.info(text("record.none", language))
        indicators_table(session, resting.indicators, registry.sources, "source")


def _tabs(session: Session, first: str) -> Mapping[str, DeltaGenerator]:
    """Draw the tabs of the page; one below another their tables would be twelve screens of a phone."""
    heads = [text(f"sources.tab.{name}", session.language) for name in TABS]
    tabs = st.tabs(heads, default=heads[TABS.index(first)], key="sources_tabs")
    return dict(zip(TABS, tabs, strict=True))


def source_filters(session: Session, name: str) -> SourceQuery:
    """Draw the filters of sources in one row and return what they ask for."""
    language, registry = session.language, session.store.source_registry
    with st.container(key=f"ctl_filters_{name}", horizontal=True):
        owners = _choice(session, name, "owner", list(registry.owners), {})
        sides = _choice(
            session, name, "side", list(Side), {s: text(f"side.{s}", language) for s in Side}
        )
        kinds = _choice(
            session,
            name,
            "kind",
            list(SourceKind),
            {k: text(f"kind.{k}", language) for k in SourceKind},
        )
        letters = _choice(session, name, "letter", list(Reliability), {})
    return SourceQuery(
        owners=owners,
        sides=[Side(side) for side in sides],
        kinds=[SourceKind(kind) for kind in kinds],
        letters=[Reliability(letter) for letter in letters],
    )


def _choice(
    session: Session, name: str, what: str, options: Sequence[str], words: dict[Any, str]
) -> list[str]:
    return st.multiselect(
        text(f"filter.{what}", session.language),
        options,
        format_func=lambda value: words.get(value, str(value)),
        placeholder=text("record.all", session.language),
        key=f"{name}_{what}",
    )


def _owners(
    session: Session, registry: SourceRegistry, wanted: Sequence[Source], query: SourceQuery
) -> None:
    """Draw the owners of the publications wanted."""
    language = session.language
    names = {source.owner for source in wanted}
    entries = [entry for owner, entry in registry.owners.items() if owner in names]
    count = text("sources.owners", language, n=number_words(len(entries), language))
    st.markdown(f"**{count}**")
    if not entries:
        return
    columns = _owner_columns(session, entries)
    twin = TableTwin(
        name="owners",
        keys=[entry.owner for entry in entries],
        columns=columns,
        heads={key: text(f"sources.{key}", language) for key in columns},
        alt=text("sources.owners.alt", language),
        searched=("owner", "publishers", "side", "criterion"),
        kinds={"with_rules": "share", "with_others": "share"},
        formats={"with_rules.n": "localized"},
        hints={
            name: text(f"sources.{name}.hint", language, days=RULES.approximate_days)
            for name in ("with_rules", "with_others")
        },
        of_ledger=True,
        members={"known_as_of": "latest", "filters": _asked(query)},
    )
    record_table(session, twin, record="owner", drops=("source",), height=TABLE_HEIGHT)


def _asked(query: SourceQuery) -> dict[str, list[str]]:
    """Return what was asked for, as far as it limits, for the files of the tables."""
    said = {
        "owner": query.owners,
        "side": query.sides,
        "kind": query.kinds,
        "letter": query.letters,
    }
    return {name: [str(value) for value in values] for name, values in said.items() if values}


def _owner_columns(session: Session, entries: Sequence[OwnerEntry]) -> dict[str, list[Any]]:
    language = session.language
    reasons = [entry.assessment for entry in entries]
    return {
        "owner": [entry.owner for entry in entries],
        "letter": ["" if each is None else str(each.reliability) for each in reasons],
        "side": [", ".join(text(f"side.{s}", language) for s in entry.sides) for entry in entries],
        "claims": [len(entry.cited.claims) for entry in entries],
        "events": [len(entry.cited.events) for entry in entries],
        "indicators": [len(entry.cited.indicators) for entry in entries],
        "with_others": [entry.with_owners.percent for entry in entries],
        "with_others.n": [entry.with_owners.compared for entry in entries],
        "with_rules": [entry.with_history.percent for entry in entries],
        "with_rules.n": [entry.with_history.compared for entry in entries],
        "criterion": [
            "" if each is None else text(f"criterion.{each.criterion}", language)
            for each in reasons
        ],
        "n": [len(entry.sources) for entry in entries],
        "publishers": [", ".join(entry.publishers) for entry in entries],
    }


def _publications(
    session: Session,
    registry: SourceRegistry,
    wanted: Sequence[Source],
    asked: Mapping[str, Sequence[str]],
) -> None:
    """Draw the publications wanted."""
    language = session.language
    count = text("sources.publications", language, n=number_words(len(wanted), language))
    st.markdown(f"**{count}**")
    if not wanted:
        st.info(text("record.none", language))
        return
    cited = [registry.by_source[source.id] for source in wanted]
    columns: dict[str, list[Any]] = {
        "title": [source.title for source in wanted],
        "publisher": [source.publisher for source in wanted],
        "owner": [source.owner for source in wanted],
        "side": [text(f"side.{source.side}", language) for source in wanted],
        "kind": [text(f"kind.{source.kind}", language) for source in wanted],
        "reliability": [str(source.reliability) for source in wanted],
        "note": [departure_words(session, registry, source) for source in wanted],
        "published": [str(source.published or "") for source in wanted],
        "claims": [len(each.claims) for each in cited],
        "events": [len(each.events) for each in cited],
        "indicators": [len(each.indicators) for each in cited],
        "link": [source.url for source in wanted],
    }
    twin = TableTwin(
        name="sources",
        keys=[source.id for source in wanted],
        columns=columns | {"id": [source.id for source in wanted]},
        heads={key: text(f"sources.{key}", language) for key in (*columns, "id")},
        alt=count,
        usual=tuple(columns),
        searched=("title", "publisher", "owner", "id"),
        kinds={"link": "link"},
        of_ledger=True,
        members={"known_as_of": "latest", "filters": dict(asked)},
    )
    record_table(session, twin, record="source", height=TABLE_HEIGHT)


def departure_words(session: Session, registry: SourceRegistry, source: Source) -> str:
    """Return why a source's letter is not its owner's; empty where it is."""
    departure = registry.departures.get(source.id)
    if departure is None:
        return ""
    way = text(f"way.{departure.way}", session.language)
    note: str = getattr(departure.note, session.language)
    return f"{way}. {note}." if note else way


def _source(session: Session, registry: SourceRegistry, source: Source) -> None:
    """Draw the publication that the address names."""
    language = session.language
    with st.container(border=True, key="ctl_record_source"):
        st.header(plain(source.title), anchor=False)
        said = [
            source.publisher,
            text(f"kind.{source.kind}", language),
            text(f"side.{source.side}", language),
            f"{text('sources.reliability', language)}: {source.reliability}",
            departure_words(session, registry, source),
            "" if source.published is None else day_phrase(source.published, language),
        ]
        st.markdown(plain(" · ".join(part for part in said if part)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.link_button(text("sources.original", language), source.url)
            if source.archive_url:
                st.link_button(text("sources.kept", language), source.archive_url)
            record_link(session, "sources", source.owner, owner=source.owner)
            if st.button(text("record.back", language), key="close_source"):
                open_record(source="")
                st.rerun()
