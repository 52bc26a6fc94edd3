"""The consensus of layers: laws, and the plain reading of the rules day by day beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.consensus import CONSENSUS_LAYER, Voice, consensus
from data.consensuslayer import consensus_layer, owners_of
from data.history import NO_CLAIM
from data.importers import deepstate, viina
from data.importers.finish import Terms
from data.layer import Layer
from data.layerspells import LayerSpells, day_number, layer_history
from data.rules import CONSENSUS_RULES
from data.snapshot import snapshot
from data.spell import Sides
from data.status import Certainty, ControlStatus, Provenance

FIRST = date(2022, 2, 24)
DAYS, PLACES = 24, 3
LAST = FIRST + timedelta(days=DAYS - 1)
CODES = tuple(f"c{row}" for row in range(PLACES))

#: Status of a settlement on each day, and whether the dataset names it itself.
panel = st.lists(
    st.lists(
        st.tuples(st.sampled_from([0, 0, 1, 2, 3]), st.integers(1, 6)), min_size=1, max_size=6
    ),
    min_size=PLACES,
    max_size=PLACES,
)
layers = st.tuples(
    panel,
    st.sampled_from(list(Provenance)[1:]),
    st.sampled_from([Sides.UKRAINE, Sides.INDEPENDENT]),
)
owned = st.lists(st.tuples(layers, st.sampled_from("abc")), min_size=1, max_size=4)


def history(made):
    """Return a layer's history from statuses that last some days each."""
    runs, provenance, sides = made
    columns = {"row": [], "start": [], "end": [], "status": []}
    for row, stretches in enumerate(runs):
        day = 0
        for status, length in stretches:
            end = min(day + length, DAYS)
            goes_on = columns["row"] and (columns["row"][-1], columns["end"][-1]) == (row, day)
            if status and day < end:
                if goes_on and columns["status"][-1] == status:
                    columns["end"][-1] = end
                else:
                    for name, value in zip(columns, (row, day, end, status), strict=True):
                        columns[name].append(value)
            day = end
    arrays = {name: np.array(values, dtype=np.int32) for name, values in columns.items()}
    offset = day_number(FIRST)
    spells = LayerSpells(
        row=arrays["row"],
        start=arrays["start"] + offset,
        earliest=np.maximum(arrays["start"] - 1, 0) + offset,
        end=arrays["end"] + offset,
        status=arrays["status"].astype(np.uint8),
        provenance=np.full(len(arrays["row"]), provenance, dtype=np.uint8),
    )
    return layer_history(spells, "x", CODES, first=FIRST, last=LAST, sides=sides)


def voices(made):
    return [Voice(history=history(each), owner=owner) for each, owner in made]


def statuses(past):
    return np.array([snapshot(past, past.date(day)).status for day in range(past.n_days)])


def same(one, other, names):
    for name in names:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)


COLUMNS = ("offsets", "status", "start", "start_earliest", "start_latest", "end", "certainty")
COLUMNS += ("provenance", "n_sources", "n_independent", "sides", "disagreement")
DISSENT = ("dissent_offsets", "dissent_index", "dissent_start", "dissent_end")


@given(layers)
def test_of_one_layer_alone_it_is_what_the_layer_says(made):
    past = history(made)
    same(consensus([Voice(history=past, owner="a")]), past, COLUMNS + DISSENT)


@given(owned, st.randoms(use_true_random=False))
def test_the_order_of_layers_does_not_matter(made, random):
    one = voices(made)
    other = list(one)
    random.shuffle(other)
    same(consensus(one), consensus(other), COLUMNS + DISSENT)


def test_where_all_are_silent_nothing_is_known():
    silent = history(([[(0, 3)]] * PLACES, Provenance.REPORTED, Sides.INDEPENDENT))
    found = consensus([Voice(history=silent, owner=owner) for owner in "abc"])
    assert found.status.tolist() == [ControlStatus.UNKNOWN] * PLACES
    assert found.certainty.tolist() == found.n_sources.tolist() == [0] * PLACES
    assert not found.disagreement.any()


@given(owned)
def test_each_day_is_decided_by_the_rule_as_it_is_written_down(made):
    spoken = voices(made)
    found = statuses(consensus(spoken))
    weights = CONSENSUS_RULES.certainty_weights, CONSENSUS_RULES.provenance_weights
    shots = [
        [snapshot(voice.history, FIRST + timedelta(days=d)) for d in range(DAYS)]
        for voice in spoken
    ]
    for place in range(PLACES):
        before = 0
        for day in range(DAYS):
            votes = {}
            for voice, shot in zip(spoken, shots, strict=True):
                now = shot[day]
                status = int(now.status[place])
                if status:
                    weight = (
                        weights[0][Certainty(int(now.certainty[place]))]
                        * weights[1][Provenance(int(now.history.provenance[now.spell[place]]))]
                    )
                    key = (status, voice.owner)
                    votes[key] = max(votes.get(key, 0), weight)
            total = {}
            for (status, _), weight in votes.items():
                total[status] = total.get(status, 0) + weight
            lead = [s for s, w in total.items() if w == max(total.values())]
            before = lead[0] if len(lead) == 1 else before if before in lead else 0
            assert found[day, place] == before, (place, day)


