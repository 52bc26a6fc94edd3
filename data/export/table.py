"""What every export format writes: rows in flat columns, a geometry each, and what explains them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Joins the items of a list in formats that have no lists.
LIST_SEPARATOR = ";"

Value = str | int | float | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows to export, in the order in which they are written.

    Parameters
    ----------
    key
        Name of the column that identifies a row; rows are in ascending order of it.
    columns
        Column name to values, all of one length, in the order written. A list is a tuple of words.
    points
        ``(lng, lat)`` of each row in degrees, EPSG:4326, or None where no position is known.
    geometries
        GeoJSON geometries to be written in place of the points, or None for points.
    members
        What the file says about itself: JSON-able, e.g. ``as_of``, ``licence``.
    spans
        First day of what each row says, and the day after its last or None while it lasts; for
        formats that can play time.
    """

    key: str
    columns: Mapping[str, Sequence[Value]]
    points: Sequence[tuple[float, float] | None]
    geometries: Sequence[Mapping[str, Any] | None] | None = None
    members: Mapping[str, Any]
    spans: Sequence[tuple[date | None, date | None]] = ()

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.points)


def as_json(value: Value) -> Any:
    """Return a value as JSON has it: a day as ISO text, a list as a list."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def as_text(value: Value) -> str:
    """Return a value as flat text: nothing for None, lists joined by ``;``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
