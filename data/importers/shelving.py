"""Putting finished layers on the shelf and in force: all of an import at once, or none."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from data.digest import NAME_DIGITS, digest
from data.export.geojson import dump
from data.importers.columnar import packed
from data.importers.errors import ImportFault
from data.importers.eventcolumns import packed_events
from data.importers.shelf import (
    ABOUT,
    EVENT_LAYERS,
    EVENTS,
    FOLDER,
    KINDS,
    LAYERS,
    POINTER,
    REPORT,
    SHARES,
    SPELLS,
    versions_in_force,
)
from data.layer import Layer
from data.layerevents import EventLayer
from data.layerspells import LayerSpells
from data.output import TEMPORARY, publish_folder, unfinished_folder, write_atomic
from data.recordjson import to_json
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import polars as pl

#: Versions of a layer that are kept, the one in force among them: a server may still read the other.
KEPT_VERSIONS = 2


class Shelvable(Protocol):
    """What is ready for the shelf: its name, its kind, and the files of its version."""

    @property
    def name(self) -> str:
        """Name of the layer."""

    @property
    def kind(self) -> str:
        """One of :data:`data.importers.shelf.KINDS`."""

    @property
    def counts(self) -> Mapping[str, int]:
        """What was read and left out."""

    def files(self) -> Mapping[str, bytes]:
        """Return the files by name."""

    def describe(self) -> str:
        """Return what the layer holds, in one line for people."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Finished:
    """A layer that is ready for the shelf. ``inputs`` are names and sizes of the files read.

    ``further`` are files beside the spells, by name.
    """

    layer: Layer
    sides: Sides
    inputs: tuple[tuple[str, int], ...]
    counts: Mapping[str, int]
    codes: tuple[str, ...]
    spells: LayerSpells
    report: bytes
    further: Mapping[str, bytes] = field(default_factory=dict)

    kind = LAYERS

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.layer.name

    def files(self) -> Mapping[str, bytes]:
        """Return the files by name."""
        has_shares = {"shares": True} if SHARES in self.further else {}
        about = _about(self.layer, self.inputs, self.counts, sides=int(self.sides), **has_shares)
        return {
            SPELLS: packed(self.spells, self.codes, self.layer),
            ABOUT: about,
            REPORT: self.report,
            **self.further,
        }

    def describe(self) -> str:
        """Return what the layer holds, in one line for people."""
        layer = self.layer
        return (
            f"{layer.covered:,} settlements, {layer.spells:,} spells, "
            f"{layer.first} to {layer.last}; {layer.licence}"
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class FinishedEvents:
    """A layer of events that is ready for the shelf, as :class:`Finished` is one of statuses."""

    layer: EventLayer
    events: pl.DataFrame
    inputs: tuple[tuple[str, int], ...]
    counts: Mapping[str, int]
    report: bytes

    kind = EVENT_LAYERS

    @property
    def name(self) -> str:
        """Name of the layer."""
        return self.layer.name

    def files(self) -> Mapping[str, bytes]:
        """Return the files by name."""
        return {
            EVENTS: packed_events(self.events, self.layer),
            ABOUT: _about(self.layer, self.inputs, self.counts),
            REPORT: self.report,
        }

    def describe(self) -> str:
        """Return what the layer holds, in one line for people."""
        layer = self.layer
        return (
            f"{layer.events:,} events, {layer.placed:,} with a settlement, "
            f"{layer.first} to {layer.last}; {layer.licence}"
        )


def put(build: Path, finished: Sequence[Shelvable]) -> dict[str, str]:
    """Put layers in force, all at once; return their versions by name.

    A process that dies leaves every layer as it was, or as it is to be.

    Raises
    ------
    ImportFault
        If a name belongs to a layer of another kind.
    OSError
        If the folder cannot be written; the layers in force stay.
    """
    shelf = build / FOLDER
    shelf.mkdir(parents=True, exist_ok=True)
    with _locked(shelf):
        current = {kind: versions_in_force(build, kind) for kind in KINDS}
        for each in finished:
            _require_own_name(each, current)
        versions = {each.name: _write(shelf, each) for each in finished}
        for each in finished:
            current[each.kind][each.name] = versions[each.name]
        named = {
            kind: dict(sorted(current[kind].items()))
            for kind in KINDS
            if current[kind] or kind == LAYERS
        }
        write_atomic(shelf / POINTER, dump(named) + b"\n")
        for name, version in versions.items():
            _prune(shelf / name, keep=version)
    return versions


def _require_own_name(finished: Shelvable, current: Mapping[str, Mapping[str, str]]) -> None:
    """Refuse a name of another kind of layer: its folder and its questions would be mixed up."""
    for kind, names in current.items():
        if kind != finished.kind and finished.name in names:
            raise ImportFault(
                f"--name {finished.name!r}", "is a layer of another kind", "choose another name"
            )


def _write(shelf: Path, finished: Shelvable) -> str:
    """Write a version unless it is there, undamaged; return its name."""
    files = finished.files()
    version = digest(files.items())[:NAME_DIGITS]
    folder = shelf / finished.name / version
    if all(_holds(folder / name, content) for name, content in files.items()):
        return version
    with unfinished_folder(shelf / finished.name) as unfinished:
        for name, content in files.items():
            write_atomic(unfinished / name, content)
        publish_folder(unfinished, folder)
    return version


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _about(
    layer: Layer | EventLayer,
    inputs: tuple[tuple[str, int], ...],
    counts: Mapping[str, int],
    **further: int,
) -> bytes:
    about: dict[str, Any] = {
        "layer": to_json(layer),
        **further,
        "inputs": [{"name": name, "bytes": size} for name, size in inputs],
        "counts": dict(counts),
    }
    return dump(about) + b"\n"


def _prune(folder: Path, *, keep: str) -> None:
    """Delete all versions of a layer but the one in force and the newest others.

    What killed imports left goes as well: whoever prunes holds the lock, so nobody is writing it.
    """
    found = [path for path in folder.iterdir() if path.is_dir() and path.name != keep]
    abandoned = [path for path in found if path.name.startswith(TEMPORARY)]
    others = [path for path in found if path not in abandoned]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in (*abandoned, *others[KEPT_VERSIONS - 1 :]):
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(shelf: Path) -> Iterator[None]:
    """Let one process at a time change what is in force; the lock goes with the process."""
    with (shelf / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
