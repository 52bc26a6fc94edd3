"""Disputes, pairs, blind spots, ages and pictures of a day, against slow and simple ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.blindspots import NEVER
from data.claim import ClaimKind
from data.disagreement import Ending, union_days
from data.errors import OutOfRangeError
from data.evidence import evidence, owner_weight
from data.history import history
from data.reach import level_of
from data.rules import RULES
from data.selection import Filters
from data.series import Category
from data.snapshot import snapshot
from data.spell import Sides
from data.status import ControlStatus
from data.store import open_store

ALL = Filters()
KUPIANSK_RAION = "UA63080000000032022"


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture(scope="module")
def items(store):
    """Evidence by id of the claim."""
    ledger, past = store.ledger, store.history()
    sources = {source.id: source for source in ledger.sources}
    levels = {claim.unit: level_of(store.gazetteer, claim.unit) for claim in ledger.claims}
    found = evidence(ledger.claims, sources, levels, first=past.first, rules=RULES)
    return {ledger.claims[item.claim].id: item for item in found}


def slow_disputes(store, filters, items):
    """Return disputes settlement by settlement, as records."""
    past, found = store.history(), []
    for row in store.differences.rows(filters).tolist():
        for number, spell in enumerate(past.spells(row)):
            at = int(past.offsets[row]) + number
            support = [items[name] for name in past.claims_of(at)]
            against = [items[name] for name in past.dissent_of(at)]
            for each in spell.dissent:
                claim = items[past.claim_ids[each.claim]]
                if each.end < spell.end:
                    is_change = claim.kind is ClaimKind.SINCE
                    ending = Ending.AGREED if is_change else Ending.LAPSED
                else:
                    ending = Ending.OPEN if each.end == past.n_days else Ending.CHANGED
                weights = owner_weight(support), owner_weight(against)
                found.append((each.start, row, at, each.claim, each.end, ending, *weights))
    return sorted(found)


@pytest.mark.parametrize("filters", [ALL, Filters(raions=(KUPIANSK_RAION,))])
def test_disputes_are_those_of_the_spells(store, items, filters):
    found = store.differences.disputes(filters)
    columns = (found.start, found.settlement, found.spell, found.claim, found.end, found.ending)
    weights = found.weight_for, found.weight_against
    rows = sorted(zip(*(c.tolist() for c in (*columns, *weights)), strict=True))
    assert rows == slow_disputes(store, filters, items)
    assert rows
    assert (np.diff(found.start) >= 0).all()


def test_a_status_selects_disputes_about_spells_of_it(store):
    past = store.history()
    found = store.differences.disputes(Filters(categories=("occupied",)))
    assert len(found.start)
    assert set(past.status[found.spell].tolist()) == {ControlStatus.OCCUPIED}


def test_pairs_count_each_settlement_day_once(store, items):
    past, days, disputes = store.history(), defaultdict(set), defaultdict(int)
    for start, row, at, claim, end, *_ in slow_disputes(store, ALL, items):
        other = items[past.claim_ids[claim]].owner
        away = {}
        for name in past.claims_of(at):
            item = items[name]
            day = item.latest if item.kind is ClaimKind.DURING else item.state
            away[name] = max(start - day, day - (end - 1), 0)
        limit = max(RULES.agreement_days, min(away.values(), default=0))
        near = {items[name].owner for name, far in away.items() if far <= limit}
        for owner in near - {other}:
            days[owner, other] |= {(row, day) for day in range(start, end)}
            disputes[owner, other] += 1
    found = {(each.first, each.second): each for each in store.differences.pairs(ALL)}
    assert {key: each.days for key, each in found.items()} == {k: len(v) for k, v in days.items()}
    assert {key: each.disputes for key, each in found.items()} == disputes
    assert {key: each.settlements for key, each in found.items()} == {
        key: len({row for row, _ in each}) for key, each in days.items()
    }


SPANS = st.lists(st.tuples(st.integers(0, 4), st.integers(-9, 30), st.integers(1, 12)), max_size=12)


@given(SPANS)
def test_days_of_spans_are_the_days_in_any_of_them(spans):
    every = {(group, day) for group, start, n in spans for day in range(start, start + n)}
    columns = [np.array([span[k] for span in spans], dtype=np.int32) for k in range(3)]
    assert union_days(columns[0], columns[1], columns[1] + columns[2]) == len(every)


@pytest.mark.parametrize("known", [None, date(2022, 12, 31)])
@pytest.mark.parametrize("longer_than", [0, 60, 200])
def test_blind_spots_are_changes_that_nobody_else_told(store, known, longer_than):
    filters = Filters(known_as_of=known)
    past = store.history(known_as_of=known)
    claims = {claim.id: claim for claim in store.ledger.claims}
    sides = {source.id: Sides.of(source.side) for source in store.ledger.sources}
    until = min(known or store.last, store.last).toordinal()
    wanted = []
    for row in store.differences.rows(filters).tolist():
        spells = past.spells(row)
        for number, (before, spell) in enumerate(pairwise(spells), start=1):
            if ControlStatus.UNKNOWN in (before.status, spell.status):
                continue
            told = {}
            for index in spell.claims:
                claim = claims[past.claim_ids[index]]
                day = claim.published.toordinal()
                side = sides[claim.source]
                told[side] = min(day, told.get(side, day))
            (first, side), *others = sorted((day, int(side)) for side, day in told.items())
            second = others[0][0] if others else None
            days = min(until if second is None else second, until) - min(first, until)
            if days > longer_than:
                wanted.append((int(past.offsets[row]) + number, side, days))
    found = store.differences.blind_spots(filters, longer_than=longer_than)
    rows = zip(found.spell.tolist(), found.side.tolist(), found.days.tolist(), strict=True)
    assert sorted(rows) == sorted(wanted)
    assert wanted
    ends = found.joined[found.joined != NEVER]
    assert (ends <= until - past.first.toordinal()).all()


def test_ages_are_those_of_the_confirmed_days(store):
    day = date(2025, 6, 1)
    known = [each for each in store.confirmed(day) if each is not None]
    found = store.differences.ages(day, ALL)
    assert sorted((day - each).days for each in known) == sorted(found.days.tolist())
    assert (np.diff(found.days) <= 0).all()
    old = store.differences.ages(day, ALL, at_least=90)
    assert len(old.days) == sum(each >= 90 for each in found.days.tolist()) > 0


@pytest.mark.parametrize("day", [date(2022, 3, 10), date(2022, 9, 10), date(2025, 1, 15)])
def test_pictures_are_what_histories_of_each_day_of_knowledge_say(store, day):
    found = store.differences.pictures(day, ALL)
    rows = store.differences.rows(ALL)
    counts = found.counts(rows)
    assert found.known[0] == day
    for place in sorted({0, 1, 2, len(found.known) // 2, len(found.known) - 1}):
        past = history(store.ledger, store.gazetteer, known_as_of=found.known[place])
        shot = snapshot(past, day)
        shown = np.where(shot.liberated, Category.LIBERATED, shot.status)
        assert (found.category[place][found.set_of] == shown).all()
        wanted = np.bincount(shown[rows], minlength=len(Category))
        assert counts[place].tolist() == wanted.tolist()


def test_what_was_learned_leads_from_the_first_picture_to_the_last(store):
    found = store.differences.pictures(date(2022, 9, 10), ALL)
    rows = store.differences.rows(ALL)
    learned, held = found.learned(rows), found.category[0][found.set_of].copy()
    for row, known, before, after in zip(
        learned.row, learned.known, learned.before, learned.after, strict=True
    ):
        assert held[row] == before != after
        assert found.claims_of(int(row), int(known))
        held[row] = after
    assert (held[rows] == found.category[-1][found.set_of][rows]).all()
    assert (np.diff(learned.known) >= 0).all()
    assert len(learned.row) > 0


def test_a_day_of_knowledge_ends_the_pictures(store):
    until = date(2022, 10, 1)
    found = store.differences.pictures(date(2022, 9, 10), replace(ALL, known_as_of=until))
    whole = store.differences.pictures(date(2022, 9, 10), ALL)
    assert max(found.known) <= until < max(whole.known)
    rows = store.differences.rows(ALL)
    assert (found.counts(rows) == whole.counts(rows)[: len(found.known)]).all()


def test_days_outside_the_ledger_have_no_picture(store):
    with pytest.raises(OutOfRangeError):
        store.differences.pictures(date(2021, 1, 1), ALL)
