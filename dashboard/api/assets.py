"""The browser's files, of the build and of views, under addresses that change with the data."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response

from dashboard.api.problems import problem
from dashboard.history_views import layers_of, view_at
from dashboard.loading import store
from data.kept import Kept
from geo.errors import UnknownPlaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from data.store import Store
    from data.view import View

MEDIA_TYPES = {".bin": "application/octet-stream", ".json": "application/json"}
FOR_EVER = "max-age=31536000, immutable"
#: Where the passports of a view's settlements lie.
PLACES = "places"
#: Compressed files that a process keeps, in bytes.
KEPT_BYTES = 64_000_000
ZIP_LEVEL = 6


#: By the digest of what is compressed: views share what is equal.
_zipped: Kept[bytes] = Kept(KEPT_BYTES, weigh=len)


class HashedAssets:
    """ASGI application: ``/<dataset>/<file>`` and ``/<edition>/views/<view>/<file>``.

    Only of the data being served; a view is made when it is first asked for.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        parts = tuple(path.strip("/").split("/"))
        # Making a file takes too long to keep all other readers waiting.
        response = await run_in_threadpool(_response, parts, scope["method"], Headers(scope=scope))
        await response(scope, receive, send)


def _response(parts: tuple[str, ...], method: str, headers: Headers) -> Response:
    if method not in {"GET", "HEAD"}:
        return problem(405, "Only GET and HEAD are answered here.")
    served = store()
    is_place = parts[-2:-1] == (PLACES,)
    view = view_at(served, parts[: -2 if is_place else -1])
    make = None if view is None else _maker(served, view, parts[-1], is_place=is_place)
    if view is None or make is None:
        return problem(404, "No such file of the data that are being served.")
    try:
        raw = make()
    except UnknownPlaceError as error:
        return problem(404, str(error))
    tag = hashlib.sha256(raw).hexdigest()[:32]
    # What may not be passed on is for its reader alone, not for caches in between.
    whom = "public" if layers_of(served)[view.layer].publishable else "private"
    sent = {
        "cache-control": f"{whom}, {FOR_EVER}",
        "etag": f'W/"{tag}"',
        "vary": "Accept-Encoding",
    }
    if _holds(headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=sent)
    media_type = MEDIA_TYPES[PurePosixPath(parts[-1]).suffix]
    if "gzip" not in headers.get("accept-encoding", ""):
        return Response(raw, media_type=media_type, headers=sent)
    # No time in the header: equal contents are equal bytes.
    zipped = _zipped.get(tag, lambda: gzip.compress(raw, ZIP_LEVEL, mtime=0))
    return Response(zipped, media_type=media_type, headers={**sent, "content-encoding": "gzip"})


def _maker(served: Store, view: View, name: str, *, is_place: bool) -> Callable[[], bytes] | None:
    """Return what makes a file of a view; None if views have no such file."""
    if is_place:
        katottg = name.removesuffix(".json")
        return (lambda: served.views.place(view, katottg)) if name != katottg else None
    return (lambda: served.views.file(view, name)) if name in served.views.names else None


def _holds(given: str, tag: str) -> bool:
    """Tell whether a reader's tags name the contents, or any."""
    held = {each.strip().removeprefix("W/") for each in given.split(",")}
    return f'"{tag}"' in held or "*" in held
