"""Legend: what the polygons of somebody's map mean, whose map it is, and under what terms.

Given by a small YAML file or by options of the command line; both make the same record.
``docs/importing.md`` has the keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import yaml

from data.errors import DataError, SeedFault
from data.readers.document import one_record, read_document
from data.source import Side
from data.spell import Sides
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from data.readers.document import Record

#: What a value may stand for besides a status: polygons that are no part of the picture.
IGNORE = "ignore"

#: What a legend's words stand for; None leaves a polygon out.
MEANINGS: Mapping[str, ControlStatus | None] = {
    "occupied": ControlStatus.OCCUPIED,
    "contested": ControlStatus.CONTESTED,
    "ukrainian": ControlStatus.UKRAINIAN,
    IGNORE: None,
}
_ELSEWHERE = {"unknown": ControlStatus.UNKNOWN, "ukrainian": ControlStatus.UKRAINIAN}
_YES_NO = {"no": False, "false": False, "yes": True, "true": True}
_SIDES = {side.value: Sides.of(side) for side in (Side.INDEPENDENT, Side.UKRAINE, Side.RUSSIA)}

#: Keys of the end of a polygon, and whether that day is inside.
ENDS = {"until": False, "through": True}

_REQUIRED = ("title", "licence", "attribution", "status")
_OPTIONAL = ("publishable", "side", "date", "elsewhere", "crs")


class UnreadError(ValueError):
    """A polygon's status or day cannot be told. The message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What polygons mean.

    ``values`` are meanings by the folded text of the attribute ``status_field``; without one,
    ``names`` are meanings by a pattern of the file's name, the first that fits counts (``*`` is
    any name). ``date_field`` is the attribute with the day, empty where the file's name has it.
    ``end_field`` is the attribute with the end, if polygons hold for more than a day: the last day
    if ``end_inside``, else the day after it.
    ``elsewhere`` is what follows for a settlement under no polygon of a day. ``crs`` is that of
    files that do not say it.
    """

    title: str
    licence: str
    attribution: tuple[str, ...]
    publishable: bool = False
    sides: Sides = Sides.INDEPENDENT
    status_field: str = ""
    values: Mapping[str, ControlStatus | None] = field(default_factory=dict)
    names: Sequence[tuple[str, ControlStatus | None]] = ()
    date_field: str = ""
    end_field: str = ""
    end_inside: bool = False
    elsewhere: ControlStatus = ControlStatus.UNKNOWN
    crs: str = ""

    def meaning(self, properties: Mapping[str, object], file_name: str) -> ControlStatus | None:
        """Return the status of a polygon, None if it is to be left out.

        Raises
        ------
        UnreadError
            If the legend does not say.
        """
        if not self.status_field:
            for pattern, meaning in self.names:
                if fnmatchcase(file_name.lower(), pattern.lower()):
                    return meaning
            raise UnreadError("the legend has no pattern for this file's name")
        if self.status_field not in properties:
            raise UnreadError(f"no attribute {self.status_field!r}")
        text = folded(properties[self.status_field])
        if text not in self.values:
            raise UnreadError(f"the legend has no {self.status_field} {text[:60]!r}")
        return self.values[text]


def folded(value: object) -> str:
    """Return an attribute's value as a legend compares it: one line, capitals do not matter. Pure."""
    whole = isinstance(value, float) and value.is_integer()
    text = "" if value is None else str(int(value) if whole else value)  # type: ignore[call-overload]
    return " ".join(text.split()).casefold()


def read_legend(path: Path) -> Legend:
    """Return the legend of a YAML file.

    Raises
    ------
    LegendError
        If anything is at fault; the message lists every fault with its line.
    """
    faults: list[SeedFault] = []
    root = read_document(path, path.name, faults)
    legend = None if root is None else _legend(root, path.name, faults)
    if faults or legend is None:
        if not faults:
            faults.append(_fault(path.name, 0, "is empty", f"write {', '.join(_REQUIRED)}"))
        listed = "\n".join(map(str, sorted(set(faults))))
        raise LegendError(listed)
    return legend


