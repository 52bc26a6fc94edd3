"""The history of a small world, told by hand: which claims reach whom, and what the columns say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lawworld import (
    FIRST,
    GAZETTEER,
    LAST,
    LOWER,
    LOWER_ONE,
    N_DAYS,
    OBLAST,
    UPPER,
    UPPER_ONE,
    UPPER_TWO,
    ledger_of,
)
from told import claim_of

from data.errors import OutOfRangeError
from data.history import LEDGER_LAYER, NO_CLAIM, history
from data.rules import RULES
from data.spell import Dissent, Sides, Spell
from data.status import Certainty, ControlStatus, Provenance

UNIT = {"oblast": OBLAST, "hromada": UPPER, "settlement": UPPER_ONE}


def said(line, unit=None, *, published=FIRST, event=None, exclude=()):
    """Return a claim told in a line, about the unit of its level in the upper hromada."""
    claim = claim_of(line, published=published)
    return replace(claim, unit=unit or UNIT[line.split()[0]], event=event, exclude=exclude)


CLAIMS = [
    said("oblast ukrainian as_of 2022-02-23 by press", event="ev-war"),
    said("hromada occupied since 2022-03-01 by moscow", event="ev-fall"),
    said("settlement occupied since 2022-03-03/2022-03-05 by agency", event="ev-fall"),
    said("settlement occupied as_of 2022-03-10 by radio"),
    said("settlement ukrainian as_of 2022-03-12 by blog", event="ev-rumour"),
    said("hromada ukrainian since 2022-05-01 by kyiv", published=date(2022, 6, 1)),
]


@pytest.fixture
def told():
    """The history of these claims, made for each test: what is made on import escapes mutation."""
    return history(ledger_of(CLAIMS), GAZETTEER)


def test_the_spells_of_a_settlement_as_records(told):
    assert told.spells(told.row(UPPER_ONE)) == (
        Spell(
            status=ControlStatus.UKRAINIAN,
            start=0,
            start_earliest=0,
            start_latest=0,
            end=8,
            certainty=Certainty.SINGLE,
            provenance=Provenance.IMPLIED,
            n_sources=1,
            n_independent=1,
            sides=Sides.UKRAINE,
            claims=(0,),
            dissent=(),
        ),
        Spell(
            status=ControlStatus.OCCUPIED,
            start=8,
            start_earliest=7,
            start_latest=9,
            end=66,
            certainty=Certainty.CONFIRMED,
            provenance=Provenance.REPORTED,
            n_sources=3,
            n_independent=3,
            sides=Sides.UKRAINE | Sides.RUSSIA | Sides.INDEPENDENT,
            claims=(1, 2, 3),
            dissent=(Dissent(claim=4, start=16, end=31),),
        ),
        Spell(
            status=ControlStatus.UKRAINIAN,
            start=66,
            start_earliest=66,
            start_latest=66,
            end=N_DAYS,
            certainty=Certainty.CLAIMED,
            provenance=Provenance.IMPLIED,
            n_sources=1,
            n_independent=1,
            sides=Sides.UKRAINE,
            claims=(5,),
            dissent=(),
        ),
    )


def test_claims_events_and_dissent_of_a_spell_by_name(told):
    spell = told.offsets[told.row(UPPER_ONE)] + 1
    assert told.claims_of(spell) == ("c1", "c2", "c3")
    assert told.events_of(spell) == ("ev-fall",)
    assert told.dissent_of(spell) == ("c4",)
    assert told.claims_of(spell + 1) == ("c5",)
    assert told.events_of(spell + 1) == told.dissent_of(spell + 1) == ()
    assert told.events_of(spell - 1) == ("ev-war",)
    assert told.dissent_of(spell - 1) == ()
    assert told.event_ids == ("ev-fall", "ev-rumour", "ev-war")


def test_a_layer_that_differs_is_no_claim(told):
    layer = replace(told, dissent_index=told.dissent_index * 0 + NO_CLAIM)
    assert layer.dissent_of(int(told.offsets[told.row(UPPER_ONE)]) + 1) == ()
    first = replace(told, dissent_index=told.dissent_index * 0)
    assert first.dissent_of(int(told.offsets[told.row(UPPER_ONE)]) + 1) == ("c0",)
    second = replace(told, dissent_index=told.dissent_index * 0 + 1)
    assert second.dissent_of(int(told.offsets[told.row(UPPER_ONE)]) + 1) == ("c1",)


def test_each_settlement_has_what_reaches_it(told):
    statuses = {
        code: [spell.status.word for spell in told.spells(told.row(code))] for code in told.codes
    }
    assert statuses == {
        UPPER_ONE: ["ukrainian", "occupied", "ukrainian"],
        UPPER_TWO: ["ukrainian", "occupied", "ukrainian"],
        LOWER_ONE: ["ukrainian"],
    }
    starts = [spell.start for spell in told.spells(told.row(UPPER_TWO))]
    assert starts == [0, 5, 66]  # by the hromada's word, not by the neighbour's
    assert told.settlement.tolist() == [0, 0, 0, 1, 1, 1, 2]
    assert told.dissent_spell.tolist() == [1]


def test_liberated_is_ukrainian_after_occupied_in_the_same_settlement(told):
    # The last settlement was never occupied, though those listed before it were.
    assert told.liberated.tolist() == [False, False, True] * 2 + [False]


def test_a_spell_of_occupation_between_two_is_none_of_liberation():
    lines = [
        "settlement occupied since 2022-03-01 by press",
        "settlement contested since 2022-04-01 by press",
        "settlement ukrainian since 2022-05-01 by press",
    ]
    told = history(ledger_of([said(line, LOWER_ONE) for line in lines]), GAZETTEER)
    assert told.liberated.tolist() == [False, False, False, False, False, True]


def test_what_was_published_later_is_not_known(told):
    on, before = (
        history(ledger_of(CLAIMS), GAZETTEER, known_as_of=day)
        for day in (date(2022, 6, 1), date(2022, 5, 31))
    )
    assert len(on.spells(on.row(UPPER_ONE))) == 3
    assert len(before.spells(before.row(UPPER_ONE))) == 2
    assert before.claim_ids == ("c0", "c1", "c2", "c3", "c4")
    assert (before.known_as_of, told.known_as_of) == (date(2022, 5, 31), None)


def test_an_excluded_settlement_is_not_reached():
    claim = said("hromada occupied since 2022-03-01 by press", exclude=(UPPER_TWO,))
    told = history(ledger_of([claim]), GAZETTEER)
    assert [len(told.spells(told.row(code))) for code in (UPPER_ONE, UPPER_TWO)] == [2, 1]


def test_the_rules_that_are_given_are_those_that_decide():
    claims = [
        said("settlement occupied since 2022-03-01 by blog", LOWER_ONE),
        said("settlement ukrainian as_of 2022-03-05 by council", LOWER_ONE),
    ]
    strict, loose = (
        history(ledger_of(claims), GAZETTEER, replace(RULES, agreement_days=days))
        for days in (14, 3)
    )
    row = strict.row(LOWER_ONE)
    assert [spell.status.word for spell in strict.spells(row)] == ["unknown", "ukrainian"]
    assert [spell.status.word for spell in loose.spells(row)] == [
        "unknown",
        "occupied",
        "ukrainian",
    ]


def test_days_and_their_indices(told):
    assert (told.layer, told.first, told.last, told.n_days) == (LEDGER_LAYER, FIRST, LAST, N_DAYS)
    assert (told.day(FIRST), told.day(LAST)) == (0, N_DAYS - 1)
    assert (told.date(0), told.date(N_DAYS)) == (FIRST, date(2022, 7, 4))
    for outside in (date(2022, 2, 23), date(2022, 7, 4)):
        with pytest.raises(OutOfRangeError) as caught:
            told.day(outside)
        assert str(outside) in str(caught.value)
        assert "2022-02-24 to 2022-07-03" in str(caught.value)


def test_the_row_of_a_code_and_none_of_another(told):
    assert told.codes == GAZETTEER.codes
    assert [told.row(code) for code in told.codes] == [0, 1, 2]
    with pytest.raises(KeyError):
        told.row(LOWER)


def test_the_state_at_a_day_by_the_index(told):
    assert [told.time.status_at(day).tolist() for day in (4, 5, 8, 66)] == [
        [1, 1, 1],
        [1, 2, 1],
        [2, 2, 1],
        [1, 1, 1],
    ]


def test_columns_cannot_be_written_to(told):
    with pytest.raises(ValueError, match="read-only"):
        told.status[0] = ControlStatus.OCCUPIED
