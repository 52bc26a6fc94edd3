"""Every visible string of the Python side, in both languages of the app."""

from __future__ import annotations

from typing import Literal, get_args

from dashboard.text_area import AREA
from dashboard.text_browser import BROWSER_STRINGS
from dashboard.text_charts import CHARTS
from dashboard.text_compare import COMPARE
from dashboard.text_coverage import COVERAGE
from dashboard.text_desk import DESK
from dashboard.text_disagreement import DISAGREEMENT
from dashboard.text_export import EXPORT
from dashboard.text_figures import FIGURES
from dashboard.text_layer_events import LAYER_EVENTS
from dashboard.text_layers import LAYERS
from dashboard.text_regions import REGIONS
from dashboard.text_registry import REGISTRY
from dashboard.text_tables import TABLES
from dashboard.text_views import VIEWS

Language = Literal["en", "uk"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

STRINGS: dict[str, dict[str, str]] = {
    "title": {"en": "Kharkiv Oblast, day by day", "uk": "Харківщина день за днем"},
    "about": {
        "en": "Who controlled which settlement of Kharkiv Oblast on any day since 24 February 2022: "
        "a map with a timeline, every status traced to its sources.",
        "uk": "Хто контролював кожен населений пункт Харківської області будь-якого дня від 24 лютого "
        "2022 року: карта з часовою шкалою, кожен статус — із джерелами.",
    },
    "no.scripts": {
        "en": "The map needs JavaScript. The same data can be read without it:",
        "uk": "Карті потрібен JavaScript. Ті самі дані можна читати й без нього:",
    },
    "path.unknown": {
        "en": "There is nothing at this address",
        "uk": "За цією адресою нічого немає",
    },
    "path.home": {"en": "To the map", "uk": "До карти"},
    "page.map": {"en": "Map", "uk": "Карта"},
    "page.table": {"en": "Table", "uk": "Таблиця"},
    "page.sources": {"en": "Sources", "uk": "Джерела"},
    "page.method": {"en": "Method", "uk": "Метод"},
    "menu.evidence": {"en": "Evidence", "uk": "Докази"},
    "language": {"en": "Language", "uk": "Мова"},
    "search": {"en": "Search a settlement", "uk": "Пошук населеного пункту"},
    "search.hint": {
        "en": "Search: Куп’янськ, Kupyansk, Балаклея …",
        "uk": "Пошук: Куп’янськ, Kupyansk, Балаклея …",
    },
    "search.choose": {
        "en": "Several places bear this name",
        "uk": "Таку назву мають кілька населених пунктів",
    },
    "search.none": {"en": "No place is called “{query}”.", "uk": "Місця «{query}» не знайдено."},
    "search.suggest": {"en": "Did you mean", "uk": "Можливо, ви мали на увазі"},
    "search.unplaced": {
        "en": "{name}: no position with a usable licence is known, so it is in the table and not on the map.",
        "uk": "{name}: координат із придатною ліцензією немає, тому місце є в таблиці, але не на карті.",
    },
    "filters": {"en": "Filters", "uk": "Фільтри"},
    "filters.n": {"en": "Filters ({n})", "uk": "Фільтри ({n})"},
    "filter.oblast": {"en": "Oblast", "uk": "Область"},
    "filter.raion": {"en": "Raion", "uk": "Район"},
    "filter.hromada": {"en": "Hromada", "uk": "Громада"},
    "filter.status": {"en": "Status", "uk": "Статус"},
    "filter.reset": {"en": "Reset filters", "uk": "Скинути фільтри"},
    "filter.all": {"en": "All", "uk": "Усі"},
    "status.occupied": {"en": "Occupied", "uk": "Окуповано"},
    "status.contested": {"en": "Contested", "uk": "Тривають бої"},
    "status.ukrainian": {"en": "Ukrainian", "uk": "Під контролем України"},
    "status.liberated": {"en": "Liberated", "uk": "Звільнено"},
    "status.unknown": {"en": "No evidence", "uk": "Немає даних"},
    "day": {"en": "Day", "uk": "День"},
    "table.intro": {
        "en": "Every settlement in force on {day}: the same data as the map. Select a row to open the place on the map.",
        "uk": "Усі населені пункти станом на {day}: ті самі дані, що й на карті. Оберіть рядок, щоб відкрити місце на карті.",
    },
    "table.open": {"en": "Show {name} on the map", "uk": "Показати {name} на карті"},
    "table.alt": {"en": "Settlements and their status", "uk": "Населені пункти та їхній статус"},
    "table.empty": {
        "en": "No settlement passes these filters on this day.",
        "uk": "Жоден населений пункт не відповідає цим фільтрам цього дня.",
    },
    "download.geojson": {"en": "Download GeoJSON", "uk": "Завантажити GeoJSON"},
    "download.csv": {"en": "Download CSV", "uk": "Завантажити CSV"},
    "column.name": {"en": "Settlement", "uk": "Населений пункт"},
    "column.raion": {"en": "Raion", "uk": "Район"},
    "column.hromada": {"en": "Hromada", "uk": "Громада"},
    "column.status": {"en": "Status", "uk": "Статус"},
    "column.since": {"en": "Since", "uk": "З якого дня"},
    "column.provenance": {"en": "Evidence", "uk": "Підстава"},
    "column.certainty": {"en": "Certainty", "uk": "Певність"},
    "column.sources": {"en": "Sources", "uk": "Джерел"},
    "column.owners": {"en": "Independent", "uk": "Незалежних"},
    "column.population": {"en": "Population", "uk": "Населення"},
    "column.katottg": {"en": "KATOTTG", "uk": "КАТОТТГ"},
    "column.placed": {"en": "On the map", "uk": "На карті"},
    "provenance.none": {"en": "none", "uk": "немає"},
    "provenance.interpolated": {"en": "interpolated", "uk": "інтерпольовано"},
    "provenance.implied": {"en": "implied by a wider unit", "uk": "випливає з більшої одиниці"},
    "provenance.reported": {"en": "reported for this place", "uk": "повідомлено про це місце"},
    "certainty.none": {"en": "none", "uk": "немає"},
    "certainty.disputed": {"en": "disputed", "uk": "спірно"},
    "certainty.claimed": {"en": "claimed by a party", "uk": "твердження сторони"},
    "certainty.single": {"en": "one source", "uk": "одне джерело"},
    "certainty.confirmed": {"en": "confirmed", "uk": "підтверджено"},
    "notice.date": {
        "en": "The day “{value}” in the link cannot be shown; the ledger covers {first} to {last}.",
        "uk": "День «{value}» з посилання показати неможливо: реєстр охоплює {first} – {last}.",
    },
    "notice.unit": {
        "en": "“{value}” in the link is no {level} of the gazetteer and was left out.",
        "uk": "«{value}» з посилання не є одиницею рівня «{level}» і не враховано.",
    },
    "notice.outside": {
        "en": "{name} lies outside the wider units in the link and was left out.",
        "uk": "{name} лежить поза більшими одиницями з посилання, тому не враховано.",
    },
    "notice.status": {
        "en": "“{value}” in the link is no status; possible are {allowed}.",
        "uk": "«{value}» з посилання не є статусом; можливі: {allowed}.",
    },
    "notice.place": {
        "en": "“{value}” in the link is no settlement of the gazetteer.",
        "uk": "«{value}» з посилання не є населеним пунктом реєстру.",
    },
    "build.missing": {
        "en": "There is no data to show yet.",
        "uk": "Даних для показу ще немає.",
    },
    "sources.intro": {
        "en": "Every statement on the map goes back to one of these publications. Reliability is the Admiralty scale: A is reliable, E is not, F cannot be judged. The side is that of whoever makes the statement.",
        "uk": "Кожне твердження на карті походить з однієї з цих публікацій. Надійність подано за шкалою Адміралтейства: A — надійне, E — ненадійне, F — оцінити неможливо. Сторона — того, хто робить твердження.",
    },
    "sources.title": {"en": "Title", "uk": "Назва"},
    "sources.publisher": {"en": "Publisher", "uk": "Видавець"},
    "sources.owner": {"en": "Owner", "uk": "Власник"},
    "sources.side": {"en": "Side", "uk": "Сторона"},
    "sources.kind": {"en": "Kind", "uk": "Вид"},
    "sources.reliability": {"en": "Reliability", "uk": "Надійність"},
    "sources.published": {"en": "Published", "uk": "Опубліковано"},
    "sources.claims": {"en": "Claims", "uk": "Тверджень"},
    "sources.link": {"en": "Link", "uk": "Посилання"},
    **CHARTS,
    **COMPARE,
    **COVERAGE,
    **FIGURES,
    **LAYERS,
    **LAYER_EVENTS,
    **DESK,
    **DISAGREEMENT,
    **EXPORT,
    **REGISTRY,
    **REGIONS,
    **AREA,
    **TABLES,
    **VIEWS,
}


def text(key: str, language: Language, **values: object) -> str:
    """Return a visible string.

    Raises
    ------
    KeyError
        If the catalogue has no such key: a mistake in our code, never in data.
    """
    return STRINGS[key][language].format(**values)


def browser_strings(language: Language) -> dict[str, str]:
    """Return the strings of the map, the timeline and the panel in one language."""
    return {key: words[language] for key, words in BROWSER_STRINGS.items()}
