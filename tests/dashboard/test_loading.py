"""A running server takes up a new build with the next question."""

from __future__ import annotations

import builtworld
import pytest

from dashboard.loading import store
from data.build import build
from data.built import BuildError


@pytest.fixture
def world(tmp_path, monkeypatch):
    seeds = builtworld.copy_seeds(tmp_path)
    monkeypatch.setenv("CONTROL_SEEDS", str(seeds))
    monkeypatch.setenv("CONTROL_BUILD", str(tmp_path / "build"))
    return tmp_path


def add_claim(seeds):
    """Change the evidence, so that a build of it is another dataset."""
    table = next((seeds / "claims").glob("*.csv"))
    lines = table.read_text(encoding="utf-8").splitlines()
    copied = lines[1].split(",", 1)[1]
    table.write_text("\n".join([*lines, f"one-more,{copied}"]) + "\n", encoding="utf-8")


def test_no_build_is_an_error_that_says_how_to_make_one(world):
    with pytest.raises(BuildError, match="python -m data build"):
        store()


def test_the_next_question_after_a_build_meets_the_new_data(world):
    build(world / "seeds", world / "build")
    before = store()
    assert store() is before
    add_claim(world / "seeds")
    build(world / "seeds", world / "build")
    after = store()
    assert after.dataset != before.dataset
    assert len(after.claims) == len(before.claims) + 1
