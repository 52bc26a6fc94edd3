"""A reader that does nothing but read: how long an answer takes is then the server's time and the road's.

Python's ``http.client`` takes 0.06 ms to take the headers of one answer apart, half of what a remembered
answer takes in all.
"""

from __future__ import annotations

import http
import socket
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

PIECE = 1 << 18


class AnswerError(RuntimeError):
    """The server did not answer, or not as it should."""


class Reader:
    """One connection that stays open; bodies come by their length or in chunks."""

    def __init__(self, host: str, port: int) -> None:
        self._host = f"{host}:{port}"
        self._socket = socket.create_connection((host, port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._left = b""

    def __enter__(self) -> Self:
        """Return the reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self._socket.close()

    def get(self, path: str) -> bytes:
        """Return the body of an answer as it came, compressed.

        Raises
        ------
        AnswerError
            If it is no 200, or breaks off.
        """
        asked = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nAccept-Encoding: gzip\r\n\r\n"
        self._socket.sendall(asked.encode())
        head = self._until(b"\r\n\r\n").lower()
        status, _, head = head.partition(b"\r\n")
        if int(status.split()[1]) != http.HTTPStatus.OK:
            raise AnswerError(f"{path}: {status.decode()}")
        _, has_length, rest = head.partition(b"content-length:")
        return self._exactly(int(rest.partition(b"\r\n")[0])) if has_length else self._chunks()

    def _chunks(self) -> bytes:
        found = []
        while size := int(self._until(b"\r\n"), 16):
            found.append(self._exactly(size))
            self._exactly(2)
        self._exactly(2)
        return b"".join(found)

    def _until(self, end: bytes) -> bytes:
        """Return what comes before a mark, and pass over the mark."""
        while end not in self._left:
            self._more()
        found, _, self._left = self._left.partition(end)
        return found

    def _exactly(self, size: int) -> bytes:
        while len(self._left) < size:
            self._more()
        found, self._left = self._left[:size], self._left[size:]
        return found

    def _more(self) -> None:
        piece = self._socket.recv(PIECE)
        if not piece:
            raise AnswerError("the connection was closed in the middle of an answer")
        self._left += piece
