"""The vote on a change, at its edges: what counts for it, what against it, and who wins a tie."""

from __future__ import annotations

import pytest
from told import evidence_of, retold, spells_of

from data.votes import outweighs

BASELINE = "oblast ukrainian as_of 2022-02-23 by press"

CASES = {
    "on the day on which a run began, equal weight does not replace it": (
        [
            BASELINE,
            "settlement contested since 2022-03-01 by press",
            "settlement occupied since 2022-03-01 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 contested"],
    ),
    "on any later day equal weight suffices": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by press",
            "settlement ukrainian as_of 2022-03-04 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-03-04 [2022-03-02..2022-03-04] ukrainian",
        ],
    ),
    "what is seen on the day of the next change says nothing against the change before": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "settlement ukrainian since 2022-03-06 by press",
            "settlement ukrainian as_of 2022-03-06 by council",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 occupied", "2022-03-06 ukrainian"],
    ),
    "what was seen the day before a change says nothing against it": (
        [
            BASELINE,
            "settlement ukrainian as_of 2022-02-28 by council",
            "settlement occupied since 2022-03-01 by blog",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 occupied"],
    ),
    "what was seen the day before outweighs a mere state": (
        [
            BASELINE,
            "settlement ukrainian as_of 2022-02-28 by council",
            "settlement occupied as_of 2022-03-01 by blog",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a state of the same level after the fortnight is another change, however heavy": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "settlement ukrainian as_of 2022-05-01 by council",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-05-01 [2022-03-02..2022-05-01] ukrainian",
        ],
    ),
    "a state on the fourteenth day still votes": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "settlement ukrainian as_of 2022-03-15 by council",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a state on the fifteenth day does not": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "settlement ukrainian as_of 2022-03-16 by council",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 occupied",
            "2022-03-16 [2022-03-02..2022-03-16] ukrainian",
        ],
    ),
    "a state on the very day of the change back does not say that the capture passed by": (
        [
            BASELINE,
            "hromada occupied since 2022-02-27 by analyst",
            "settlement ukrainian since 2022-04-20 by press",
            "settlement ukrainian as_of 2022-04-20 by council",
        ],
        ["2022-02-24 ukrainian", "2022-02-27 occupied", "2022-04-20 ukrainian"],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_votes_on_a_change(lines, expected):
    assert retold(spells_of(lines)) == expected


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_the_order_in_which_they_are_told_casts_no_vote(lines, expected):
    assert retold(spells_of(lines[::-1])) == expected


def test_nobody_against_is_no_tie():
    alone = evidence_of(["oblast occupied since 2022-03-01 by blog"])
    assert outweighs(alone, [], on_tie=False)


def test_a_narrower_word_wins_and_a_wider_one_adds_nothing():
    village = evidence_of(["settlement occupied since 2022-03-01 by blog"])
    around = evidence_of(["raion ukrainian as_of 2022-03-01 by council"])
    assert outweighs(village, around, on_tie=False)
    assert not outweighs(around, village, on_tie=True)
    told = evidence_of(["settlement ukrainian as_of 2022-03-01 by press"])
    assert not outweighs(
        [*village, *evidence_of(["raion occupied since 2022-03-01 by analyst"])], told, on_tie=True
    )
