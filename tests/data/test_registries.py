"""Registries: what rests on owners, sources and entities, and how far owners agree."""

from __future__ import annotations

from datetime import date

import pytest
import smallworld
from hypothesis import given
from hypothesis import strategies as st

from data.agreement import (
    Agreement,
    agreement_between_owners,
    agreement_with_history,
    together,
    with_others,
)
from data.assessment import LETTERS, Criterion
from data.claim import ClaimKind
from data.history import history
from data.source import Reliability, Side
from data.sourceregistry import SourceQuery, SourceRegistry
from data.store import open_store

UA, OCC = smallworld.UA, smallworld.OCC
BRIDGE = smallworld.BRIDGE


@pytest.fixture(scope="module")
def store():
    return open_store()


def world(*claims):
    """A ledger of claims told as (unit, status, kind, day or days, source)."""
    return smallworld.ledger(
        claims=[
            smallworld.claim(f"c{n}", unit, (status, kind, smallworld.days(*when)), source)
            for n, (unit, status, kind, when, source) in enumerate(claims)
        ]
    )


def between(*claims):
    return agreement_between_owners(world(*claims), smallworld.gazetteer())


def test_claims_about_one_unit_within_three_days_are_compared():
    seen = ClaimKind.AS_OF
    assert between(
        (BRIDGE, OCC, seen, ["2022-05-01"], "s-east"),
        (BRIDGE, OCC, seen, ["2022-05-04"], "s-paper"),
        (BRIDGE, UA, seen, ["2022-05-02"], "s-north"),
        (BRIDGE, OCC, seen, ["2022-05-09"], "s-north"),
        (smallworld.OTHER_MILL, OCC, seen, ["2022-05-02"], "s-north"),
    ) == {
        ("Eastern Office", "The Paper"): Agreement(agreed=1, compared=1),
        ("Eastern Office", "Northern Ministry"): Agreement(agreed=0, compared=1),
        ("Northern Ministry", "The Paper"): Agreement(agreed=0, compared=1),
    }


def test_an_owner_is_not_compared_with_itself_nor_a_wider_unit_with_a_settlement():
    seen = ClaimKind.AS_OF
    assert not between(
        (BRIDGE, OCC, seen, ["2022-05-01"], "s-east"),
        (BRIDGE, UA, seen, ["2022-05-01"], "s-east"),
        (smallworld.RIVER, UA, seen, ["2022-05-01"], "s-paper"),
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from([OCC, UA]),
            st.integers(0, 12),
            st.sampled_from(["s-east", "s-north", "s-paper"]),
        ),
        max_size=8,
    )
)
def test_agreement_between_owners_is_the_same_from_both_ends(told):
    pairs = between(
        *(
            (BRIDGE, status, ClaimKind.AS_OF, [date(2022, 5, 1 + day).isoformat()], source)
            for status, day, source in told
        )
    )
    assert all(first < second for first, second in pairs)
    assert all(0 <= each.agreed <= each.compared for each in pairs.values())
    whole = together(pairs.values())
    owners = {source.owner for source in smallworld.SOURCES}
    by_owner = [together(a for _, a in with_others(pairs, owner)) for owner in owners]
    assert sum(each.compared for each in by_owner) == 2 * whole.compared


def test_a_claim_that_the_history_does_not_follow_differs_from_it():
    ledger = world(
        (BRIDGE, UA, ClaimKind.AS_OF, ["2022-02-24"], "s-paper"),
        (BRIDGE, OCC, ClaimKind.SINCE, ["2022-03-10"], "s-paper"),
        (BRIDGE, UA, ClaimKind.AS_OF, ["2022-05-01"], "s-north"),
        (BRIDGE, OCC, ClaimKind.AS_OF, ["2022-05-02"], "s-paper"),
        (BRIDGE, OCC, ClaimKind.AS_OF, ["2022-05-03"], "s-east"),
    )
    found = agreement_with_history(
        history(ledger, smallworld.gazetteer()), ledger, smallworld.gazetteer()
    )
    assert found == {
        "The Paper": Agreement(agreed=2, compared=2),
        "Eastern Office": Agreement(agreed=1, compared=1),
        "Northern Ministry": Agreement(agreed=0, compared=1),
    }
    assert found["Northern Ministry"].share == 0
    assert Agreement().share is None


