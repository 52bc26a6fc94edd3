"""Laws that hold for any evidence: proved on random ledgers of a small world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lawworld import (
    FIRST,
    GAZETTEER,
    LOWER,
    LOWER_ONE,
    N_DAYS,
    claims,
    days,
    law,
    ledger_of,
    ledgers,
)
from told import claim_of, evidence_of, spells_of

from data.diff import diff
from data.errors import OutOfRangeError
from data.evidence import owner_weight
from data.history import history
from data.series import Category, groups_by, series
from data.snapshot import Snapshot, snapshot
from data.status import ControlStatus
from geo.place import Level


@law
@given(ledgers)
def test_spells_never_overlap_and_cover_the_range(ledger):
    told = history(ledger, GAZETTEER)
    for row in range(len(told.codes)):
        spells = told.spells(row)
        assert spells[0].start == 0
        assert spells[-1].end == N_DAYS
        for before, after in pairwise(spells):
            assert before.end == after.start
            assert before.status is not after.status
            assert before.start <= after.start_earliest
            assert before.start_latest < after.start_latest
        for spell in spells:
            assert spell.start < spell.end
            assert 0 <= spell.start_earliest <= spell.start <= spell.start_latest < N_DAYS
            for dissent in spell.dissent:
                assert spell.start <= dissent.start < dissent.end <= spell.end


@law
@given(ledgers)
def test_every_known_spell_rests_on_claims_of_its_status(ledger):
    told = history(ledger, GAZETTEER)
    for row in range(len(told.codes)):
        for spell in told.spells(row):
            statuses = {ledger.claims[claim].status for claim in spell.claims}
            assert statuses == ({spell.status} if spell.status else set())
            assert spell.n_independent <= spell.n_sources <= len(spell.claims)
            assert bool(spell.claims) == bool(spell.certainty) == bool(spell.provenance)
            against = {ledger.claims[dissent.claim].status for dissent in spell.dissent}
            assert spell.status not in against


@law
@given(ledgers)
def test_the_snapshot_at_each_start_equals_its_spell(ledger):
    told = history(ledger, GAZETTEER)
    for spell, row in enumerate(told.settlement):
        taken = Snapshot(history=told, day=int(told.start[spell]))
        assert taken.spell[row] == spell
        assert taken.status[row] == told.status[spell]
        assert taken.since[row] == told.start[spell]


@law
@given(ledgers)
def test_snapshots_by_the_index_equal_snapshots_by_a_mask(ledger):
    told = history(ledger, GAZETTEER)
    for day in range(N_DAYS):
        in_force = np.flatnonzero((told.start <= day) & (day < told.end))
        taken = Snapshot(history=told, day=day)
        assert taken.spell.tolist() == in_force.tolist()
        assert taken.status.tolist() == told.status[in_force].tolist()


@law
@given(ledgers, days)
def test_the_set_of_claims_used_only_grows_with_knowledge(ledger, day):
    then = history(ledger, GAZETTEER, known_as_of=day)
    later = history(ledger, GAZETTEER, known_as_of=day + timedelta(days=9))
    assert set(then.claim_ids) <= set(later.claim_ids) <= {c.id for c in ledger.claims}
    published = {claim.id: claim.published for claim in ledger.claims}
    assert all(published[claim] <= day for claim in then.claim_ids)


@law
@given(ledgers)
def test_equal_ledgers_have_equal_histories_whatever_the_order(ledger):
    one = history(ledger, GAZETTEER)
    two = history(replace(ledger, claims=ledger.claims[::-1]), GAZETTEER)
    for name in ("offsets", "status", "start", "start_earliest", "start_latest", "certainty"):
        assert getattr(one, name).tolist() == getattr(two, name).tolist()


STATUSES = [status.word for status in ControlStatus if status]
indices = st.integers(0, N_DAYS - 1)


@law
@given(st.sampled_from(STATUSES), st.sampled_from(STATUSES), indices, st.data())
def test_what_is_said_of_the_settlement_beats_what_is_said_of_its_hromada(wide, own, day, data):
    when = FIRST + timedelta(days=day)
    wide_day = FIRST + timedelta(days=data.draw(indices))
    wide_kind = data.draw(st.sampled_from(["as_of", "during"] if wide_day >= when else ["as_of"]))
    wide_when = f"{wide_day}/{wide_day + timedelta(days=5)}" if wide_kind == "during" else wide_day
    spells = spells_of(
        [
            f"hromada {wide} {wide_kind} {wide_when} by analyst",
            f"settlement {own} since {when} by blog",
        ],
        n_days=N_DAYS,
    )
    assert {spell.status.word for spell in spells if spell.end > day} == {own}


@law
@given(ledgers, indices, indices)
def test_diff_agrees_with_its_snapshots(ledger, one, other):
    told = history(ledger, GAZETTEER)
    a, b = told.date(min(one, other)), told.date(max(one, other))
    change = diff(told, a, b)
    before, after = snapshot(told, a).status, snapshot(told, b).status
    known = (before != ControlStatus.UNKNOWN) & (after != ControlStatus.UNKNOWN)
    into = change.gained.astype(int) + change.lost + change.newly_contested
    assert into.tolist() == (known & (before != after)).astype(int).tolist()
    assert (change.resolved <= (change.gained | change.lost)).all()
    assert not (change.round_trip & change.changed).any()
    assert ((change.n_changes > 0) == (change.changed | change.round_trip)).all()
    days_between = [told.time.status_at(d) for d in range(told.day(a), told.day(b) + 1)]
    steps = np.diff(np.array(days_between, dtype=int), axis=0) != 0
    assert change.n_changes.tolist() == steps.sum(axis=0).tolist()


@law
@given(ledgers, st.sampled_from([Level.OBLAST, Level.HROMADA]), indices, indices)
def test_series_equals_counting_snapshots_within_its_ranges(ledger, level, one, other):
    told = history(ledger, GAZETTEER)
    groups = groups_by(GAZETTEER, level)
    start, end = min(one, other), max(one, other)
    counted = series(told, groups, told.date(start), told.date(end))
    assert (counted.low <= counted.counts).all()
    assert (counted.counts <= counted.high).all()
    sizes = np.bincount(groups.of, minlength=len(groups.codes))
    assert (counted.counts.sum(axis=1) == sizes[:, None]).all()
    assert (counted.high <= sizes[:, None, None]).all()
    for day in range(start, end + 1):
        for group in range(len(groups.codes)):
            tally = Snapshot(history=told, day=day).counts(np.flatnonzero(groups.of == group))
            column = counted.counts[group, :, day - start]
            assert [getattr(tally, c.word) for c in Category] == column.tolist()


@law
@given(st.lists(claims(), min_size=1, max_size=6))
def test_an_owner_counts_once_however_often_it_speaks(drawn):
    told = evidence_of(["settlement occupied since 2022-03-01 by press"] * len(drawn))
    assert owner_weight(told) == pytest.approx(told[0].weight)


def test_a_settlement_counts_once_although_two_of_its_spells_may_hold_on_a_day():
    lines = [
        "settlement occupied since 2022-03-01 by press",
        "settlement ukrainian since 2022-03-10/2022-03-20 by press",
        "settlement occupied since 2022-03-12/2022-03-22 by press",
    ]
    told = history(
        ledger_of([replace(claim_of(line), unit=LOWER_ONE) for line in lines]), GAZETTEER
    )
    groups = groups_by(GAZETTEER, Level.HROMADA)
    counted = series(told, groups, date(2022, 3, 9), date(2022, 3, 23))
    lower = groups.codes.index(LOWER)
    assert counted.high[lower, Category.OCCUPIED].tolist() == [1] * 15
    assert counted.low[lower, Category.OCCUPIED].tolist() == [1] + [0] * 12 + [1] * 2


def test_days_outside_the_ledger_are_refused_by_name():
    told = history(ledger_of([]), GAZETTEER)
    with pytest.raises(OutOfRangeError, match="2022-02-23 is outside 2022-02-24 to 2022-07-03"):
        snapshot(told, date(2022, 2, 23))
    with pytest.raises(OutOfRangeError, match="2022-07-04"):
        series(told, groups_by(GAZETTEER, Level.RAION), FIRST, date(2022, 7, 4))
    with pytest.raises(OutOfRangeError, match="2022-03-01 is outside 2022-03-02 to 2022-07-03"):
        diff(told, date(2022, 3, 2), date(2022, 3, 1))


def test_arrays_are_read_only():
    told = history(ledger_of([]), GAZETTEER)
    with pytest.raises(ValueError, match="read-only"):
        told.status[0] = 1
