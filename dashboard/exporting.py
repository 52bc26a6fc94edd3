"""The same file by other doors: the command that writes it, and the address that serves it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.api.packages import FILES
from dashboard.charts import number_words
from data.export.request import CONTENTS, ENDINGS, file_name
from data.history import LEDGER_LAYER
from data.selection import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.text import Language
    from data.export.request import FileRequest
    from data.selection import Filters

#: Units of thousand, million; what a reader of sizes knows.
SIZES: Mapping[Language, tuple[str, ...]] = {
    "en": ("B", "kB", "MB", "GB"),
    "uk": ("Б", "кБ", "МБ", "ГБ"),
}
STEP = 1_000


def size_text(size: float, language: Language = "en") -> str:
    """Return bytes in the largest unit that leaves a whole, as the reader writes it."""
    units = SIZES[language]
    for unit in units[:-1]:
        if size < STEP:
            whole = size >= 10 or unit == units[0]  # noqa: PLR2004
            return f"{number_words(size, language, 0 if whole else 1)} {unit}"
        size /= STEP
    return f"{number_words(size, language, 1)} {units[-1]}"


def command(request: FileRequest) -> str | None:
    """Return the command that writes the same file; None if no option says what the filters do."""
    options = _filters(request.filters)
    if options is None:
        return None
    content = CONTENTS[request.content]
    words = ["python", "-m", "data", request.content]
    if request.content == "package":
        words += [request.form, "--date", str(request.day)]
    for name, value in _days(request):
        words += [f"--{name}", value]
    if content.has_units:
        words += ["--by", str(request.by)]
    for name, value in options:
        words += [f"--{name.replace('_', '-')}", value]
    if content.has_geometry and request.geometry != "point":
        words += ["--geometry", request.geometry]
    if request.content != "package":
        words += ["--format", request.form]
    return shlex.join([*words, "-o", file_name(request)])


def address(request: FileRequest) -> str:
    """Return the address of the same file below ``/api``."""
    content, filters = CONTENTS[request.content], request.filters
    pairs = _days(request)
    if content.has_units:
        pairs.append(("by", str(request.by)))
    pairs += _units(filters)
    if request.content != "events":
        pairs += [("category", word) for word in filters.categories]
    pairs += _view(filters)
    if content.has_geometry and request.geometry != "point":
        pairs.append(("geometry", request.geometry))
    if request.content == "package":
        pairs.append(("date", str(request.day)))
        file = next(name for name, word in FILES.items() if word == request.form)
        return f"/api/packages/{file}?{urlencode(pairs)}"
    ending = ENDINGS.get(request.form, request.form)
    return f"/api/{request.content}.{ending}?{urlencode(pairs)}"


def _days(request: FileRequest) -> list[tuple[str, str]]:
    if CONTENTS[request.content].has_span:
        return [("from", str(request.start)), ("to", str(request.end))]
    return [("date", str(request.day))]


def _filters(filters: Filters) -> list[tuple[str, str]] | None:
    """Return the filters as options: the command line has statuses, not what the legend shows."""
    shown = set(filters.categories)
    if shown and "ukrainian" in shown and "liberated" not in shown:
        return None
    statuses = [word for word in STATUS_WORDS if word in shown]
    return [*_units(filters), *(("status", word) for word in statuses), *_view(filters)]


def _units(filters: Filters) -> list[tuple[str, str]]:
    levels = {"oblast": filters.oblasts, "raion": filters.raions, "hromada": filters.hromadas}
    return [(name, code) for name, codes in levels.items() for code in codes]


def _view(filters: Filters) -> list[tuple[str, str]]:
    pairs = [] if filters.layer == LEDGER_LAYER else [("layer", filters.layer)]
    if filters.known_as_of is not None:
        pairs.append(("known_as_of", str(filters.known_as_of)))
    if filters.unconfirmed_days:
        pairs.append(("unconfirmed_days", str(filters.unconfirmed_days)))
    return pairs
