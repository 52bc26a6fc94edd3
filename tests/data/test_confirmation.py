"""Until when a status is confirmed: by the last claim that supports its spell, on every day of it."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
import smallworld as world

from data.claimcolumns import claim_columns, last_day
from data.confirmation import NOT_CLAIMED, confirmed_day, last_confirmed
from data.history import history
from data.payload.confirmed import NEVER, evidence_file
from data.payload.container import decode
from data.payload.settlements import history_file, scope_of
from data.snapshot import snapshot

GAZETTEER = world.gazetteer()
LEDGER = world.ledger()
HISTORY = history(LEDGER, GAZETTEER)
CLAIMS = claim_columns(HISTORY, LEDGER)
BY_ID = {claim.id: claim for claim in LEDGER.claims}


def expected(spell: int) -> int:
    """The same in plain Python: the latest day that a claim of the spell speaks of."""
    days = [last_day(BY_ID[name]) - world.FIRST.toordinal() for name in HISTORY.claims_of(spell)]
    return max(days, default=NOT_CLAIMED)


def test_a_spell_is_confirmed_until_the_last_day_its_claims_speak_of():
    found = last_confirmed(HISTORY, CLAIMS)
    assert found.tolist() == [expected(spell) for spell in range(len(HISTORY.status))]
    assert (found > NOT_CLAIMED).any()


@pytest.mark.parametrize("index", [0, 5, 100, HISTORY.n_days - 1])
def test_no_day_is_confirmed_by_the_future(index):
    shot = snapshot(HISTORY, world.FIRST + timedelta(days=index))
    found = confirmed_day(shot, CLAIMS)
    assert (found <= index).all()
    assert found.tolist() == [min(expected(spell), index) for spell in shot.spell.tolist()]


def test_every_run_of_the_browser_has_the_day_of_its_spell():
    scope = scope_of(GAZETTEER, [world.EAST])
    _, arrays = decode(history_file(HISTORY, GAZETTEER, scope, dataset=""))
    header, evidence = decode(evidence_file(HISTORY, CLAIMS, scope))
    assert header["count"] == len(scope.rows)
    day = evidence["run_confirmed"]
    assert len(day) == len(arrays["run_day"])
    at = 0
    for row, count in zip(scope.rows.tolist(), arrays["run_count"].tolist(), strict=True):
        for run in range(at, at + count):
            shot = snapshot(HISTORY, HISTORY.date(arrays["run_day"][run]))
            last = expected(int(shot.spell[row]))
            assert day[run] == (NEVER if last == NOT_CLAIMED else max(last, 0))
        at += count


def test_without_claims_nothing_is_confirmed():
    before = world.FIRST - timedelta(days=400)
    past = history(LEDGER, GAZETTEER, known_as_of=before)
    found = last_confirmed(past, claim_columns(past, LEDGER))
    assert np.all(found == NOT_CLAIMED)
