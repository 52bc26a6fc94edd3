"""Built files: where builds lie, which one is in force, and reading from it.

A folder of builds holds one folder a dataset, named by a digest of its contents and never changed,
and the file ``current`` that names the one in force. Beside them, ``layers`` holds what was imported
(:mod:`data.importers.shelf`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.digest import digest
from data.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

#: Names the build in force, and the evidence that it was made from.
POINTER = "current"

#: Lists the files of a build with their digests.
MANIFEST = "manifest.json"


class BuildError(DataError):
    """There is no build, or it is damaged. The message says how to make one."""


def seeds_digest(seeds: Path) -> str:
    """Return a digest of everything below the folder of the evidence, hidden files left out."""
    names = sorted(path.relative_to(seeds) for path in seeds.rglob("*") if path.is_file())
    shown = [name for name in names if not any(part.startswith(".") for part in name.parts)]
    return digest((name.as_posix(), (seeds / name).read_bytes()) for name in shown)


@dataclass(frozen=True, kw_only=True)
class Build:
    """One build, read file by file.

    ``dataset`` names it; ``seeds`` is the digest of the evidence that it was made from; ``files``
    has the SHA-256 of each file by name.
    """

    folder: Path
    dataset: str
    seeds: str
    files: Mapping[str, str]

    def read(self, name: str) -> bytes:
        """Return a file.

        Raises
        ------
        BuildError
            If it is missing, or its bytes are not those that were written.
        """
        raw = self.asset(name).read_bytes()
        if hashlib.sha256(raw).hexdigest() != self.files[name]:
            raise self._damaged(f"{name} is not as it was written")
        return raw

    def unpacked(self, name: str, unpack: Callable[[bytes], Any]) -> Any:
        """Return what ``unpack`` makes of a file; raise BuildError if it can make nothing of it."""
        raw = self.read(name)
        try:
            return unpack(raw)
        except (ValueError, KeyError, TypeError) as error:
            # The bytes are those that were written, so another version of the code wrote them.
            raise self._damaged(f"{name} has another form: {error!r}") from error

    def asset(self, name: str) -> Path:
        """Return the path of a file; raise BuildError if there is no such file."""
        path = self.folder / name
        if name not in self.files or not path.is_file():
            raise self._damaged(f"it has no file {name}")
        return path

    def _damaged(self, problem: str) -> BuildError:
        return BuildError(
            f"the build in {self.folder} is damaged: {problem}; `python -m data build` mends it"
        )


def current_build(folder: Path) -> Build:
    """Return the build in force.

    Raises
    ------
    BuildError
        If there is none, or what names it cannot be read.
    """
    try:
        pointer = json.loads((folder / POINTER).read_bytes())
        target = folder / pointer["dataset"]
        manifest = json.loads((target / MANIFEST).read_bytes())
        return Build(
            folder=target,
            dataset=pointer["dataset"],
            seeds=pointer["seeds"],
            files=dict(manifest["files"]),
        )
    except FileNotFoundError:
        raise BuildError(f"no build in {folder}; make one with `python -m data build`") from None
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(
            f"the build in {folder} is damaged: {error!r}; `python -m data build` mends it"
        ) from error
