"""The changeset against the words of exports, settlement by settlement."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from madehistory import N_DAYS, N_PLACES, histories

from data.changeset import KINDS, UNCHANGED, change_kinds, tally
from data.diff import diff
from data.division import Division, Scheme
from data.event import Text
from data.export.diff import change_word
from data.series import Groups

days = st.tuples(st.integers(0, N_DAYS - 1), st.integers(0, N_DAYS - 1)).map(sorted)


@given(histories, days)
@settings(max_examples=60, deadline=None)
def test_each_settlement_that_moved_has_the_word_of_the_export(told, between):
    found = diff(told, *map(told.date, between))
    kinds = change_kinds(found)
    for row in range(N_PLACES):
        if found.n_changes[row] == 0:
            assert kinds[row] == UNCHANGED
        else:
            assert KINDS[kinds[row]] == change_word(found, row)


@given(histories, days, st.lists(st.integers(-1, 1), min_size=N_PLACES, max_size=N_PLACES))
@settings(max_examples=60, deadline=None)
def test_a_tally_counts_each_settlement_once(told, between, grouping):
    found = diff(told, *map(told.date, between))
    division = Division(
        scheme=Scheme.RAION,
        groups=Groups(codes=("x", "y"), of=np.array(grouping, dtype=np.int32)),
        names=(Text(en="X", uk="Х"), Text(en="Y", uk="У")),
    )
    counted = tally(found, np.arange(N_PLACES), division)
    kinds = change_kinds(found)
    expected = Counter(
        (grouping[row], int(kinds[row]))
        for row in range(N_PLACES)
        if grouping[row] >= 0 and kinds[row] != UNCHANGED
    )
    for index, code in enumerate(counted.division.groups.codes):
        group = ("x", "y").index(code)
        assert counted.settlements[index] == grouping.count(group)
        for kind in range(len(KINDS)):
            assert counted.kinds[index, kind] == expected[group, kind]
        resolved = [
            row for row in range(N_PLACES) if grouping[row] == group and found.resolved[row]
        ]
        assert counted.resolved[index] == len(resolved)
