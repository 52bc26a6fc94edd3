"""What an answer costs the server itself: its application called in this process, without a connection.

A round trip on this machine takes some 0.07 ms whatever is in it; of a small answer that is most. Here
is what is left without it.
"""

from __future__ import annotations

import asyncio
import http
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from bench.load.phases import AGAIN, DAYS, FIRST, Times
from dashboard.server import middleware, routes

if TYPE_CHECKING:
    from starlette.types import Message


def own_work(question: str, encoding: str) -> tuple[Times, Times]:
    """Return the times of answers that had to be made, and of the same answers remembered."""
    return asyncio.run(_own_work(question, encoding))


async def _own_work(question: str, encoding: str) -> tuple[Times, Times]:
    app = Starlette(routes=routes(), middleware=middleware())
    made: list[float] = []
    remembered: list[float] = []
    await _ask(app, question.format(day=FIRST - timedelta(days=1)), encoding)
    for number in range(DAYS):
        path = question.format(day=FIRST + timedelta(days=number))
        made.append(await _ask(app, path, encoding))
        remembered += [await _ask(app, path, encoding) for _ in range(AGAIN)]
    return Times(each=made, whole=sum(made)), Times(each=remembered, whole=sum(remembered))


async def _ask(app: Starlette, question: str, encoding: str) -> float:
    path, _, query = question.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"/api/{path}",
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept-encoding", encoding.encode())],
    }
    statuses: list[int] = []

    async def receive() -> Message:
        # The reader stays until the answer is there.
        return await asyncio.Future()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    start = time.perf_counter()
    await app(scope, receive, send)
    taken = time.perf_counter() - start
    if statuses != [http.HTTPStatus.OK]:
        raise RuntimeError(f"{question}: {statuses}")
    return taken
