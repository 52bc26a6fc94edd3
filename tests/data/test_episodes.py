"""The rules of control history, by example: evidence in, spells out."""

from __future__ import annotations

import pytest
from told import day, retold, spells_of

from data.spell import Sides
from data.status import Certainty, Provenance

BASELINE = "oblast ukrainian as_of 2022-02-23 by press"

CASES = {
    "no evidence is unknown": ([], ["2022-02-24 unknown"]),
    "a baseline holds from the first day": ([BASELINE], ["2022-02-24 ukrainian"]),
    "liberation by a day lies between the last sight of the occupation and that day": (
        [
            BASELINE,
            "settlement occupied since 2022-02-27 by press",
            "settlement occupied as_of 2022-09-05 by radio",
            "settlement ukrainian since ../2022-09-11 by press",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-02-27 occupied",
            "2022-09-11 [2022-09-06..2022-09-11] ukrainian",
        ],
    ),
    "two dates of two owners outweigh a party's own date, and the bounds span both": (
        [
            BASELINE,
            "settlement occupied since 2022-02-27 by press",
            "settlement ukrainian since 2022-03-27 by moscow",
            "settlement ukrainian since 2022-04-01 by press",
            "settlement ukrainian since 2022-04-01 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-02-27 occupied",
            "2022-04-01 [2022-03-27..2022-04-01] ukrainian",
        ],
    ),
    "dates that share days are narrowed to them": (
        [
            BASELINE,
            "settlement occupied since 2022-03 by press",
            "settlement occupied since 2022-03-05/2022-03-09 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-09 [2022-03-05..2022-03-09] occupied"],
    ),
    "a claim of capture is rejected when the other side is seen there days later": (
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-14 by kyiv",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a later assessment makes the change that a rejected claim could not": (
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-14 by kyiv",
            "settlement occupied since 2025-03-20 by analyst",
        ],
        ["2022-02-24 ukrainian", "2025-03-20 occupied"],
    ),
    "during lays fighting over what the rest yields and ends with its last day": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by press",
            "settlement contested during 2022-03-10/2022-03-20 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-03-10 contested",
            "2022-03-21 occupied",
        ],
    ),
    "a state inside a during of the same status does not go on after it": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by agency",
            "settlement contested as_of 2022-03-15 by press",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 contested", "2022-03-21 ukrainian"],
    ),
    "a change that a during denies is not made up for on the day after it": (
        [
            BASELINE,
            "settlement occupied since 2022-08-30 by press",
            "settlement ukrainian during 2022-02-24/2025-05-07 by council",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a change that a during denies is made when somebody speaks of it afterwards": (
        [
            BASELINE,
            "settlement occupied since 2022-08-30 by press",
            "settlement ukrainian during 2022-02-24/2022-09-20 by council",
            "settlement occupied as_of 2022-10-05 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-09-21 occupied"],
    ),
    "a wide during does not cover what is known of the settlement itself": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by press",
            "raion contested during 2022-03-10/2022-03-20 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 occupied"],
    ),
    "retaken years after liberation": (
        [
            BASELINE,
            "settlement occupied since 2022-02-24 by press",
            "settlement ukrainian since 2022-09-11 by press",
            "settlement ukrainian as_of 2023-06-01 by agency",
            "settlement occupied since 2024-05-11 by analyst",
        ],
        ["2022-02-24 occupied", "2022-09-11 ukrainian", "2024-05-11 occupied"],
    ),
    "until holds before its day and leaves unknown after it": (
        ["settlement occupied until 2022-09-08 by press"],
        ["2022-02-24 occupied", "2022-09-08 unknown"],
    ),
    "until and a change days later speak of one change": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by press",
            "settlement occupied until 2022-09-08 by press",
            "settlement ukrainian since 2022-09-10 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-09-10 [2022-09-08..2022-09-10] ukrainian",
        ],
    ),
    "during with an open beginning is until the day after": (
        [
            BASELINE,
            "settlement occupied during ../2022-03-27 by press",
            "settlement ukrainian since 2022-03-28 by press",
        ],
        [
            "2022-02-24 [2022-02-24..2022-03-27] occupied",
            "2022-03-28 ukrainian",
        ],
    ),
    "states alone: each change lies between the last sight of one and the first of the next": (
        [
            "settlement ukrainian as_of 2022-03-01 by press",
            "settlement occupied as_of 2022-05-10 by press",
            "settlement occupied as_of 2022-07-10 by press",
            "settlement ukrainian as_of 2022-10-01 by press",
        ],
        [
            "2022-02-24 unknown",
            "2022-03-01 [2022-02-24..2022-03-01] ukrainian",
            "2022-05-10 [2022-03-02..2022-05-10] occupied",
            "2022-10-01 [2022-07-11..2022-10-01] ukrainian",
        ],
    ),
    "a hromada's capture passes by a settlement that is later seen unchanged": (
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by analyst",
            "hromada occupied since 2022-02-28 by council",
            "settlement ukrainian as_of 2022-05-01 by blog",
            "hromada ukrainian since 2022-09-10 by press",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a hromada's capture stands where the settlement changed hands in between": (
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by press",
            "settlement ukrainian since 2022-04-20 by press",
            "settlement ukrainian as_of 2022-05-01 by press",
        ],
        ["2022-02-24 ukrainian", "2022-02-27 occupied", "2022-04-20 ukrainian"],
    ),
    "a wide state never ends what rests on the settlement, a wide change does": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "hromada ukrainian as_of 2022-06-01 by council",
            "hromada ukrainian since 2022-09-10 by council",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 occupied", "2022-09-10 ukrainian"],
    ),
    "the settlement's own date beats the hromada's": (
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by analyst",
            "settlement occupied since 2022-03-02 by blog",
        ],
        ["2022-02-24 ukrainian", "2022-03-02 occupied"],
    ),
    "a wide state long before says nothing against a later one of the settlement": (
        [BASELINE, "settlement occupied as_of 2022-08-30 by press"],
        ["2022-02-24 ukrainian", "2022-08-30 [2022-02-24..2022-08-30] occupied"],
    ),
    "a hromada's capture does not pass by a settlement that is later seen in a third status": (
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by press",
            "settlement contested as_of 2022-12-10 by press",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-02-27 occupied",
            "2022-12-10 [2022-02-28..2022-12-10] contested",
        ],
    ),
    "an until months later speaks of another change": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by press",
            "settlement ukrainian since 2022-04-01 by press",
            "settlement occupied since 2022-06-01 by press",
            "settlement occupied until 2022-09-01 by press",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-04-01 ukrainian",
            "2022-06-01 occupied",
            "2022-09-01 unknown",
        ],
    ),
    "a spell may last one day": (
        [
            BASELINE,
            "settlement occupied since 2022-03-05 by press",
            "settlement ukrainian since 2022-03-06 by press",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 occupied", "2022-03-06 ukrainian"],
    ),
    "an approximate date is widened by the rules": (
        [BASELINE, "settlement occupied since 2022-03-10~ by press"],
        ["2022-02-24 ukrainian", "2022-03-10 [2022-03-07..2022-03-13] occupied"],
    ),
    "what a narrow claim leaves open a wider one may date closer": (
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by press",
            "settlement ukrainian since 2022-09 by press",
            "hromada ukrainian since 2022-09-08/2022-09-10 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-09-09 [2022-09-08..2022-09-10] ukrainian",
        ],
    ),
    "an open date is not dated by the change of years before": (
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by press",
            "hromada ukrainian since 2022-09-10 by press",
            "settlement occupied since ../2025-01-22 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-09-10 ukrainian",
            "2025-01-22 [2022-09-11..2025-01-22] occupied",
        ],
    ),
    "a narrow claim of a few days is dated by nobody else": (
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by press",
            "settlement ukrainian since 2022-09-06/2022-09-08 by press",
            "hromada ukrainian since 2022-09-07 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-09-07 [2022-09-06..2022-09-08] ukrainian",
        ],
    ),
    "an open end starts on its known day and may have started on any later one": (
        [BASELINE, "settlement occupied since 2026-02-01/.. by press"],
        ["2022-02-24 ukrainian", "2026-02-01 [2026-02-01..2026-02-23] occupied"],
    ),
    "of two changes said to be on one day the weightier is taken": (
        [
            "settlement contested since 2022-03-01 by blog",
            "settlement occupied since 2022-03-01 by analyst",
        ],
        ["2022-02-24 unknown", "2022-03-01 occupied"],
    ),
    "what lies after the ledger's end does not count": (
        [BASELINE, "settlement occupied since 2026-02-24 by analyst"],
        ["2022-02-24 ukrainian"],
    ),
    "what began before the ledger holds from its first day": (
        ["settlement occupied since 2014-05-01 by analyst"],
        ["2022-02-24 occupied"],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_evidence_becomes_spells(lines, expected):
    assert retold(spells_of(lines)) == expected


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_order_of_claims_does_not_matter(lines, expected):
    assert retold(spells_of(lines[::-1])) == expected


def test_a_rejected_claim_stays_visible_as_dissent_until_its_day_is_settled():
    spells = spells_of(
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-14 by kyiv",
            "settlement ukrainian as_of 2025-04-01 by agency",
        ]
    )
    (dissent,) = spells[0].dissent
    assert dissent.claim == 1
    assert (day(dissent.start), day(dissent.end)) == ("2025-02-10", "2025-04-01")
    assert spells[0].disagreement


