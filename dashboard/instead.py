"""Another answer in place of one that an application has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def answer_unless(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
    instead: Callable[[int, Headers], ASGIApp | None],
) -> None:
    """Let an application answer a request, or something else once its status and headers are known.

    Parameters
    ----------
    instead
        What answers in place of the application; None lets its own answer through.
    """
    is_replaced = False

    async def send_or_replace(message: Message) -> None:
        nonlocal is_replaced
        if message["type"] == "http.response.start":
            other = instead(message["status"], Headers(raw=message["headers"]))
            is_replaced = other is not None
            if other is not None:
                await other(scope, receive, send)
        if not is_replaced:
            await send(message)

    await app(scope, receive, send_or_replace)
