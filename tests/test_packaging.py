"""What it takes to install and serve the app elsewhere: wheel, image, compose file, citation."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

from data import folders

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_image_is_written_as_the_linter_asks():
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run(
        [linter, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_whatever_the_image_copies_is_there_and_enough():
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$",
        (ROOT / "Dockerfile").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    names = {name for line in copied for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    packages = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()}
    assert packages - {"bench"} <= names


def test_services_wait_only_for_services_that_there_are():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services["app"]["depends_on"]) <= set(services)


def test_the_citation_names_the_version_in_force():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["project"]["version"]
    assert {"cff-version", "title", "message", "authors", "license"} <= set(citation)


def test_every_file_of_the_evidence_travels_with_the_wheel():
    shipped = set()
    for patterns in PROJECT["tool"]["setuptools"]["data-files"].values():
        for pattern in patterns:
            shipped |= set(ROOT.glob(pattern))
    evidence = {path for path in (ROOT / "seeds").rglob("*") if path.is_file()}
    assert evidence <= shipped


def test_an_installed_package_writes_to_the_users_own_folders(tmp_path, monkeypatch):
    for setting in ("CONTROL_SEEDS", "CONTROL_BUILD", "CONTROL_CACHE"):
        monkeypatch.delenv(setting, raising=False)
    assert folders.checkout(tmp_path) is None
    monkeypatch.setattr(folders, "_ABOVE", tmp_path)
    monkeypatch.setattr(folders, "checkout", lambda: None)
    for folder in (folders.build_folder(), folders.cache_folder(), folders.submissions_folder()):
        assert folders.PACKAGE in folder.parts
    assert folders.seeds_folder().parts[-3:] == ("share", folders.PACKAGE, "seeds")
