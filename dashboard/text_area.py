"""The strings of the map of the Regions page, on which an area is drawn, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

AREA: Catalogue = {
    "area.stage": words(
        "Map of control on {day}; what the region leaves out is pale. The tables below list every settlement.",
        "Карта контролю, {day}; те, що поза регіоном, бліде. Таблиці нижче містять усі населені пункти.",
    ),
    "area.stage.keys": words(
        "Arrow keys move the map, or the cross while a polygon is drawn; Enter sets a corner, Shift with Enter closes, Backspace takes back, Escape cancels, plus and minus zoom.",
        "Стрілки рухають карту або хрестик під час малювання полігона; Enter ставить кут, Shift з Enter замикає, Backspace скасовує кут, Escape — усе, плюс і мінус змінюють масштаб.",
    ),
    "area.tools": words("What the pointer does", "Що робить вказівник"),
    "area.tool.move": words("Move", "Рухати"),
    "area.tool.lasso": words("Lasso", "Ласо"),
    "area.tool.polygon": words("Polygon", "Полігон"),
    "area.hint.move": words(
        "Choose the lasso or the polygon to draw an area; point at a place to read it.",
        "Оберіть ласо або полігон, щоб намалювати ділянку; наведіть на місце, щоб прочитати.",
    ),
    "area.hint.lasso": words(
        "Drag around what you want to count. Escape cancels.",
        "Обведіть те, що треба порахувати. Escape скасовує.",
    ),
    "area.hint.polygon": words(
        "Click corner by corner; the first corner, a double click or Close ends it. Escape cancels.",
        "Ставте кути один за одним; перший кут, подвійне клацання або «Замкнути» завершують. Escape скасовує.",
    ),
    "area.close": words("Close", "Замкнути"),
    "area.undo": words("Take back", "Кут назад"),
    "area.remove": words("Remove the area", "Прибрати ділянку"),
    "area.add": words("Add to it", "Додати до неї"),
    "area.in": words("Zoom in", "Збільшити"),
    "area.out": words("Zoom out", "Зменшити"),
    "area.home": words("Show all", "Показати все"),
    "area.small": words("That was too small to be an area.", "Це замало для ділянки."),
    "area.inside": words("In the area: {n} settlements.", "У ділянці населених пунктів: {n}."),
    "area.drawing": words(
        "{corners} corners, {n} settlements so far.", "Кутів: {corners}, населених пунктів: {n}."
    ),
    "area.place": words("{name}: {status}", "{name}: {status}"),
    "area.error.load": words(
        "The map could not be drawn. A polygon can still be pasted or uploaded above.",
        "Не вдалося намалювати карту. Полігон можна вставити або завантажити вгорі.",
    ),
    "area.long": words(
        "This area has too many corners for the link ({n} characters of at most {most}), so it counts in this tab only.",
        "Ця ділянка має забагато кутів для посилання (символів: {n}, щонайбільше {most}), тож діє лише в цій вкладці.",
    ),
    "notice.area": words(
        "The area in the link cannot be read and was left out; it has at most {most} characters.",
        "Ділянку з посилання неможливо прочитати, її не враховано; у ній щонайбільше {most} символів.",
    ),
}

#: What the map in the browser says.
AREA_KEYS = (
    *(key for key in AREA if key.startswith("area.")),
    "status.occupied",
    "status.contested",
    "status.liberated",
    "status.ukrainian",
    "status.unknown",
)
