"""Uncertain dates in words: "10 September 2022", "9–11 September 2022", "by 11 September 2022"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.text import text
from dashboard.text_charts import MONTHS_ALONE, MONTHS_IN_DATE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.text import Language
    from data.dates import UncertainDate

#: How a day is written in a field, as Streamlit names it.
DAY_INPUTS: Mapping[Language, str] = {"en": "YYYY-MM-DD", "uk": "DD.MM.YYYY"}

_YEAR, _MONTH = 4, 7  # characters of EDTF: 2022, 2022-09


def when_phrase(when: UncertainDate, language: Language) -> str:
    """Return an uncertain date as a phrase in the reader's language."""
    phrase = _exact(when, language)
    return text("when.about", language, date=phrase) if when.approximate else phrase


def day_phrase(day: date, language: Language) -> str:
    """Return a day as a phrase."""
    return f"{day.day} {MONTHS_IN_DATE[language][day.month - 1]} {day.year}"


def _exact(when: UncertainDate, language: Language) -> str:
    if when.earliest is None:
        return text("when.by", language, date=day_phrase(when.latest or when.best, language))
    if when.latest is None:
        return text("when.from", language, date=day_phrase(when.earliest, language))
    written = when.edtf.rstrip("~?%")
    if len(written) == _YEAR:
        return written
    if len(written) == _MONTH:
        return f"{MONTHS_ALONE[language][when.earliest.month - 1]} {when.earliest.year}"
    return _range(when.earliest, when.latest, language)


def _range(first: date, last: date, language: Language) -> str:
    """Return two days with what they share said once."""
    end = day_phrase(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day} {MONTHS_IN_DATE[language][first.month - 1]} – {end}"
    return f"{day_phrase(first, language)} – {end}"
