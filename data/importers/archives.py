"""ZIP archives and gzip files from strangers: what they list and promise, before anything is read."""

from __future__ import annotations

import stat
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from pathlib import Path

#: Most members that an archive may list.
MAX_MEMBERS = 10_000

ZIP_SUFFIX, GZIP_SUFFIX = ".zip", ".gz"

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP_START = b"\x1f\x8b"
_GZIP_SIZE_BYTES = 4
_ENCRYPTED = 0x1


def is_zip(path: Path) -> bool:
    """Tell by its first bytes whether a file is a ZIP archive."""
    with path.open("rb") as file:
        return file.read(4) in _ZIP_STARTS


def is_gzip(path: Path) -> bool:
    """Tell by its first bytes whether a file is packed by gzip."""
    with path.open("rb") as file:
        return file.read(len(_GZIP_START)) == _GZIP_START


def gzip_size(path: Path) -> int:
    """Return how many bytes a gzip file promises to hold: its last four bytes, never trusted."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _GZIP_SIZE_BYTES, 0))
        return int.from_bytes(file.read(_GZIP_SIZE_BYTES), "little")


def unpacked_name(name: str) -> str:
    """Return the name of what a gzip file holds: ``a.csv`` for ``a.csv.gz``; other names as they are."""
    return name[: -len(GZIP_SUFFIX)] if name.lower().endswith(GZIP_SUFFIX) else name


def zip_members(path: Path) -> list[zipfile.ZipInfo]:
    """Return the files of a ZIP archive, none of whose names leads out of it.

    Raises
    ------
    ImportFault
        If it is damaged or encrypted, lists too many files, or one that leads out of it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ImportFault(
            path.name, f"damaged or cut short ({error})", "fetch the file again"
        ) from error
    if len(members) > MAX_MEMBERS:
        raise ImportFault(path.name, f"lists more than {MAX_MEMBERS:,} files", "do not trust it")
    for each in members:
        pure = PurePosixPath(each.orig_filename.replace("\\", "/"))
        leads_out = pure.is_absolute() or ".." in pure.parts or ":" in pure.parts[0]
        if leads_out or stat.S_ISLNK(each.external_attr >> 16):
            raise ImportFault(
                path.name, f"holds {each.filename!r}, which leads out of it", "do not trust it"
            )
        if each.flag_bits & _ENCRYPTED:
            raise ImportFault(path.name, f"{each.filename!r} is encrypted", "decrypt it first")
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ImportFault(path.name, f"{each.filename!r} is packed unusually", "pack it anew")
    return [each for each in members if not each.is_dir()]
