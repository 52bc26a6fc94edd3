"""Passport: everything the ledger says about one settlement, with claims and sources. Pure.

Plain JSON-able values; the command line, the HTTP interface and the page's panel show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from data.export.columns import category_display, spell_columns
from data.export.table import as_json
from data.frontdistance import front_records
from data.history import NO_CLAIM
from data.recordjson import to_json
from data.titles import titles
from geo.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.claim import Claim
    from data.event import Event
    from data.history import History
    from data.ledger import Ledger
    from data.source import Source
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit, LngLat

#: Neighbours that a passport lists.
NEIGHBOURS = 8

#: Columns of a spell that the passport spells out as records of their own.
SPELLED_OUT = ("claims", "events", "disagreement", "sides")


@dataclass(frozen=True, kw_only=True)
class Archive:
    """A history with the records that it rests on, by id."""

    history: History
    ledger: Ledger
    gazetteer: Gazetteer

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.ledger.claims}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.ledger.sources}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.ledger.events}


def passport(archive: Archive, katottg: str) -> dict[str, Any]:
    """Return the history of one settlement as JSON-able values.

    Raises
    ------
    UnknownPlaceError
        If no settlement has the code.
    """
    gazetteer, history = archive.gazetteer, archive.history
    place = gazetteer.settlement(katottg)
    row = gazetteer.index_of(katottg)
    spells = [
        _spell(archive, index) for index in range(history.offsets[row], history.offsets[row + 1])
    ]
    claims = {claim["id"] for spell in spells for claim in spell["claims"]}
    sources = sorted({archive.claims[claim].source for claim in claims})
    return {
        "katottg": katottg,
        "name_uk": place.name_uk,
        "name_en": place.name_en,
        "category": str(place.category),
        "oblast": _unit(gazetteer, gazetteer.oblast_of(katottg)),
        "raion": _unit(gazetteer, gazetteer.raion_of(katottg)),
        "hromada": _unit(gazetteer, gazetteer.hromada_of(katottg)),
        "lng": None if place.point is None else place.point.lng,
        "lat": None if place.point is None else place.point.lat,
        "position_source": place.position_source,
        "population": place.population,
        "population_year": place.population_year,
        "toponyms": [
            {"toponym": each.toponym, "language": each.language, "kind": each.kind}
            for each in gazetteer.toponyms_of(katottg)
        ],
        "layer": history.layer,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "known_as_of": None if history.known_as_of is None else history.known_as_of.isoformat(),
        "spells": spells,
        "front_km": front_records(history, gazetteer.positions, row),
        "neighbours": _neighbours(archive, katottg, place.point),
        "sources": {name: to_json(archive.sources[name]) for name in sources},
    }


def _spell(archive: Archive, index: int) -> dict[str, Any]:
    """Return one spell; ``index`` is its place in the history's columns.

    ``end`` is the day after the last, and None for a spell that the ledger's last day is part of.
    """
    history = archive.history
    disputed = history.dissent_offsets[index] < history.dissent_offsets[index + 1]
    columns = spell_columns(history, index, disagreement=bool(disputed))
    end = int(history.end[index])
    return {
        "start": history.date(history.start[index]).isoformat(),
        "end": None if end == history.n_days else history.date(end).isoformat(),
        **{name: as_json(value) for name, value in columns.items() if name not in SPELLED_OUT},
        "sides": str(columns["sides"]).split(";") if columns["sides"] else [],
        "disagreement": bool(disputed),
        "claims": [
            *({**_claim(archive, each), "supports": True} for each in history.claims_of(index)),
            *_dissent(archive, index),
        ],
        "events": [_event(archive.events[each]) for each in history.events_of(index)],
    }


def _dissent(archive: Archive, index: int) -> list[dict[str, Any]]:
    """Return the claims that a spell does not follow, each with the days of the dispute."""
    history = archive.history
    disputes = range(history.dissent_offsets[index], history.dissent_offsets[index + 1])
    places = [at for at in disputes if history.dissent_index[at] != NO_CLAIM]
    return [
        {
            **_claim(archive, claim),
            "supports": False,
            "disputed_from": history.date(history.dissent_start[at]).isoformat(),
            "disputed_to": history.date(history.dissent_end[at] - 1).isoformat(),
        }
        for at, claim in zip(places, history.dissent_of(index), strict=True)
    ]


def _claim(archive: Archive, name: str) -> dict[str, Any]:
    claim = archive.claims[name]
    return {
        "id": claim.id,
        "unit": {
            **titles(archive.gazetteer, claim.unit),
            "level": "settlement"
            if archive.gazetteer.has_settlement(claim.unit)
            else str(archive.gazetteer.unit(claim.unit).level),
        },
        "status": claim.status.word,
        "kind": str(claim.kind),
        "when": to_json(claim.when),
        "published": claim.published.isoformat(),
        "strength": str(claim.strength),
        "source": claim.source,
        "event": claim.event,
        "locator": claim.locator,
        "note": claim.note,
        "origin": claim.origin,
    }


def _neighbours(archive: Archive, katottg: str, point: LngLat | None) -> list[dict[str, Any]]:
    """Return the nearest settlements with a position, nearest first, and what they were when.

    Distances are geodesic, in metres. Empty for a settlement without a position of its own.
    """
    if point is None:
        return []
    gazetteer = archive.gazetteer
    found = nearest(gazetteer, point, count=NEIGHBOURS + 1)
    others = [each for each in found if each.katottg != katottg][:NEIGHBOURS]
    return [
        {
            **titles(gazetteer, each.katottg),
            "oblast": _unit(gazetteer, gazetteer.oblast_of(each.katottg)),
            "distance_m": round(each.distance_m),
            "spells": _displayed(archive.history, gazetteer.index_of(each.katottg)),
        }
        for each in others
    ]


def _displayed(history: History, row: int) -> list[dict[str, str]]:
    """Return only the first days of a settlement's spells and the word that the map shows."""
    return [
        {
            "start": history.date(history.start[spell]).isoformat(),
            "category_display": category_display(history, spell),
        }
        for spell in range(history.offsets[row], history.offsets[row + 1])
    ]


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": str(event.type),
        "title": to_json(event.title),
        "when": to_json(event.when),
    }


def _unit(gazetteer: Gazetteer, unit: AdminUnit | None) -> dict[str, str] | None:
    return None if unit is None else titles(gazetteer, unit.katottg)
