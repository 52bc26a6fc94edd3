"""Coverage equals what one gets by looking at every settlement on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lawworld import FIRST, GAZETTEER, LAST, LOWER_ONE, N_DAYS, law, ledger_of, ledgers
from told import claim_of

from data.claimcolumns import claim_columns, last_day
from data.coverage import NO_DAY, PARTITION, Measure, coverage, months
from data.errors import OutOfRangeError
from data.history import history
from data.ledger import read_ledger
from data.readers.places import load_gazetteer
from data.series import groups_by
from data.snapshot import Snapshot
from data.spell import Sides
from data.status import ControlStatus, Provenance
from geo.place import Level

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"
levels = st.sampled_from([Level.OBLAST, Level.HROMADA, Level.SETTLEMENT])
cuts = st.lists(st.integers(0, N_DAYS), min_size=2, max_size=5, unique=True).map(sorted)


def covered(ledger, level, inside, chosen=None):
    """Return coverage over the periods between day indices."""
    told = history(ledger, GAZETTEER)
    periods = (*(told.date(day) for day in inside[:-1]), told.date(inside[-1] - 1))
    groups = groups_by(GAZETTEER, level)
    return coverage(told, claim_columns(told, ledger), groups, periods, chosen=chosen)


def counts_for(measure, snapshot, row) -> bool:
    """Say of one settlement on one day whether it counts for a measure."""
    partition = dict(zip(PARTITION, [3, 2, 1, 0], strict=True))
    if measure in partition:
        return Provenance(snapshot.provenance[row]) == Provenance(partition[measure])
    if measure is Measure.ONE_SIDED:
        return Sides(int(snapshot.sides[row])) in (Sides.UKRAINE, Sides.RUSSIA)
    if measure is Measure.DISAGREEMENT:
        return bool(snapshot.disagreement[row])
    return ControlStatus(snapshot.status[row]) is ControlStatus.CONTESTED


@law
@given(ledgers, levels, cuts)
def test_coverage_equals_counting_day_by_day(ledger, level, inside):
    found = covered(ledger, level, inside)
    slow = np.zeros_like(found.days)
    for period, (first, after) in enumerate(pairwise(inside)):
        for day in range(first, after):
            shot = Snapshot(history=found.history, day=day)
            for row, group in enumerate(found.groups.of):
                for measure in Measure:
                    slow[group, period, measure] += counts_for(measure, shot, row)
    assert found.days.tolist() == slow.tolist()


@law
@given(ledgers, levels, cuts)
def test_the_parts_add_up_to_all_settlement_days(ledger, level, inside):
    found = covered(ledger, level, inside)
    sizes = np.bincount(found.groups.of, minlength=len(found.groups.codes))
    assert found.total.tolist() == np.outer(sizes, np.diff(inside)).tolist()
    assert found.shares[:, :, list(PARTITION)].sum(axis=-1) == pytest.approx(1)
    assert ((found.shares >= 0) & (found.shares <= 1)).all()
    assert found.settlements.tolist() == sizes.tolist()


@law
@given(ledgers, levels, cuts)
def test_evidence_is_that_of_the_spell_in_force_on_the_last_day(ledger, level, inside):
    found = covered(ledger, level, inside)
    told, last = found.history, inside[-1] - 1
    shot = Snapshot(history=told, day=last)
    by_id = {claim.id: claim for claim in ledger.claims}
    slow = []
    for row in range(len(told.codes)):
        days = [last_day(by_id[name]) - told.first.toordinal() for name in shot.claims(row)]
        slow.append(min(max(days), last) if days else NO_DAY)
    assert found.evidence_day.tolist() == slow
    for group in range(len(found.groups.codes)):
        known = [
            slow[row] for row in np.flatnonzero(found.groups.of == group) if slow[row] > NO_DAY
        ]
        assert found.oldest[group] == min(known, default=NO_DAY)
        assert found.newest[group] == max(known, default=NO_DAY)


@law
@given(ledgers, levels, cuts)
def test_claims_and_owners_count_once_per_unit(ledger, level, inside):
    found = covered(ledger, level, inside)
    told = found.history
    owners = {claim.id: claim.source for claim in ledger.claims}  # one source an owner here
    for group in range(len(found.groups.codes)):
        named = {
            name
            for row in np.flatnonzero(found.groups.of == group)
            for day in range(inside[0], inside[-1])
            for name in Snapshot(history=told, day=day).claims(row)
        }
        assert found.n_claims[group] == len(named)
        assert found.n_owners[group] == len({owners[name] for name in named})


@law
@given(ledgers, cuts)
def test_chosen_spells_alone_count(ledger, inside):
    told = history(ledger, GAZETTEER)
    chosen = told.status == ControlStatus.OCCUPIED
    found = covered(ledger, Level.HROMADA, inside, chosen)
    slow = np.zeros_like(found.total)
    for period, (first, after) in enumerate(pairwise(inside)):
        for day in range(first, after):
            held = Snapshot(history=told, day=day).status == ControlStatus.OCCUPIED
            np.add.at(slow[:, period], found.groups.of[held], 1)
    assert found.total.tolist() == slow.tolist()


def test_a_settlement_of_which_nothing_is_said_is_unknown_and_has_no_evidence():
    found = covered(ledger_of([]), Level.OBLAST, [0, N_DAYS])
    assert found.shares[0, 0, Measure.UNKNOWN] == 1
    assert (found.oldest[0], found.newest[0]) == (NO_DAY, NO_DAY)
    assert (found.n_claims[0], found.n_owners[0]) == (0, 0)


def test_one_partys_word_is_one_sided_and_an_outsiders_is_not():
    for voice, expected in (("moscow", 1.0), ("kyiv", 1.0), ("analyst", 0.0)):
        claim = replace(claim_of(f"x occupied since 2022-02-24 by {voice}"), unit=LOWER_ONE)
        found = covered(ledger_of([claim]), Level.SETTLEMENT, [0, N_DAYS])
        row = found.groups.codes.index(LOWER_ONE)
        assert found.shares[row, 0, Measure.ONE_SIDED] == expected


def test_a_later_claim_is_evidence_of_the_last_day_and_no_later():
    claim = replace(claim_of("x occupied during 2022-03-01/2022-04-30 by press"), unit=LOWER_ONE)
    found = covered(ledger_of([claim]), Level.SETTLEMENT, [0, 30])
    assert found.evidence_day[found.history.row(LOWER_ONE)] == 29


@pytest.mark.parametrize(
    "periods",
    [
        (date(2022, 2, 23), LAST),
        (FIRST, date(2022, 7, 4)),
        (date(2022, 3, 2), date(2022, 3, 1)),
        (date(2022, 3, 2), date(2022, 3, 2), LAST),
    ],
)
def test_periods_that_are_none_are_refused(periods):
    told = history(ledger_of([]), GAZETTEER)
    groups = groups_by(GAZETTEER, Level.OBLAST)
    with pytest.raises(OutOfRangeError):
        coverage(told, claim_columns(told, ledger_of([])), groups, periods)


def test_the_fixture_ledger_by_hand():
    gazetteer = load_gazetteer(SEEDS)
    ledger = read_ledger(SEEDS, gazetteer)
    told = history(ledger, gazetteer)
    groups = groups_by(gazetteer, Level.SETTLEMENT)
    found = coverage(told, claim_columns(told, ledger), groups, (ledger.first, ledger.last))
    stav = told.row("UA99020030020000042")
    assert found.days[stav, 0, Measure.CONTESTED] == 10
    vyselok = told.row("UA99020030030000043")
    assert told.date(int(found.evidence_day[vyselok])) == date(2022, 3, 6)


@pytest.mark.parametrize(
    ("first", "last", "starts"),
    [
        ("2022-02-24", "2022-02-24", ["2022-02-24"]),
        ("2022-02-24", "2022-03-01", ["2022-02-24", "2022-03-01"]),
        ("2022-11-05", "2023-01-31", ["2022-11-05", "2022-12-01", "2023-01-01"]),
    ],
)
def test_months_are_cut_to_the_days(first, last, starts):
    found = months(date.fromisoformat(first), date.fromisoformat(last))
    assert [day.isoformat() for day in found] == [*starts, last]
