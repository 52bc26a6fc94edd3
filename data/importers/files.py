"""Input files: plain, packed by gzip or inside ZIP archives, read as a stream, never trusted.

Bytes are counted as they come out of an archive, not as it promises; a name in an archive is only
ever compared, and nothing is unpacked to disk. Nothing here or after it is given to GDAL.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, cast

import numpy as np

from data.importers.archives import (
    GZIP_SUFFIX,
    ZIP_SUFFIX,
    gzip_size,
    is_gzip,
    is_zip,
    unpacked_name,
    zip_members,
)
from data.importers.checkedstream import CheckedStream
from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

#: Bytes that are read at once; also the longest line.
BLOCK_BYTES = 1 << 24

_MARKED_AT_ONCE = 1 << 18

_UTF8_BOM = b"\xef\xbb\xbf"
#: What readers of archives say of damage.
_DAMAGE = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError)
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file to read: ``name`` for messages, and ``size`` of the data in bytes, as promised.

    ``member`` is its name inside the archive ``path``, empty for a plain file and for one that is
    ``gzipped``.
    """

    path: Path
    member: str
    size: int
    limit: int
    gzipped: bool = False

    @property
    def name(self) -> str:
        """Name for people: ``2022.zip/control_latest_2022.csv``."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def file_name(self) -> str:
        """Name of the data file itself, without folders, and without what says that it is packed."""
        if self.member:
            return PurePosixPath(self.member).name
        return unpacked_name(self.path.name) if self.gzipped else self.path.name

    @property
    def is_plain(self) -> bool:
        """Whether the bytes on disk are the data itself."""
        return not (self.member or self.gzipped)

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
            with ExitStack() as opened:
                file: IO[bytes]
                if self.member:
                    archive = opened.enter_context(zipfile.ZipFile(self.path))
                    file = opened.enter_context(archive.open(self.member))
                elif self.gzipped:
                    file = cast("IO[bytes]", opened.enter_context(gzip.open(self.path)))
                else:
                    file = opened.enter_context(self.path.open("rb"))
                yield CheckedStream(file, self)
        except _DAMAGE as error:
            raise ImportFault(
                self.name, f"damaged or cut short ({error})", "fetch the file again"
            ) from error

    def read(self) -> bytes:
        """Return all bytes; raises as :meth:`open` does."""
        with self.open() as file:
            return file.read() or b""


def inputs(
    paths: Sequence[Path], wanted: Callable[[str], bool], *, limit: int, what: str
) -> list[Input]:
    """Return the data files among paths, in order of name: files, gzipped or not, folders, ZIP archives.

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
            kept = (
                each
                for each in files
                if wanted(unpacked_name(each.name)) or _is_zip_of(each, wanted)
            )
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
    return path.suffix.lower() == ZIP_SUFFIX and any(wanted(path.stem + each) for each in suffixes)


def _inputs_of(path: Path, wanted: Callable[[str], bool], limit: int) -> Iterable[Input]:
    suffix = path.suffix.lower()
    if is_gzip(path):
        return [Input(path=path, member="", size=gzip_size(path), limit=limit, gzipped=True)]
    is_archive = is_zip(path)
    if suffix == GZIP_SUFFIX or (suffix == ZIP_SUFFIX and not is_archive):
        # The stream knows a Git LFS pointer; anything else under this name is damage.
        Input(path=path, member="", size=0, limit=limit).read()
        kind = "gzip file" if suffix == GZIP_SUFFIX else "ZIP archive"
        raise ImportFault(path.name, f"no {kind}", "fetch the file again")
    if is_archive and suffix != ".xlsx":
        return [
            Input(path=path, member=each.filename, size=each.file_size, limit=limit)
            for each in zip_members(path)
            if wanted(PurePosixPath(each.filename).name)
        ]
    return [Input(path=path, member="", size=path.stat().st_size, limit=limit)]


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
        del piece  # as large as the block, which others may hold for long
        if b"\0" in block:
            at = line + block[: block.index(b"\0")].count(b"\n")
            raise ImportFault(name, "a NUL byte: this is not text", "fetch it again", line=at)
        yield block, line
        line += count_of(b"\n", block)
    if rest:
        yield rest, line


def count_of(byte: bytes, block: bytes) -> int:
    """Count a byte that is frequent: NumPy does so in a quarter of the time of ``bytes.count``."""
    return sum(int(np.count_nonzero(found)) for _, found in _marked(byte, block))


def places_of(byte: bytes, block: bytes) -> NDArray[np.int64]:
    """Return where a byte stands, in order."""
    return np.concatenate(
        [np.flatnonzero(found) + first for first, found in _marked(byte, block)]
        or [np.zeros(0, dtype=np.int64)]
    )


def _marked(byte: bytes, block: bytes) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Yield where a piece of a block begins and which of its bytes are the one looked for.

    In pieces that the processor's cache holds: as much memory again as the block is not needed.
    """
    text = np.frombuffer(block, dtype=np.uint8)
    for first in range(0, len(text), _MARKED_AT_ONCE):
        yield first, text[first : first + _MARKED_AT_ONCE] == ord(byte)


def _without_mark(piece: bytes, name: str) -> bytes:
    if piece[:2] in _UTF16_BOMS:
        raise ImportFault(name, "encoded as UTF-16", "save it as UTF-8")
    return piece.removeprefix(_UTF8_BOM)


def named_sizes(paths: Iterable[Input]) -> tuple[tuple[str, int], ...]:
    """Return names and sizes of inputs, for the description of a layer."""
    return tuple((each.name, each.size) for each in paths)
