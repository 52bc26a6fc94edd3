"""Every visible string of the map in the browser, in both languages.

The keys are those of ``MAP_STRING_KEYS`` in ``static/map/texts.js``; a test compares the two.
"""

from __future__ import annotations

MAP: dict[str, dict[str, str]] = {
    "map.label": {
        "en": "Map of control. Arrow keys move it, plus and minus zoom, Enter selects the place in the middle.",
        "uk": "Карта контролю. Стрілки рухають її, плюс і мінус змінюють масштаб, Enter обирає місце в центрі.",
    },
    "map.state": {
        "en": "Map of control on {date}: {parts}.",
        "uk": "Карта контролю, {date}: {parts}.",
    },
    "map.day": {"en": "day {n} · as known today", "uk": "день {n} · за відомим на сьогодні"},
    "map.status.occupied": {"en": "Occupied", "uk": "Окуповано"},
    "map.status.contested": {"en": "Contested", "uk": "Тривають бої"},
    "map.status.liberated": {"en": "Liberated", "uk": "Звільнено"},
    "map.status.ukrainian": {"en": "Ukrainian", "uk": "Під контролем України"},
    "map.status.unknown": {"en": "No evidence", "uk": "Немає даних"},
    "map.since": {"en": "since {date}", "uk": "з {date}"},
    "map.since.first": {"en": "since before {date}", "uk": "ще до {date}"},
    "map.implied": {
        "en": "implied by its hromada, raion or oblast",
        "uk": "випливає зі стану громади, району чи області",
    },
    "map.changing": {"en": "changing, date uncertain", "uk": "змінюється, дата непевна"},
    "map.disagreement": {"en": "sources disagree", "uk": "джерела розходяться"},
    "map.one_sided": {"en": "claimed by one side only", "uk": "твердження лише однієї сторони"},
    "map.changing.n": {"en": "changing {n}", "uk": "змінюється {n}"},
    "map.disagreement.n": {"en": "sources disagree on {n}", "uk": "джерела розходяться щодо {n}"},
    "map.unplaced.n": {"en": "Not on the map: {n}", "uk": "Немає на карті: {n}"},
    "map.legend": {"en": "Legend", "uk": "Легенда"},
    "map.legend.hint": {
        "en": "Statuses and their counts; choose one to see it alone",
        "uk": "Статуси та їхня кількість; оберіть, щоб побачити лише його",
    },
    "map.key.changing": {"en": "changing", "uk": "змінюється"},
    "map.key.disagreement": {"en": "sources disagree", "uk": "джерела розходяться"},
    "map.key.implied": {"en": "paler: implied", "uk": "блідіше: непрямо"},
    "map.zoom.in": {"en": "Zoom in", "uk": "Наблизити"},
    "map.zoom.out": {"en": "Zoom out", "uk": "Віддалити"},
    "map.home": {"en": "Show everything", "uk": "Показати все"},
    "map.drawing": {"en": "What is drawn", "uk": "Що показувати"},
    "map.drawing.auto": {"en": "By zoom", "uk": "За масштабом"},
    "map.drawing.cells": {"en": "Territory", "uk": "Територія"},
    "map.drawing.dots": {"en": "Places", "uk": "Місця"},
    "map.scale.km": {"en": "{n} km", "uk": "{n} км"},
    "map.scale.m": {"en": "{n} m", "uk": "{n} м"},
    "map.attribution": {
        "en": "Places: GeoNames (CC BY 4.0), KATOTTG · Outlines: Natural Earth · Cells are approximate",
        "uk": "Місця: GeoNames (CC BY 4.0), КАТОТТГ · Межі: Natural Earth · Комірки приблизні",
    },
    "map.loading": {"en": "Loading the map …", "uk": "Завантаження карти …"},
    "map.failed": {
        "en": "The map could not be drawn. The table of settlements still works.",
        "uk": "Не вдалося намалювати карту. Таблиця населених пунктів працює.",
    },
    "map.names.failed": {
        "en": "The names of places could not be loaded.",
        "uk": "Не вдалося завантажити назви місць.",
    },
    "map.base.failed": {
        "en": "The outlines could not be loaded.",
        "uk": "Не вдалося завантажити межі.",
    },
    "map.two_fingers": {
        "en": "Use two fingers to move the map",
        "uk": "Рухайте карту двома пальцями",
    },
}