def test_dissent_lasts_to_the_end_while_only_the_other_party_denies_it():
    (spell,) = spells_of(
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-14 by kyiv",
            "settlement ukrainian as_of 2025-04-01 by kyiv",
        ]
    )
    assert spell.dissent[0].end == spell.end


def test_an_overruled_wider_claim_is_no_disagreement():
    (spell,) = spells_of(
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by analyst",
            "settlement ukrainian as_of 2022-05-01 by blog",
        ]
    )
    assert not spell.disagreement


def test_a_state_within_the_bounds_of_a_change_is_no_dissent():
    spells = spells_of(
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-09 by press",
            "settlement ukrainian as_of 2022-03-07 by agency",
        ]
    )
    assert retold(spells)[1].endswith("occupied")
    assert not any(spell.disagreement for spell in spells)


def test_a_claim_that_a_during_covers_is_dissent_from_it():
    spells = spells_of(
        [
            BASELINE,
            "settlement occupied since 2022-03-12 by press",
            "settlement contested during 2022-03-10/2022-03-20 by council",
        ]
    )
    assert [spell.status.word for spell in spells] == ["ukrainian", "contested", "occupied"]
    assert [d.claim for d in spells[1].dissent] == [1]
    assert spells[2].claims == (1,)


def test_a_wider_claim_that_a_narrower_one_dates_later_supports_it_and_is_no_dissent():
    spells = spells_of(
        [
            BASELINE,
            "hromada occupied since 2022-04-13 by analyst",
            "settlement occupied since 2022-04-15 by press",
        ]
    )
    assert retold(spells) == ["2022-02-24 ukrainian", "2022-04-15 occupied"]
    assert spells[1].claims == (1, 2)
    assert not spells[0].disagreement


