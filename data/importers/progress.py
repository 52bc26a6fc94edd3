"""Progress on stderr: how much of the input is read, how fast, and how long it will take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds between two lines; a terminal's line is rewritten more often than a log grows.
TERMINAL_S, LOG_S = 0.2, 10.0

_MB = 1e6


class Progress:
    """Counts bytes of the input files as they are on disk, and says so now and then.

    Parameters
    ----------
    total
        Bytes of all input.
    stream
        Where to write; None writes nothing.
    clock
        Seconds, for tests.
    """

    def __init__(
        self,
        total: int,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._began = self._told = clock()
        self._done = 0
        self._terminal = stream is not None and stream.isatty()

    def advance(self, size: int) -> None:
        """Count ``size`` more bytes as read."""
        self._done += size
        now = self._clock()
        if self._stream is not None and now - self._told >= self._pause:
            self._told = now
            self._write(self.line(now - self._began))

    def skip(self, size: int) -> None:
        """Count ``size`` bytes less to read: they were read before."""
        self._total -= size

    def line(self, elapsed: float) -> str:
        """Return what there is to say after so many seconds."""
        rate = self._done / elapsed if elapsed > 0 else 0.0
        left = (self._total - self._done) / rate if rate else 0.0
        return (
            f"read {self._done / _MB:,.0f} of {self._total / _MB:,.0f} MB, "
            f"{rate / _MB:,.1f} MB/s, {max(left, 0.0):,.0f} s left"
        )

    def close(self) -> None:
        """End a terminal's line."""
        if self._terminal and self._told > self._began:
            self._write_raw("\n")

    @property
    def _pause(self) -> float:
        return TERMINAL_S if self._terminal else LOG_S

    def _write(self, text: str) -> None:
        self._write_raw(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")

    def _write_raw(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()


def quiet() -> Progress:
    """Return a progress that says nothing."""
    return Progress(0)


def on_stderr(total: int) -> Progress:
    """Return a progress that writes to standard error."""
    return Progress(total, sys.stderr)
