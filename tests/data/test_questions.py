"""Snapshot, diff and series of the fixture ledger, by example; who is reached by which claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from told import claim_of

from data import csr
from data.claim import Claim
from data.diff import diff
from data.history import history
from data.ledger import read_ledger
from data.reach import level_of, reach
from data.readers.places import load_gazetteer
from data.series import Category, groups_by, series
from data.snapshot import Counts, snapshot
from geo.errors import UnknownPlaceError
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, Level, Settlement
from geo.place import Category as PlaceCategory

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"
ZATYSHOK, DIBROVA, HAI = "UA98020010010000021", "UA99020010010000031", "UA99020010020000032"
LUH, MLYN, LOWER_DIBROVA = "UA99020010030000033", "UA99020010040000034", "UA99020030010000041"
STAV, VYSELOK, YAR = "UA99020030020000042", "UA99020030030000043", "UA99020030040000044"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.fixture(scope="module")
def told(gazetteer):
    return history(read_ledger(SEEDS, gazetteer), gazetteer)


def named(told, flags) -> set[str]:
    return {told.codes[row] for row in np.flatnonzero(flags)}


def test_a_snapshot_tells_statuses_apart(told):
    taken = snapshot(told, date(2022, 3, 12))
    assert named(told, taken.status == 0) == {ZATYSHOK}
    assert named(told, taken.status == 2) == {DIBROVA, HAI, LOWER_DIBROVA}
    assert named(told, taken.status == 3) == {STAV}
    assert named(told, taken.liberated) == {VYSELOK}
    assert taken.counts() == Counts(
        unknown=1,
        ukrainian=3,
        liberated=1,
        occupied=3,
        contested=1,
        changing=0,
        disagreement=0,
    )
    assert taken.counts(np.array([told.row(STAV)])).contested == 1
    assert taken.as_of == date(2022, 3, 12)


def test_a_snapshot_tells_what_is_uncertain_on_its_day_only(told):
    assert named(told, snapshot(told, date(2022, 3, 26)).changing) == set()
    assert named(told, snapshot(told, date(2022, 3, 27)).changing) == {DIBROVA}
    assert named(told, snapshot(told, date(2022, 4, 1)).changing) == set()
    assert named(told, snapshot(told, date(2022, 9, 8)).changing) == {HAI}
    assert named(told, snapshot(told, date(2025, 2, 9)).disagreement) == set()
    assert named(told, snapshot(told, date(2025, 2, 10)).disagreement) == {YAR}


def test_a_snapshot_gives_bounds_and_evidence(told):
    taken = snapshot(told, date(2022, 10, 1))
    row = told.row(HAI)
    bounds = (taken.since_earliest[row], taken.since[row], taken.since_latest[row])
    assert [told.date(day).isoformat() for day in bounds] == [
        "2022-09-06",
        "2022-09-11",
        "2022-09-11",
    ]
    assert taken.claims(row) == ("hai-freed",)
    assert taken.events(row) == ("home",)
    assert (taken.n_sources[row], taken.n_independent[row], taken.sides[row]) == (1, 1, 1)


def test_a_diff_tells_gains_losses_and_round_trips(told):
    change = diff(told, date(2022, 2, 26), date(2022, 3, 12))
    assert named(told, change.lost) == {DIBROVA, HAI, LOWER_DIBROVA}
    assert named(told, change.newly_contested) == {STAV}
    assert named(told, change.round_trip) == {VYSELOK}
    assert change.n_changes[told.row(VYSELOK)] == 2
    back = diff(told, date(2022, 3, 12), date(2022, 9, 30))
    assert named(told, back.gained) == {DIBROVA, HAI, LOWER_DIBROVA, STAV}
    assert named(told, back.resolved) == {STAV}
    assert named(told, diff(told, date(2022, 3, 12), date(2022, 3, 12)).changed) == set()


def test_a_series_has_ranges_while_a_change_is_uncertain(told, gazetteer):
    groups = groups_by(gazetteer, Level.HROMADA)
    assert groups.codes == ("UA98020010000000003", "UA99020010000000013", "UA99020030000000014")
    counted = series(told, groups, date(2022, 3, 26), date(2022, 4, 2))
    upper = groups.codes.index("UA99020010000000013")
    occupied = Category.OCCUPIED
    assert counted.counts[upper, occupied].tolist() == [2, 2, 2, 2, 2, 2, 1, 1]
    assert counted.low[upper, occupied].tolist() == [2, 1, 1, 1, 1, 1, 1, 1]
    assert counted.high[upper, occupied].tolist() == [2, 2, 2, 2, 2, 2, 1, 1]
    assert counted.high[upper, Category.LIBERATED].tolist() == [0, 1, 1, 1, 1, 1, 1, 1]


def reached_by(gazetteer, *claims: Claim) -> dict[str, tuple[int, ...]]:
    found = reach(claims, gazetteer)
    return {
        code: found.sets[number]
        for code, number in zip(gazetteer.codes, found.set_of, strict=True)
        if found.sets[number]
    }


def claim(unit: str, *exclude: str) -> Claim:
    return replace(
        claim_of("oblast occupied as_of 2022-03-01 by press"), unit=unit, exclude=exclude
    )


def test_a_claim_reaches_all_in_its_unit_but_what_it_excludes(gazetteer):
    upper, lower = "UA99020010000000013", "UA99020030000000014"
    oblast = "UA99000000000000011"
    assert set(reached_by(gazetteer, claim(upper))) == {DIBROVA, HAI, LUH, MLYN}
    assert set(reached_by(gazetteer, claim(upper, LUH))) == {DIBROVA, HAI, MLYN}
    assert set(reached_by(gazetteer, claim(oblast, upper, STAV))) == {LOWER_DIBROVA, VYSELOK, YAR}
    both = reached_by(gazetteer, claim(oblast, lower), claim(STAV))
    assert both[STAV] == (1,)
    assert both[HAI] == (0,)


def test_settlements_of_one_hromada_share_their_set(gazetteer):
    found = reach([claim("UA99020010000000013", LUH)], gazetteer)
    assert sorted(found.sets) == [(), (0,)]


def test_a_city_that_is_its_own_highest_unit_counts_as_a_settlement():
    kyiv = "UA80000000000093317"
    city = Gazetteer(
        [AdminUnit(katottg=kyiv, level=Level.OBLAST, name_uk="К", name_en="K", parent=None)],
        [
            Settlement(
                katottg=kyiv,
                category=PlaceCategory.SPECIAL_CITY,
                name_uk="К",
                name_en="K",
                hromada=kyiv,
            )
        ],
    )
    assert level_of(city, kyiv) == 3
    assert reached_by(city, claim(kyiv)) == {kyiv: (0,)}
    assert groups_by(city, Level.RAION).of.tolist() == [-1]


def test_a_claim_about_no_place_is_refused(gazetteer):
    with pytest.raises(UnknownPlaceError, match="UA99000000000000099"):
        reach([claim("UA99000000000000099")], gazetteer)


def test_lists_of_different_lengths_survive_packing_and_choosing():
    offsets, items = csr.pack([[7, 8], [], [9]])
    assert (offsets.tolist(), items.tolist()) == ([0, 2, 2, 3], [7, 8, 9])
    taken, positions = csr.take(offsets, np.array([2, 0, 1, 0], dtype=np.int32))
    assert taken.tolist() == [0, 1, 3, 3, 5]
    assert items[positions].tolist() == [9, 7, 8, 7, 8]
    assert csr.owners(taken).tolist() == [0, 1, 1, 3, 3]


def test_an_index_is_a_place_in_time_and_back(told):
    assert told.day(date(2022, 2, 24)) == 0
    assert told.date(told.n_days - 1) == told.last
    assert told.row(ZATYSHOK) == 0