def test_an_early_claim_of_the_same_level_that_was_rejected_stays_dissent():
    spells = spells_of(
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-14 by kyiv",
            "settlement occupied since 2025-03-20 by analyst",
        ]
    )
    assert [d.claim for d in spells[0].dissent] == [1]
    assert spells[1].claims == (3,)


CERTAINTIES = [
    (["settlement occupied since 2022-03-01 by press"], Certainty.SINGLE),
    (["settlement occupied since 2022-03-01 by moscow"], Certainty.CLAIMED),
    (
        [
            "settlement occupied since 2022-03-01 by moscow",
            "settlement occupied since 2022-03-01 by kyiv",
        ],
        Certainty.CONFIRMED,
    ),
    (
        [
            "settlement occupied since 2022-03-01 by press",
            "settlement occupied since 2022-03-01 by moscow",
        ],
        Certainty.CONFIRMED,
    ),
    (
        [
            "settlement occupied since 2022-03-01 by press",
            "settlement ukrainian as_of 2022-03-05 by moscow",
        ],
        Certainty.SINGLE,
    ),
    (
        [
            "settlement occupied since 2022-03-01 by press",
            "settlement ukrainian as_of 2022-03-05 by kyiv",
        ],
        Certainty.DISPUTED,
    ),
]


@pytest.mark.parametrize(("lines", "certainty"), CERTAINTIES)
def test_certainty(lines, certainty):
    assert spells_of(lines)[1].certainty is certainty


def test_support_counts_sources_owners_sides_and_provenance():
    spell = spells_of(
        [
            "hromada occupied since 2022-02-24 by moscow",
            "settlement occupied as_of 2022-03-01 by press",
            "settlement occupied as_of 2022-03-02 by press",
            "oblast occupied as_of 2022-03-03 by analyst",
        ]
    )[0]
    assert spell.claims == (0, 1, 2, 3)
    assert (spell.n_sources, spell.n_independent) == (3, 3)
    assert spell.sides == Sides.UKRAINE | Sides.RUSSIA | Sides.INDEPENDENT
    assert spell.sides.words == ("ukraine", "russia", "independent")
    assert spell.provenance is Provenance.REPORTED


def test_a_spell_known_from_the_hromada_alone_is_implied():
    spell = spells_of(["hromada occupied since 2022-02-24 by press"])[0]
    assert spell.provenance is Provenance.IMPLIED


def test_a_claim_by_some_day_supports_no_earlier_spell_of_its_status():
    spells = spells_of(
        [
            BASELINE,
            "settlement occupied since 2022-02-27 by press",
            "settlement ukrainian since ../2022-09-11 by press",
        ]
    )
    assert [spell.claims for spell in spells] == [(0,), (1,), (2,)]
