"""A running server takes up a new build with the next question."""

from __future__ import annotations

import builtworld
import pytest

from dashboard import loading
from dashboard.history_views import layers_of
from dashboard.loading import in_force, store
from data.build import build
from data.built import MANIFEST, BuildError
from data.cli.main import main


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


def test_the_next_question_after_an_import_meets_the_new_layer(world, capsys):
    build(world / "seeds", world / "build")
    before = store()
    assert list(before.layers) == ["ledger"]
    table = world / "kontrol_latest_2022.csv"
    table.write_text(
        "kod,date,status_wiki,status_boost,status_dsm,status_isw,status,vcontrol_version\n"
        f"{builtworld.DIBROVA},20220901,RU,RU,RU,RU,RU,2.0\n"
    )
    assert main(["import", "viina", str(table)]) == 0
    after = store()
    assert "viina" in after.layers
    assert (after.dataset, after.edition != before.edition) == (before.dataset, True)


def test_where_nobody_can_tell_what_was_imported_the_ledger_stays(world):
    build(world / "seeds", world / "build")
    (world / "build" / "layers").mkdir()
    (world / "build" / "layers" / "current").write_text("[]")
    assert list(layers_of(store())) == ["ledger"]


def test_what_is_in_force_is_read_once_while_nothing_changes(world, monkeypatch):
    build(world / "seeds", world / "build")
    found = in_force()
    with monkeypatch.context() as patch:
        patch.setattr(loading, "_read", lambda _: pytest.fail("read again"))
        assert in_force() == found
    monkeypatch.setenv("CONTROL_BUILD", str(world / "nothing"))
    with pytest.raises(BuildError):
        in_force()


def test_a_build_that_is_damaged_or_gone_meanwhile_is_named(world):
    build(world / "seeds", world / "build")
    dataset, _ = in_force()
    manifest = world / "build" / dataset / MANIFEST
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:10])
    with pytest.raises(BuildError, match="damaged"):
        in_force()
    manifest.write_bytes(whole)
    assert in_force()[0] == dataset
    manifest.unlink()
    with pytest.raises(BuildError):
        in_force()
