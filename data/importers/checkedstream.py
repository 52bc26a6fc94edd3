"""A stream that is never trusted: what comes out of it is counted, whatever an archive promised."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from data.importers.files import Input

_LFS = b"version https://git-lfs.github.com/spec/"


class CheckedStream(io.RawIOBase):
    """A stream that counts what comes out of it and knows a Git LFS pointer when it sees one."""

    def __init__(self, file: IO[bytes], source: Input) -> None:
        super().__init__()
        self._file = file
        self._source = source
        self._count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
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
