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
    "of two that tie, the heaviest word of the day is taken": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-01 by analyst",
            "settlement occupied as_of 2022-03-02 by blog",
            "settlement contested as_of 2022-03-01 by press",
            "settlement contested as_of 2022-03-01 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-01 [2022-02-24..2022-03-01] occupied"],
    ),
    "a narrower state days later tells how its settlement fared after a wider one": (
        [BASELINE, "settlement occupied as_of 2022-03-03 by blog"],
        ["2022-02-24 ukrainian", "2022-03-03 [2022-02-24..2022-03-03] occupied"],
    ),
    "after days without evidence as well": (
        [
            "settlement occupied until 2022-09-08 by press",
            "oblast ukrainian as_of 2022-09-23 by press",
            "settlement contested as_of 2022-09-30 by blog",
        ],
        [
            "2022-02-24 occupied",
            "2022-09-08 unknown",
            "2022-09-23 [2022-09-08..2022-09-23] ukrainian",
            "2022-09-30 [2022-09-24..2022-09-30] contested",
        ],
    ),
    "one of the same level is weighed with it": (
        [
            "settlement ukrainian as_of 2022-02-26 by blog",
            "settlement occupied as_of 2022-03-03 by press",
        ],
        ["2022-02-24 unknown", "2022-03-03 [2022-02-24..2022-03-03] occupied"],
    ),
    "one of the same day denies it": (
        [
            "settlement occupied as_of 2022-03-01 by blog",
            "settlement ukrainian as_of 2022-03-05 by press",
            "hromada contested as_of 2022-03-01 by council",
        ],
        ["2022-02-24 unknown", "2022-03-05 [2022-02-24..2022-03-05] ukrainian"],
    ),
    "what was in force stays against a wider state if a narrower one says so": (
        [
            BASELINE,
            "oblast occupied as_of 2022-03-10 by council",
            "settlement ukrainian as_of 2022-03-15 by blog",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a wider change did not reach a settlement that is seen otherwise days later": (
        [
            "hromada occupied since 2022-03-01 by council",
            "settlement ukrainian as_of 2022-03-05 by blog",
        ],
        ["2022-02-24 unknown", "2022-03-05 [2022-02-24..2022-03-05] ukrainian"],
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
