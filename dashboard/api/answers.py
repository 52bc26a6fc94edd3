"""Responses that a browser may keep: ETag by dataset and question, 304 when it has the answer."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from data.store import Store

# The address does not name the dataset, so a reader asks again, and gets 304 if nothing changed.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=86400"


def answer(
    request: Request, store: Store, make: Callable[[], bytes], *, media_type: str, file_name: str
) -> Response:
    """Return the body that ``make`` builds, or 304 if the reader's copy is still good."""
    question = "&".join(f"{name}={value}" for name, value in request.query_params.multi_items())
    key = f"{store.edition}|{request.url.path}|{question}"
    headers = {
        "etag": f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"',
        "cache-control": CACHE_CONTROL,
        "access-control-allow-origin": "*",
        "content-disposition": f'inline; filename="{file_name}"',
    }
    held = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if headers["etag"] in held or f"W/{headers['etag']}" in held:
        return Response(status_code=304, headers=headers)
    return Response(make(), media_type=media_type, headers=headers)
