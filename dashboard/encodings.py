"""What a reader refuses is not sent: ``gzip;q=0`` names gzip, but says that it is not wanted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_REFUSED = re.compile(rb";\s*q=0(\.0*)?\s*$", re.IGNORECASE)


class RefusedEncodings:
    """ASGI middleware that leaves only what is wanted in Accept-Encoding, in lower case.

    Starlette, Streamlit and the memory of answers look whether the word ``gzip`` is there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with what its reader takes."""
        if scope["type"] == "http":
            headers = [
                (name, wanted(value) if name == b"accept-encoding" else value)
                for name, value in scope["headers"]
            ]
            scope = {**scope, "headers": headers}
        await self._app(scope, receive, send)


def wanted(given: bytes) -> bytes:
    """Return the encodings of a header that are not refused. Pure."""
    return b",".join(each for each in given.lower().split(b",") if not _REFUSED.search(each))
