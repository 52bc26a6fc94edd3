"""The store of this process: shared by the page and the HTTP routes, never changed, only replaced."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.built import MANIFEST, POINTER, current_build
from data.folders import build_folder
from data.importers import shelf
from data.store import Store, open_store

# The build in force and the one before it, for readers who are in the middle of an answer.
KEPT_STORES = 2

InForce = tuple[str, bytes]


def store() -> Store:
    """Return the store over the build and the layers in force; new ones are taken up at once.

    Raises
    ------
    data.errors.DataError
        If there is no build yet, or it is damaged; the message says how to make one.
    """
    return _store(*in_force())


def in_force() -> InForce:
    """Return what tells the build and the layers in force from all others, and opens nothing.

    Asked for every answer, so files are read only if they are others than when last read.

    Raises
    ------
    data.errors.DataError
        If there is no build yet, or it is damaged.
    """
    return _LAST_READ.ask(_folder(os.environ.get("CONTROL_BUILD")))


@lru_cache(maxsize=KEPT_STORES)
def _store(_dataset: str, _layers: bytes) -> Store:
    return open_store()


@lru_cache(maxsize=KEPT_STORES)
def _folder(_setting: str | None) -> str:
    return str(build_folder())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What some files said, and what told them from others then."""

    folder: str
    files: tuple[str, ...]
    marks: tuple[object, ...]
    found: InForce


class _LastRead:
    """The files that say what is in force, as they were last read; may be shared among threads."""

    def __init__(self) -> None:
        self._read: _Read | None = None

    def ask(self, folder: str) -> InForce:
        """Return what they say now."""
        last = self._read
        if last is None or last.folder != folder or last.marks != _marks(last.files):
            self._read = last = _read(folder)
        return last.found


_LAST_READ = _LastRead()


def _read(folder: str) -> _Read:
    build = Path(folder)
    files = (
        f"{folder}/{POINTER}",
        f"{folder}/{shelf.FOLDER}/{shelf.POINTER}",
        str(current_build(build).folder / MANIFEST),
    )
    # Before they are read for good: what changes meanwhile is read again the next time.
    marks = _marks(files)
    found = current_build(build).dataset, shelf.shelf_mark(build)
    return _Read(folder=folder, files=files, marks=marks, found=found)


def _marks(files: tuple[str, ...]) -> tuple[object, ...]:
    """Return what changes whenever a file is replaced, written, or gone."""
    return tuple(_mark(file) for file in files)


def _mark(file: str) -> object:
    try:
        found = os.stat(file)  # noqa: PTH116  a path would take as long as the question
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
