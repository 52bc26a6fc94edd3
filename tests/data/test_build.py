"""A build is whole, repeatable, and never takes away the last good one."""

from __future__ import annotations

import hashlib
import json

import builtworld as world
import pytest

from data.build import KEPT_BUILDS, build
from data.built import MANIFEST, POINTER, BuildError, current_build, seeds_digest
from data.errors import SeedError
from data.output import TEMPORARY

BROWSER_FILES = {
    "history.bin", "cells.bin", "names.json", "base.json", "timeline.json", "events.json",
}  # fmt: skip


@pytest.fixture
def seeds(tmp_path):
    return world.copy_seeds(tmp_path)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "build"


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def change_a_note(seeds, note="Another note"):
    path = seeds / "claims" / "2022.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("All of it but Luh", note), encoding="utf-8")


def break_a_claim(seeds):
    path = seeds / "claims" / "2022.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2022-03-27,claimed", "2022-02-30,claimed"), encoding="utf-8")


def test_everything_is_there_and_listed_with_its_digest(seeds, target):
    report = build(seeds, target)
    files = contents(report.folder)
    listed = json.loads(files.pop(MANIFEST))["files"]
    assert files.keys() == listed.keys()
    assert files.keys() >= BROWSER_FILES
    assert {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()} == listed
    assert report.is_new
    assert report.counts["settlements"] == 9


def test_building_again_changes_no_byte(seeds, target):
    first = build(seeds, target)
    before = contents(target)
    second = build(seeds, target)
    assert contents(target) == before
    assert second.dataset == first.dataset
    assert not second.is_new


def test_equal_evidence_elsewhere_gives_equal_bytes(seeds, tmp_path, target):
    other = world.copy_seeds(tmp_path / "other")
    build(seeds, target)
    build(other, tmp_path / "other" / "build")
    assert contents(target) == contents(tmp_path / "other" / "build")


def test_other_evidence_gives_another_dataset(seeds, target):
    first = build(seeds, target)
    change_a_note(seeds)
    second = build(seeds, target)
    assert second.dataset != first.dataset
    assert current_build(target).dataset == second.dataset
    assert first.folder.is_dir()


def test_a_remark_that_answers_nothing_keeps_the_dataset(seeds, target):
    first = build(seeds, target)
    (seeds / "README.md").write_text("Another remark", encoding="utf-8")
    second = build(seeds, target)
    assert second.dataset == first.dataset
    assert current_build(target).seeds == seeds_digest(seeds)


def test_faults_build_nothing_and_keep_what_was_there(seeds, target):
    build(seeds, target)
    before = contents(target)
    break_a_claim(seeds)
    with pytest.raises(SeedError, match="2022-02-30"):
        build(seeds, target)
    assert contents(target) == before


def test_faults_in_outlines_and_claims_are_told_together(seeds, target):
    break_a_claim(seeds)
    (seeds / "places/boundaries/raions.geojson").write_text("{}", encoding="utf-8")
    with pytest.raises(SeedError) as raised:
        build(seeds, target)
    files = {fault.file for fault in raised.value.faults}
    assert files == {"claims/2022.csv", "places/boundaries/raions.geojson"}
    assert not target.exists()


def test_a_crash_while_writing_keeps_what_was_there(seeds, target, monkeypatch):
    build(seeds, target)
    before = contents(target)
    change_a_note(seeds)

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.build.publish_folder", full_disk)
    with pytest.raises(OSError, match="No space"):
        build(seeds, target)
    assert contents(target) == before


def test_only_the_newest_builds_are_kept(seeds, target):
    made = []
    for number in range(4):
        change_a_note(seeds, f"Note {number}")
        made.append(build(seeds, target).dataset)
        (seeds / "claims" / "2022.csv").write_bytes(
            (world.LEDGER / "claims" / "2022.csv").read_bytes()
        )
    kept = {path.name for path in target.iterdir() if path.is_dir()}
    assert len(kept) == KEPT_BUILDS
    assert made[-1] in kept


def test_unfinished_work_of_others_is_left_alone(seeds, target):
    target.mkdir()
    (target / f"{TEMPORARY}other").mkdir()
    build(seeds, target)
    assert (target / f"{TEMPORARY}other").is_dir()


def test_a_damaged_build_is_mended(seeds, target):
    report = build(seeds, target)
    good = contents(target)
    (report.folder / "names.json").write_bytes(b"{}")
    assert build(seeds, target).is_new
    assert contents(target) == good


@pytest.mark.parametrize("pointer", [b"", b"{}", b'{"dataset": "x"}', b"[]", b"\xff"])
def test_a_pointer_that_cannot_be_read_names_the_remedy(target, pointer):
    target.mkdir()
    (target / POINTER).write_bytes(pointer)
    with pytest.raises(BuildError, match="python -m data build"):
        current_build(target)


def test_no_build_names_the_remedy(target):
    with pytest.raises(BuildError, match="python -m data build"):
        current_build(target)
