"""The real evidence builds, and the files that a reader gets from it hold together."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from data.build import build
from data.payload.container import decode
from data.store import open_store

SEEDS = Path(__file__).parents[2] / "seeds"
KHARKIV_OBLAST = "UA63000000000041885"
KUPIANSK = "UA63080090010026457"
SETTLEMENTS = 1_751  # of the oblast, in the codifier
BUDGET = 34  # bytes a settlement in history.bin, its header aside


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    target = tmp_path_factory.mktemp("smoke")
    build(SEEDS, target)
    return open_store(target)


def test_the_focus_is_kharkiv_oblast(store):
    assert store.focus_oblasts == (KHARKIV_OBLAST,)


def test_a_snapshot_holds_every_placed_settlement_once(store):
    collection = json.loads(store.export_snapshot(date(2022, 9, 5)))
    codes = [feature["id"] for feature in collection["features"]]
    assert codes == sorted(set(codes))
    assert len(codes) + collection["unplaced_omitted"] == SETTLEMENTS
    assert collection["dataset"] == store.dataset


def test_every_settlement_has_cell_runs_and_a_name(store):
    header, history = decode(store.asset("history.bin").read_bytes())
    _, cells = decode(store.asset("cells.bin").read_bytes())
    names = json.loads(store.asset("names.json").read_bytes())
    placed = history["lng"] != -(2**31)
    has_cell = cells["cell_offset"][1:] > cells["cell_offset"][:-1]
    assert header["count"] == len(names["katottg"]) == SETTLEMENTS
    assert (placed == has_cell).all()
    assert history["run_count"].min() >= 1
    assert sum(array.nbytes for array in history.values()) <= BUDGET * SETTLEMENTS


def test_kupiansk_has_a_history_with_sources(store):
    found = store.passport(KUPIANSK)
    assert "occupied" in [spell["status"] for spell in found["spells"]]
    assert all(source["url"].startswith("https://") for source in found["sources"].values())
