"""What is refused below /api before the API hears of it is refused in the API's form, too."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from dashboard.api.problems import problem
from dashboard.api.sharing import OpenToAll
from dashboard.instead import answer_unless

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/api/"
PROBLEM = "application/problem+json"


class RefusalsAsProblems:
    """ASGI middleware around Streamlit, which refuses paths with dots, null or line ends in plain text."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a refusal that is no problem document is sent as one."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return

        def refusal(status: int, headers: Headers) -> ASGIApp | None:
            told = headers.get("content-type", "").startswith(PROBLEM)
            if status < HTTPStatus.BAD_REQUEST or told:
                return None
            return OpenToAll(problem(status, f"{scope['path']!r} is no path of this API."))

        await answer_unless(self._app, scope, receive, send, refusal)
