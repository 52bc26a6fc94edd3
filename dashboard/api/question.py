"""What a request asks of a collection: interval, box, filters, page."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from dashboard.api import parameter as may
from dashboard.api import parameters
from dashboard.api.files import event_query
from dashboard.api.problems import BadParameterError
from data.errors import DateError
from data.export.pages import Question
from data.interval import Interval, read_interval
from geo.place import BBox

if TYPE_CHECKING:
    from starlette.requests import Request

    from data.store import Store

#: West, south, east, north; or the same with a height after each corner.
_BOX_LENGTHS = (4, 6)

#: What Python also takes for numbers, "1_0" and digits of other scripts, is a slip here.
_BOX_SIGNS = re.compile(r"[-+0-9.eE, ]+")


def question(request: Request, store: Store) -> Question:
    """Return the question of a checked request.

    Raises
    ------
    BadParameterError
        If the interval, the box, or a number is none.
    """
    return Question(
        filters=parameters.filters(request, store),
        interval=_interval(request),
        bbox=_box(request),
        events=event_query(request, None, None),
        limit=parameters.whole(request, may.LIMIT),
        offset=parameters.whole(request, may.OFFSET),
    )


def _interval(request: Request) -> Interval:
    text = request.query_params.get("datetime")
    if text is None:
        return Interval()
    try:
        return read_interval(text)
    except DateError as error:
        raise BadParameterError("datetime", f"{text!r}: {error}") from error


def _box(request: Request) -> BBox | None:
    text = request.query_params.get("bbox")
    if text is None:
        return None
    try:
        numbers = [float(part) for part in text.split(",")] if _BOX_SIGNS.fullmatch(text) else []
    except ValueError:
        numbers = []
    if len(numbers) not in _BOX_LENGTHS or not all(map(math.isfinite, numbers)):
        raise BadParameterError("bbox", f"{text!r} is not west,south,east,north in degrees")
    half = len(numbers) // 2
    west, south, east, north = *numbers[:2], *numbers[half : half + 2]
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):  # noqa: PLR2004  degrees
        raise BadParameterError(
            "bbox", f"{text!r} has a south beyond its north, or lies outside -180,-90,180,90"
        )
    return BBox(west, south, east, north)
