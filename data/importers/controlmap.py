"""Polygons of somebody's map of control, read by a legend: any area format, any known CRS.

Features of all files are gathered by day, of whatever file: a map of one day may lie in several; a
polygon may also state from when to when it holds. A settlement has the status of the polygon over its
point; of several, occupied goes before contested before Ukrainian. Under none it has what the legend
says of elsewhere, which is then implied.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from data.importers.deepstate_cover import Cover
from data.importers.errors import ImportFault
from data.importers.features import GeometryFault
from data.importers.files import inputs, named_sizes
from data.importers.finish import Terms, finished
from data.importers.legend import Legend, UnreadError
from data.importers.mapfiles import MAX_BYTES, areas_of, is_map
from data.importers.mapperiods import OPEN, MapPeriods, TooManyPeriodsError
from data.importers.overlay import ATTRIBUTION, overlay_in_force
from data.importers.pictures import RANK
from data.importers.progress import on_stderr
from data.importers.staging import Staging
from data.layerspells import HELD_DAYS, day_number
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from data.importers.cellshares import CellShares
    from data.importers.files import Input
    from data.importers.mapfiles import Area
    from data.importers.overlay import Overlay
    from data.importers.shelving import Finished
    from geo.gazetteer import Gazetteer

#: Texts of an end that is none: the map says of no day that the polygon no longer holds.
_NO_END = ("", "..", "nan", "NaT")

FIRST_DAY, LAST_DAY = date(2014, 1, 1), date(2049, 12, 31)

_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_ISO = re.compile(r"(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)", re.ASCII)
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DOTTED = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})(?!\d)", re.ASCII)
#: Seconds or milliseconds since 1970, as ArcGIS writes them.
_SECONDS = re.compile(r"(\d{9,10})(\d{3})?(?:\.0+)?", re.ASCII)


def read_layers(
    paths: Sequence[Path],
    *,
    name: str,
    legend: Legend,
    gazetteer: Gazetteer,
    build: Path,
    staging: Staging | None = None,
    cells: CellShares | None = None,
) -> list[Finished]:
    """Return the layer of the maps among paths, with progress on stderr.

    ``staging`` has the files that an interrupted import finished. ``cells`` are measured as well, if
    given: how much of each lies under occupied land.

    Raises
    ------
    ImportFault
        If a file cannot be used or its CRS is unknown, or no polygon can be read.
    """
    files = inputs(paths, is_map, limit=MAX_BYTES, what="map (GeoJSON, KML, KMZ, GPKG, shapefile)")
    overlay = overlay_in_force(build)
    cover = Cover(overlay.placed(gazetteer), cells)
    found = MapPeriods(cover.size, cells)
    progress = on_stderr(sum(file.size for file in files))
    try:
        for file in (staging or Staging()).remaining(files, found, progress):
            for area in areas_of(file, legend.crs):
                _add(area, file, legend, cover, found)
            progress.advance(file.size)
    finally:
        progress.close()
    _require_something(found, legend, files)
    try:
        pictures = found.pictures()
    except TooManyPeriodsError as error:
        raise ImportFault(files[0].name, str(error), "import fewer at once") from None
    # Whoever states ends has said when a status no longer holds: silence adds nothing to that.
    held_days = 0 if legend.end_field else HELD_DAYS
    return [
        finished(
            pictures.said(cover.rows, legend.elsewhere),
            name=name,
            terms=_terms(legend, overlay),
            days=(int(pictures.starts[0]), int(pictures.ends[-1]) - 1),
            gazetteer=gazetteer,
            report=found.whole_report(),
            inputs=named_sizes(files),
            shares=None if cells is None else pictures.shares(cells, held_days),
            held_days=held_days,
        )
    ]


def _terms(legend: Legend, overlay: Overlay) -> Terms:
    return Terms(
        title=legend.title,
        licence=legend.licence,
        attribution=legend.attribution + ((ATTRIBUTION,) if overlay.positions else ()),
        publishable=legend.publishable,
        sides=legend.sides,
    )


def _add(area: Area, file: Input, legend: Legend, cover: Cover, found: MapPeriods) -> None:
    """Add one feature; what cannot be read is listed."""
    found.report.read += 1
    try:
        status = legend.meaning(area.properties, file.file_name)
        if status is None:
            return
        period = period_of_area(area.properties, file, legend)
        found.ends_stated |= legend.end_field in area.properties
        polygons = area.polygons()
        measured = cover.cells if status is ControlStatus.OCCUPIED else None
        pieces = None if measured is None else measured.pieces(polygons)
        found.add(period, RANK[status], cover.beneath(polygons), pieces)
    except (UnreadError, GeometryFault) as error:
        found.report.reject(file.name, 0, f"feature {area.number}: {error}")
    except TooManyPeriodsError as error:
        raise ImportFault(file.name, str(error), "import fewer at once") from None


def _require_something(found: MapPeriods, legend: Legend, files: Sequence[Input]) -> None:
    if not found:
        first = next(iter(found.whole_report().reasons), "it has no polygons")
        raise ImportFault(files[0].name, f"no polygon can be read: {first}", "check the legend")
    if legend.end_field and not found.ends_stated:
        raise ImportFault(
            files[0].name,
            f"no polygon has an attribute {legend.end_field!r}",
            "check what the legend says of ends",
        )


def period_of_area(properties: Mapping[str, Any], file: Input, legend: Legend) -> tuple[int, int]:
    """Return the first day of a polygon and the day after its last, from 1970-01-01.

    Without an attribute for the end it is of one day. An end that is empty or ``..`` is open.

    Raises
    ------
    UnreadError
        If a day cannot be told, or the end lies before the start.
    """
    start = day_number(day_of_area(properties, file, legend))
    if not legend.end_field:
        return start, start + 1
    stated = properties.get(legend.end_field)
    if stated is None or str(stated).strip() in _NO_END:
        return start, OPEN
    end = day_number(_day(stated)) + legend.end_inside
    if end <= start:
        raise UnreadError("it ends before it begins")
    return start, end


def day_of_area(properties: Mapping[str, Any], file: Input, legend: Legend) -> date:
    """Return the day of a polygon, from its attribute or from the name of its file or archive.

    Raises
    ------
    UnreadError
        If there is none, or several in one name.
    """
    if legend.date_field:
        if legend.date_field not in properties:
            raise UnreadError(f"no attribute {legend.date_field!r}")
        return _day(properties[legend.date_field])
    for name in (file.file_name, file.path.name):
        found = {(year, month, day) for year, _, month, day in _IN_NAME.findall(name)}
        if len(found) == 1:
            return _date(*found.pop())
        if found:
            raise UnreadError("the name has several dates")
    raise UnreadError("neither an attribute nor the file's name has a date")


def _day(value: object) -> date:
    text = str(value).strip()
    for pattern in (_ISO, _PLAIN):
        found = pattern.fullmatch(text) if pattern is _PLAIN else pattern.match(text)
        if found is not None:
            return _date(*found.groups())
    dotted = _DOTTED.match(text)
    if dotted is not None:
        return _date(dotted[3], dotted[2], dotted[1])
    seconds = _SECONDS.fullmatch(text)
    if seconds is not None:
        return _within(datetime.fromtimestamp(int(seconds[1]), tz=UTC).date())
    raise UnreadError(f"the date {text[:40]!r} is of no known form")


def _date(year: str, month: str, day: str) -> date:
    try:
        return _within(date(int(year), int(month), int(day)))
    except ValueError as error:
        raise UnreadError(str(error)) from None


def _within(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadError(f"the date {day} is outside {FIRST_DAY} to {LAST_DAY}")
    return day
