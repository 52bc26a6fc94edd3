"""Spells of a layer: by the plain reading of the rule, day by day, beside the vectorised one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.layerspells import Stretches, day_number, layer_history, spells_of
from data.snapshot import snapshot
from data.spell import Sides
from data.status import Certainty, ControlStatus, Provenance

FIRST = date(2022, 2, 24)
DAYS = 40
HELD = 3
OFFSET = day_number(FIRST)

#: A settlement's days: 0 silent, 1..3 a status, 5 ukrainian by silence.
days = st.lists(st.sampled_from([0, 0, 1, 2, 3, 5]), min_size=DAYS, max_size=DAYS)


def stretches(panel):
    columns = {"row": [], "start": [], "end": [], "status": [], "implied": []}
    for row, codes in enumerate(panel):
        day = 0
        while day < len(codes):
            end = day + 1
            while end < len(codes) and codes[end] == codes[day]:
                end += 1
            if codes[day]:
                columns["row"].append(row)
                columns["start"].append(OFFSET + day)
                columns["end"].append(OFFSET + end)
                columns["status"].append(codes[day] & 3)
                columns["implied"].append(codes[day] > 3)
            day = end
    types = {"status": np.uint8, "implied": np.bool_}
    return Stretches(
        **{name: np.array(values, types.get(name, np.int32)) for name, values in columns.items()}
    )


def history(panel, *, first=FIRST, n_days=DAYS, sides=Sides.INDEPENDENT):
    spells = spells_of(stretches(panel), last=OFFSET + DAYS - 1, held_days=HELD)
    last = first + timedelta(days=n_days - 1)
    codes = tuple(f"c{row}" for row in range(len(panel)))
    return layer_history(spells, "x", codes, first=first, last=last, sides=sides)


def plain(codes):
    """The status of each day by the rule as it is written down."""
    result, said, silence = [], 0, 0
    for code in codes:
        said, silence = (code & 3, 0) if code else (said, silence + 1)
        result.append(said if silence <= HELD else 0)
    return result


@given(st.lists(days, min_size=1, max_size=4))
def test_every_day_has_the_status_that_was_last_said(panel):
    told = history(panel)
    for day in range(DAYS):
        shot = snapshot(told, FIRST + timedelta(days=day))
        assert shot.status.tolist() == [plain(codes)[day] for codes in panel]


@given(st.lists(days, min_size=1, max_size=4), st.integers(-50, 50), st.integers(1, 60))
def test_spells_cover_any_days_that_are_asked_for_without_overlap(panel, shift, n_days):
    told = history(panel, first=FIRST + timedelta(days=shift), n_days=n_days)
    for row, codes in enumerate(panel):
        spells = told.spells(row)
        assert spells[0].start == 0
        assert spells[-1].end == n_days
        for one, two in pairwise(spells):
            assert one.end == two.start
            assert one.status != two.status
        for spell in spells:
            assert 0 <= spell.start_earliest <= spell.start == spell.start_latest < spell.end
            inside = 0 <= spell.start + shift < DAYS
            expected = plain(codes)[spell.start + shift] if inside else ControlStatus.UNKNOWN
            assert spell.status == expected


@given(days)
def test_a_change_lies_between_the_last_day_of_the_old_status_and_the_first_of_the_new(codes):
    for one, two in pairwise(history([codes]).spells(0)):
        if ControlStatus.UNKNOWN in (one.status, two.status):
            assert two.start_earliest == two.start
            continue
        assert codes[two.start] & 3 == two.status
        assert codes[two.start_earliest - 1] & 3 == one.status
        assert not any(codes[two.start_earliest : two.start])


def test_silence_ends_what_is_known_after_the_days_that_it_may_last():
    codes = [2] + [0] * (DAYS - 1)
    spells = history([codes]).spells(0)
    assert [(spell.status, spell.start, spell.end) for spell in spells] == [
        (ControlStatus.OCCUPIED, 0, 1 + HELD),
        (ControlStatus.UNKNOWN, 1 + HELD, DAYS),
    ]


def test_what_is_only_implied_says_so_and_one_statement_makes_it_reported():
    silent, stated = [5] * DAYS, [5] * 10 + [1] * 10 + [5] * 20
    told = history([silent, stated, [0] * DAYS])
    assert [told.spells(row)[0].provenance for row in range(3)] == [
        Provenance.IMPLIED,
        Provenance.REPORTED,
        Provenance.NONE,
    ]
    assert [len(told.spells(row)) for row in range(3)] == [1, 1, 1]


def test_a_party_about_itself_only_claims():
    told = history([[1] * DAYS, [2] * DAYS, [0] * DAYS], sides=Sides.UKRAINE)
    assert [told.spells(row)[0].certainty for row in range(3)] == [
        Certainty.CLAIMED,
        Certainty.SINGLE,
        Certainty.NONE,
    ]
    assert [told.spells(row)[0].n_sources for row in range(3)] == [1, 1, 0]
    assert not any(spell.claims for row in range(3) for spell in told.spells(row))


def test_a_dataset_that_says_nothing_is_unknown_everywhere():
    told = history([[0] * DAYS] * 2)
    assert [spell.status for row in range(2) for spell in told.spells(row)] == [0, 0]
