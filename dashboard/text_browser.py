"""Every visible string of the browser side: map, timeline and panel, in both languages.

Keys begin with the part that shows them. ``{name}`` is a gap. Where a count is said, the key has
one entry per plural category of the language (CLDR): ``.one`` and ``.other`` for English, ``.one``,
``.few``, ``.many`` and ``.other`` for Ukrainian; a category that a language lacks repeats ``other``.
"""

from __future__ import annotations


def _words(en: str, uk: str) -> dict[str, str]:
    return {"en": en, "uk": uk}


def _counted(key: str, en: tuple[str, str], uk: tuple[str, str, str]) -> dict[str, dict[str, str]]:
    """Return the four plural entries of a key.

    ``en`` is (one, other), ``uk`` is (one, few, many); Ukrainian fractions take the form of few.
    """
    return {
        f"{key}.one": _words(en[0], uk[0]),
        f"{key}.few": _words(en[1], uk[1]),
        f"{key}.many": _words(en[1], uk[2]),
        f"{key}.other": _words(en[1], uk[1]),
    }


TIMELINE: dict[str, dict[str, str]] = {
    "timeline.title": _words("Timeline", "Шкала часу"),
    "timeline.day": _words("Day shown on the map", "День, показаний на карті"),
    "timeline.error.load": _words(
        "The timeline could not be loaded. The table of settlements still works.",
        "Не вдалося завантажити шкалу часу. Таблиця населених пунктів працює.",
    ),
    "timeline.close": _words("Close", "Закрити"),
    "timeline.play": _words("Play", "Відтворити"),
    "timeline.pause": _words("Pause", "Зупинити"),
    "timeline.speed": _words("Speed of playing", "Швидкість відтворення"),
    "timeline.speed.slow": _words("½ day / s", "½ дня / с"),
    **_counted(
        "timeline.speed",
        ("{n} day / s", "{n} days / s"),
        ("{n} день / с", "{n} дні / с", "{n} днів / с"),
    ),
    "timeline.loop": _words("Play the window in a loop", "Повторювати проміжок"),
    "timeline.first": _words("First day", "Перший день"),
    "timeline.last": _words("Last day", "Останній день"),
    "timeline.reset": _words(
        "Reset window, zoom and speed", "Скинути проміжок, масштаб і швидкість"
    ),
    "timeline.zoom.in": _words("Show less time", "Показати менший проміжок"),
    "timeline.zoom.out": _words("Show more time", "Показати більший проміжок"),
    "timeline.zoom.whole": _words("Show the whole war", "Показати всю війну"),
    "timeline.step_by": _words("Step by", "Крок"),
    "timeline.back": _words("Back", "Назад"),
    "timeline.forward": _words("Forward", "Вперед"),
    "timeline.unit.day": _words("day", "день"),
    "timeline.unit.week": _words("week", "тиждень"),
    "timeline.unit.month": _words("month", "місяць"),
    "timeline.unit.change": _words("change", "зміна"),
    "timeline.unit.place": _words("this place", "це місце"),
    "timeline.unit.event": _words("event", "подія"),
    "timeline.previous.day": _words("Previous day", "Попередній день"),
    "timeline.previous.week": _words("A week back", "На тиждень назад"),
    "timeline.previous.month": _words("A month back", "На місяць назад"),
    "timeline.previous.change": _words("Previous change anywhere", "Попередня зміна будь-де"),
    "timeline.previous.place": _words(
        "Previous change of the selected place", "Попередня зміна вибраного місця"
    ),
    "timeline.previous.event": _words("Previous event", "Попередня подія"),
    "timeline.next.day": _words("Next day", "Наступний день"),
    "timeline.next.week": _words("A week forward", "На тиждень уперед"),
    "timeline.next.month": _words("A month forward", "На місяць уперед"),
    "timeline.next.change": _words("Next change anywhere", "Наступна зміна будь-де"),
    "timeline.next.place": _words(
        "Next change of the selected place", "Наступна зміна вибраного місця"
    ),
    "timeline.next.event": _words("Next event", "Наступна подія"),
    "timeline.phases": _words("Phases", "Етапи"),
    "timeline.window.start": _words("First day of the window", "Перший день проміжку"),
    "timeline.window.end": _words("Last day of the window", "Останній день проміжку"),
    "timeline.window.reset": _words("Back to the last 7 days", "Повернути останні 7 днів"),
    **_counted(
        "timeline.window.trailing",
        ("Last {n} day", "Last {n} days"),
        ("Останній {n} день", "Останні {n} дні", "Останні {n} днів"),
    ),
    "timeline.all_raions": _words("All raions", "Усі райони"),
    **_counted("timeline.more", ("{n} more", "{n} more"), ("ще {n}", "ще {n}", "ще {n}")),
    "timeline.status.occupied": _words("Occupied", "Окуповано"),
    "timeline.status.contested": _words("Contested", "Тривають бої"),
    "timeline.status.liberated": _words("Liberated", "Звільнено"),
    "timeline.status.ukrainian": _words("Ukrainian", "Під контролем України"),
    "timeline.status.unknown": _words("No evidence", "Немає даних"),
    "timeline.copy_link": _words("Copy link", "Копіювати посилання"),
    "timeline.copied": _words("Link copied", "Посилання скопійовано"),
    "timeline.download.geojson": _words(
        "Download this day as GeoJSON", "Завантажити цей день як GeoJSON"
    ),
    "timeline.download.csv": _words("Download this day as CSV", "Завантажити цей день як CSV"),
    "timeline.help": _words("Keys and help", "Клавіші та довідка"),
    **_counted(
        "timeline.tip.gained",
        ("▲ {n} settlement to Ukrainian control", "▲ {n} settlements to Ukrainian control"),
        (
            "▲ {n} населений пункт під контроль України",
            "▲ {n} населені пункти під контроль України",
            "▲ {n} населених пунктів під контроль України",
        ),
    ),
    **_counted(
        "timeline.tip.lost",
        ("▼ {n} settlement occupied", "▼ {n} settlements occupied"),
        (
            "▼ {n} населений пункт окуповано",
            "▼ {n} населені пункти окуповано",
            "▼ {n} населених пунктів окуповано",
        ),
    ),
    **_counted(
        "timeline.tip.contested",
        ("◆ {n} settlement newly contested", "◆ {n} settlements newly contested"),
        (
            "◆ {n} населений пункт: почалися бої",
            "◆ {n} населені пункти: почалися бої",
            "◆ {n} населених пунктів: почалися бої",
        ),
    ),
    "timeline.tip.occupied": _words("{n} of {total} occupied", "Окуповано {n} із {total}"),
    "timeline.spoken": _words(
        "{day}: {occupied} occupied, {contested} contested, {liberated} liberated, "
        "{ukrainian} Ukrainian, {unknown} without evidence.",
        "{day}: окуповано {occupied}, тривають бої {contested}, звільнено {liberated}, "
        "під контролем України {ukrainian}, без даних {unknown}.",
    ),
    "timeline.keys.title": _words("Keys", "Клавіші"),
    "timeline.keys.day": _words("A day back, forward", "День назад, уперед"),
    "timeline.keys.week": _words("A week back, forward", "Тиждень назад, уперед"),
    "timeline.keys.month": _words(
        "A month back, forward (on the strip)", "Місяць назад, уперед (на шкалі)"
    ),
    "timeline.keys.ends": _words(
        "First day, last day (on the strip)", "Перший день, останній день (на шкалі)"
    ),
    "timeline.keys.play": _words("Play or pause", "Відтворити або зупинити"),
    "timeline.keys.change": _words(
        "Previous, next change anywhere", "Попередня, наступна зміна будь-де"
    ),
    "timeline.keys.place": _words(
        "Previous, next change of the selected place",
        "Попередня, наступна зміна вибраного місця",
    ),
    "timeline.keys.event": _words("Previous, next event", "Попередня, наступна подія"),
    "timeline.keys.window": _words(
        "Start, end the window at this day", "Почати, закінчити проміжок цим днем"
    ),
    "timeline.keys.window_reset": _words("Window: the last 7 days", "Проміжок: останні 7 днів"),
    "timeline.keys.zoom": _words("Show more, less time", "Більший, менший проміжок"),
    "timeline.keys.zoom_whole": _words("Show the whole war", "Показати всю війну"),
    "timeline.keys.loop": _words("Loop on or off", "Повтор увімкнути або вимкнути"),
    "timeline.keys.help": _words("This sheet", "Ця довідка"),
    "timeline.keys.pointer": _words(
        "Drag the cursor or click the strip to choose a day. Ctrl and wheel zoom about the pointer; "
        "Shift and wheel pan. A click on a phase makes it the window.",
        "Тягніть курсор або клацніть на шкалі, щоб вибрати день. Ctrl і коліщатко змінюють масштаб "
        "біля вказівника, Shift і коліщатко зсувають шкалу. Клацання на етапі робить його "
        "проміжком.",
    ),
}

BROWSER_STRINGS: dict[str, dict[str, str]] = {**TIMELINE}
