"""The strings of the map in the browser, in both languages.

The keys are those of ``MAP_STRING_KEYS`` in ``static/map/texts.js``; a test compares the two.
"""

from __future__ import annotations

from dashboard.wording import Catalogue, words

MAP: Catalogue = {
    "map.label": words(
        "Map of control. Arrow keys move it, plus and minus zoom, Enter selects the place in the middle.",
        "Карта контролю. Стрілки рухають її, плюс і мінус змінюють масштаб, Enter обирає місце в центрі.",
    ),
    "map.state": words("Map of control on {date}: {parts}.", "Карта контролю, {date}: {parts}."),
    "map.day": words("day {n} · as known today", "день {n} · за відомим на сьогодні"),
    "map.day.known": words("day {n} · as known on {day}", "день {n} · як було відомо {day}"),
    "map.day.layer": words("day {n} · {name}", "день {n} · {name}"),
    "map.status.occupied": words("Occupied", "Окуповано"),
    "map.status.contested": words("Contested", "Тривають бої"),
    "map.status.liberated": words("Liberated", "Звільнено"),
    "map.status.ukrainian": words("Ukrainian", "Під контролем України"),
    "map.status.unknown": words("No evidence", "Немає даних"),
    "map.since": words("since {date}", "з {date}"),
    "map.since.first": words("since {date} or earlier", "з {date} або раніше"),
    "map.implied": words(
        "implied by its hromada, raion or oblast", "випливає зі стану громади, району чи області"
    ),
    "map.changing": words("changing, date uncertain", "змінюється, дата непевна"),
    "map.disagreement": words("sources disagree", "джерела розходяться"),
    "map.one_sided": words("claimed by one side only", "твердження лише однієї сторони"),
    "map.changing.n": words("changing {n}", "змінюється {n}"),
    "map.disagreement.n": words("sources disagree on {n}", "джерела розходяться щодо {n}"),
    "map.one_sided.n": words("claimed by one side only {n}", "твердження однієї сторони {n}"),
    "map.unplaced.n": words("Not on the map: {n}", "Немає на карті: {n}"),
    "map.legend": words("Legend", "Легенда"),
    "map.legend.marks": words(
        "Marks; choose one to see only the places that bear it",
        "Позначки; оберіть, щоб побачити лише місця з нею",
    ),
    "map.legend.hint": words(
        "Statuses and their counts; choose one to see it alone",
        "Статуси та їхня кількість; оберіть, щоб побачити лише його",
    ),
    "map.key.changing": words("changing", "змінюється"),
    "map.key.disagreement": words("sources disagree", "джерела розходяться"),
    "map.key.one_sided": words("one side’s claim only", "лише слова сторони"),
    "map.key.faded": words("grey: not confirmed", "сіре: без підтвердження"),
    "map.key.implied": words("paler: implied", "блідіше: непрямо"),
    "map.zoom.in": words("Zoom in", "Наблизити"),
    "map.zoom.out": words("Zoom out", "Віддалити"),
    "map.home": words("Show everything", "Показати все"),
    "map.picture": words("Copy as an image", "Копіювати як зображення"),
    "map.picture.copied": words("Image copied", "Зображення скопійовано"),
    "map.picture.saved": words("Image saved as a file", "Зображення збережено у файл"),
    "map.picture.failed": words("The image could not be made", "Не вдалося створити зображення"),
    "map.picture.dataset": words(
        "State of {date} by dataset {dataset}", "Стан на {date} за набором даних {dataset}"
    ),
    "map.totals": words("Totals of what the map shows", "Підсумки того, що видно на карті"),
    "map.tiles": words("Street map below", "Підкладка з вулицями"),
    "map.drawing": words("What is drawn", "Що показувати"),
    "map.drawing.auto": words("By zoom", "За масштабом"),
    "map.drawing.cells": words("Territory", "Територія"),
    "map.drawing.dots": words("Places", "Місця"),
    "map.scale.km": words("{n} km", "{n} км"),
    "map.scale.m": words("{n} m", "{n} м"),
    "map.attribution": words(
        "Places: GeoNames (CC BY 4.0), ua-locations, KATOTTG · Outlines: Natural Earth · Rivers: GSHHG · Cells are approximate",
        "Місця: GeoNames (CC BY 4.0), ua-locations, КАТОТТГ · Межі: Natural Earth · Річки: GSHHG · Комірки приблизні",
    ),
    "map.attribution.short": words(
        "GeoNames (CC BY 4.0), KATOTTG, Natural Earth, GSHHG",
        "GeoNames (CC BY 4.0), КАТОТТГ, Natural Earth, GSHHG",
    ),
    "map.loading": words("Loading the map …", "Завантаження карти …"),
    "map.failed": words(
        "The map could not be drawn. The table of settlements still works.",
        "Не вдалося намалювати карту. Таблиця населених пунктів працює.",
    ),
    "map.view.failed": words(
        "This view of the history could not be loaded; the one before is still shown.",
        "Не вдалося завантажити цей вигляд історії; показано попередній.",
    ),
    "map.names.failed": words(
        "The names of places could not be loaded.", "Не вдалося завантажити назви місць."
    ),
    "map.base.failed": words("The outlines could not be loaded.", "Не вдалося завантажити межі."),
    "map.two_fingers": words("Use two fingers to move the map", "Рухайте карту двома пальцями"),
}
