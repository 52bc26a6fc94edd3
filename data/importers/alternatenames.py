"""Names of places by language: ``alternateNamesV2.txt`` of GeoNames, and its older form.

The file has every name of every place on Earth, some 700 MB of lines in no order. It is read as a
stream, and of a line that is about none of our settlements only the number is looked at: memory
grows with what is kept, not with the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.importers.errors import ImportFault
from data.importers.files import line_blocks
from data.importers.overlay import IMPORTED
from geo.names import fold
from geo.place import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.importers.files import Input
    from data.importers.progress import Progress
    from data.importers.report import Report
    from geo.gazetteer import Gazetteer

#: Names of the files, in their archives and out of them.
FILE_NAMES = ("alternateNamesV2.txt", "alternateNames.txt")

#: Most bytes of one file, and most names that are kept.
MAX_BYTES = 4 << 30
MAX_NAMES = 1_000_000

#: Columns with and without the years from and to which a name was used.
_COLUMNS = (10, 8)
_GEONAMEID, _LANGUAGE, _NAME = 1, 2, 3
_HISTORIC = 7

#: ISO 639, two letters or three; longer words are no languages (post, link, wkdt …).
_SPOKEN = re.compile(r"(?:[a-z]{2,3})?", re.ASCII)
#: Scripts that :func:`geo.names.fold` makes comparable: Latin and Cyrillic.
_READABLE = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u04ff\s'’ʼ.\-]{1,200}")

#: Of one spelling in several languages that of the language met most often in reports.
_FIRST_LANGUAGES = ("uk", "ru", "en", "")


def read_names(
    file: Input, wanted: Mapping[int, str], report: Report, progress: Progress
) -> list[Toponym]:
    """Return the names of places in Latin or Cyrillic letters, in the order of the file.

    Parameters
    ----------
    wanted
        KATOTTG code of a settlement by its number of GeoNames.
    report
        Takes the lines at fault among those about these settlements.

    Raises
    ------
    ImportFault
        If the file is damaged or too large, or has more than :data:`MAX_NAMES` of their names.
    """
    codes = {str(number).encode(): code for number, code in wanted.items()}
    found: list[Toponym] = []
    with file.open() as stream:
        for block, first in line_blocks(stream, file.name):
            for line, raw in enumerate(block.split(b"\n"), first):
                # Of some eighteen million lines a few in a thousand are about us.
                cells = raw.split(b"\t", _GEONAMEID + 1)
                code = codes.get(cells[_GEONAMEID]) if len(cells) > _GEONAMEID else None
                if code is not None:
                    report.read += 1
                    found += _names(raw, line, code, file, report)
            if len(found) > MAX_NAMES:
                raise ImportFault(
                    file.name, f"more than {MAX_NAMES:,} names", "this is no file of GeoNames"
                )
            progress.advance(len(block))
    return found


def new_spellings(names: Iterable[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return each spelling of a settlement once that the gazetteer does not have, in order. Pure.

    Spellings that :func:`geo.names.fold` makes equal are one; so the resolver sees them.
    """
    known: dict[str, set[str]] = {}
    new: list[Toponym] = []
    for name in sorted(names, key=_rank):
        code = name.katottg
        if code not in known:
            place = gazetteer.settlement(code)
            listed = (each.toponym for each in gazetteer.toponyms_of(code))
            known[code] = set(map(fold, (place.name_uk, place.name_en, *listed)))
        spelling = fold(name.toponym)
        if spelling and spelling not in known[code]:
            known[code].add(spelling)
            new.append(name)
    return tuple(new)


def _rank(name: Toponym) -> tuple[str, int, str, str, str]:
    first = _FIRST_LANGUAGES
    place = first.index(name.language) if name.language in first else len(first)
    return name.katottg, place, name.language, name.toponym, name.kind


def _names(raw: bytes, line: int, code: str, file: Input, report: Report) -> Iterable[Toponym]:
    """Return the name of a line; none if it is no name, or at fault, which is reported."""
    try:
        cells = raw.decode("utf-8").rstrip("\r").split("\t")
    except UnicodeDecodeError:
        report.reject(file.name, line, "not UTF-8", raw.decode("utf-8", "replace"))
        return ()
    if len(cells) not in _COLUMNS:
        reason = f"not {' or '.join(map(str, _COLUMNS))} columns"
        report.reject(file.name, line, reason, "\t".join(cells))
        return ()
    language, name = cells[_LANGUAGE], " ".join(cells[_NAME].split())
    if not (_SPOKEN.fullmatch(language) and _READABLE.fullmatch(name)):
        return ()
    kind = "former" if cells[_HISTORIC] == "1" else "alias"
    return (Toponym(katottg=code, toponym=name, language=language, kind=kind, source=IMPORTED),)
