"""``events.json``: events as cards, with how well each is verified and what it changed. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from data.claim import ClaimKind
from data.export.geojson import dump
from data.recordjson import to_json
from data.rules import RULES
from data.status import ControlStatus
from data.titles import titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.dates import UncertainDate
    from data.event import Event, Indicator
    from data.history import History
    from data.ledger import Ledger
    from data.source import Source
    from data.verification import Verification
    from geo.gazetteer import Gazetteer

#: Claims of these kinds say that a status began, and so that an event changed something.
CHANGING_KINDS = frozenset({ClaimKind.SINCE, ClaimKind.DURING})


def events_file(
    history: History,
    ledger: Ledger,
    gazetteer: Gazetteer,
    verifications: Mapping[str, Verification],
) -> bytes:
    """Return ``events.json``: cards in order of their best day, then id."""
    changed = changes_by_event(history, ledger)
    deck = Deck(ledger, gazetteer, history.first)
    events = sorted(ledger.events, key=lambda event: (event.when.best, event.id))
    return dump([deck.card(e, verifications[e.id], changed.get(e.id, [])) for e in events])


class Deck:
    """Makes the cards of a ledger's events: for the browser's file and for the page of one event."""

    def __init__(self, ledger: Ledger, gazetteer: Gazetteer, first: date) -> None:
        self._gazetteer = gazetteer
        self._first = first
        self._sources = {source.id: source for source in ledger.sources}
        self._entities = {entity.id: entity for entity in ledger.entities}
        self._indicators = {indicator.id: indicator for indicator in ledger.indicators}
        self._claims = Counter(claim.event for claim in ledger.claims)

    def card(
        self, event: Event, verification: Verification, changes: Sequence[dict[str, Any]]
    ) -> dict[str, Any]:
        """Return one event as a card, JSON-able; days are indices, 0 being the ledger's first."""
        names = [titles(self._gazetteer, code) for code in event.places]
        entities = [self._entities[name] for name in event.entities]
        return {
            "id": event.id,
            "type": str(event.type),
            "title": to_json(event.title),
            "summary": to_json(event.summary),
            "when": _when(event.when, self._first),
            "places": list(event.places),
            "place_names": {
                "en": [name["name_en"] for name in names],
                "uk": [name["name_uk"] for name in names],
            },
            **evidence_members(event, self._sources, verification),
            "entities": [
                {"id": e.id, "type": str(e.type), "en": e.name.en, "uk": e.name.uk}
                for e in entities
            ],
            "changes": list(changes),
            "claims": self._claims[event.id],
            "indicators": [self._indicator(self._indicators[name]) for name in event.indicators],
            "extraction": None if event.extraction is None else to_json(event.extraction),
        }

    def _indicator(self, indicator: Indicator) -> dict[str, Any]:
        return {
            "id": indicator.id,
            "measure": indicator.measure,
            "value": indicator.value,
            "low": indicator.low,
            "high": indicator.high,
            "when": _when(indicator.when, self._first),
            "publisher": self._sources[indicator.source].publisher,
        }


def changes_by_event(history: History, ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Return the changes of status that claims tie to events: ``katottg, from, to, day``.

    A later sighting that an event carries supports a spell without having begun it, and is none. A
    claim about a whole unit or with an open date agrees with changes of other days, too: a change
    that cannot lie on a day of the event is not the event's.
    """
    event_of = {
        claim.id: claim.event
        for claim in ledger.claims
        if claim.event is not None and claim.kind in CHANGING_KINDS
    }
    when_of = {event.id: event.when for event in ledger.events}
    carried = np.array([name in event_of for name in history.claim_ids], dtype=np.bool_)
    counts = np.diff(history.claim_offsets)
    spells = np.unique(np.repeat(np.arange(len(counts)), counts)[carried[history.claim_index]])
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for spell in spells.tolist():
        row = int(history.settlement[spell])
        if spell == history.offsets[row]:
            continue
        change = {
            "katottg": history.codes[row],
            "from": ControlStatus(history.status[spell - 1]).word,
            "to": ControlStatus(history.status[spell]).word,
            "day": int(history.start[spell]),
        }
        first_day, last_day = int(history.start_earliest[spell]), int(history.start_latest[spell])
        events = {event_of[name] for name in history.claims_of(spell) if name in event_of}
        for event in sorted(events):
            begins, ends = _days_of(when_of[event], history.first)
            if first_day <= ends and begins <= last_day:
                found[event].append(change)
    return dict(found)


def _days_of(when: UncertainDate, first: date) -> tuple[int, int]:
    """Return first and last day index of an event; an open side reaches the days of agreement."""
    days = RULES.agreement_days
    best = (when.best - first).days
    begins = best - days if when.earliest is None else (when.earliest - first).days
    ends = best + days if when.latest is None else (when.latest - first).days
    return begins, ends


def evidence_members(
    event: Event, sources: Mapping[str, Source], verification: Verification
) -> dict[str, Any]:
    """Return what a card says about who reports its event, and how well that verifies it."""
    return {
        **verification_members(verification),
        "sources": [_source(sources[name]) for name in _sources_of(event)],
        "reports": [to_json(report) for report in event.reports],
    }


def verification_members(verification: Verification) -> dict[str, Any]:
    """Return what a card says about how well its event is verified."""
    return {
        "tier": str(verification.tier),
        "tier_reason": to_json(verification.reason),
        "owners": verification.owners,
        "sides": list(verification.sides.words),
        "arithmetic": to_json(verification.arithmetic),
    }


def _sources_of(event: Event) -> list[str]:
    """Return the sources of an event's reports, each once, in their order."""
    return list(dict.fromkeys(report.source for report in event.reports))


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": None if source.published is None else source.published.isoformat(),
        "side": str(source.side),
        "reliability": str(source.reliability),
    }


def _when(when: UncertainDate, first: date) -> dict[str, Any]:
    """Return a date with its bounds as day indices, None where it is open."""
    days = {
        name: None if day is None else (day - first).days
        for name, day in (
            ("earliest", when.earliest),
            ("latest", when.latest),
            ("best", when.best),
        )
    }
    return {"edtf": when.edtf, **days}
