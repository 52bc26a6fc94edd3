"""The strings of tables and of their files, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

TABLES: Catalogue = {
    "table.find": words("Find in the table", "Знайти в таблиці"),
    "table.find.hint": words("Words of a row", "Слова з рядка"),
    "table.columns": words("Columns and order", "Стовпці й порядок"),
    "table.columns.shown": words("Columns, in this order", "Стовпці, у цьому порядку"),
    "table.columns.all": words("All columns", "Усі стовпці"),
    "table.columns.usual": words("Usual columns", "Звичні стовпці"),
    "table.sort": words("Sort by", "Упорядкувати за"),
    "table.sort.none": words("As they come", "Як є"),
    "table.sort.descending": words("Largest or latest first", "Спершу найбільші або найпізніші"),
    "table.clear": words("Show all rows", "Показати всі рядки"),
    "table.rows": words("{shown} of {all} rows", "Рядків: {shown} з {all}"),
    "table.keys": words(
        "Select a row by its box. By keyboard: Tab to the table, arrows to a row, Shift and space select it.",
        "Оберіть рядок позначкою. З клавіатури: Tab до таблиці, стрілками до рядка, Shift і пробіл обирають його.",
    ),
    "table.none": words("No row has all of this.", "Немає рядка, що відповідає цьому всьому."),
    "table.files": words("Download these rows", "Завантажити ці рядки"),
    "table.files.help": words(
        "The rows and columns that you see, in the order of “Sort by”. The workbook and Parquet also say the day, the layer, the filters, the licence and who is to be named.",
        "Ті рядки й стовпці, які ви бачите, у порядку «Упорядкувати за». Книга XLSX і Parquet містять також день, шар, фільтри, ліцензію та кого слід зазначити.",
    ),
    "table.files.none": words(
        "The terms of this layer do not let us pass it on: there are no downloads.",
        "Умови цього шару не дозволяють передавати його далі: завантажень немає.",
    ),
    "table.whole": words(
        "The whole day under the filters of the header", "Увесь день за фільтрами заголовка"
    ),
    "column.n_independent": words("Independent", "Незалежних"),
    "column.name_uk": words("Name in Ukrainian", "Назва українською"),
    "column.name_en": words("Name in English", "Назва англійською"),
    "column.category": words("Kind of settlement", "Вид населеного пункту"),
    "column.oblast": words("Oblast", "Область"),
    "column.since_best": words("Since", "З якого дня"),
    "column.control": words("Control", "Контроль"),
    "column.evidence_age": words("Days unconfirmed", "Днів без підтвердження"),
    "column.n_sources": words("Sources", "Джерел"),
    "column.sides": words("Sides", "Сторони"),
    "column.disagreement": words("Sources differ", "Джерела розходяться"),
    "column.claims": words("Claims", "Твердження"),
    "column.events": words("Events", "Події"),
    "column.days_occupied": words("Days occupied", "Днів окупації"),
    "category.M": words("City", "Місто"),
    "category.X": words("Settlement (selyshche)", "Селище"),
    "category.T": words("Urban-type settlement", "Селище міського типу"),
    "category.C": words("Village", "Село"),
    "category.K": words("City with special status", "Місто зі спеціальним статусом"),
    "column.lng": words("Longitude", "Довгота"),
    "column.lat": words("Latitude", "Широта"),
}
