"""The strings around charts, and how charts write numbers and days, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.wording import Catalogue, words

if TYPE_CHECKING:
    from collections.abc import Mapping

CHARTS: Catalogue = {
    "chart.data": words("The same as a table", "Те саме таблицею"),
    "chart.data.alt": words("Data of the chart: {title}", "Дані діаграми: {title}"),
    "chart.download": words("Download", "Завантажити"),
    "chart.download.png": words("PNG", "PNG"),
    "chart.download.svg": words("SVG", "SVG"),
    "chart.download.csv": words("CSV", "CSV"),
    "chart.day": words("{day} {month} {year}", "{day} {month} {year}"),
    "chart.credit": words("Dataset {dataset} · {licence}", "Набір даних {dataset} · {licence}"),
}

#: Months beside a day, as they stand in a date.
MONTHS_IN_DATE = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "uk": (
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
}  # fmt: skip

#: Days in tooltips, in D3's notation: it knows months alone only, which Ukrainian dates do not use.
DAY_FORMATS = {"en": "%-d %B %Y", "uk": "%d.%m.%Y"}

#: Months alone, as on an axis.
MONTHS_ALONE = {
    "en": MONTHS_IN_DATE["en"],
    "uk": (
        "січень", "лютий", "березень", "квітень", "травень", "червень",
        "липень", "серпень", "вересень", "жовтень", "листопад", "грудень",
    ),
}  # fmt: skip
_SHORT_MONTHS = {
    "en": tuple(month[:3] for month in MONTHS_IN_DATE["en"]),
    "uk": ("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
}
_DAYS = {
    "en": ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    "uk": ("неділя", "понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота"),
}
_SHORT_DAYS = {
    "en": tuple(day[:3] for day in _DAYS["en"]),
    "uk": ("нд", "пн", "вт", "ср", "чт", "пт", "сб"),
}

#: Number formats of D3: thousands by comma in English, by a space that does not break in Ukrainian.
NUMBER_LOCALES: Mapping[str, Mapping[str, Any]] = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "uk": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", ""]},
}

#: Time formats of D3; clocks have 24 hours.
TIME_LOCALES: Mapping[str, Mapping[str, Any]] = {
    language: {
        "dateTime": "%-d %B %Y %H:%M",
        "date": "%Y-%m-%d",
        "time": "%H:%M",
        "periods": ["", ""],
        "days": list(_DAYS[language]),
        "shortDays": list(_SHORT_DAYS[language]),
        "months": list(MONTHS_ALONE[language]),
        "shortMonths": list(_SHORT_MONTHS[language]),
    }
    for language in ("en", "uk")
}