def test_a_wide_claim_speaks_to_every_settlement_that_it_reaches():
    ledger = world((smallworld.RIVER, OCC, ClaimKind.SINCE, ["2022-03-01"], "s-paper"))
    gazetteer = smallworld.gazetteer()
    found = agreement_with_history(history(ledger, gazetteer), ledger, gazetteer)
    settlements = len(list(gazetteer.codes_in(smallworld.RIVER)))
    assert found == {"The Paper": Agreement(agreed=settlements, compared=settlements)}


@pytest.fixture(scope="module")
def registry():
    ledger, gazetteer = smallworld.ledger(), smallworld.gazetteer()
    return SourceRegistry(ledger, history(ledger, gazetteer), gazetteer)


def test_what_rests_on_a_source_is_counted_once_an_event(registry):
    paper = registry.by_source["s-paper"]
    assert [claim.id for claim in paper.claims] == ["c1", "c2", "c6", "c7"]
    assert [event.id for event in paper.events] == ["e-liberation"]
    office = registry.owners["Eastern Office"]
    assert {event.id for event in office.cited.events} == {"e-capture", "e-liberation"}
    assert office.assessment is None
    assert office.letters == {Reliability.B: 1}
    assert next(iter(registry.owners)) == "The Paper"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SourceQuery(), {"s-east", "s-north", "s-paper"}),
        (SourceQuery(sides=(Side.RUSSIA,)), {"s-north"}),
        (SourceQuery(owners=("The Paper",)), {"s-paper"}),
        (SourceQuery(letters=(Reliability.B,)), {"s-east", "s-paper"}),
        (SourceQuery(letters=(Reliability.B,), sides=(Side.UKRAINE,)), {"s-east"}),
        (SourceQuery(sources=("s-north",), sides=(Side.UKRAINE,)), set()),
    ],
)
def test_sources_are_selected_by_every_member_of_a_query(registry, query, expected):
    assert {source.id for source in registry.wanted(query)} == expected


def test_every_owner_of_the_ledger_has_a_reason_and_every_claim_an_owner(store):
    entries = store.source_registry.owners.values()
    assert all(entry.assessment is not None for entry in entries)
    assert sum(len(entry.cited.claims) for entry in entries) == len(store.claims)
    assert sum(len(entry.sources) for entry in entries) == len(store.sources)


def test_every_letter_that_is_not_its_owner_s_says_how_it_was_read(store):
    registry = store.source_registry
    for entry in registry.owners.values():
        differing = {s.id for s in entry.sources if s.reliability != entry.assessment.reliability}
        assert differing <= set(registry.departures)


def test_criteria_cover_the_letters_that_are_in_use():
    assert set(LETTERS) == set(Criterion)
    assert {letter for letters in LETTERS.values() for letter in letters} == set(Reliability) - {
        Reliability.F
    }


def test_an_entity_knows_its_events_places_companions_and_owners(store):
    entries = store.entity_registry.entries
    ganchev = entries["vitaly-ganchev"]
    assert len(ganchev.events) > 5
    days = [event.when.best for event in ganchev.events]
    assert days == sorted(days)
    assert all("vitaly-ganchev" in event.entities for event in ganchev.events)
    assert "vitaly-ganchev" not in dict(ganchev.companions)
    for name, shared in ganchev.companions:
        assert shared == sum(name in event.entities for event in ganchev.events)
        assert dict(entries[name].companions)["vitaly-ganchev"] == shared
    assert sum(n for _, n in ganchev.places) == sum(len(event.places) for event in ganchev.events)
    assert "Kharkiv Oblast occupation administration" in dict(ganchev.owners)


def test_entities_stand_in_order_of_their_events(store):
    counts = [len(entry.events) for entry in store.entity_registry.entries.values()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == len(store.ledger.entities)
