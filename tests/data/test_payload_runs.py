"""Runs say on every day what the snapshot says."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import smallworld as world
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.claim import ClaimKind, Strength
from data.history import history
from data.payload.runs import Display, pack_runs
from data.snapshot import snapshot
from data.status import Certainty, ControlStatus, Provenance

# Nobody claims ``unknown``: it is what remains where nobody says anything.
CLAIMED = [status for status in ControlStatus if status is not ControlStatus.UNKNOWN]
UNITS = [world.EAST, world.RIVER, world.FOREST_HROMADA, world.BRIDGE, world.OTHER_MILL]


@st.composite
def claims(draw):
    made = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(-5, 305))
        length = draw(st.sampled_from([0, 0, 1, 4, 40]))
        first = world.FIRST + timedelta(days=start)
        made.append(
            world.claim(
                f"c{number}",
                draw(st.sampled_from(UNITS)),
                (
                    draw(st.sampled_from(CLAIMED)),
                    draw(st.sampled_from(ClaimKind)),
                    world.days(first.isoformat(), (first + timedelta(days=length)).isoformat()),
                ),
                draw(st.sampled_from(["s-east", "s-north", "s-paper"])),
                strength=draw(st.sampled_from(Strength)),
            )
        )
    return made


def covers_every_day_once(past):
    """A law of history(), tested there; contradictory claims must not blur what is tested here."""
    first, last = past.offsets[:-1], past.offsets[1:] - 1
    follows = past.start[1:] == past.end[:-1]
    follows[last[:-1]] = True
    whole = (past.start[first] == 0).all() and (past.end[last] == past.n_days).all()
    return whole and follows.all() and (past.end > past.start).all()


def expected_code(shot, row):
    """The display code by docs/architecture.md, from a snapshot and one settlement at a time."""
    spell = shot.history.spells(row)[int(shot.spell[row] - shot.history.offsets[row])]
    earlier = shot.history.spells(row)[: int(shot.spell[row] - shot.history.offsets[row])]
    code = Display(0)
    if spell.status is ControlStatus.UKRAINIAN and any(
        before.status is ControlStatus.OCCUPIED for before in earlier
    ):
        code |= Display.LIBERATED
    if spell.provenance is Provenance.IMPLIED:
        code |= Display.IMPLIED
    if shot.changing[row]:
        code |= Display.CHANGING
    if shot.disagreement[row]:
        code |= Display.DISAGREEMENT
    if spell.certainty is Certainty.CLAIMED and len(spell.sides.words) == 1:
        code |= Display.ONE_SIDED
    return int(spell.status) | int(code)


def decoded(runs, row, day):
    low, high = runs.offsets[row : row + 2]
    return int(runs.code[low:high][np.searchsorted(runs.day[low:high], day, side="right") - 1])


@settings(max_examples=60, deadline=None)
@given(claims(), st.data())
def test_every_day_decodes_to_the_snapshot(made, data):
    past = history(world.ledger(made, events=()), world.gazetteer())
    assume(covers_every_day_once(past))
    runs = pack_runs(past)
    sampled = data.draw(st.lists(st.integers(0, past.n_days - 1), max_size=6))
    edges = np.concatenate([past.start_earliest, past.start, past.start_latest, past.end - 1])
    for day in {0, past.n_days - 1, *sampled, *edges[(edges >= 0) & (edges < past.n_days)]}:
        shot = snapshot(past, past.date(int(day)))
        for row in range(len(past.codes)):
            assert decoded(runs, row, day) == expected_code(shot, row)


@settings(max_examples=30, deadline=None)
@given(claims())
def test_runs_are_shortest(made):
    past = history(world.ledger(made, events=()), world.gazetteer())
    assume(covers_every_day_once(past))
    runs = pack_runs(past)
    for low, high in zip(runs.offsets[:-1], runs.offsets[1:], strict=True):
        assert runs.day[low] == 0
        assert np.all(np.diff(runs.day[low:high].astype(int)) > 0)
        assert np.all(runs.code[low : high - 1] != runs.code[low + 1 : high])


def test_small_world_by_hand():
    past = history(world.ledger(), world.gazetteer())
    runs = pack_runs(past)
    row = past.row(world.BRIDGE)
    taken, freed = past.day(date(2022, 2, 27)), past.day(date(2022, 9, 10))
    low, high = runs.offsets[row : row + 2]
    assert runs.day[low:high].tolist() == [0, taken, freed]
    assert runs.code[low:high].tolist() == [
        ControlStatus.UKRAINIAN | Display.IMPLIED,
        int(ControlStatus.OCCUPIED),
        ControlStatus.UKRAINIAN | Display.LIBERATED,
    ]


def test_taking_rows_keeps_their_runs_in_the_order_asked_for():
    runs = pack_runs(history(world.ledger(), world.gazetteer()))
    some = runs.take(np.array([4, 0]))
    assert some.code.tolist() == [
        *runs.code[runs.offsets[4] : runs.offsets[5]],
        *runs.code[runs.offsets[0] : runs.offsets[1]],
    ]
