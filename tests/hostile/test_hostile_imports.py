"""Hostile words in the text fields of every import: taken as text or refused in words, then inert."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

import builtworld
import pytest
import yaml
from hostile import FORBIDDEN, SURROGATES, VISIBLE
from importers.hostilefiles import KINDS
from openpyxl.utils.exceptions import IllegalCharacterError

from data.build import build
from data.cli.main import main
from data.export.csv import FORMULA
from data.importers.shelf import FOLDER, REPORT


@dataclass
class World:
    """A folder with a build, and the command line over it."""

    folder: Path
    capture: pytest.CaptureFixture[bytes]

    def run(self, *words: str) -> tuple[int, str, str]:
        try:
            code = main(
                [*words, "--build", f"{self.folder}/build", "--seeds", f"{self.folder}/seeds"]
            )
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = self.capture.readouterr()
        return code, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape")


@pytest.fixture
def world(tmp_path, capfdbinary):
    build(builtworld.copy_seeds(tmp_path), tmp_path / "build")
    return World(tmp_path, capfdbinary)


def tried(world: World, kind: str, words: list[str]) -> bool:
    """Import; return whether it was taken. What is said must be in one clear line, and inert."""
    folder = world.folder / "given"
    folder.mkdir(exist_ok=True)
    code, out, err = world.run("import", *KINDS[kind](folder, words))
    told = (out + err).replace("\n", "").replace("\t", "")
    assert told.isprintable(), told
    assert "Traceback" not in told
    assert code in {0, 1}, err
    if code == 1:
        # A legend has a line for every fault.
        assert len(err.splitlines()) == 1 or kind == "legend", err
        assert all(";" in line for line in err.splitlines()), err
    return code == 0


def inert(world: World) -> None:
    """Read the report and whatever the layers give out: no formula, no control character."""
    for report in (world.folder / "build" / FOLDER).rglob(REPORT):
        for row in csv.reader(io.StringIO(report.read_text(encoding="utf-8"), newline="")):
            for cell in row:
                assert cell.isprintable()
                assert not cell.startswith(FORMULA)
    _, out, _ = world.run("layers", "--json")
    layers = [json.loads(line) for line in out.splitlines()]
    for layer in layers:
        name = layer["layer"]
        command = "events" if layer.get("kind") == "events" else "spells"
        for form in ("geojson", "csv", "kml"):
            code, out, err = world.run(command, "--layer", name, "--format", form)
            assert code == 0, err
            if form == "csv":
                for row in csv.reader(io.StringIO(out, newline="")):
                    for cell in row:
                        assert not any(category(sign) == "Cc" for sign in cell)
                        number = cell.removeprefix("-").replace(".", "").isdigit()
                        assert number or not cell.startswith(FORMULA), cell


@pytest.mark.parametrize("kind", KINDS)
def test_visible_words_are_taken_or_refused_and_come_out_inert(world, kind):
    tried(world, kind, list(VISIBLE.values()))
    inert(world)


@pytest.mark.parametrize("kind", KINDS)
def test_words_one_by_one_leave_the_shelf_whole(world, kind):
    for words in (*FORBIDDEN.values(), *SURROGATES.values()):
        try:
            tried(world, kind, [words])
        except (IllegalCharacterError, UnicodeEncodeError, yaml.YAMLError):
            # Neither a workbook nor XML can hold it, so nobody can send it.
            assert kind in {"workbook", "legend"}
    inert(world)
