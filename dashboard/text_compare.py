"""The strings of the Compare page and of its maps, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

COMPARE: Catalogue = {
    "page.compare": words("Compare", "Порівняння"),
    "compare.from": words("First day", "Перший день"),
    "compare.to": words("Second day", "Другий день"),
    "compare.phase": words("Or a phase", "Або етап"),
    "compare.phase.none": words("–", "–"),
    "compare.swapped": words(
        "The second day lies before the first, so they changed places.",
        "Другий день раніший за перший, тому їх поміняно місцями.",
    ),
    "compare.about": words(
        "From {before} to {after}: gained by Ukraine {gained}, lost {lost}, newly contested {newly_contested}, fights resolved {resolved}, there and back {round_trip}.",
        "З {before} до {after}: здобуто Україною {gained}, втрачено {lost}, почалися бої {newly_contested}, завершилися бої {resolved}, туди й назад {round_trip}.",
    ),
    "compare.knowledge": words(
        "Besides, evidence begins for {learned} settlements and ends for {lost_sight}.",
        "Крім того, дані з’являються для {learned} населених пунктів і закінчуються для {lost_sight}.",
    ),
    "compare.zoom": words(
        "The filters above choose what is compared and where the maps look.",
        "Фільтри вгорі визначають, що порівнюється і куди дивляться карти.",
    ),
    "compare.stage": words(
        "Map of control on {before}, left of the divider, and on {after}, right of it. The table below lists every change.",
        "Карта контролю: {before} ліворуч від межі, {after} праворуч. Таблиця нижче містить усі зміни.",
    ),
    "compare.divider": words("Divider between the two days", "Межа між двома днями"),
    "compare.spoken": words(
        "{percent} percent: {before} left, {after} right",
        "{percent} відсотків: {before} ліворуч, {after} праворуч",
    ),
    "compare.drawing": words("What the map shows", "Що показує карта"),
    "compare.swipe": words("Both days", "Обидва дні"),
    "compare.difference": words("The difference", "Різниця"),
    "compare.readout": words(
        "Point at a place to read it; drag the divider, or move it by the arrow keys.",
        "Наведіть на місце, щоб прочитати; тягніть межу або рухайте її стрілками.",
    ),
    "compare.place": words("{name}: {before} → {after}", "{name}: {before} → {after}"),
    "compare.key.changing": words("date uncertain", "дата непевна"),
    "compare.key.implied": words("paler: implied", "блідіше: непрямо"),
    "compare.error.load": words(
        "The maps could not be drawn. The tables below still work.",
        "Не вдалося намалювати карти. Таблиці нижче працюють.",
    ),
    "compare.kind.gained": words("Gained by Ukraine", "Здобуто Україною"),
    "compare.kind.lost": words("Lost to occupation", "Втрачено через окупацію"),
    "compare.kind.newly_contested": words("Newly contested", "Почалися бої"),
    "compare.kind.resolved": words("Fight resolved", "Бої завершилися"),
    "compare.kind.round_trip": words("There and back", "Туди й назад"),
    "compare.kind.learned": words("Evidence begins", "Дані з’являються"),
    "compare.kind.lost_sight": words("Evidence ends", "Дані закінчуються"),
    "compare.list": words("What changed", "Що змінилося"),
    "compare.list.settlements": words("Settlements", "Населені пункти"),
    "compare.list.raions": words("By raion", "За районами"),
    "compare.none": words(
        "Nothing changed between these days.", "Між цими днями нічого не змінилося."
    ),
    "compare.download": words("Download the changes", "Завантажити зміни"),
    "column.change": words("Change", "Зміна"),
    "column.before": words("Before", "Було"),
    "column.after": words("After", "Стало"),
    "column.since_earliest": words("Since, earliest", "З дня, найраніше"),
    "column.since_latest": words("Since, latest", "З дня, найпізніше"),
}

#: What the maps in the browser say.
STAGE_KEYS = (
    *(key for key in COMPARE if key.startswith("compare.")),
    "status.occupied",
    "status.contested",
    "status.liberated",
    "status.ukrainian",
    "status.unknown",
)
