"""What is refused below /api before the API hears of it is refused in the API's form, too."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from dashboard.api.problems import problem
from dashboard.api.sharing import OpenToAll

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/api/"
PROBLEM = b"application/problem+json"


class RefusalsAsProblems:
    """ASGI middleware around Streamlit, which refuses paths with dots, null or line ends in plain text."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a refusal that is no problem document is sent as one."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        is_refused = False

        async def send_problem(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                status = message["status"]
                is_refused = status >= HTTPStatus.BAD_REQUEST and not any(
                    name.lower() == b"content-type" and value.startswith(PROBLEM)
                    for name, value in message["headers"]
                )
                if is_refused:
                    told = problem(status, f"{scope['path']!r} is no path of this API.")
                    await OpenToAll(told)(scope, receive, send)
            if not is_refused:
                await send(message)

        await self._app(scope, receive, send_problem)
