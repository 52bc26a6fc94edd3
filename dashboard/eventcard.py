"""One event on a page of its own: all that its card on the map has, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.dayphrase import day_phrase, when_phrase
from dashboard.leaving import map_link, place_link
from dashboard.ledgertables import claims_table, indicators_table
from dashboard.opened import open_record, record_link
from dashboard.plain import plain
from dashboard.tables import fitting
from dashboard.text import text
from data.event import EntityType, Stance
from data.verification import Tier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.eventsinforce import InForce
    from dashboard.session import Session
    from data.event import Entity, Event, Report
    from data.source import Source
    from data.verification import Verification, Vote

#: Colours of the badge; its words say the same.
_COLOURS: Mapping[Tier, Any] = {
    Tier.VERIFIED: "green",
    Tier.LIKELY: "blue",
    Tier.CONTESTED: "orange",
    Tier.UNCORROBORATED: "gray",
    Tier.DEBUNKED: "red",
}
#: Places that a card names one by one.
MOST_PLACES = 14


def event_card(session: Session, event: Event, in_force: InForce) -> None:
    """Draw an event as its card in page form."""
    language = session.language
    with st.container(border=True, key="ctl_record_event"):
        _head(session, event)
        st.markdown(plain(getattr(event.summary, language)))
        _places(session, event)
        _badge(session, in_force.verifications[event.id])
        _reports(session, event, in_force.sources)
        _entities(session, event)
        _changes(session, event)
        claims = [claim for claim in session.store.claims if claim.event == event.id]
        if claims:
            claims_table(session, claims, in_force.sources, "event")
        by_id = {each.id: each for each in session.store.ledger.indicators}
        figures = [by_id[name] for name in event.indicators]
        indicators_table(session, figures, in_force.sources, "event")
        _foot(session, event)


def _head(session: Session, event: Event) -> None:
    language = session.language
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(text(f"event.type.{event.type}", language), color="gray")
        st.markdown(f"**{plain(when_phrase(event.when, language))}**")
        map_link(
            session, text("record.on_map", language), event.when.best, event.places, key="event"
        )
        if st.button(text("record.back", language), key="event_close"):
            open_record(event="")
            st.rerun()
    st.header(plain(getattr(event.title, language)), anchor=False)


def _places(session: Session, event: Event) -> None:
    """Draw a link for each place: a settlement is selected on the map, a unit is its filter."""
    language, gazetteer = session.language, session.store.gazetteer
    if not event.places:
        st.caption(text("event.where.none", language))
        return
    with st.container(horizontal=True, key="ctl_event_places"):
        for code in event.places[:MOST_PLACES]:
            place_link(session, gazetteer.title(code, language), event.when.best, code)
    if len(event.places) > MOST_PLACES:
        rest = [gazetteer.title(code, language) for code in event.places[MOST_PLACES:]]
        st.caption(plain(", ".join(rest)))


def _badge(session: Session, verification: Verification) -> None:
    """Draw the tier, why it is so, and the sum behind it."""
    language, tier = session.language, verification.tier
    # The sentence begins with the tier, which the badge says already.
    _, _, why = getattr(verification.reason, language).partition(": ")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(text(f"event.tier.{tier}", language), color=_COLOURS[tier])
        st.markdown(plain(why[:1].upper() + why[1:]))
    with st.expander(text("event.arithmetic", language)):
        st.markdown(plain(getattr(verification.arithmetic, language)))
        votes = [
            *(("for", vote) for vote in verification.supporting),
            *(("against", vote) for vote in verification.opposing),
        ]
        _votes(session, votes)
        record_link(session, "method", text("page.method", language))


def _votes(session: Session, votes: Sequence[tuple[str, Vote]]) -> None:
    language = session.language
    rows: dict[str, list[Any]] = {
        "says": [text(f"event.vote.{said}", language) for said, _ in votes],
        "owner": [vote.owner for _, vote in votes],
        "letter": [str(vote.reliability) for _, vote in votes],
        "weight": [vote.weight for _, vote in votes],
        "reports": [vote.reports for _, vote in votes],
    }
    heads = (
        "event.vote.says",
        "sources.owner",
        "sources.letter",
        "event.vote.weight",
        "events.reports",
    )
    st.dataframe(
        rows,
        hide_index=True,
        column_config={k: text(head, language) for k, head in zip(rows, heads, strict=True)},
        height=fitting(len(votes)),
        key="event_votes",
        alt=text("event.votes.alt", language),
    )


def _reports(session: Session, event: Event, sources: Mapping[str, Source]) -> None:
    """Draw what is reported, grouped by publisher, and the original of each text once."""
    language = session.language
    st.markdown(f"**{text('event.reports', language)}**")
    st.caption(text("event.tone", language))
    groups: dict[str, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in event.reports:
        groups[sources[report.source].publisher][report.source].append(report)
    for publisher, by_source in groups.items():
        first = sources[next(iter(by_source))]
        with st.container(key=f"ctl_reports_{first.id}", gap="small"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                record_link(session, "sources", publisher, source=first.id)
                owner = "" if first.owner == publisher else f" · {first.owner}"
                side = text(f"side.{first.side}", language)
                st.caption(plain(f"{side} · {first.reliability}{owner}"))
            for name, reports in by_source.items():
                st.markdown("\n".join(_report(session, report) for report in reports))
                _original(session, sources[name])


def _report(session: Session, report: Report) -> str:
    """Return one statement as an item of a list, with its tone."""
    language = session.language
    said = text(f"tone.{report.tone}", language)
    if report.stance is Stance.DENIES:
        said += f" · {text('event.denies', language)}"
    return f"- {plain(getattr(report.statement, language))} :small[({plain(said)})]"


def _original(session: Session, source: Source) -> None:
    language, day = session.language, source.published
    when = (
        text("event.undated", language)
        if day is None
        else text("event.published", language, day=day_phrase(day, language))
    )
    st.link_button(
        plain(f"{source.title}, {when}"),
        source.url,
        type="tertiary",
        icon=":material/open_in_new:",
        wrap=True,
    )


def _entities(session: Session, event: Event) -> None:
    """Draw the entities by type, each a link to its own page."""
    if not event.entities:
        return
    language = session.language
    entries = session.store.entity_registry.entries
    by_type: dict[EntityType, list[Entity]] = defaultdict(list)
    for name in event.entities:
        by_type[entries[name].entity.type].append(entries[name].entity)
    st.markdown(f"**{text('event.entities', language)}**")
    for kind in EntityType:
        if kind not in by_type:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"ctl_chips_{kind}"):
            st.caption(text(f"entity.type.{kind}", language))
            for entity in by_type[kind]:
                record_link(session, "entities", getattr(entity.name, language), entity=entity.id)


def _changes(session: Session, event: Event) -> None:
    """Draw which places changed hands by the event's claims, same changes together."""
    language, store = session.language, session.store
    st.markdown(f"**{text('event.changes', language)}**")
    together: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for change in store.changes_by_event.get(event.id, ()):
        together[change["from"], change["to"], change["day"]].append(change["katottg"])
    if not together:
        st.caption(text("event.change.none", language))
    for (was, now, day), codes in sorted(together.items(), key=lambda each: each[0][2]):
        names = [store.gazetteer.title(code, language) for code in codes[:MOST_PLACES]]
        more = len(codes) - len(names)
        line = text(
            "event.change",
            language,
            places=", ".join(names) + (f" (+{more})" if more > 0 else ""),
            was=text(f"status.{was}", language),
            now=text(f"status.{now}", language),
            day=day_phrase(store.history().date(day), language),
        )
        st.markdown(f"- {plain(line)}")


def _foot(session: Session, event: Event) -> None:
    """Draw where the record comes from, the link to share, and the way to the form."""
    language = session.language
    st.markdown(f"**{text('event.record', language)}**")
    if event.extraction is None:
        st.caption(text("event.extraction.none", language))
    else:
        at = event.extraction.extracted_at.isoformat(sep=" ", timespec="seconds")
        story = event.extraction.story_id
        st.caption(plain(text("event.extraction", language, at=at, story=story)))
    st.caption(plain(text("event.id", language, id=event.id, origin=event.origin)))
    st.caption(text("event.link", language))
    st.code(_address(event), language=None)
    record_link(session, "submit", text("event.submit", language), event=event.id)


def _address(event: Event) -> str:
    """Return the address of an event; relative where the browser has not said its own."""
    base = str(st.context.url or "").partition("?")[0]
    return f"{base}?event={event.id}"
