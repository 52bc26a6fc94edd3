"""Answers remembered: what was asked before of the same data is sent again, not made again.

What many ask for at once is made once: the others wait for the first. No slow reader holds them up,
since an answer is made as fast as it can be and waits in memory for who asked for it.

The API is public and read-only, and an answer follows from the data, the software and the question
alone. So nothing of one reader can reach another through here: of what a reader sends, only the
address and what it accepts go into the key, and all of them do. Answers that say otherwise, by a
cookie or by what they vary with, are not remembered.

It stands around everything else, so that what is remembered passes through nothing but this.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.loading import in_force
from data.errors import DataError
from data.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What a process remembers, and the largest answer that is worth it, in bytes as sent.
KEPT_BYTES = 64_000_000
LARGEST_BYTES = 8_000_000

#: What answers may vary with: the key holds it.
VARY = frozenset({b"accept", b"accept-encoding"})

#: Of the body that a 304 does not have.
_OF_THE_BODY = frozenset({b"content-length", b"content-type", b"content-encoding"})

RawHeaders = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer as it was sent: compressed, if the reader takes that.

    ``tag`` is its entity tag without the mark of a weak one, empty if it has none; ``unchanged``
    are the headers for who has it already.
    """

    headers: RawHeaders
    unchanged: RawHeaders
    tag: str
    body: bytes
    weight: int

    @classmethod
    def of(cls, headers: RawHeaders, body: bytes, key_length: int) -> Answer:
        """Return an answer that weighs all bytes that it takes, its own address among them."""
        unchanged = [each for each in headers if each[0] not in _OF_THE_BODY]
        taken = sum(len(name) + len(value) for name, value in headers)
        return cls(
            headers=headers,
            unchanged=unchanged,
            tag=dict(headers).get(b"etag", b"").decode("latin-1").removeprefix("W/"),
            body=body,
            weight=len(body) + taken + key_length,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What an answer depends on, and the tags of the answers that the reader has."""

    key: tuple[Hashable, ...]
    held: bytes


class Remembered:
    """ASGI middleware that remembers complete answers to GET, those used last, within a limit.

    Parameters
    ----------
    app
        What answers otherwise. Its answers follow from the data in force, the address, ``Accept``
        and whether gzip is taken.
    below
        Start of the paths whose answers are such; everything else is passed on.
    edition
        Names the data in force; costs little. Raises DataError while there are none.
    limit, largest
        What is remembered in all, and of one answer, in bytes.
    """

    def __init__(
        self,
        app: ASGIApp,
        below: str = "/",
        edition: Callable[[], Hashable] = in_force,
        limit: int = KEPT_BYTES,
        largest: int = LARGEST_BYTES,
    ) -> None:
        self._app = app
        self._below = below
        self._edition = edition
        self._largest = largest
        self._answers: Kept[Answer] = Kept(limit, weigh=lambda answer: answer.weight)
        self._making: dict[Hashable, _Making] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is remembered, or what is being made for another, or pass the request on."""
        while (asked := self._question(scope)) is not None:
            known = self._answers.held(asked.key)
            making = self._making.get(asked.key)
            if known is None and making is None:
                await self._make(asked.key, scope, receive, send)
                return
            if known is None and making is not None:
                await making.settled.wait()
                if making.is_for_one:
                    break
                known = making.answer
            if known is not None:
                await _send(known, asked.held, send)
                return
            # What was made for another broke off: whoever wakes first makes it anew.
        await self._app(scope, receive, send)

    async def _make(
        self, key: tuple[Hashable, ...], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Have an answer made, for everybody who asks for it meanwhile, and remember it."""
        making = _Making(self._largest, _length(key), lambda: self._edition_now() == key[0])
        self._making[key] = making
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(making.pass_on(send))
                try:
                    await self._app(scope, receive, making.take)
                finally:
                    making.end()
                    if making.answer is not None:
                        self._answers.hold(key, making.answer)
                    del self._making[key]
        except BaseExceptionGroup as several:
            # One thing went wrong: who stands around us wants to know it by its own name.
            raise several.exceptions[0] from None

    def _edition_now(self) -> Hashable | None:
        """Return what names the data in force; None while there are none."""
        try:
            return self._edition()
        except DataError:
            return None

    def _question(self, scope: Scope) -> _Question | None:
        """Return what is asked; None if it is not for us."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        path, root = scope["path"], scope.get("root_path", "")
        if not path.removeprefix(root).startswith(self._below):
            return None
        edition = self._edition_now()
        if edition is None:
            return None
        host, accept, encodings, held = b"", b"", b"", b""
        for name, value in scope["headers"]:
            if name == b"host":
                host = value
            elif name == b"accept":
                accept += b"," + value
            elif name == b"accept-encoding":
                encodings += value
            elif name == b"if-none-match":
                held += b"," + value
        takes_gzip = b"gzip" in encodings
        key = (
            edition,
            scope["scheme"],
            host,
            root,
            path,
            scope["query_string"],
            accept,
            takes_gzip,
        )
        return _Question(key=key, held=held)


class _Making:
    """An answer while it is made: goes out to who asked first, and is kept aside for the others.

    Parameters
    ----------
    largest
        Bytes that are kept aside. Of an answer that is longer, one reader gets a piece after the other
        at that reader's pace, and nobody waits.
    key_length
        Bytes of the address, which the answer weighs as well.
    is_current
        Whether the data that the answer was asked of are still in force.
    """

    def __init__(self, largest: int, key_length: int, is_current: Callable[[], bool]) -> None:
        self._left = largest
        self._key_length = key_length
        self._is_current = is_current
        self._headers: RawHeaders = []
        self._parts: list[bytes] = []
        self._waiting: asyncio.Queue[Message | None] = asyncio.Queue()
        #: Set once it is known what the others get: an answer, each their own, or nothing yet.
        self.settled = asyncio.Event()
        self.answer: Answer | None = None
        self.is_for_one = False

    async def take(self, message: Message) -> None:
        """Take a message of what makes the answer; only one that is too long waits for its reader."""
        self._waiting.put_nowait(message)
        if not self.is_for_one:
            self._keep(message)
        if self.is_for_one:
            await self._waiting.join()

    async def pass_on(self, send: Send) -> None:
        """Send what was taken, until the end."""
        while (message := await self._waiting.get()) is not None:
            await send(message)
            self._waiting.task_done()

    def end(self) -> None:
        """Say that nothing more comes; an answer that is not whole by now broke off."""
        self._waiting.put_nowait(None)
        self.settled.set()

    def _keep(self, message: Message) -> None:
        """Keep a message aside, and settle what the others get as soon as that is known."""
        if message["type"] == "http.response.start":
            self._headers = list(message["headers"])
            if message["status"] != 200 or not _is_for_all(self._headers):  # noqa: PLR2004  OK
                self._leave_alone()
        elif message["type"] == "http.response.body":
            part = message.get("body", b"")
            self._left -= len(part)
            self._parts.append(part)
            if self._left < 0:
                self._leave_alone()
            elif not message.get("more_body", False):
                self._settle_whole()

    def _settle_whole(self) -> None:
        if self._is_current():
            self.answer = self._whole()
            self.settled.set()
        else:
            # A build that came into force meanwhile may have given the answer.
            self._leave_alone()

    def _leave_alone(self) -> None:
        self.is_for_one = True
        self._parts = []
        self.settled.set()

    def _whole(self) -> Answer:
        """Return the answer, with the length that a streamed one did not know."""
        body = b"".join(self._parts)
        others = [(name.lower(), value) for name, value in self._headers]
        others = [each for each in others if each[0] != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        return Answer.of([*others, length], body, self._key_length)


def _is_for_all(headers: RawHeaders) -> bool:
    """Tell whether an answer hangs on nothing of its reader but what the key holds."""
    for name, value in headers:
        if name.lower() == b"set-cookie":
            return False
        if (
            name.lower() == b"vary"
            and not {each.strip() for each in value.lower().split(b",")} <= VARY
        ):
            return False
    return True


async def _send(known: Answer, held: bytes, send: Send) -> None:
    """Send a remembered answer, or 304 if the reader's copy is still good."""
    is_good = bool(held) and _is_held(known.tag, held.decode("latin-1"))
    headers = [*(known.unchanged if is_good else known.headers)]
    await send(
        {"type": "http.response.start", "status": 304 if is_good else 200, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if is_good else known.body})


def _is_held(tag: str, held: str) -> bool:
    tags = {each.strip().removeprefix("W/") for each in held.split(",")}
    return bool(tag) and (tag in tags or "*" in tags)


def _length(key: tuple[Hashable, ...]) -> int:
    return sum(len(part) for part in key if isinstance(part, str | bytes))
