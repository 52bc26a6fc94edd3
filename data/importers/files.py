"""Input files: plain or inside ZIP archives, read as a stream, never trusted.

Bytes are counted as they come out of an archive, not as it promises; a name in an archive is only
ever compared, and nothing is unpacked to disk. Nothing here or after it is given to GDAL.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Most members that an archive may list.
MAX_MEMBERS = 10_000

#: Bytes that are read at once; also the longest line.
BLOCK_BYTES = 1 << 24

_LFS = b"version https://git-lfs.github.com/spec/"
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to read: ``name`` for messages, and ``size`` of the data in bytes, as promised.

    ``member`` is its name inside the archive ``path``, empty for a plain file.
    """

    path: Path
    member: str
    size: int
    limit: int

    @property
    def name(self) -> str:
        """Name for people: ``2022.zip/control_latest_2022.csv``."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def file_name(self) -> str:
        """Name of the data file itself, without folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @contextmanager
    def open(self) -> Iterator[io.RawIOBase]:
        """Open for reading; damage and oversize are faults wherever they are met.

        Raises
        ------
        ImportFault
            If the file is damaged, cut short, encrypted, a Git LFS pointer, or larger than
            ``limit`` bytes.
        """
        try:
            if not self.member:
                with self.path.open("rb") as file:
                    yield _Checked(file, self)
                return
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                yield _Checked(file, self)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise ImportFault(
                self.name, f"damaged or cut short ({error})", "fetch the file again"
            ) from error

    def read(self) -> bytes:
        """Return all bytes; raises as :meth:`open` does."""
        with self.open() as file:
            return file.read() or b""


class _Checked(io.RawIOBase):
    """A stream that counts what comes out of it and knows a Git LFS pointer when it sees one."""

    def __init__(self, file: IO[bytes], source: Input) -> None:
        super().__init__()
        self._file = file
        self._source = source
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill a buffer; return the number of bytes."""
        raw = self.read(len(buffer))
        buffer[: len(raw)] = raw
        return len(raw)

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, or all."""
        source = self._source
        room = source.limit - self._count + 1
        raw = self._file.read(room if size < 0 else min(size, room))
        if self._count == 0 and raw.startswith(_LFS):
            raise ImportFault(
                source.name, "a Git LFS pointer, not the file itself", "fetch it by `git lfs pull`"
            )
        self._count += len(raw)
        if self._count > source.limit:
            raise ImportFault(
                source.name, f"more than {source.limit:,} bytes", "this is no file of this kind"
            )
        return raw


def inputs(
    paths: Sequence[Path], wanted: Callable[[str], bool], *, limit: int, what: str
) -> list[Input]:
    """Return the data files among paths, in order of name: files, folders and ZIP archives.

    Parameters
    ----------
    paths
        Files are taken whatever they are called; of folders and archives only what is ``wanted``.
    wanted
        Tells by its name, without folders, whether a file is one of the kind.
    limit
        Most bytes that one file may have, after inflating.
    what
        The kind in words, for the error.

    Raises
    ------
    ImportFault
        If a path is missing, an archive is damaged or holds names that lead out of it, or nothing
        is wanted.
    """
    found: list[Input] = []
    for path in paths:
        if path.is_dir():
            files = sorted(each for each in path.rglob("*") if each.is_file())
            kept = (each for each in files if wanted(each.name) or _is_zip_of(each, wanted))
            for each in kept:
                found.extend(_inputs_of(each, wanted, limit))
        elif path.is_file():
            found.extend(_inputs_of(path, wanted, limit))
        else:
            raise ImportFault(str(path), "no such file or folder", "check the path")
    if not found:
        names = ", ".join(path.name for path in paths)
        raise ImportFault(names, f"holds no {what}", "docs/importing.md has the names")
    unique = {(each.path.resolve(), each.member): each for each in found}
    return sorted(unique.values(), key=lambda each: (each.file_name, each.name))


def _is_zip_of(path: Path, wanted: Callable[[str], bool]) -> bool:
    """Tell whether a file of a folder is an archive that is named like a wanted file."""
    suffixes = (".csv", ".txt", ".geojson")
    return path.suffix.lower() == ".zip" and any(wanted(path.stem + each) for each in suffixes)


def _inputs_of(path: Path, wanted: Callable[[str], bool], limit: int) -> Iterable[Input]:
    with path.open("rb") as file:
        is_zip = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    if path.suffix.lower() == ".zip" and not is_zip:
        # The stream knows a Git LFS pointer; anything else under this name is damage.
        Input(path=path, member="", size=0, limit=limit).read()
        raise ImportFault(path.name, "no ZIP archive", "fetch the file again")
    if is_zip and path.suffix.lower() != ".xlsx":
        return [
            Input(path=path, member=each.filename, size=each.file_size, limit=limit)
            for each in _members(path)
            if wanted(PurePosixPath(each.filename).name)
        ]
    return [Input(path=path, member="", size=path.stat().st_size, limit=limit)]


def _members(path: Path) -> list[zipfile.ZipInfo]:
    """Return the files of an archive, none of whose names leads out of it."""
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


def line_blocks(
    file: io.RawIOBase, name: str, size: int = BLOCK_BYTES
) -> Iterator[tuple[bytes, int]]:
    """Yield pieces of whole lines, and the number of the first line of each, from 1.

    A byte order mark of UTF-8 is taken off.

    Raises
    ------
    ImportFault
        If the text is UTF-16, holds a NUL byte, or has a line longer than a block.
    """
    rest, line = b"", 1
    while piece := file.read(size):
        if line == 1 and not rest:
            piece = _without_mark(piece, name)
        cut = piece.rfind(b"\n") + 1
        if not cut:
            if len(rest) > size:
                raise ImportFault(name, f"a line longer than {size:,} bytes", "not text", line=line)
            rest += piece
            continue
        block, rest = b"".join((rest, memoryview(piece)[:cut])), piece[cut:]
        if b"\0" in block:
            at = line + block[: block.index(b"\0")].count(b"\n")
            raise ImportFault(name, "a NUL byte: this is not text", "fetch it again", line=at)
        yield block, line
        line += count_of(b"\n", block)
    if rest:
        yield rest, line


def count_of(byte: bytes, block: bytes) -> int:
    """Count a byte that is frequent: NumPy does so in a quarter of the time of ``bytes.count``."""
    return int(np.count_nonzero(np.frombuffer(block, dtype=np.uint8) == ord(byte)))


def _without_mark(piece: bytes, name: str) -> bytes:
    if piece[:2] in _UTF16_BOMS:
        raise ImportFault(name, "encoded as UTF-16", "save it as UTF-8")
    return piece.removeprefix(_UTF8_BOM)


def named_sizes(paths: Iterable[Input]) -> tuple[tuple[str, int], ...]:
    """Return names and sizes of inputs, for the description of a layer."""
    return tuple((each.name, each.size) for each in paths)
