"""Putting finished layers on the shelf and in force: all of an import at once, or none."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.digest import NAME_DIGITS, digest
from data.export.geojson import dump
from data.importers.columnar import packed
from data.importers.shelf import ABOUT, FOLDER, POINTER, REPORT, SPELLS, versions_in_force
from data.layer import Layer
from data.layerspells import LayerSpells
from data.output import publish_folder, unfinished_folder, write_atomic
from data.recordjson import to_json
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: Versions of a layer that are kept, the one in force among them: a server may still read the other.
KEPT_VERSIONS = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Finished:
    """A layer that is ready for the shelf. ``inputs`` are names and sizes of the files read."""

    layer: Layer
    sides: Sides
    inputs: tuple[tuple[str, int], ...]
    counts: Mapping[str, int]
    codes: tuple[str, ...]
    spells: LayerSpells
    report: bytes


def put(build: Path, finished: Sequence[Finished]) -> dict[str, str]:
    """Put layers in force, all at once; return their versions by name.

    A process that dies leaves every layer as it was, or as it is to be.

    Raises
    ------
    OSError
        If the folder cannot be written; the layers in force stay.
    """
    shelf = build / FOLDER
    shelf.mkdir(parents=True, exist_ok=True)
    with _locked(shelf):
        versions = {each.layer.name: _write(shelf, each) for each in finished}
        current = versions_in_force(build) | versions
        write_atomic(shelf / POINTER, dump({"layers": dict(sorted(current.items()))}) + b"\n")
        for name, version in versions.items():
            _prune(shelf / name, keep=version)
    return versions


def _write(shelf: Path, finished: Finished) -> str:
    """Write a version unless it is there, undamaged; return its name."""
    files = {
        SPELLS: packed(finished.spells, finished.codes, finished.layer),
        ABOUT: _about(finished),
        REPORT: finished.report,
    }
    version = digest(files.items())[:NAME_DIGITS]
    folder = shelf / finished.layer.name / version
    if all(_holds(folder / name, content) for name, content in files.items()):
        return version
    with unfinished_folder(shelf / finished.layer.name) as unfinished:
        for name, content in files.items():
            write_atomic(unfinished / name, content)
        publish_folder(unfinished, folder)
    return version


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _about(finished: Finished) -> bytes:
    about: dict[str, Any] = {
        "layer": to_json(finished.layer),
        "sides": int(finished.sides),
        "inputs": [{"name": name, "bytes": size} for name, size in finished.inputs],
        "counts": dict(finished.counts),
    }
    return dump(about) + b"\n"


def _prune(folder: Path, *, keep: str) -> None:
    """Delete all versions of a layer but the one in force and the newest others."""
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != keep]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT_VERSIONS - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(shelf: Path) -> Iterator[None]:
    """Let one process at a time change what is in force; the lock goes with the process."""
    with (shelf / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
