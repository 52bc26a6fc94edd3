"""Events of imported datasets: reports with a day, a place and labels. They carry no claims. Pure.

Apart from the ledger's events: nobody has read these one by one, and what a label means is up to the
dataset and the threshold that was chosen when it was imported.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from data.recordjson import to_json

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLayer:
    """What a layer of events holds, and under what terms.

    ``placed`` counts the events with a settlement; ``labels`` are words like ``t_control>=0.5``.
    """

    name: str
    title: str
    first: date
    last: date
    events: int
    placed: int
    labels: tuple[str, ...]
    licence: str
    attribution: tuple[str, ...]
    publishable: bool = True

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON-able values, the name under ``layer``, and the kind."""
        values = {field.name: to_json(getattr(self, field.name)) for field in fields(self)}
        return {"layer": values.pop("name"), "kind": "events", **values}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerEventQuery:
    """Which events are wanted; None and empty do not limit.

    Days are inside; ``settlements`` are codes; one of the ``labels`` is enough, and one of those that
    are wanted must be at least as probable as ``least``.
    """

    start: date | None = None
    end: date | None = None
    settlements: Collection[str] | None = None
    labels: Collection[str] = ()
    least: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return days and labels as the files we write state them, as far as they limit."""
        stated: dict[str, Any] = {
            "from": None if self.start is None else self.start.isoformat(),
            "to": None if self.end is None else self.end.isoformat(),
            "label": sorted(self.labels) or None,
            "least": self.least or None,
        }
        return {name: value for name, value in stated.items() if value is not None}
