"""What the documents say is so: commands, files, columns, settings."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEEDS_README = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "seeds/README.md", *(ROOT / "docs").glob("*.md")])


def test_every_make_command_in_the_readme_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    assert {"run", "test"} <= named
    assert named - {"and"} <= targets


def test_every_command_of_the_readme_is_understood():
    commands = set(re.findall(r"python -m data ([a-z]+)", README))
    assert {"build", "validate", "history", "snapshot", "diff", "places"} <= commands
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "data", command, "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_modules_and_folders_that_documents_name_exist(document):
    text = document.read_text(encoding="utf-8")
    for name in set(re.findall(r"`((?:geo|data|dashboard|seeds|docs|bench)/[\w./-]*)`", text)):
        assert (ROOT / name).exists(), name


def seed_tables() -> list[Path]:
    return sorted((ROOT / "seeds").rglob("*.csv"))


@pytest.mark.parametrize("table", seed_tables(), ids=lambda path: path.name)
def test_every_seed_column_is_documented(table):
    with table.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    for column in columns:
        assert re.search(rf"`{column}`|\b{column}\b", SEEDS_README), column


def test_documents_name_no_machine_and_no_registry():
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        assert not re.search(r"/(work|tmp|root|home)/", text), document
