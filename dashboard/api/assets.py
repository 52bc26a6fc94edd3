"""The built files for the browser, under an address that changes with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response

from dashboard.api.problems import problem
from dashboard.loading import store

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

MEDIA_TYPES = {".bin": "application/octet-stream", ".json": "application/json"}
NAMES = frozenset(
    ("history.bin", "cells.bin", "names.json", "base.json", "timeline.json", "events.json")
)
FOR_EVER = "public, max-age=31536000, immutable"


class HashedAssets:
    """ASGI application: ``/<dataset hash>/<file>``, for the dataset being served and no other."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        await self._response(path.strip("/").split("/"), scope["method"])(scope, receive, send)

    def _response(self, parts: list[str], method: str) -> Response:
        if method not in {"GET", "HEAD"}:
            return problem(405, "Only GET and HEAD are answered here.")
        if len(parts) != 2 or parts[0] != store().dataset or parts[1] not in NAMES:  # noqa: PLR2004  hash and name
            return problem(404, "No such file of the dataset that is being served.")
        path = store().asset(parts[1])
        return FileResponse(
            path,
            media_type=MEDIA_TYPES[path.suffix],
            headers={"cache-control": FOR_EVER},
        )
