"""Rows of VIINA's event files -> columns of events, with what is at fault listed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data.importers.csvrows import BROKEN, csv_rows
from data.importers.errors import ImportFault
from data.importers.viina_form import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from data.importers.files import Input
    from data.importers.report import Report

_PLACE = ("date", "geonameid", "longitude", "latitude", "GEO_PRECISION")
_INFO = ("event_id", *_PLACE, "source", "url", "lang")
_GROUPED = ("event_id_1pd", *_PLACE, "n_reports", "sources")
_NOTHING = frozenset({"", "NA", "NaN", "nan"})
_SEPARATOR = re.compile(r"[;,|]\s*")
_DAY = re.compile(r"(20\d\d)(\d\d)(\d\d)", re.ASCII)

_Labels = tuple[tuple[str, float], ...]


@dataclass(kw_only=True, eq=False)
class Rows:
    """Events as columns of equal length; ``ids`` keeps their order. ``below`` counts those left out."""

    ids: dict[str, None] = field(default_factory=dict)
    day: list[date] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    position: list[tuple[float, float]] = field(default_factory=list)
    precision: list[str] = field(default_factory=list)
    labels: list[_Labels] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    sources: list[tuple[str, ...]] = field(default_factory=list)
    url: list[str] = field(default_factory=list)
    language: list[str] = field(default_factory=list)
    below: int = 0

    @property
    def number_array(self) -> NDArray[np.int64]:
        """GeoNames numbers, 0 where there is none."""
        return np.array(self.number, dtype=np.int64)

    @property
    def position_array(self) -> NDArray[np.float64]:
        """Positions, shape (n, 2), NaN where there is none."""
        return np.array(self.position, dtype=np.float64).reshape(-1, 2)

    def frame(self) -> pl.DataFrame:
        """Return the columns that need no gazetteer."""
        position = self.position_array
        return pl.DataFrame(
            {
                "id": list(self.ids),
                "day": self.day,
                "time": self.time,
                "lng": position[:, 0],
                "lat": position[:, 1],
                "precision": self.precision,
                "labels": [[label for label, _ in each] for each in self.labels],
                "scores": [[score for _, score in each] for each in self.labels],
                "reports": self.reports,
                "sources": [list(each) for each in self.sources],
                "url": self.url,
                "language": self.language,
            },
            schema_overrides={
                "labels": pl.List(pl.String),
                "scores": pl.List(pl.Float64),
                "sources": pl.List(pl.String),
                "reports": pl.Int32,
            },
        ).with_columns(pl.col("lng", "lat").fill_nan(None))


def read_labels(
    file: Input, labelled: dict[str, _Labels], thresholds: Mapping[str, float], report: Report
) -> None:
    """Add the labels of each event that reach their thresholds; none is an empty tuple."""
    for line, values in _records(file, ("event_id", *thresholds), report):
        try:
            event = _id(values["event_id"])
            labels = _labels(values, thresholds, "")
        except ValueError as error:
            report.reject(file.name, line, str(error))
            continue
        if labelled.setdefault(event, labels) != labels:
            report.reject(file.name, line, "contradicts another row of the event, kept", event)


def read_reports(
    file: Input,
    rows: Rows,
    labelled: Mapping[str, _Labels] | None,
    thresholds: Mapping[str, float],
    report: Report,
) -> None:
    """Add the events of a file. ``labelled`` None reads ``event_1pd``, which has labels of its own.

    Raises
    ------
    ImportFault
        If the file cannot be used.
    """
    grouped = labelled is None
    needed = (*_GROUPED, *(f"{each}_b" for each in thresholds)) if grouped else _INFO
    for line, values in _records(file, needed, report):
        try:
            _add(values, rows, labelled, thresholds)
        except ValueError as error:
            report.reject(file.name, line, str(error), values[needed[0]])


def _add(
    values: Mapping[str, str],
    rows: Rows,
    labelled: Mapping[str, _Labels] | None,
    thresholds: Mapping[str, float],
) -> None:
    """Add one event, or raise ValueError."""
    grouped = labelled is None
    event = _id(values["event_id_1pd" if grouped else "event_id"])
    if labelled is None:
        labels = _labels(values, thresholds, "_b")
    elif event in labelled:
        labels = labelled[event]
    else:
        raise ValueError("event_labels lacks this event")
    if event in rows.ids:
        raise ValueError("another row has this event, which was kept")
    day, position = _day(values["date"]), _position(values["longitude"], values["latitude"])
    number = values["geonameid"].strip()
    number_of = 0 if number in _NOTHING else whole_number(number)
    reports = whole_number(values["n_reports"]) if grouped else 1
    if not labels:
        rows.below += 1
        return
    rows.ids[event] = None
    rows.day.append(day)
    rows.time.append(values.get("time", "").strip())
    rows.number.append(number_of)
    rows.position.append(position)
    rows.precision.append(values["GEO_PRECISION"].strip())
    rows.labels.append(labels)
    rows.reports.append(reports)
    named = values["sources" if grouped else "source"]
    rows.sources.append(tuple(dict.fromkeys(filter(None, _SEPARATOR.split(named.strip())))))
    rows.url.append("" if grouped else values["url"].strip())
    rows.language.append(values.get("lang", "").strip())


def _records(
    file: Input, needed: Sequence[str], report: Report
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield lines and the values that are needed; rows of other lengths or encodings are listed."""
    wanted = (*needed, "time")
    places: dict[str, int] | None = None
    width = 0
    for line, cells in csv_rows(file):
        if places is None:
            width, places = len(cells), _places(cells, wanted, needed, file.name)
            continue
        if not any(cells):
            continue
        report.read += 1
        if len(cells) != width:
            report.reject(file.name, line, "another number of columns", ",".join(cells[:3]))
            continue
        values = {name: cells[place] for name, place in places.items()}
        if any(BROKEN in value for value in values.values()):
            report.reject(file.name, line, "not UTF-8", ",".join(cells[:3]))
            continue
        yield line, values
    if places is None:
        raise ImportFault(file.name, "empty", "fetch the file again")


