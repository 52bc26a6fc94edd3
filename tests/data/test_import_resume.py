"""Imports that were interrupted go on where they stood, and come to the same bytes with less reading."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from pathlib import Path

import builtworld
import importers.deepstatefiles as deepstate
import importers.viinafiles as files
import killing
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box, mapping

from data.build import build
from data.cli.main import main
from data.importers import report as reports
from data.importers import staging
from data.importers.files import Input
from data.importers.report import Report
from data.importers.shelf import FOLDER, POINTER
from data.importers.staging import STAGING, Staging, batches_of, staging_for

#: Moments of death: before a file is opened for reading, or before a rename.
MOMENTS = {"open": killing.OPENED, "rename": killing.RENAMES}


def viina_years(folder):
    """Three years with a row at fault, one that does not join, and a contradiction between files."""
    for year in (2022, 2023, 2024):
        rows = [files.row(builtworld.DIBROVA, f"{year}03{day:02}", "RU") for day in range(1, 9)]
        rows += [files.row("UA00000000000000001", f"{year}0301", "UA"), f"x,{year}9999,,,,,,2.0"]
        rows.append(files.row(builtworld.DIBROVA, "20220301", "UA" if year > 2022 else "RU"))
        files.write(folder, f"kontrol_latest_{year}.csv", files.kontrol(rows))
    return ["import", "viina", folder]


def snapshots(folder):
    """Five days of a square that moves, with a label that means nothing."""
    for day in range(1, 6):
        moved = deepstate.polygon(deepstate.square(36 + day / 25, 49.1))
        features = [
            deepstate.feature(moved, deepstate.OCCUPIED),
            deepstate.feature(moved, "?", fill="#123456"),
        ]
        deepstate.write(folder, f"2022-03-{day:02}T12:00:00+02:00", features)
    return ["import", "deepstate", folder]


def maps(folder):
    """Four files of two days: land of one day lies in two of them, overlapping, and one lasts."""
    for number, (day, end) in enumerate((("01", ""), ("03", "05"), ("01", "04"), ("03", ""))):
        west = 36 + number / 40
        listed = [
            (box(west, 49, west + 0.07, 49.2), {"from": f"2022-03-{day}"}),
            (box(0, 0, 1, 1), {}),
        ]
        if end:
            listed[0][1]["to"] = f"2022-03-{end}"
        features = [
            {"type": "Feature", "properties": properties, "geometry": mapping(area)}
            for area, properties in listed
        ]
        document = json.dumps({"type": "FeatureCollection", "features": features})
        files.write(folder, f"m{number}.geojson", document)
    how = ["--all", "occupied", "--date-field", "from", "--until-field", "to"]
    return ["import", "polygons", folder, "--name", "mine", *how]


KINDS = {"viina": (viina_years, 3), "deepstate": (snapshots, 5), "polygons": (maps, 4)}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return builtworld.copy_seeds(tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def make(tmp_path, seeds, monkeypatch):
    """Return how to make a build of its own, and the words of an import of some kind."""
    monkeypatch.setattr(staging, "BATCH_BYTES", 1)

    def made(kind, name):
        target = tmp_path / name
        build(seeds, target)
        folder = tmp_path / f"{kind}-files"
        folder.mkdir(exist_ok=True)
        return target, [*map(str, KINDS[kind][0](folder)), "--build", str(target)]

    return made


def killed(how, step, words):
    """Run an import that dies, with every file a batch; tell whether it did."""
    return killing.killed(step, *words, at=MOMENTS[how], batch_bytes=1)


def counted(words, monkeypatch):
    """Run an import; return how many files it opened for reading."""
    opened = []

    def counting(self):
        opened.append(self.name)
        return whole(self)

    whole = Input.open
    with monkeypatch.context() as patch:
        patch.setattr(Input, "open", counting)
        assert main(words) == 0
    return len(opened)


def shelf_of(target):
    """Return every file of the layers in force, and the file that names their versions."""
    folder = target / FOLDER
    named = json.loads((folder / POINTER).read_bytes())["layers"]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name, version in named.items()
        for path in sorted((folder / name / version).iterdir())
    } | {POINTER: (folder / POINTER).read_bytes()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("how", "step"), [("open", 1), ("open", 2), ("rename", 0), ("rename", 2)])
def test_a_killed_import_goes_on_and_gives_the_same_bytes(make, monkeypatch, kind, how, step):
    target, words = make(kind, "broken")
    assert killed(how, step, words)
    kept = len(list((target / FOLDER / STAGING).rglob("[0-9]*-*")))
    assert kept == step
    assert not (target / FOLDER / POINTER).exists()
    assert counted(words, monkeypatch) == KINDS[kind][1] - kept
    other, again = make(kind, "whole")
    assert counted(again, monkeypatch) == KINDS[kind][1]
    assert shelf_of(target) == shelf_of(other)
    assert not list((target / FOLDER / STAGING).iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_killed_again_and_again_it_arrives(make, monkeypatch, kind):
    target, words = make(kind, "broken")
    deaths = 0
    while killed("open", 1, words):
        deaths += 1
    assert deaths == KINDS[kind][1] - 1
    other, again = make(kind, "whole")
    counted(again, monkeypatch)
    assert shelf_of(target) == shelf_of(other)


def test_killed_while_layers_come_into_force_nothing_is_read_again(make, monkeypatch):
    target, words = make("viina", "broken")
    assert killed("rename", 5, words)
    assert counted(words, monkeypatch) == 0
    other, again = make("viina", "whole")
    counted(again, monkeypatch)
    assert shelf_of(target) == shelf_of(other)


def test_what_changed_is_read_again_and_what_came_before_is_not(make, monkeypatch, tmp_path):
    _, words = make("viina", "broken")
    assert killed("rename", 3, words)
    path = tmp_path / "viina-files" / "kontrol_latest_2023.csv"
    path.write_text(path.read_text().replace("RU", "CONTESTED"), encoding="utf-8")
    assert counted(words, monkeypatch) == 2


@pytest.mark.parametrize("change", ["option", "positions", "fresh", "code"])
def test_other_options_places_or_code_start_anew(make, monkeypatch, capsys, change):
    target, words = make("polygons", "broken")
    assert killed("open", 2, words)
    if change == "option":
        words += ["--elsewhere", "ukrainian"]
    elif change == "positions":
        (target / FOLDER / "geonames.json").write_text('{"numbers":{},"positions":{}}')
    elif change == "fresh":
        words.append("--fresh")
    else:
        monkeypatch.setattr(staging, "code_digest", lambda: "another")
    assert counted(words, monkeypatch) == KINDS["polygons"][1]
    assert "goes on" not in capsys.readouterr().err


def test_it_says_where_it_goes_on(make, monkeypatch, capsys):
    _, words = make("deepstate", "broken")
    assert killed("open", 3, words)
    counted(words, monkeypatch)
    assert "goes on after 3 of 5 files of an import that was interrupted" in capsys.readouterr().err


def test_a_damaged_batch_is_read_again(make, monkeypatch, capsys):
    target, words = make("deepstate", "broken")
    assert killed("open", 3, words)
    (path,) = (target / FOLDER / STAGING).rglob("00001-*")
    path.write_bytes(path.read_bytes()[:-1])
    assert counted(words, monkeypatch) == 4
    assert "damaged" in capsys.readouterr().err


def test_one_process_at_a_time_has_the_folder(tmp_path, capsys):
    with staging_for(tmp_path, "viina", "x", {}, fresh=False):
        with staging_for(tmp_path, "viina", "x", {}, fresh=True) as second:
            second.clear()
        assert "imported elsewhere" in capsys.readouterr().err
        assert (tmp_path / FOLDER / STAGING / "viina-x" / ".lock").exists()


def test_a_folder_that_is_deleted_between_opening_and_locking_is_made_anew(tmp_path, monkeypatch):
    """The import that had it has just come to its end."""
    folder = tmp_path / FOLDER / STAGING / "viina-x"
    lock, left = fcntl.flock, [1]

    def late(file, how):
        if left and left.pop():
            shutil.rmtree(folder)
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with staging_for(tmp_path, "viina", "x", {}, fresh=True):
        assert (folder / ".lock").exists()
        with (folder / ".lock").open("w") as second, pytest.raises(BlockingIOError):
            lock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("stem", ["map", "map [1]", "map.2022"])
def test_a_shapefile_is_known_by_all_its_files(tmp_path, stem):
    for ending in ("shp", "dbf", "prj"):
        (tmp_path / f"{stem}.{ending}").write_bytes(b"as it was")
    (tmp_path / "other.dbf").write_bytes(b"of another")
    before = Staging()._hash(tmp_path / f"{stem}.shp")
    (tmp_path / "other.dbf").write_bytes(b"of another, changed")
    assert Staging()._hash(tmp_path / f"{stem}.shp") == before
    for ending in ("shp", "dbf", "prj"):
        (tmp_path / f"{stem}.{ending}").write_bytes(b"changed")
        assert Staging()._hash(tmp_path / f"{stem}.shp") != before
        (tmp_path / f"{stem}.{ending}").write_bytes(b"as it was")


def test_what_nobody_went_on_with_is_deleted_after_some_days(tmp_path):
    old, held, young = (tmp_path / FOLDER / STAGING / f"viina-{each}" for each in "ohy")
    for folder in (old, held, young):
        folder.mkdir(parents=True)
        (folder / ".lock").touch()
    past = time.time() - (staging.KEPT_DAYS + 1) * 86_400
    for folder in (old, held):
        os.utime(folder, (past, past))
    with (held / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with staging_for(tmp_path, "viina", "n", {}, fresh=False):
            assert held.exists()
    assert not old.exists()
    assert young.exists()


@given(st.lists(st.integers(0, 3 * staging.BATCH_BYTES)))
def test_batches_hold_every_file_in_order_and_end_when_they_are_full(sizes):
    inputs = [Input(path=Path(str(n)), member="", size=s, limit=1) for n, s in enumerate(sizes)]
    cut = batches_of(inputs)
    assert [file for batch in cut for file in batch] == inputs
    for batch in cut:
        assert sum(file.size for file in batch[:-1]) < staging.BATCH_BYTES
    for batch in cut[:-1]:
        assert sum(file.size for file in batch) >= staging.BATCH_BYTES


notes = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.sampled_from("xy"), st.text()),
        st.tuples(st.sampled_from("pq"), st.text(max_size=2)),
    ),
    max_size=9,
)


@given(notes, notes)
def test_reports_of_batches_together_are_the_report_of_all(first, second):
    def noted(*parts):
        report = Report()
        for part in parts:
            for each in part:
                report.reject(*each) if len(each) == 4 else report.unjoin(*each)
        return report

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "LISTED_ROWS", 4)
        joined = Report()
        for part in (first, second):
            joined.extend(Report.unpacked(noted(part).packed()))
        whole = noted(first, second)
        assert (joined.counts, joined.as_csv()) == (whole.counts, whole.as_csv())