class LegendError(DataError, ValueError):
    """A legend cannot be used; the message is one line a fault, each with file and line."""


def _legend(root: yaml.Node, file: str, faults: list[SeedFault]) -> Legend | None:
    record = one_record(root, file, _REQUIRED, _OPTIONAL, faults)
    if record is None:
        return None
    fields = record.fields
    title, licence = fields.text("title"), fields.text("licence")
    attribution = record.texts("attribution")
    if not attribution and fields.ok:
        fields.fault("attribution", "is empty", "say whose map it is, one a line after a hyphen")
    status = record.record("status", (), ("field", "values", "names", "all"))
    date = record.record("date", (), ("field", *ENDS)) if "date" in record.nodes else None
    date_field, end = ("", None) if date is None else _dates(date)
    chosen = {
        name: fields.choice(name, words) if name in fields else next(iter(words.values()))
        for name, words in (("publishable", _YES_NO), ("side", _SIDES), ("elsewhere", _ELSEWHERE))
    }
    values, names = ({}, ()) if status is None else _meanings(status)
    return Legend(
        title=title,
        licence=licence,
        attribution=attribution,
        publishable=bool(chosen["publishable"]),
        sides=Sides(chosen["side"]),
        status_field="" if status is None else status.fields.optional("field"),
        values=values,
        names=names,
        date_field=date_field,
        end_field="" if end is None else end[1],
        end_inside=end is not None and ENDS[end[0]],
        elsewhere=ControlStatus(chosen["elsewhere"]),
        crs=fields.optional("crs"),
    )


def _dates(date: Record) -> tuple[str, tuple[str, str] | None]:
    """Return the attribute of the start, and the kind and attribute of the end, if there is one."""
    ends = [(key, date.fields.text(key)) for key in ENDS if key in date.fields]
    if len(ends) > 1:
        date.fields.fault(
            "date", "has two ends", "give `until`, the day after the last, or `through`", value=""
        )
    # With an end, the start may still stand in the name of the file.
    start = date.fields.optional("field") if ends else date.fields.text("field")
    return start, ends[0] if ends else None


_Meanings = tuple[dict[str, ControlStatus | None], tuple[tuple[str, ControlStatus | None], ...]]


def _meanings(status: Record) -> _Meanings:
    """Return the meanings of values and of names; exactly one of three ways must be used."""
    fields = status.fields
    ways = [key for key in ("values", "names", "all") if key in status.nodes or key in fields]
    if len(ways) != 1 or ("values" in ways) != ("field" in fields):
        fields.fault(
            "status",
            "does not say what polygons mean",
            "give `field` and `values`, or `names` by file name, or `all`",
            value="",
        )
        return {}, ()
    if ways == ["all"]:
        return {}, (("*", fields.choice("all", MEANINGS)),)
    pairs = _pairs(status, ways[0])
    if ways == ["names"]:
        return {}, tuple(pairs)
    values = {folded(value): meaning for value, meaning in pairs}
    if len(values) < len(pairs):
        fields.fault("values", "lists a value twice", "capitals and spaces do not count", value="")
    return values, ()


def _pairs(status: Record, key: str) -> list[tuple[str, ControlStatus | None]]:
    """Return texts with their meanings, in the order written."""
    node = status.nodes.get(key)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        status.fields.fault(key, "is no mapping", "write `text: status`, one a line", value="")
        return []
    found: list[tuple[str, ControlStatus | None]] = []
    for text, word in node.value:
        scalar = isinstance(text, yaml.ScalarNode) and isinstance(word, yaml.ScalarNode)
        if not scalar or word.value not in MEANINGS:
            status.fields.mark_faulty()
            status.fields.faults.append(
                _fault(
                    status.fields.file,
                    text.start_mark.line + 1,
                    f"{key}: {getattr(word, 'value', '')!r} is not what a polygon can mean",
                    f"use one of {', '.join(MEANINGS)}",
                )
            )
            continue
        found.append((str(text.value), MEANINGS[word.value]))
    return found


def _fault(file: str, line: int, problem: str, remedy: str) -> SeedFault:
    return SeedFault(file=file, line=line, field="", value="", problem=problem, remedy=remedy)