@given(owned)
def test_a_consensus_is_a_history(made):
    found = consensus(voices(made))
    for row in range(PLACES):
        spells = found.spells(row)
        assert (spells[0].start, spells[-1].end) == (0, DAYS)
        assert all(a.end == b.start and a.status != b.status for a, b in pairwise(spells))
        assert all(each.start_earliest <= each.start <= each.start_latest for each in spells)
        for each in spells:
            known = each.status != ControlStatus.UNKNOWN
            assert known == (each.certainty != Certainty.NONE) == (each.n_independent > 0)
            assert all(each.start <= d.start < d.end <= each.end for d in each.dissent)
    assert (found.dissent_index == NO_CLAIM).all()
    assert found.dissent_of(0) == ()


@given(owned)
def test_days_on_which_layers_differ_are_marked_and_no_others(made):
    spoken = voices(made)
    found = consensus(spoken)
    said = np.array([statuses(voice.history) for voice in spoken])
    marked = np.array([snapshot(found, found.date(day)).disagreement for day in range(DAYS)])
    highest, lowest = said.max(axis=0), np.where(said == 0, 9, said).min(axis=0)
    np.testing.assert_array_equal(marked, (highest > 0) & (lowest != highest))


def always(status, provenance=Provenance.REPORTED, sides=Sides.INDEPENDENT):
    return history(([[(status, DAYS)]] * PLACES, provenance, sides))


def test_two_owners_confirm_and_two_layers_of_one_do_not():
    two = [Voice(history=always(2), owner="a"), Voice(history=always(2), owner="b")]
    found = consensus(two)
    assert (found.certainty == Certainty.CONFIRMED).all()
    assert found.n_independent.tolist() == [2] * PLACES
    one = consensus([replace(each, owner="a") for each in two])
    assert (one.certainty == Certainty.SINGLE).all()
    assert (one.n_sources[0], one.n_independent[0]) == (2, 1)


def test_what_weighs_the_same_leaves_nothing_and_is_marked():
    found = consensus([Voice(history=always(1), owner="a"), Voice(history=always(2), owner="b")])
    assert (found.status == ControlStatus.UNKNOWN).all()
    assert found.disagreement.all()
    shot = snapshot(found, LAST)
    assert shot.disagreement.all()


def test_what_is_implied_gives_way_and_disputes():
    loud = always(2)
    implied = always(1, Provenance.IMPLIED)
    found = consensus([Voice(history=loud, owner="a"), Voice(history=implied, owner="b")])
    assert (found.status == ControlStatus.OCCUPIED).all()
    assert (found.certainty == Certainty.DISPUTED).all()


def test_layers_of_other_days_are_refused():
    late = replace(always(1), first=FIRST + timedelta(days=1), last=LAST + timedelta(days=1))
    with pytest.raises(ValueError, match="2 sets of settlements and days"):
        consensus([Voice(history=always(1), owner="a"), Voice(history=late, owner="b")])


def layer(name, title, **fields):
    known = {
        "first": FIRST, "last": LAST, "oblasts": ("UA63",), "bbox": (1.0, 2.0, 3.0, 4.0),
        "covered": 5, "placed": 4, "spells": 7, "claims": 0, "sources": 1, "events": 0,
        "licence": "ODbL 1.0", "attribution": ("somebody",),
    }  # fmt: skip
    return Layer(name=name, title=title, **(known | fields))


def test_titles_of_the_rules_are_those_of_the_importers():
    titles = {title for _, title, _ in viina.LAYERS.values()}
    titles |= {each.title for each in vars(deepstate).values() if isinstance(each, Terms)}
    named = {*CONSENSUS_RULES.owners, *CONSENSUS_RULES.made_of}
    named |= {part for parts in CONSENSUS_RULES.made_of.values() for part in parts}
    assert named <= titles


def test_a_majority_has_no_vote_beside_what_it_is_made_of():
    made = [layer(f"v{end}", title) for end, title, _ in viina.LAYERS.values()]
    ledger = layer("ledger", "Ours")
    found = owners_of([ledger, *made])
    assert list(found) == ["ledger", "v-wiki", "v-boost", "v-dsm", "v-isw"]
    assert found["v-wiki"] == found["v-boost"]
    assert list(owners_of([ledger, made[0]])) == ["ledger", "v"]


def test_a_consensus_says_what_it_is_made_of():
    private = layer("p", "Private", publishable=False, bbox=(0.0, 3.0, 2.0, 9.0), covered=9)
    found = consensus_layer([layer("ledger", "Ours"), private])
    assert (found.name, found.publishable, found.covered) == (CONSENSUS_LAYER, False, 9)
    assert found.bbox == (0.0, 2.0, 3.0, 9.0)
    assert "p: ODbL 1.0" in found.licence
