"""The strings of the page "How good is this", in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

COVERAGE: Catalogue = {
    "page.coverage": words("How good is this", "Наскільки це надійно"),
    "coverage.intro": words(
        "How much of the map was reported, and how much is inferred? Counted in settlement-days, one settlement on one day: reported of that very place, implied by what was said of a wider unit, or unknown.",
        "Скільки на карті повідомлено, а скільки виведено? Рахуються «поселенні дні», одне поселення одного дня: повідомлено саме про це місце, випливає зі сказаного про більшу одиницю або невідомо.",
    ),
    "coverage.span": words(
        "From {first} to {last}, {n} settlements in view.",
        "Від {first} до {last}, поселень у вибірці: {n}.",
    ),
    "coverage.by": words("One row for each", "Рядок для кожного"),
    "coverage.by.raion": words("raion", "району"),
    "coverage.by.hromada": words("hromada", "громади"),
    "coverage.by.settlement": words("settlement", "поселення"),
    "coverage.until": words("Up to", "До дня"),
    "coverage.measure": words("Shown in the chart", "На діаграмі"),
    "coverage.chart": words("{measure} by {units} and month", "{measure}: за {units} й місяцями"),
    "coverage.chart.summary": words(
        "Share of settlement-days of each unit and month: {measure}. The highest is {share} ({unit}, {month}).",
        "Частка поселенних днів кожної одиниці за місяць: {measure}. Найбільша — {share} ({unit}, {month}).",
    ),
    "coverage.chart.none": words(
        "In no unit and no month is there such a settlement-day: {measure}.",
        "Таких поселенних днів немає в жодній одиниці та жодному місяці: {measure}.",
    ),
    "coverage.chart.many": words(
        "Choose a raion or hromada under Filters to see its settlements as a chart: {n} rows are too many.",
        "Оберіть район чи громаду у фільтрах, щоб побачити поселення на діаграмі: {n} рядків забагато.",
    ),
    "coverage.chart.by.raion": words("raion", "районами"),
    "coverage.chart.by.hromada": words("hromada", "громадами"),
    "coverage.chart.by.settlement": words("settlement", "поселеннями"),
    "coverage.chart.kind": words(" hromada", " громада"),
    "coverage.step.none": words("none", "немає"),
    "coverage.step.few": words(
        "under 10%",
        "до 10%",
    ),
    "coverage.step.some": words(
        "10–50%",
        "10–50%",
    ),
    "coverage.step.many": words(
        "50–90%",
        "50–90%",
    ),
    "coverage.step.most": words(
        "90% or more",
        "90% і більше",
    ),
    "coverage.empty": words(
        "No settlement passes these filters in these days.",
        "Жодне поселення не відповідає цим фільтрам у ці дні.",
    ),
    "coverage.table": words(
        "All measures. Select a row to open the unit on the map.",
        "Усі показники. Оберіть рядок, щоб відкрити одиницю на карті.",
    ),
    "coverage.meaning": words("What the measures mean", "Що означають показники"),
    "coverage.csv": words(
        "All measures with codes, CSV",
        "Усі показники з кодами, CSV",
    ),
    "coverage.json": words(
        "All measures with codes, JSON",
        "Усі показники з кодами, JSON",
    ),
    "coverage.column.unit": words("Unit", "Одиниця"),
    "coverage.column.settlements": words("Settlements", "Поселень"),
    "coverage.column.month": words("Month", "Місяць"),
    "coverage.column.share": words("Share", "Частка"),
    "coverage.column.oldest_evidence": words("Oldest evidence", "Найстаріший доказ"),
    "coverage.column.newest_evidence": words("Newest evidence", "Найновіший доказ"),
    "coverage.column.evidence_age": words("Evidence age, days", "Вік доказу, днів"),
    "coverage.column.claims": words("Claims", "Тверджень"),
    "coverage.column.owners": words("Independent", "Незалежних"),
    "coverage.measure.reported": words("Reported", "Повідомлено"),
    "coverage.measure.implied": words("Implied", "Випливає"),
    "coverage.measure.interpolated": words("Interpolated", "Інтерпольовано"),
    "coverage.measure.unknown": words("Unknown", "Невідомо"),
    "coverage.measure.one_sided": words("One-sided", "Односторонньо"),
    "coverage.measure.disagreement": words("Sources differ", "Джерела різняться"),
    "coverage.measure.contested": words("Contested", "Тривають бої"),
    "coverage.meaning.reported": words(
        "A source speaks of this very place.", "Джерело говорить саме про це місце."
    ),
    "coverage.meaning.implied": words(
        "Only its hromada, raion or oblast is spoken of, and nothing contradicts it.",
        "Мова лише про громаду, район чи область, і ніщо цьому не суперечить.",
    ),
    "coverage.meaning.interpolated": words(
        "An imported dataset took the status from neighbours. The ledger itself never does.",
        "Імпортований набір узяв статус від сусідів. Сам реєстр так не робить.",
    ),
    "coverage.meaning.unknown": words(
        "Nobody says anything. Reported, implied, interpolated and unknown are all settlement-days together.",
        "Ніхто нічого не каже. Повідомлено, випливає, інтерпольовано й невідомо разом — усі поселенні дні.",
    ),
    "coverage.meaning.one_sided": words(
        "Only one party to the war says so: neither the other one nor anybody independent.",
        "Так каже лише одна сторона війни: ані інша сторона, ані хтось незалежний.",
    ),
    "coverage.meaning.disagreement": words(
        "On that day a claim says otherwise than the status shown.",
        "Того дня якесь твердження каже інше, ніж показаний статус.",
    ),
    "coverage.meaning.contested": words(
        "Fighting over the place. That is a status, and something else than differing sources.",
        "Бої за населений пункт. Це статус, а не розбіжність джерел.",
    ),
    "coverage.meaning.oldest_evidence": words(
        "The status in force on the last day was last confirmed on some day for each place. This is the day "
        "of the place that was confirmed longest ago; its age is counted from there.",
        "Чинний на останній день статус кожного місця колись востаннє підтвердили. Це день місця, яке "
        "підтверджували найдавніше; від нього рахується вік доказу.",
    ),
    "coverage.meaning.newest_evidence": words(
        "The same of the place that was confirmed last.",
        "Те саме для місця, яке підтвердили останнім.",
    ),
    "coverage.meaning.claims": words(
        "Claims behind any status in these days, about these places or the units around them.",
        "Твердження, на яких тримається статус у ці дні: про ці місця чи одиниці довкола них.",
    ),
    "coverage.meaning.owners": words(
        "Independent owners of the sources of these claims: copies and one house count once.",
        "Незалежні власники джерел цих тверджень: копії та один дім рахуються один раз.",
    ),
}
