"""Sightings: what a state that was seen says about the day of a change, and whom it gives way to."""

from __future__ import annotations

import pytest
from told import retold, spells_of

BASELINE = "oblast ukrainian as_of 2022-01-01 by press"
OCCUPIED = "settlement occupied since 2022-03-01 by press"
BEFORE = ["2022-02-24 ukrainian", "2022-03-01 occupied"]

CASES = {
    "a since that allows for the day on which it was seen already dates the change": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by press",
            "settlement occupied since 2022-03-04/2022-03-10 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-03-04..2022-03-05] occupied"],
    ),
    "even if that day is the first that it allows for": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by press",
            "settlement occupied since 2022-03-05/2022-03-10 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 occupied"],
    ),
    "a since that does not allow for it has to outweigh it": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "settlement occupied since 2022-03-08 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-08 occupied"],
    ),
    "equal weight does not": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by press",
            "settlement occupied since 2022-03-08 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-02-24..2022-03-05] occupied"],
    ),
    "all that saw it before that day weigh together": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "settlement occupied as_of 2022-03-06 by press",
            "settlement occupied since 2022-03-08 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-02-24..2022-03-05] occupied"],
    ),
    "who saw it on that day says nothing against it": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "settlement occupied as_of 2022-03-08 by press",
            "settlement occupied since 2022-03-08 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-08 occupied"],
    ),
    "a since of the fourteenth day after may date what was seen": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "settlement occupied since 2022-03-19 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-19 occupied"],
    ),
    "one of the fifteenth is about something else": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "settlement occupied since 2022-03-20 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-02-24..2022-03-05] occupied"],
    ),
    "of two that saw it on one day the narrower is asked what may date it": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by press",
            "hromada occupied as_of 2022-03-05 by radio",
            "hromada occupied since 2022-03-04/2022-03-10 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-02-24..2022-03-05] occupied"],
    ),
    "a wider since does not date what was seen in the settlement itself": (
        [
            BASELINE,
            "settlement occupied as_of 2022-03-05 by blog",
            "hromada occupied since 2022-03-08 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 [2022-02-24..2022-03-05] occupied"],
    ),
    "two changes a month apart are one, if nothing lies between": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01 by blog",
            "settlement occupied since 2022-03-31 by analyst",
        ],
        ["2022-02-24 ukrainian", "2022-03-31 [2022-03-01..2022-03-31] occupied"],
    ),
    "a change back on the day before parts them": (
        [
            BASELINE,
            OCCUPIED,
            "settlement ukrainian since 2022-03-10 by press",
            "settlement occupied since 2022-03-11 by agency",
        ],
        [*BEFORE, "2022-03-10 ukrainian", "2022-03-11 occupied"],
    ),
    "the first sighting bounds a change that may have come later": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-31 by press",
            "settlement occupied as_of 2022-03-20 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-16 [2022-03-01..2022-03-20] occupied"],
    ),
    "also if it is of the best day": (
        [
            BASELINE,
            "settlement occupied since 2022-03-01/2022-03-31 by press",
            "settlement occupied as_of 2022-03-16 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-16 [2022-03-01..2022-03-16] occupied"],
    ),
    "the last sighting before the best day bounds it from below, one of the day does not": (
        [
            BASELINE,
            OCCUPIED,
            "settlement occupied as_of 2022-03-07 by blog",
            "settlement occupied as_of 2022-03-10 by blog",
            "settlement ukrainian since 2022-03-05/2022-03-15 by analyst",
        ],
        [*BEFORE, "2022-03-10 [2022-03-08..2022-03-15] ukrainian"],
    ),
    "seen in a month is seen by its end, and best in its middle": (
        [BASELINE, "settlement occupied as_of 2022-03 by press"],
        ["2022-02-24 ukrainian", "2022-03-16 [2022-02-24..2022-03-31] occupied"],
    ),
    "on one day a change is read before a sighting, and equal weight does not undo it": (
        [
            BASELINE,
            "settlement contested as_of 2022-03-05 by press",
            "settlement occupied since 2022-03-05 by agency",
        ],
        ["2022-02-24 ukrainian", "2022-03-05 occupied"],
    ),
    "what lies before the best day of a change is passed over, what comes after is read": (
        [
            BASELINE,
            "settlement occupied since 2022-02-27 by press",
            "settlement ukrainian since 2022-03-27 by moscow",
            "settlement ukrainian as_of 2022-03-29 by blog",
            "settlement ukrainian since 2022-04-01 by press",
            "settlement ukrainian since 2022-04-01 by agency",
            "settlement occupied since 2022-06-01 by press",
        ],
        [
            "2022-02-24 ukrainian",
            "2022-02-27 occupied",
            "2022-04-01 [2022-03-27..2022-04-01] ukrainian",
            "2022-06-01 occupied",
        ],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_what_was_seen(lines, expected):
    assert retold(spells_of(lines)) == expected


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_in_whatever_order_it_is_told(lines, expected):
    assert retold(spells_of(lines[::-1])) == expected
