"""Small answers leave at once: Nagle's algorithm is switched off for every connection.

asyncio does so itself, but only for sockets that name TCP as their protocol, and the one that
Streamlit binds does not. A head and a small body are two writes; with the algorithm on, the second
waits until the reader confirms the first, which readers put off by 40 ms.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class Promptness:
    """ASGI middleware; where the server does not let its connection be reached, it does nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Prepare the connection of a request or of a websocket and pass it on."""
        if scope["type"] in {"http", "websocket"}:
            send_at_once(receive)
        await self._app(scope, receive, send)


def send_at_once(receive: Receive) -> None:
    """Switch off waiting on the connection behind ``receive``, a method of uvicorn's protocols."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    found = None if transport is None else transport.get_extra_info("socket")
    if found is not None and found.family in {socket.AF_INET, socket.AF_INET6}:
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
