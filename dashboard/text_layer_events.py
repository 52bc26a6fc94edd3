"""The strings of events of imported layers, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

LAYER_EVENTS: Catalogue = {
    "layerevents.whose": words("Whose events", "Чиї події"),
    "layerevents.ledger": words("The ledger’s", "Реєстру"),
    "layerevents.how": words(
        "Reports that a machine labelled: nobody here has read them, they are no claims and change "
        "no status. The point of an event may stand for a whole district.",
        "Повідомлення, які позначила машина: тут їх ніхто не читав, вони не є твердженнями і не "
        "змінюють статусу. Точка події може стояти за цілий район.",
    ),
    "layerevents.terms": words(
        "Owed to: {owner}. Licence: {licence}.", "Завдяки: {owner}. Ліцензія: {licence}."
    ),
    "layerevents.private": words(
        "This layer may not be passed on.", "Цей шар не можна передавати далі."
    ),
    "layerevents.damaged": words(
        "The layer cannot be read: {error}", "Шар не вдається прочитати: {error}"
    ),
    "layerevents.unknown": words("There is no such layer of events.", "Такого шару подій немає."),
    "layerevents.label": words("Labels, one is enough", "Позначки, досить однієї"),
    "layerevents.least": words("Least probability", "Найменша ймовірність"),
    "layerevents.least.help": words(
        "Imported with {thresholds}: what is less probable is not here.",
        "Імпортовано з {thresholds}: менш імовірного тут немає.",
    ),
    "layerevents.units": words(
        "Only places of the filter in the header; events without a settlement are left out.",
        "Лише місця з фільтра у шапці; події без поселення пропущено.",
    ),
    "layerevents.title": words("{n} of {total} events", "{n} із {total} подій"),
    "layerevents.cut": words(
        "The table has the latest {n}; choose fewer days for the others.",
        "У таблиці останні {n}; щоб побачити інші, виберіть менше днів.",
    ),
    "layerevents.none": words(
        "No event with these labels on these days.", "Немає подій із цими позначками в ці дні."
    ),
    "layerevents.chart": words("Events by day and label", "Події за днем і позначкою"),
    "layerevents.chart.summary": words(
        "Most on one day: {n}, {label}, {day}.", "Найбільше за день: {n}, {label}, {day}."
    ),
    "layerevents.axis": words("events", "подій"),
    "layerevents.alt": words("Events of an imported layer", "Події імпортованого шару"),
    "layerevents.open": words(
        "Show {name} on {day} on the map", "Показати на карті: {name}, {day}"
    ),
    "layerevents.column.day": words("Day", "День"),
    "layerevents.column.place": words("Place", "Місце"),
    "layerevents.column.labels": words("Labels", "Позначки"),
    "layerevents.column.score": words("Probability", "Імовірність"),
    "layerevents.column.sources": words("Reported by", "Повідомили"),
    "layerevents.column.reports": words("Reports", "Повідомлень"),
    "layerevents.column.precision": words("Position is of", "Точність місця"),
    "layerevents.column.joined": words("Settlement found by", "Поселення знайдено за"),
    "layerevents.column.distance": words("Off by, m", "Відстань, м"),
    "layerevents.column.url": words("Report", "Повідомлення"),
    "layerevents.column.label": words("Label", "Позначка"),
    "layerevents.column.events": words("Events", "Події"),
    "layerevents.joined.geonameid": words("GeoNames number", "номером GeoNames"),
    "layerevents.joined.nearest": words("nearest", "найближче"),
    "layerevents.of.t_mil": words("war", "війна"),
    "layerevents.of.a_rus": words("Russia takes part", "бере участь Росія"),
    "layerevents.of.a_ukr": words("Ukraine takes part", "бере участь Україна"),
    "layerevents.of.a_rus_init": words("Russia began it", "почала Росія"),
    "layerevents.of.a_ukr_init": words("Ukraine began it", "почала Україна"),
    "layerevents.of.a_civ": words("civilians", "цивільні"),
    "layerevents.of.a_other": words("others take part", "беруть участь інші"),
    "layerevents.of.t_aad": words("air defence", "протиповітряна оборона"),
    "layerevents.of.t_airstrike": words("air strike", "авіаудар"),
    "layerevents.of.t_airalert": words("air alert", "повітряна тривога"),
    "layerevents.of.t_uav": words("drone", "дрон"),
    "layerevents.of.t_armor": words("armour", "бронетехніка"),
    "layerevents.of.t_arrest": words("arrest", "затримання"),
    "layerevents.of.t_artillery": words("artillery", "артилерія"),
    "layerevents.of.t_control": words("control of territory", "контроль території"),
    "layerevents.of.t_firefight": words("firefight", "стрілецький бій"),
    "layerevents.of.t_ied": words("mine or bomb", "міна чи вибухівка"),
    "layerevents.of.t_raid": words("raid", "рейд"),
    "layerevents.of.t_occupy": words("occupation", "окупація"),
    "layerevents.of.t_property": words("property destroyed", "знищення майна"),
    "layerevents.of.t_cyber": words("cyber attack", "кібератака"),
    "layerevents.of.t_hospital": words("hospital hit", "удар по лікарні"),
    "layerevents.of.t_milcas": words("military casualties", "втрати військових"),
    "layerevents.of.t_civcas": words("civilian casualties", "втрати цивільних"),
    "layerevents.of.t_retreat": words("retreat", "відступ"),
}