def _places(
    header: Sequence[str], wanted: Sequence[str], needed: Sequence[str], name: str
) -> dict[str, int]:
    columns = [each.strip() for each in header]
    missing = [each for each in needed if each not in columns]
    if missing or len(set(columns)) < len(columns):
        raise ImportFault(
            name,
            f"no column {', '.join(missing)}" if missing else "a column is there twice",
            "this is another file, or another version of it",
            line=1,
        )
    return {each: columns.index(each) for each in wanted if each in columns}


def _id(text: str) -> str:
    """Return an id, which may be written as a float."""
    found = text.strip().removesuffix(".0")
    if not found or len(found) > 64:  # noqa: PLR2004  longer than any id
        raise ValueError("the id of the event is missing or too long")
    return found


def _labels(values: Mapping[str, str], thresholds: Mapping[str, float], suffix: str) -> _Labels:
    found = []
    for label, least in thresholds.items():
        text = values[label + suffix].strip()
        if text in _NOTHING:
            continue
        try:
            score = float(text)
        except ValueError:
            score = math.nan
        if not 0 <= score <= 1:
            raise ValueError(f"{label}{suffix} {text[:20]!r} is no probability")
        if score >= least:
            found.append((label, score))
    return tuple(found)


def _day(text: str) -> date:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError("the date is none of the form YYYYMMDD")
    return date(int(found[1]), int(found[2]), int(found[3]))


def _position(lng: str, lat: str) -> tuple[float, float]:
    if lng.strip() in _NOTHING or lat.strip() in _NOTHING:
        return math.nan, math.nan
    position = float(lng), float(lat)
    if not (abs(position[0]) <= 180 and abs(position[1]) <= 90):  # noqa: PLR2004  degrees
        raise ValueError("the position is not on Earth")
    return position
