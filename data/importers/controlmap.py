"""Polygons of somebody's map of control, read by a legend: any area format, any known CRS.

Features of all files are gathered by day, of whatever file: a map of one day may lie in several. A
settlement has the status of the polygon over its point; of several, occupied goes before contested
before Ukrainian. Under none it has what the legend says of elsewhere, which is then implied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from data.importers.cellshares import shares_of_pictures
from data.importers.deepstate_cover import Cover
from data.importers.errors import ImportFault
from data.importers.features import GeometryFault
from data.importers.files import inputs, named_sizes
from data.importers.finish import Terms, finished
from data.importers.legend import Legend, UnreadError
from data.importers.mapfiles import MAX_BYTES, areas_of, is_map
from data.importers.overlay import ATTRIBUTION, overlay_in_force
from data.importers.pictures import IMPLIED, RANK, STATUS_OF_RANK, stretches_of_pictures
from data.importers.progress import on_stderr
from data.importers.report import Report
from data.layerspells import day_number
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from data.importers.cellshares import CellShares, Pieces
    from data.importers.files import Input
    from data.importers.mapfiles import Area
    from data.importers.shelving import Finished
    from data.layershares import Shares
    from geo.gazetteer import Gazetteer

#: Most different days of one import: their pictures are held in memory, 30 kB each.
MAX_DAYS = 5_000

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
    cells: CellShares | None = None,
) -> list[Finished]:
    """Return the layer of the maps among paths, with progress on stderr.

    ``cells`` are measured as well, if given: how much of each lies under occupied land.

    Raises
    ------
    ImportFault
        If a file cannot be used or its CRS is unknown, or no polygon can be read.
    """
    files = inputs(paths, is_map, limit=MAX_BYTES, what="map (GeoJSON, KML, KMZ, GPKG, shapefile)")
    overlay, report = overlay_in_force(build), Report()
    days = _Days(Cover(overlay.placed(gazetteer), cells), legend, report)
    progress = on_stderr(sum(file.size for file in files))
    try:
        for file in files:
            for area in areas_of(file, legend.crs):
                days.add(area, file)
            progress.advance(file.size)
    finally:
        progress.close()
    if not days.ranks:
        first = next(iter(report.reasons), "it has no polygons")
        raise ImportFault(files[0].name, f"no polygon can be read: {first}", "check the legend")
    terms = Terms(
        title=legend.title,
        licence=legend.licence,
        attribution=legend.attribution + ((ATTRIBUTION,) if overlay.positions else ()),
        publishable=legend.publishable,
        sides=legend.sides,
    )
    return [
        finished(
            stretches_of_pictures(days.codes(), days.numbers),
            name=name,
            terms=terms,
            days=(int(days.numbers[0]), int(days.numbers[-1])),
            gazetteer=gazetteer,
            report=report,
            inputs=named_sizes(files),
            shares=days.shares(),
        )
    ]


class _Days:
    """Pictures by day: the rank of the heaviest polygon over each settlement."""

    def __init__(self, cover: Cover, legend: Legend, report: Report) -> None:
        self._cover, self._legend, self._report = cover, legend, report
        self.ranks: dict[int, NDArray[np.uint8]] = {}
        self._pieces: dict[int, list[Pieces]] = defaultdict(list)

    def add(self, area: Area, file: Input) -> None:
        """Add one feature; what cannot be read is listed."""
        self._report.read += 1
        where = f"feature {area.number}"
        try:
            status = self._legend.meaning(area.properties, file.file_name)
            if status is None:
                return
            day = day_number(day_of_area(area.properties, file, self._legend))
            polygons = area.polygons()
            rows = self._cover.beneath(polygons)
        except (UnreadError, GeometryFault) as error:
            self._report.reject(file.name, 0, f"{where}: {error}")
            return
        if day not in self.ranks:
            if len(self.ranks) == MAX_DAYS:
                raise ImportFault(file.name, f"more than {MAX_DAYS:,} days", "import fewer at once")
            self.ranks[day] = np.zeros(self._cover.size, dtype=np.uint8)
        rank = self.ranks[day]
        rank[rows] = np.maximum(rank[rows], RANK[status])
        if self._cover.cells is not None and status is ControlStatus.OCCUPIED:
            self._pieces[day].append(self._cover.cells.pieces(polygons))

    @property
    def numbers(self) -> NDArray[np.int32]:
        """Days with a picture, from 1970-01-01, in order."""
        return np.array(sorted(self.ranks), dtype=np.int32)

    def codes(self) -> NDArray[np.uint8]:
        """Return the code of every settlement on each day, in order of days."""
        codes: NDArray[np.uint8] = STATUS_OF_RANK[
            np.array([self.ranks[day] for day in sorted(self.ranks)])
        ]
        if self._legend.elsewhere:
            silent = np.uint8(self._legend.elsewhere) | IMPLIED
            placed = codes[:, self._cover.rows]
            codes[:, self._cover.rows] = np.where(placed == 0, silent, placed)
        return codes

    def shares(self) -> Shares | None:
        """Return how much of each cell is occupied on each day, if cells are measured."""
        cells = self._cover.cells
        if cells is None:
            return None
        per_cent = [cells.per_cent(self._pieces[day]) for day in self.numbers.tolist()]
        return shares_of_pictures(np.array(per_cent), self.numbers, cells.rows)


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
