"""The rules of control history at their edges: the last day that counts, the first that does not.

Each case fails if a bound of a rule moves by a day, or if the choice that it shows is left out
(``docs/mutation.md``).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import day, retold, spells_of

from data.rules import RULES
from data.spell import Sides
from data.status import Certainty

BASELINE = "oblast ukrainian as_of 2022-02-23 by press"
OCCUPIED = "settlement occupied since 2022-03-01 by press"
BEFORE = ["2022-02-24 ukrainian", "2022-03-01 occupied"]

DATING = {
    "an until of the day after the run began dates its end": (
        [
            BASELINE,
            OCCUPIED,
            "settlement occupied until 2022-03-02 by press",
            "settlement ukrainian since 2022-03-06 by agency",
        ],
        [*BEFORE, "2022-03-06 [2022-03-02..2022-03-06] ukrainian"],
    ),
    "an until of the day on which the run began is about the run before": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-04-01 by press",
            "settlement occupied since 2022-06-01 by press",
            "settlement occupied until 2022-06-01 by blog",
            "settlement ukrainian since 2022-06-05 by agency",
        ],
        [*BEFORE, "2022-04-01 ukrainian", "2022-06-01 occupied", "2022-06-05 ukrainian"],
    ),
    "an until of a fortnight later speaks of the same change": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-01 by press",
            "settlement occupied until 2022-09-15 by blog",
        ],
        [*BEFORE, "2022-09-01 [2022-09-01..2022-09-15] ukrainian"],
    ),
    "an until of fifteen days later does not": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-01 by press",
            "settlement occupied until 2022-09-16 by blog",
        ],
        [*BEFORE, "2022-09-01 ukrainian"],
    ),
    "an until of a fortnight before speaks of the same change": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-15 by press",
            "settlement occupied until 2022-09-01 by blog",
        ],
        [*BEFORE, "2022-09-15 [2022-09-01..2022-09-15] ukrainian"],
    ),
    "seven open days may be dated closer by a wider claim": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-01/2022-09-08 by press",
            "hromada ukrainian since 2022-09-05/2022-09-06 by agency",
        ],
        [*BEFORE, "2022-09-05 [2022-09-05..2022-09-06] ukrainian"],
    ),
    "six may not": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-01/2022-09-07 by press",
            "hromada ukrainian since 2022-09-05/2022-09-06 by agency",
        ],
        [*BEFORE, "2022-09-04 [2022-09-01..2022-09-07] ukrainian"],
    ),
    "a wider claim may share the first of the open days": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09 by press",
            "hromada ukrainian since 2022-09-01/2022-09-10 by agency",
        ],
        [*BEFORE, "2022-09-05 [2022-09-01..2022-09-10] ukrainian"],
    ),
    "a wider claim may share the last of the open days": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09 by press",
            "hromada ukrainian since 2022-09-20/2022-09-30 by agency",
        ],
        [*BEFORE, "2022-09-25 [2022-09-20..2022-09-30] ukrainian"],
    ),
    "a wider claim that says no more than the narrower ones together dates nothing": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-01/2022-09-20 by press",
            "settlement ukrainian since 2022-09-05/2022-09-30 by radio",
            "hromada ukrainian since 2022-09-05/2022-09-20 by agency",
        ],
        [*BEFORE, "2022-09-17 [2022-09-05..2022-09-20] ukrainian"],
    ),
    "a claim of the same level two months later is another one, and dates nothing closer": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-04-01/2022-09-30 by press",
            "settlement ukrainian since 2022-09-10 by agency",
        ],
        [*BEFORE, "2022-07-01 [2022-04-01..2022-09-30] ukrainian"],
    ),
    "a wider claim sixty days before the best day dates nothing closer": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-04-01/2022-09-30 by press",
            "hromada ukrainian since 2022-05-02 by agency",
        ],
        [*BEFORE, "2022-07-01 [2022-04-01..2022-09-30] ukrainian"],
    ),
    "a wider claim fifty-nine days before it does": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-04-01/2022-09-30 by press",
            "hromada ukrainian since 2022-05-03 by agency",
        ],
        [*BEFORE, "2022-05-03 ukrainian"],
    ),
    "one shared day is the day": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-05 by press",
            "settlement occupied since 2022-03-05/2022-03-09 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 occupied"],
    ),
    "an open side does not widen the span of dates that share no day": (
        [
            BASELINE,
            "settlement occupied since ../2022-03-05 by press",
            "settlement occupied since 2022-03-10 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 [2022-03-05..2022-03-10] occupied"],
    ),
    "a during closes the date of a change that might else come after it": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-06-30 by press",
            "settlement ukrainian during 2022-05-01/2022-05-05 by analyst",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-04-30 [2022-03-01..2022-04-30] occupied",
            "2022-05-01 ukrainian",
            "2022-05-06 occupied",
        ],
    ),
    "and the open end of one": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/.. by press",
            "settlement contested during 2022-03-10/2022-03-20 by analyst",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 [2022-03-01..2022-03-09] occupied",
            "2022-03-10 contested",
            "2022-03-21 occupied",
        ],
    ),
    "several open ends in a row are each closed by the change after": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/.. by press",
            "settlement contested since 2022-05-01/.. by press",
            "settlement ukrainian since 2022-06-01 by press",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-01 [2022-03-01..2022-05-30] occupied",
            "2022-05-01 [2022-05-01..2022-05-31] contested",
            "2022-06-01 ukrainian",
        ],
    ),
    "of dates that share no day the weightier is taken though it is the earlier": (
        [
            BASELINE,
            "settlement occupied since 2022-03-27 by press",
            "settlement occupied since 2022-03-27 by agency",
            "settlement occupied since 2022-04-01 by moscow",
        ],
        ["2022-02-24 ukrainian", "2022-03-27 [2022-03-27..2022-04-01] occupied"],
    ),
    "a run that is replaced on its first day leaves no mark on the bounds": (
        [
            BASELINE,
            "settlement contested since 2022-03-05 by analyst",
            "settlement occupied since 2022-03-01/2022-03-09 by press",
            "settlement occupied since 2022-03-10 by blog",
            "settlement occupied as_of 2022-03-13 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-03-01..2022-03-10] occupied"],
    ),
}

DURING = {
    "a during that began before the ledger holds from its first day": (
        [BASELINE, "settlement contested during 2022-02-01/2022-03-05 by agency"],
        ["2022-02-24 contested", "2022-03-06 ukrainian"],
    ),
    "what goes on after a during goes on for sure from the day after it": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-31 by press",
            "settlement contested during 2022-03-12/2022-03-20 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-12 contested", "2022-03-21 occupied"],
    ),
    "a change on the first day of a during that denies it is denied": (
        [
            BASELINE,
            "settlement occupied since 2022-08-30 by press",
            "settlement ukrainian during 2022-08-30/2022-09-20 by council",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "what is seen on the last day of a during does not make up for a change that it denies": (
        [
            BASELINE,
            "settlement occupied since 2022-08-30 by press",
            "settlement ukrainian during 2022-02-24/2022-09-20 by council",
            "settlement occupied as_of 2022-09-20 by blog",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "nor what is seen on the day of the next change": (
        [
            BASELINE,
            "settlement occupied since 2022-08-30 by press",
            "settlement ukrainian during 2022-02-24/2022-09-20 by council",
            "settlement ukrainian since 2022-10-01 by analyst",
            "settlement occupied as_of 2022-10-01 by blog",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "a during falls to a heavier state on its first day": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by blog",
            "settlement ukrainian as_of 2022-03-10 by council",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "and to one on its last": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by blog",
            "settlement ukrainian as_of 2022-03-20 by council",
        ],
        ["2022-02-24 ukrainian"],
    ),
    "what is seen inside a during weighs with it": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by blog",
            "settlement contested as_of 2022-03-15 by press",
            "settlement ukrainian as_of 2022-03-16 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 contested", "2022-03-21 ukrainian"],
    ),
    "equal weight inside it leaves a during standing": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by press",
            "settlement ukrainian as_of 2022-03-16 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 contested", "2022-03-21 ukrainian"],
    ),
    "a change inside it, however heavy, does not": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-03-20 by analyst",
            "settlement occupied during 2022-03-10/2022-03-25 by blog",
        ],
        BEFORE,
    ),
    "of two that overlap the heavier is seen": (
        [
            BASELINE,
            "settlement occupied during 2022-03-15/2022-03-25 by analyst",
            "settlement contested during 2022-03-10/2022-03-20 by blog",
        ],
        ["2022-02-24 ukrainian", "2022-03-15 occupied", "2022-03-26 ukrainian"],
    ),
    "whichever of them is told first": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by blog",
            "settlement occupied during 2022-03-15/2022-03-25 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-15 occupied", "2022-03-26 ukrainian"],
    ),
    "of two that stand the heavier is seen on the days of both": (
        [
            BASELINE,
            "settlement occupied during 2022-03-15/2022-03-25 by analyst",
            "settlement contested during 2022-03-05/2022-03-16 by blog",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-05 contested",
            "2022-03-15 occupied",
            "2022-03-26 ukrainian",
        ],
    ),
    "what is seen on the first day of a during is part of it": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by agency",
            "settlement contested as_of 2022-03-10 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 contested", "2022-03-21 ukrainian"],
    ),
    "and on its last": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by agency",
            "settlement contested as_of 2022-03-20 by radio",
        ],
        ["2022-02-24 ukrainian", "2022-03-10 contested", "2022-03-21 ukrainian"],
    ),
    "a change whose bounds reach back over a during begins no earlier than what follows it": (
        [
            BASELINE,
            "settlement occupied since 2022-02-27 by press",
            "settlement ukrainian since 2022-03-01/2022-03-31 by agency",
            "settlement contested during 2022-03-10/2022-03-12 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-02-27 occupied",
            "2022-03-10 contested",
            "2022-03-13 occupied",
            "2022-03-16 [2022-03-13..2022-03-31] ukrainian",
        ],
    ),
}

UNTIL = {
    "another status on the fourteenth day after an until says what came after": (
        [
            "settlement occupied until 2022-09-08 by press",
            "settlement ukrainian as_of 2022-09-22 by press",
        ],
        ["2022-02-24 occupied", "2022-09-22 [2022-09-08..2022-09-22] ukrainian"],
    ),
    "on the fifteenth it leaves the days between unknown": (
        [
            "settlement occupied until 2022-09-08 by press",
            "settlement ukrainian as_of 2022-09-23 by press",
        ],
        [
            "2022-02-24 occupied",
            "2022-09-08 unknown",
            "2022-09-23 [2022-09-08..2022-09-23] ukrainian",
        ],
    ),
    "a change said to be on the very day of an until says what came after, and is dated by it": (
        [
            BASELINE,
            OCCUPIED,
            "settlement occupied until 2022-09-08 by press",
            "settlement ukrainian since 2022-09-03/2022-09-13 by agency",
        ],
        [*BEFORE, "2022-09-08 ukrainian"],
    ),
    "an until is outweighed by the same status seen on its very day": (
        [
            "settlement occupied until 2022-09-08 by blog",
            "settlement occupied as_of 2022-09-08 by press",
        ],
        ["2022-02-24 occupied"],
    ),
    "an until is not outweighed by equal weight": (
        [
            "settlement occupied until 2022-09-08 by press",
            "settlement occupied as_of 2022-09-10 by agency",
        ],
        [
            "2022-02-24 occupied",
            "2022-09-08 unknown",
            "2022-09-10 [2022-09-08..2022-09-10] occupied",
        ],
    ),
    "what held until a day began before it, and what is said of later days begins anew": (
        [
            BASELINE,
            "settlement occupied until 2022-03-05 by press",
            "settlement occupied since 2022-03-04/2022-03-10 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-04 occupied",
            "2022-03-05 unknown",
            "2022-03-07 [2022-03-05..2022-03-10] occupied",
        ],
    ),
    "what was seen on a day may have begun on it": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by press",
            "settlement occupied since 2022-03-05/2022-03-10 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 occupied"],
    ),
    "a beginning of the very day of an until is another one": (
        [
            BASELINE,
            "settlement occupied until 2022-03-05 by press",
            "settlement occupied since 2022-03-05/2022-03-10 by agency",
        ],
        [
            "2022-02-24 [2022-02-24..2022-03-04] occupied",
            "2022-03-05 unknown",
            "2022-03-07 [2022-03-05..2022-03-10] occupied",
        ],
    ),
    "what began after an until's best day ends on the next that the until allows for": (
        [
            BASELINE,
            "settlement occupied until 2022-03-03/2022-03-07 by press",
            "settlement occupied since 2022-03-06 by agency",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-03-06 occupied",
            "2022-03-07 [2022-03-06..2022-03-07] unknown",
        ],
    ),
}

CASES = {**DATING, **DURING, **UNTIL}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_the_last_day_that_counts_and_the_first_that_does_not(lines, expected):
    assert retold(spells_of(lines)) == expected


def test_what_is_said_of_the_day_after_the_last_takes_no_part():
    lines = [
        BASELINE,
        "settlement occupied since 2022-03-04 by blog",
        "settlement ukrainian as_of 2022-03-06 by council",
    ]
    assert retold(spells_of(lines, n_days=10)) == ["2022-02-24 ukrainian", "2022-03-04 occupied"]
    assert retold(spells_of(lines, n_days=11)) == ["2022-02-24 ukrainian"]


SUPPORT = {
    "a wider claim of the day before is part of what the narrower one dates": (
        [
            BASELINE,
            "hromada occupied since 2022-04-14 by analyst",
            "settlement occupied since 2022-04-15 by press",
        ],
        [(0,), (1, 2)],
    ),
    "a wider claim of sixty days before still is": (
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by analyst",
            "settlement occupied since 2022-04-30 by press",
        ],
        [(0,), (1, 2)],
    ),
    "a state on the last day of a during supports it, one on the day after does not": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by agency",
            "settlement contested as_of 2022-03-20 by radio",
            "settlement contested as_of 2022-03-21 by blog",
            "settlement ukrainian as_of 2022-03-21 by council",
        ],
        [(0, 4), (1, 2), (0, 4)],
    ),
    "a during that goes beyond the run it joins brings its own days along": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-03-20 by press",
            "settlement occupied during 2022-03-10/2022-03-25 by council",
            "settlement occupied as_of 2022-03-23 by radio",
        ],
        [(0,), (1, 3, 4)],
    ),
    "a run that goes on after a during brings its own days along": (
        [
            BASELINE,
            "settlement ukrainian as_of 2022-03-02 by council",
            "settlement occupied as_of 2022-03-03 by blog",
            "settlement occupied during 2022-03-06/2022-03-12 by press",
            "settlement occupied since 2022-03-01/2022-03-25 by press",
        ],
        [(0, 1), (2, 3, 4)],
    ),
    "a run that is put off past all that was said of it rests on the nearest of its claims": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-08 by press",
            "settlement ukrainian as_of 2022-09-09 by radio",
            "settlement ukrainian as_of 2022-09-09 by agency",
            "settlement occupied until 2022-09-10 by council",
        ],
        [(0,), (1, 5), (3, 4)],
    ),
    "a rejected wide state is no part of what a narrower claim dates later": (
        [
            BASELINE,
            "hromada occupied as_of 2022-04-10 by blog",
            "hromada ukrainian as_of 2022-04-10 by council",
            "settlement occupied since 2022-04-15 by press",
        ],
        [(0, 2), (3,)],
    ),
    "a rejected change agrees with the spell that some day of its date lies in": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-03-10 by analyst",
            "settlement occupied since 2022-03-02/2022-03-30 by blog",
            "settlement ukrainian as_of 2022-03-17 by council",
        ],
        [(0,), (1, 3), (2, 4)],
    ),
    "by the last day of its date, too": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-09 by blog",
            "settlement occupied since 2022-03-08 by analyst",
        ],
        [(0,), (1, 2)],
    ),
    "a date with an open end supports the spell of its known day only": (
        [
            "settlement ukrainian as_of 2022-02-25 by press",
            "settlement occupied since 2022-03-01/.. by press",
            "settlement ukrainian since 2022-04-01 by press",
            "settlement occupied since 2022-06-01 by agency",
        ],
        [(), (0,), (1,), (2,), (3,)],
    ),
    "an until supports the spell that it ends": (
        [BASELINE, OCCUPIED, "settlement occupied until 2022-09-08 by agency"],
        [(0,), (1, 2), ()],
    ),
    "an until of the day after its only day, too": (
        [
            BASELINE,
            "settlement occupied until 2022-03-05 by press",
            "settlement occupied since 2022-03-04/2022-03-10 by agency",
        ],
        [(0,), (1, 2), (), (2,)],
    ),
    "a wider until of the day of the change supports the spell before it": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-08 by agency",
            "hromada occupied until 2022-09-08 by blog",
        ],
        [(0,), (1, 3), (2,)],
    ),
    "one of the day after does not": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-09-08 by agency",
            "hromada occupied until 2022-09-09 by blog",
        ],
        [(0,), (1,), (2,)],
    ),
    "an until of the first day of a spell speaks of the spell before": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-04-01 by press",
            "settlement occupied since 2022-06-01 by press",
            "settlement occupied until 2022-06-01 by blog",
            "settlement ukrainian since 2022-06-05 by agency",
        ],
        [(0,), (1,), (2,), (3,), (5,)],
    ),
}


@pytest.mark.parametrize(("lines", "claims"), SUPPORT.values(), ids=SUPPORT.keys())
def test_what_a_spell_rests_on(lines, claims):
    assert [spell.claims for spell in spells_of(lines)] == claims


DISSENT = {
    "a state is in dispute for its day and a fortnight": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-10 by blog",
            "settlement ukrainian as_of 2022-03-10 by council",
        ],
        (1, "2022-03-10", "2022-03-25"),
    ),
    "a during is in dispute on its own days": (
        [
            BASELINE,
            "settlement contested during 2022-03-10/2022-03-20 by blog",
            "settlement ukrainian as_of 2022-03-15 by council",
        ],
        (1, "2022-03-10", "2022-03-21"),
    ),
    "a change is not settled by what was said of its own day": (
        [
            BASELINE,
            "settlement occupied since 2025-02-10 by moscow",
            "settlement ukrainian as_of 2025-02-10 by agency",
        ],
        (1, "2025-02-10", "2026-02-24"),
    ),
    "a dispute ends with its spell": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-10 by blog",
            "settlement ukrainian as_of 2022-03-10 by council",
            "settlement contested since 2022-03-20 by analyst",
        ],
        (1, "2022-03-10", "2022-03-20"),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), DISSENT.values(), ids=DISSENT.keys())
def test_days_of_a_dispute(lines, expected):
    (dissent,) = spells_of(lines)[0].dissent
    assert (dissent.claim, day(dissent.start), day(dissent.end)) == expected


DISSENTING = {
    "on the first day of the spell that it denies": (
        [BASELINE, OCCUPIED, "settlement ukrainian as_of 2022-03-01 by moscow"],
        [(), (2,)],
    ),
    "on the day of a change from the spell that follows, not from the one before": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-03-10 by analyst",
            "settlement contested as_of 2022-03-10 by blog",
        ],
        [(), (), (3,)],
    ),
    "from a spell of its own level, though a narrower one ends it": (
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by press",
            "hromada ukrainian as_of 2022-03-05 by blog",
            "settlement ukrainian since 2022-03-10 by analyst",
            "settlement occupied as_of 2022-03-10 by blog",
        ],
        [(), (2,), (4,)],
    ),
    "from a during that covers all of its date, the first day included": (
        [
            BASELINE,
            "settlement occupied since 2022-03-10 by press",
            "settlement contested during 2022-03-10/2022-03-20 by council",
        ],
        [(), (1,), ()],
    ),
    "not if a run that was put off rests on it, nor if it agrees by another day than its best": (
        [
            BASELINE,
            OCCUPIED,
            "settlement occupied since 2022-02-24/2022-03-01 by agency",
            "settlement ukrainian since 2022-09-08 by press",
            "settlement ukrainian as_of 2022-09-09 by radio",
            "settlement ukrainian as_of 2022-09-09 by agency",
            "settlement occupied until 2022-09-10 by council",
        ],
        [(), (3,), ()],
    ),
    "not from one that its date outlasts": (
        [
            BASELINE,
            "settlement occupied since 2022-03-12/2022-03-21 by press",
            "settlement contested during 2022-03-10/2022-03-20 by council",
        ],
        [(), (), ()],
    ),
    "nor from one that its date begins before": (
        [
            BASELINE,
            "settlement occupied since 2022-03-05/2022-03-15 by press",
            "settlement contested during 2022-03-10/2022-03-20 by council",
        ],
        [(), (), ()],
    ),
}


@pytest.mark.parametrize(("lines", "claims"), DISSENTING.values(), ids=DISSENTING.keys())
def test_a_claim_dissents(lines, claims):
    dissents = [tuple(each.claim for each in spell.dissent) for spell in spells_of(lines)]
    assert dissents == claims


def test_dissent_of_exactly_the_share_disputes():
    lines = [
        "settlement occupied since 2022-03-01 by analyst",
        "settlement ukrainian as_of 2022-03-05 by moscow",
    ]
    share = replace(RULES, disputed_share=0.25)
    assert spells_of(lines, share)[1].certainty is Certainty.DISPUTED
    assert spells_of(lines)[1].certainty is Certainty.SINGLE


def test_sides_are_those_that_speak_and_no_others():
    assert spells_of(["settlement occupied since 2022-02-20 by moscow"])[0].sides == Sides.RUSSIA


def test_a_spell_that_a_narrow_during_is_part_of_is_known_at_its_level():
    spells = spells_of(
        [
            BASELINE,
            "hromada occupied since 2022-03-01 by press",
            "settlement occupied during 2022-03-10/2022-03-20 by agency",
            "hromada ukrainian as_of 2022-03-15 by blog",
        ]
    )
    assert not spells[1].disagreement
