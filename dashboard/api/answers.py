"""Responses that a reader may keep: ETag by dataset and question, 304 when it has the answer."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from data.export.about import DISTRIBUTION
from data.history import LEDGER_LAYER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from data.export.pieces import Pieces
    from data.store import Store

# An address that does not name the dataset: a reader asks again, and gets 304 if nothing changed.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=86400"
# One that does has the same answer for ever.
FOR_EVER = "public, max-age=31536000, immutable"

#: Bytes of filters that a header takes along; longer ones are in the address alone.
MOST_HEADER = 2_000

#: Where the text of a licence is, for ``Link: …; rel="license"``.
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL 1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
}


def answer(
    request: Request,
    store: Store,
    make: Callable[[], bytes | Pieces],
    *,
    media_type: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the body that ``make`` builds, or 304 if the reader's copy is still good.

    A body of several pieces is sent while it is being made.

    The tag is a weak one: it stays when the body travels compressed. It depends on the address, the
    media type, the data and the version of the software, on nothing else.
    """
    version = importlib.metadata.version(DISTRIBUTION)
    key = f"{store.edition}|{version}|{request.url}|{media_type}"
    tag = f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'
    sent = {"etag": f"W/{tag}", "cache-control": _life(request, store), **(headers or {})}
    held = {
        given.strip().removeprefix("W/")
        for given in request.headers.get("if-none-match", "").split(",")
    }
    if tag in held or "*" in held:
        return Response(status_code=304, headers=sent)
    body = make()
    if isinstance(body, bytes):
        return Response(body, media_type=media_type, headers=sent)
    if len(body) == 1:
        return Response(body.whole(), media_type=media_type, headers=sent)
    return StreamingResponse(iter(body), media_type=media_type, headers=sent)


def _life(request: Request, store: Store) -> str:
    """Return how long an answer is good; imported layers change without the dataset.

    Raises
    ------
    HTTPException
        404 if the address names a dataset that is not in force.
    """
    asked = request.query_params.get("dataset")
    if asked is None:
        return CACHE_CONTROL
    if asked != store.dataset:
        raise HTTPException(404, f"dataset {asked!r} is not in force; {store.dataset} is.")
    is_ledger = request.query_params.get("layer", LEDGER_LAYER) == LEDGER_LAYER
    return FOR_EVER if is_ledger else CACHE_CONTROL


def file_headers(file_name: str, members: Mapping[str, Any]) -> dict[str, str]:
    """Return headers that name a file, its licence and what it is about.

    For the sake of CSV, which has no place for that. Filters longer than a header should be are
    left to the address.
    """
    about = dict(members)
    if len(json.dumps(about.get("filters"))) > MOST_HEADER:
        del about["filters"]
    found = {
        "content-disposition": f'inline; filename="{file_name}"',
        "x-control-about": json.dumps(about),
    }
    if members["licence"] in LICENCES:
        found["link"] = f'<{LICENCES[members["licence"]]}>; rel="license"'
    return found
