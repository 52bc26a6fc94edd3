"""The strings of the timeline, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, counted, words

TIMELINE: Catalogue = {
    "timeline.title": words("Timeline", "Шкала часу"),
    "timeline.day": words("Day shown on the map", "День, показаний на карті"),
    "timeline.error.load": words(
        "The timeline could not be loaded. The table of settlements still works.",
        "Не вдалося завантажити шкалу часу. Таблиця населених пунктів працює.",
    ),
    "timeline.offline": words(
        "No connection. Days, playing, choosing places and copying the map still work; filters, histories "
        "of places and other pages wait until it is back.",
        "Немає з’єднання. Дні, відтворення, вибір місць і копіювання карти працюють; фільтри, історії "
        "місць і інші сторінки чекають, доки воно відновиться.",
    ),
    "timeline.close": words("Close", "Закрити"),
    "timeline.play": words("Play", "Відтворити"),
    "timeline.pause": words("Pause", "Зупинити"),
    "timeline.speed": words("Speed of playing", "Швидкість відтворення"),
    "timeline.speed.slow": words("½ day / s", "½ дня / с"),
    **counted(
        "timeline.speed",
        ("{n} day / s", "{n} days / s"),
        ("{n} день / с", "{n} дні / с", "{n} днів / с"),
    ),
    "timeline.loop": words("Play the window in a loop", "Повторювати проміжок"),
    "timeline.first": words("First day", "Перший день"),
    "timeline.last": words("Last day", "Останній день"),
    "timeline.reset": words(
        "Reset window, zoom and speed", "Скинути проміжок, масштаб і швидкість"
    ),
    "timeline.zoom.in": words("Show less time", "Показати менший проміжок"),
    "timeline.zoom.out": words("Show more time", "Показати більший проміжок"),
    "timeline.zoom.whole": words("Show the whole war", "Показати всю війну"),
    "timeline.step_by": words("Step by", "Крок"),
    "timeline.back": words("Back", "Назад"),
    "timeline.forward": words("Forward", "Вперед"),
    "timeline.unit.day": words("day", "день"),
    "timeline.unit.week": words("week", "тиждень"),
    "timeline.unit.month": words("month", "місяць"),
    "timeline.unit.change": words("change", "зміна"),
    "timeline.unit.place": words("this place", "це місце"),
    "timeline.unit.event": words("event", "подія"),
    "timeline.previous.day": words("Previous day", "Попередній день"),
    "timeline.previous.week": words("A week back", "На тиждень назад"),
    "timeline.previous.month": words("A month back", "На місяць назад"),
    "timeline.previous.change": words("Previous change anywhere", "Попередня зміна будь-де"),
    "timeline.previous.place": words(
        "Previous change of the selected place", "Попередня зміна вибраного місця"
    ),
    "timeline.previous.event": words("Previous event", "Попередня подія"),
    "timeline.next.day": words("Next day", "Наступний день"),
    "timeline.next.week": words("A week forward", "На тиждень уперед"),
    "timeline.next.month": words("A month forward", "На місяць уперед"),
    "timeline.next.change": words("Next change anywhere", "Наступна зміна будь-де"),
    "timeline.next.place": words(
        "Next change of the selected place", "Наступна зміна вибраного місця"
    ),
    "timeline.next.event": words("Next event", "Наступна подія"),
    "timeline.phases": words("Phases", "Етапи"),
    "timeline.window.start": words("First day of the window", "Перший день проміжку"),
    "timeline.window.end": words("Last day of the window", "Останній день проміжку"),
    "timeline.window.reset": words("Back to the last 7 days", "Повернути останні 7 днів"),
    **counted(
        "timeline.window.trailing",
        ("Last {n} day", "Last {n} days"),
        ("Останній {n} день", "Останні {n} дні", "Останні {n} днів"),
    ),
    "timeline.all_raions": words("All raions", "Усі райони"),
    "timeline.all_ukraine": words("All of Ukraine", "Уся Україна"),
    "timeline.known": words("As known on {day}", "Як було відомо {day}"),
    "timeline.layer": words("Layer: {name}", "Шар: {name}"),
    **counted(
        "timeline.age",
        ("Grey: not confirmed for {n} day", "Grey: not confirmed for {n} days"),
        (
            "Сіре: {n} день без підтвердження",
            "Сіре: {n} дні без підтвердження",
            "Сіре: {n} днів без підтвердження",
        ),
    ),
    "timeline.drop.known": words("Back to what is known now", "Назад до того, що відомо зараз"),
    "timeline.drop.layer": words("Back to the ledger", "Назад до реєстру"),
    "timeline.drop.age": words("Fade nothing", "Нічого не приглушувати"),
    "timeline.horizon": words(
        "Nothing published after {day} is used: here stands what was last known",
        "Нічого, що опубліковано після {day}, не враховано: тут показано останнє відоме",
    ),
    "timeline.whole_layer": words(
        "The strip shows the whole layer", "Шкала показує весь набір даних"
    ),
    "timeline.minimap": words(
        "Drag to choose a stretch of time; double-click for the whole war",
        "Тягніть, щоб вибрати проміжок; подвійне клацання покаже всю війну",
    ),
    **counted("timeline.more", ("{n} more", "{n} more"), ("ще {n}", "ще {n}", "ще {n}")),
    "timeline.status.occupied": words("Occupied", "Окуповано"),
    "timeline.status.contested": words("Contested", "Тривають бої"),
    "timeline.status.liberated": words("Liberated", "Звільнено"),
    "timeline.status.ukrainian": words("Ukrainian", "Під контролем України"),
    "timeline.status.unknown": words("No evidence", "Немає даних"),
    "timeline.mark.changing": words("Changing", "Змінюється"),
    "timeline.mark.disagreement": words("Sources disagree", "Джерела розходяться"),
    "timeline.mark.one_sided": words("One side’s claim only", "Лише слова сторони"),
    "timeline.mark.implied": words("Implied", "Непрямо"),
    "timeline.whole_page": words("Open the whole page", "Відкрити всю сторінку"),
    "timeline.copy_link": words("Copy link", "Копіювати посилання"),
    "timeline.copied": words("Link copied", "Посилання скопійовано"),
    "timeline.download.geojson": words(
        "Download this day as GeoJSON", "Завантажити цей день як GeoJSON"
    ),
    "timeline.download.csv": words("Download this day as CSV", "Завантажити цей день як CSV"),
    "timeline.help": words("Keys and help", "Клавіші та довідка"),
    **counted(
        "timeline.tip.gained",
        ("▲ {n} settlement to Ukrainian control", "▲ {n} settlements to Ukrainian control"),
        (
            "▲ {n} населений пункт під контроль України",
            "▲ {n} населені пункти під контроль України",
            "▲ {n} населених пунктів під контроль України",
        ),
    ),
    **counted(
        "timeline.tip.lost",
        ("▼ {n} settlement occupied", "▼ {n} settlements occupied"),
        (
            "▼ {n} населений пункт окуповано",
            "▼ {n} населені пункти окуповано",
            "▼ {n} населених пунктів окуповано",
        ),
    ),
    **counted(
        "timeline.tip.contested",
        ("◆ {n} settlement newly contested", "◆ {n} settlements newly contested"),
        (
            "◆ {n} населений пункт: почалися бої",
            "◆ {n} населені пункти: почалися бої",
            "◆ {n} населених пунктів: почалися бої",
        ),
    ),
    "timeline.tip.occupied": words("{n} of {total} occupied", "Окуповано {n} із {total}"),
    "timeline.spoken": words(
        "{day}: {occupied} occupied, {contested} contested, {liberated} liberated, "
        "{ukrainian} Ukrainian, {unknown} without evidence.",
        "{day}: окуповано {occupied}, тривають бої {contested}, звільнено {liberated}, "
        "під контролем України {ukrainian}, без даних {unknown}.",
    ),
    "timeline.keys.title": words("Keys", "Клавіші"),
    "timeline.keys.day": words("A day back, forward", "День назад, уперед"),
    "timeline.keys.week": words("A week back, forward", "Тиждень назад, уперед"),
    "timeline.keys.month": words(
        "A month back, forward (on the strip)", "Місяць назад, уперед (на шкалі)"
    ),
    "timeline.keys.ends": words(
        "First day, last day (on the strip)", "Перший день, останній день (на шкалі)"
    ),
    "timeline.keys.play": words("Play or pause", "Відтворити або зупинити"),
    "timeline.keys.change": words(
        "Previous, next change anywhere", "Попередня, наступна зміна будь-де"
    ),
    "timeline.keys.place": words(
        "Previous, next change of the selected place",
        "Попередня, наступна зміна вибраного місця",
    ),
    "timeline.keys.event": words("Previous, next event", "Попередня, наступна подія"),
    "timeline.keys.window": words(
        "Start, end the window at this day", "Почати, закінчити проміжок цим днем"
    ),
    "timeline.keys.window_reset": words("Window: the last 7 days", "Проміжок: останні 7 днів"),
    "timeline.keys.zoom": words("Show more, less time", "Більший, менший проміжок"),
    "timeline.keys.zoom_whole": words("Show the whole war", "Показати всю війну"),
    "timeline.keys.loop": words("Loop on or off", "Повтор увімкнути або вимкнути"),
    "timeline.keys.help": words("This sheet", "Ця довідка"),
    "timeline.keys.pointer": words(
        "Drag the cursor or click the strip to choose a day. Ctrl and wheel zoom about the pointer; "
        "Shift and wheel pan. Drag on the line below the strip to choose a stretch. A click on a phase makes it the window.",
        "Тягніть курсор або клацніть на шкалі, щоб вибрати день. Ctrl і коліщатко змінюють масштаб "
        "біля вказівника, Shift і коліщатко зсувають шкалу. Тягніть по лінії під шкалою, щоб вибрати проміжок. Клацання на етапі робить його "
        "проміжком.",
    ),
}
