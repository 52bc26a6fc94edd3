"""Staging: what an import has finished, so that one that was interrupted goes on where it stood.

Input files are read in batches. What a batch came to is written, whole, to
``build/layers/.staging/<kind>-<layer>/`` under a name that says what it rests on: all input up to
there, the options, the places and the code. Starting again takes up the leading batches whose names
are still right and deletes the others; the import that succeeds deletes the folder. Layers are put
in force by :mod:`data.importers.shelving` alone, once everything is read.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import shutil
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from data.digest import digest
from data.importers.codedigest import code_digest
from data.importers.shelf import FOLDER
from data.output import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.importers.files import Input
    from data.importers.progress import Progress

STAGING = ".staging"

#: A batch ends with the file that fills it: a year of VIINA, some 65 snapshots of DeepState's.
BATCH_BYTES = 32 << 20

#: Finished batches of an import that nobody went on with are deleted after these days.
KEPT_DAYS = 14

_HASHED_AT_ONCE = 1 << 20
_CHECK_BYTES = 16
_DAY_S = 86_400


class Work(Protocol):
    """What an import has gathered so far, as bytes and back."""

    def packed(self) -> bytes:
        """Return what the batches since the last call came to."""

    def restore(self, kept: bytes) -> None:
        """Take up what :meth:`packed` returned; called for the leading batches, in order."""


class Staging:
    """Finished batches of one import. At most one process has the folder; it holds a lock.

    Parameters
    ----------
    folder
        Where they lie; None keeps nothing.
    rests_on
        Digest of all but the input that decides the result.
    fresh
        Begin anew, whatever is there.
    """

    def __init__(
        self, folder: Path | None = None, rests_on: str = "", *, fresh: bool = False
    ) -> None:
        self._folder, self._rests_on = folder, rests_on
        self._lock: io.TextIOWrapper | None = None
        self._hashes: dict[Path, str] = {}
        if folder is not None:
            self._open(folder, fresh=fresh)

    def remaining(self, files: Iterable[Input], work: Work, progress: Progress) -> Iterator[Input]:
        """Yield the files that are still to be read, in order; others are restored from batches.

        Whoever has read a file asks for the next: by then all of it must be in ``work``.
        """
        batches = batches_of(list(files))
        if self._folder is None or len(batches) < 2:  # noqa: PLR2004  # nothing lies between
            yield from (file for batch in batches for file in batch)
            return
        key, going_on, done = self._rests_on, True, 0
        for number, batch in enumerate(batches):
            key = self._key(key, batch)
            path = self._folder / f"{number:05}-{key[:32]}"
            kept = _read(path) if going_on else None
            if kept is not None:
                work.restore(kept)
                done += len(batch)
                for file in batch:
                    progress.skip(file.size)
                continue
            if going_on:
                going_on = False
                self._forget(from_number=number)
                _say_where(done, batches)
            yield from batch
            self._keep(path, work.packed())
        if going_on:
            _say_where(done, batches)

    def clear(self) -> None:
        """Delete what was kept: the import is in force."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        """Give the staging itself; it is let go of at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let another process have the folder."""
        if self._lock is not None:
            self._lock.close()
        self._folder = self._lock = None

    def _open(self, folder: Path, *, fresh: bool) -> None:
        try:
            self._lock = _locked(folder)
        except BlockingIOError:
            self._folder = None
            sys.stderr.write("note: this layer is being imported elsewhere; nothing is staged\n")
            return
        _delete_old(folder)
        if fresh:
            self._forget(from_number=0)

    def _forget(self, from_number: int) -> None:
        """Delete batches from a number on: they rest on something else, or are not whole."""
        assert self._folder is not None
        for path in self._folder.iterdir():
            number = path.name.partition("-")[0]
            if not (number.isdecimal() and int(number) < from_number) and path.name != ".lock":
                path.unlink(missing_ok=True)

    def _key(self, before: str, batch: Sequence[Input]) -> str:
        """Return what stands for a batch and all before it."""
        named = ((file.name, self._hash(file.path).encode()) for file in batch)
        return digest([("", before.encode()), *named])

    def _hash(self, path: Path) -> str:
        """Return the digest of a file; of a shapefile, of all the files that it consists of."""
        if path not in self._hashes:
            whole = hashlib.sha256()
            for part in _parts_of(path):
                with part.open("rb") as file:
                    while piece := file.read(_HASHED_AT_ONCE):
                        whole.update(piece)
            self._hashes[path] = whole.hexdigest()
        return self._hashes[path]

    def _keep(self, path: Path, content: bytes) -> None:
        try:
            write_atomic(path, (_check(content), content))
        except OSError as error:
            sys.stderr.write(f"warning: what is finished cannot be kept: {error}\n")


def staging_for(
    build: Path, kind: str, name: str | None, rests_on: Mapping[str, str], *, fresh: bool
) -> Staging:
    """Return the staging of an import of a kind, of the layer with a name.

    ``rests_on`` is all but the input and the code that decides the result, by name.
    """
    named = [*sorted(rests_on.items()), ("code", code_digest())]
    return Staging(
        build / FOLDER / STAGING / f"{kind}-{name or ''}",
        digest((key, value.encode()) for key, value in named),
        fresh=fresh,
    )


def batches_of(files: Sequence[Input]) -> list[list[Input]]:
    """Return files in order, cut into batches of :data:`BATCH_BYTES` or a little more. Pure."""
    batches: list[list[Input]] = []
    room = 0
    for file in files:
        if room <= 0:
            batches.append([])
            room = BATCH_BYTES
        batches[-1].append(file)
        room -= file.size
    return batches


def _parts_of(path: Path) -> list[Path]:
    """Return the files that an input consists of: a shapefile is all that bear its name."""
    if path.suffix.lower() != ".shp":
        return [path]
    return sorted(each for each in path.parent.iterdir() if each.name.startswith(f"{path.stem}."))


def _locked(folder: Path) -> io.TextIOWrapper:
    """Make a folder if it is missing, and return its lock, held.

    Raises
    ------
    BlockingIOError
        If another process holds it.
    """
    path = folder / ".lock"
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError), ExitStack() as stack:
            lock = stack.enter_context(path.open("w"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever had the folder deletes it before letting go: then this is the lock of nothing.
            if os.path.samestat(os.fstat(lock.fileno()), path.stat()):
                stack.pop_all()
                return lock


def _read(path: Path) -> bytes | None:
    """Return what was kept under a name; None if nothing whole is there."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    check, content = raw[:_CHECK_BYTES], raw[_CHECK_BYTES:]
    if check == _check(content):
        return content
    sys.stderr.write(f"warning: {path} is damaged; what it stands for is read again\n")
    return None


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECK_BYTES]


def _say_where(done: int, batches: Sequence[Sequence[Input]]) -> None:
    if done:
        total = sum(map(len, batches))
        sys.stderr.write(
            f"note: goes on after {done:,} of {total:,} files of an import that was interrupted; "
            "--fresh starts anew\n"
        )


def _delete_old(folder: Path) -> None:
    """Delete what other imports kept long ago, unless one of them has it now."""
    for other in folder.parent.iterdir():
        # Another import may delete it at the same time.
        with suppress(FileNotFoundError):
            if other == folder or time.time() - other.stat().st_mtime < KEPT_DAYS * _DAY_S:
                continue
            with (other / ".lock").open("a") as lock, suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(other, ignore_errors=True)
