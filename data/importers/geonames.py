"""The gazetteer of GeoNames: its numbers for our settlements, and positions where we have none.

``UA.zip`` or ``UA.txt``: tab-separated, 19 columns, no header, no quoting. What is found is kept
beside the layers (:mod:`data.importers.overlay`): it joins VIINA's numbers, and the next build and
later imports take its positions where they go before ours. The evidence itself stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.export.csv import write_columns
from data.importers.errors import ImportFault
from data.importers.files import inputs, line_blocks
from data.importers.geonames_match import Place, match
from data.importers.overlay import (
    GEONAMES_CHANGES,
    GEONAMES_REPORT,
    Overlay,
    goes_before,
    keep_overlay,
    overlay_in_force,
)
from data.importers.places import MAX_GEONAMEID
from data.importers.progress import on_stderr
from data.importers.report import Report
from data.placesbuild.geonames import ADMIN1_OBLAST
from geo.shapes import distances_m

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.importers.files import Input
    from data.importers.geonames_match import Matches
    from geo.gazetteer import Gazetteer

#: Most bytes of the file: Ukraine's has 15 MB.
MAX_BYTES = 256 << 20

REPORT_NAME = GEONAMES_REPORT
WHAT_NEXT = (
    f"{GEONAMES_CHANGES} beside it what moved; `python -m data build` draws it, and imports of "
    "viina and deepstate use it when they are run again"
)

_COLUMNS = 19
_NUMBER, _NAME, _ASCII, _OTHERS, _LAT, _LNG, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1 = 10

#: Kinds of populated places that are no settlements of their own, or are no more.
_LEFT_OUT = frozenset({"PPLX", "PPLQ", "PPLH"})


def import_places(paths: Sequence[Path], gazetteer: Gazetteer, build: Path) -> dict[str, int]:
    """Read GeoNames' file, keep what it adds, and return counts of what was read and what changed.

    Raises
    ------
    ImportFault
        If no file can be used, or none of its places is a settlement of ours.
    """
    report = Report()
    files = inputs(paths, lambda name: name == "UA.txt", limit=MAX_BYTES, what="UA.txt of GeoNames")
    progress = on_stderr(sum(file.size for file in files))
    places: dict[int, Place] = {}
    for file in files:
        with file.open() as stream:
            for block, line in line_blocks(stream, file.name):
                for number, raw in enumerate(block.splitlines(), line):
                    place = _place(raw, number, file, report)
                    if place is not None:
                        places[place.number] = place
                progress.advance(len(block))
    progress.close()
    before = overlay_in_force(build)
    own = before.undone(gazetteer)
    matches = match([places[number] for number in sorted(places)], own)
    if not matches.found:
        raise ImportFault(
            files[0].name, "none of its places is a settlement of ours", "is it UA.txt of GeoNames?"
        )
    overlay = _overlay(matches, own, report)
    keep_overlay(build, overlay, report.as_csv(), _changes(overlay, own))
    return {
        **report.counts,
        "places": len(places),
        "numbers": len(overlay.numbers),
        "numbers_changed": len(dict(overlay.numbers.items() ^ before.numbers.items())),
        "newly_placed": len(overlay.positions) - len(overlay.replaced),
        "moved": len(overlay.replaced),
        "positions_changed": len(dict(overlay.positions.items() ^ before.positions.items())),
    }


def _place(raw: bytes, line: int, file: Input, report: Report) -> Place | None:
    """Return the populated place of a line; None if it is another thing or at fault."""
    report.read += 1
    try:
        cells = raw.decode("utf-8").split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"not {_COLUMNS} columns")  # noqa: TRY301  reported like the others
        if cells[_CLASS] != "P" or cells[_CODE] in _LEFT_OUT or cells[_COUNTRY] != "UA":
            return None
        number, lng, lat = int(cells[_NUMBER]), float(cells[_LNG]), float(cells[_LAT])
        if not (0 < number < MAX_GEONAMEID and abs(lng) <= 180 and abs(lat) <= 90):  # noqa: PLR2004
            raise ValueError("number or position out of range")  # noqa: TRY301  same
    except UnicodeDecodeError:
        report.reject(file.name, line, "not UTF-8", raw.decode("utf-8", "replace"))
        return None
    except ValueError as error:
        report.reject(file.name, line, str(error), raw.decode("utf-8", "replace"))
        return None
    names = (cells[_NAME], cells[_ASCII], *cells[_OTHERS].split(","))
    oblast = ADMIN1_OBLAST.get(cells[_ADMIN1], "")
    return Place(number=number, names=names, lng=lng, lat=lat, oblast=oblast)


def _overlay(matches: Matches, gazetteer: Gazetteer, report: Report) -> Overlay:
    """Return numbers and positions that go before ours; what is not matched is listed."""
    numbers: dict[str, int] = {}
    positions: dict[str, tuple[float, float]] = {}
    replaced: dict[str, tuple[float, float, str]] = {}
    for code in gazetteer.codes:
        ours, place = gazetteer.settlement(code), matches.found.get(code)
        if place is None:
            if code in matches.refused:
                report.unjoin(f"refused: {matches.refused[code]}", code)
            elif ours.geonameid is None:
                report.unjoin("no place of GeoNames has its name", code)
            continue
        if ours.geonameid is None:
            numbers[code] = place.number
        elif ours.geonameid != place.number:
            report.unjoin(f"GeoNames has a nearer namesake than {ours.geonameid}, kept", code)
        if goes_before(ours) and ours.point != (place.lng, place.lat):
            positions[code] = place.lng, place.lat
            if ours.point is not None:
                replaced[code] = (*ours.point, ours.position_source)
    return Overlay(numbers=numbers, positions=positions, replaced=replaced)


def _changes(overlay: Overlay, gazetteer: Gazetteer) -> bytes:
    """Return what moved how far and what was newly placed, as CSV."""
    codes = sorted(overlay.positions)
    before = [overlay.replaced.get(code) for code in codes]
    metres = [
        None if old is None else round(float(distances_m(old[:2], overlay.positions[code])[0]))
        for code, old in zip(codes, before, strict=True)
    ]
    return write_columns(
        {
            "katottg": codes,
            "name_uk": [gazetteer.settlement(code).name_uk for code in codes],
            "change": ["placed" if old is None else "moved" for old in before],
            "metres": metres,
            "lng": [overlay.positions[code][0] for code in codes],
            "lat": [overlay.positions[code][1] for code in codes],
            "before_lng": [None if old is None else old[0] for old in before],
            "before_lat": [None if old is None else old[1] for old in before],
            "before_source": [None if old is None else old[2] for old in before],
        }
    )
