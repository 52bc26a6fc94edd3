"""Answers remembered: what was asked before of the same data is sent again, not made again.

The API is public and read-only, and an answer follows from the data, the software and the question
alone. So nothing of one reader can reach another through here: of what a reader sends, only the
address and what it accepts go into the key, and all of them do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from dashboard.loading import in_force
from data.errors import DataError
from data.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What a process remembers, and the largest answer that is worth it, in bytes as sent.
KEPT_BYTES = 64_000_000
LARGEST_BYTES = 8_000_000

#: Of the body that a 304 does not have.
_OF_THE_BODY = frozenset({b"content-length", b"content-type", b"content-encoding"})

RawHeaders = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer as it was sent: compressed, if the reader takes that."""

    headers: RawHeaders
    body: bytes
    key_length: int

    @property
    def weight(self) -> int:
        """Bytes that it takes, its own address among them."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + headers + self.key_length

    def tag(self) -> str:
        """Return its entity tag without the mark of a weak one; empty if it has none."""
        return Headers(raw=self.headers).get("etag", "").removeprefix("W/")


class Remembered:
    """ASGI middleware that remembers complete answers to GET, those used last, within a limit.

    Parameters
    ----------
    app
        What answers otherwise. Its answers follow from the data in force, the address, ``Accept``
        and whether gzip is taken.
    edition
        Names the data in force; costs little. Raises DataError while there are none.
    limit, largest
        What is remembered in all, and of one answer, in bytes.
    """

    def __init__(
        self,
        app: ASGIApp,
        edition: Callable[[], Hashable] = in_force,
        limit: int = KEPT_BYTES,
        largest: int = LARGEST_BYTES,
    ) -> None:
        self._app = app
        self._edition = edition
        self._largest = largest
        self._answers: Kept[Answer] = Kept(limit, weigh=lambda answer: answer.weight)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is remembered, or pass the request on and remember its answer."""
        key = self._key(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        known = self._answers.held(key)
        if known is not None:
            await _send(known, Headers(scope=scope), send)
            return
        copy = _Copy(send, self._largest)
        await self._app(scope, receive, copy.send)
        # A build that came into force meanwhile may have given the answer.
        if copy.is_whole and key == self._key(scope):
            self._answers.hold(key, copy.answer(_length(key)))

    def _key(self, scope: Scope) -> tuple[Hashable, ...] | None:
        """Return what an answer depends on; None if it is not for us."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        try:
            edition = self._edition()
        except DataError:
            return None
        headers = Headers(scope=scope)
        return (
            edition,
            scope["scheme"],
            headers.get("host", ""),
            scope.get("root_path", ""),
            scope["path"],
            scope["query_string"],
            headers.get("accept", ""),
            "gzip" in headers.get("accept-encoding", ""),
        )


class _Copy:
    """What is sent, kept aside while it goes out, unless it is too much."""

    def __init__(self, send: Send, largest: int) -> None:
        self._send = send
        self._left = largest
        self._headers: RawHeaders | None = None
        self._parts: list[bytes] = []
        self.is_whole = False

    async def send(self, message: Message) -> None:
        """Send a message on; of an answer that is fine, keep a copy."""
        await self._send(message)
        if message["type"] == "http.response.start":
            is_fine = message["status"] == 200  # noqa: PLR2004  OK
            self._headers = list(message["headers"]) if is_fine else None
            return
        if self._headers is None or message["type"] != "http.response.body":
            return
        part = message.get("body", b"")
        self._left -= len(part)
        if self._left < 0:
            self._headers, self._parts = None, []
            return
        self._parts.append(part)
        self.is_whole = not message.get("more_body", False)

    def answer(self, key_length: int) -> Answer:
        """Return the answer, with the length that a streamed one did not know."""
        body = b"".join(self._parts)
        others = [each for each in self._headers or [] if each[0].lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        return Answer(headers=[*others, length], body=body, key_length=key_length)


async def _send(known: Answer, asked: Headers, send: Send) -> None:
    """Send a remembered answer, or 304 if the reader's copy is still good."""
    tag = known.tag()
    held = {each.strip().removeprefix("W/") for each in asked.get("if-none-match", "").split(",")}
    is_good = bool(tag) and (tag in held or "*" in held)
    headers = known.headers
    if is_good:
        headers = [each for each in headers if each[0].lower() not in _OF_THE_BODY]
    await send(
        {"type": "http.response.start", "status": 304 if is_good else 200, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if is_good else known.body})


def _length(key: tuple[Hashable, ...]) -> int:
    return sum(len(part) for part in key if isinstance(part, str | bytes))
