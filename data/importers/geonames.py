"""GeoNames: its numbers for our settlements, positions where we have none, and further spellings.

``UA.zip`` or ``UA.txt``: tab-separated, 19 columns, no header, no quoting; and names by language
(:mod:`data.importers.alternatenames`), beside it or later. What is found is kept beside the layers
(:mod:`data.importers.overlay`): it joins VIINA's numbers, and the next build and later imports take
its positions where they go before ours. The evidence itself stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.export.csv import write_columns
from data.importers.alternatenames import FILE_NAMES, new_spellings, read_names
from data.importers.alternatenames import MAX_BYTES as MAX_NAMES_BYTES
from data.importers.errors import ImportFault
from data.importers.files import inputs
from data.importers.geonames_match import match
from data.importers.geonames_rows import read_places
from data.importers.overlay import (
    GEONAMES_CHANGES,
    GEONAMES_NAMES,
    GEONAMES_REPORT,
    Overlay,
    goes_before,
    keep_overlay,
    overlay_in_force,
)
from data.importers.progress import on_stderr
from data.importers.report import Report
from geo.shapes import distances_m

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from data.importers.files import Input
    from data.importers.geonames_match import Matches, Place
    from data.importers.progress import Progress
    from geo.gazetteer import Gazetteer
    from geo.place import Toponym

#: Most bytes of the file: Ukraine's has 15 MB.
MAX_BYTES = 256 << 20

REPORT_NAME = GEONAMES_REPORT
WHAT_NEXT = (
    f"{GEONAMES_CHANGES} beside it what moved, {GEONAMES_NAMES} which spellings were added; "
    "`python -m data build` draws them, and imports of viina and deepstate use positions and "
    "numbers when they are run again"
)


def import_places(paths: Sequence[Path], gazetteer: Gazetteer, build: Path) -> dict[str, int]:
    """Read GeoNames' files, keep what they add, and return counts of what was read and what changed.

    What is not among the files stays as it was: names by language may come later than places.

    Raises
    ------
    ImportFault
        If no file can be used, or nothing in it is about a settlement of ours.
    """
    report, files = Report(), _files(paths)
    before = overlay_in_force(build)
    own = before.undone(gazetteer)
    progress = on_stderr(sum(file.size for file in files))
    try:
        of_names = [file for file in files if file.file_name in FILE_NAMES]
        of_places = [file for file in files if file not in of_names]
        places = {
            place.number: place
            for file in of_places
            for place in read_places(file, report, progress)
        }
        overlay = _of_places(of_places[0].name, places, own, report) if of_places else before
        names = (
            _of_names(of_names, overlay, own, report, progress)
            if of_names
            else _still_named(before, overlay, own)
        )
    finally:
        progress.close()
    overlay = replace(overlay, names=names)
    keep_overlay(build, overlay, report.as_csv(), _changes(overlay, own), _spellings(overlay, own))
    return {
        **report.counts,
        "places": len(places),
        "numbers": len(overlay.numbers),
        "numbers_changed": len(dict(overlay.numbers.items() ^ before.numbers.items())),
        "newly_placed": len(overlay.positions) - len(overlay.replaced),
        "moved": len(overlay.replaced),
        "positions_changed": len(dict(overlay.positions.items() ^ before.positions.items())),
        "spellings": len(overlay.names),
        "spellings_changed": len({*overlay.names} ^ {*before.names}),
    }


def _files(paths: Sequence[Path]) -> list[Input]:
    """Return the files of GeoNames among paths, each with the limit of its kind."""
    found = inputs(
        paths,
        lambda name: name in ("UA.txt", *FILE_NAMES),
        limit=MAX_NAMES_BYTES,
        what=f"UA.txt or {FILE_NAMES[0]} of GeoNames",
    )
    return [
        file if file.file_name in FILE_NAMES else replace(file, limit=MAX_BYTES) for file in found
    ]


def _of_places(file: str, places: Mapping[int, Place], own: Gazetteer, report: Report) -> Overlay:
    """Return what places add to the evidence; ``file`` is for the error."""
    matches = match([places[number] for number in sorted(places)], own)
    if not matches.found:
        raise ImportFault(
            file, "none of its places is a settlement of ours", "is it UA.txt of GeoNames?"
        )
    return _overlay(matches, own, report)


def _of_names(
    files: Sequence[Input], overlay: Overlay, own: Gazetteer, report: Report, progress: Progress
) -> tuple[Toponym, ...]:
    """Return the spellings of our settlements that files of names add to the evidence."""
    wanted = {number: code for code, number in _numbers(overlay, own).items()}
    if not wanted:
        raise ImportFault(
            files[0].name,
            "no settlement has a number of GeoNames, by which names are joined",
            "import UA.zip with it or before it",
        )
    names = [name for file in files for name in read_names(file, wanted, report, progress)]
    if not names:
        raise ImportFault(
            files[0].name,
            "none of its names is that of a settlement of ours",
            f"is it {FILE_NAMES[0]} of GeoNames? UA.zip has the numbers that join it",
        )
    return new_spellings(names, own)


def _still_named(before: Overlay, after: Overlay, own: Gazetteer) -> tuple[Toponym, ...]:
    """Return the spellings of earlier files of names whose settlements still have their numbers."""
    old, new = _numbers(before, own), _numbers(after, own)
    return tuple(name for name in before.names if old.get(name.katottg) == new.get(name.katottg))


def _numbers(overlay: Overlay, own: Gazetteer) -> dict[str, int]:
    """Return GeoNames' numbers by code: those of the evidence go before imported ones."""
    listed = {
        place.katottg: place.geonameid for place in own.settlements if place.geonameid is not None
    }
    known = {code: number for code, number in overlay.numbers.items() if own.has_settlement(code)}
    return known | listed


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


def _spellings(overlay: Overlay, gazetteer: Gazetteer) -> bytes:
    """Return the spellings that were added, as CSV."""
    return write_columns(
        {
            "katottg": [each.katottg for each in overlay.names],
            "name_uk": [gazetteer.settlement(each.katottg).name_uk for each in overlay.names],
            "spelling": [each.toponym for each in overlay.names],
            "language": [each.language for each in overlay.names],
            "kind": [each.kind for each in overlay.names],
        }
    )
