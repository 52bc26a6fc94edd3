"""The strings of the Regions page, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

REGIONS: Catalogue = {
    "page.regions": words("Regions", "Регіони"),
    "notice.region": words(
        "“{value}” in the link is no oblast, raion or hromada, or several, and was left out.",
        "«{value}» з посилання не є областю, районом чи громадою або їх кілька; не враховано.",
    ),
    "notice.word": words(
        "{name} “{value}” in the link is unknown; possible are {allowed}.",
        "Значення {name} «{value}» з посилання невідоме; можливі: {allowed}.",
    ),
    "regions.choose": words("Region", "Регіон"),
    "regions.choose.hint": words(
        "All of it; or choose oblasts, raions, hromadas in any mix",
        "Усе; або оберіть області, райони, громади в будь-якому поєднанні",
    ),
    "regions.measure": words("Count", "Рахувати"),
    "regions.measure.settlements": words("Settlements", "Населені пункти"),
    "regions.measure.population": words("Population", "Населення"),
    "regions.measure.area": words("Area, km²", "Площа, км²"),
    "regions.unit.settlements": words("settlements", "населених пунктів"),
    "regions.unit.population": words("people", "осіб"),
    "regions.unit.area": words("km²", "км²"),
    "regions.polygon": words("Paste or upload", "Вставити чи завантажити"),
    "regions.polygon.text": words(
        "GeoJSON of a polygon, lng before lat", "GeoJSON полігона, довгота перед широтою"
    ),
    "regions.polygon.file": words("Or a file", "Або файл"),
    "regions.polygon.note": words(
        "Settlements whose point lies inside are added to the region, or are the region if no unit is chosen. The polygon takes the place of what is drawn on the map, and stands in the link unless it has too many corners.",
        "Населені пункти, чия точка лежить усередині, додаються до регіону або становлять його, якщо нічого не обрано. Полігон заступає намальоване на карті й входить до посилання, якщо не має забагато кутів.",
    ),
    "regions.polygon.bad": words(
        "This polygon cannot be used.", "Цей полігон неможливо використати."
    ),
    "regions.empty": words(
        "No settlement lies in this region.", "У цьому регіоні немає населених пунктів."
    ),
    "regions.about": words(
        "{n} settlements. {day}, in {unit}: occupied {occupied}, contested {contested}, liberated {liberated}, Ukrainian throughout {ukrainian}, no evidence {unknown}.",
        "Населених пунктів: {n}. {day}, {unit}: окуповано {occupied}, тривають бої {contested}, звільнено {liberated}, весь час під контролем України {ukrainian}, немає даних {unknown}.",
    ),
    "regions.range": words("{best} ({low} to {high})", "{best} (від {low} до {high})"),
    "regions.population.known": words(
        "A population is known for {n} of {all} settlements (GeoNames, year not stated); the others count 0.",
        "Населення відоме для {n} з {all} населених пунктів (GeoNames, рік не вказано); решта рахується як 0.",
    ),
    "regions.area.known": words(
        "Area is that of the cells drawn around settlements: approximate, not the ground that anybody holds.",
        "Площа — це площа комірок довкола населених пунктів: приблизна, а не територія, яку хтось утримує.",
    ),
    "regions.totals": words("{measure} by status", "{measure} за статусом"),
    "regions.totals.summary": words(
        "Areas stacked by status from {first} to {last}. Occupied: most on {peak}, {most}; on {day} {now}.",
        "Складені області за статусом від {first} до {last}. Окуповано: найбільше {peak} — {most}; {day} — {now}.",
    ),
    "regions.occupied": words(
        "Occupied, with the range that the dates leave", "Окуповано, з межами через непевність дат"
    ),
    "regions.occupied.summary": words(
        "A line of what was occupied by the best dates, in a band from what surely was to what may have been. On {day}: {now}.",
        "Лінія окупованого за найкращими датами в смузі від безсумнівного до можливого. {day}: {now}.",
    ),
    "regions.days": words("Days under occupation", "Дні під окупацією"),
    "regions.days.summary": words(
        "Bars of 30 days: how many settlements were occupied for so long. {n} of {all} were occupied for a day or more; half of these for {median} days or less, the longest for {most}.",
        "Стовпці по 30 днів: скільки населених пунктів були окуповані стільки часу. {n} з {all} були окуповані щонайменше день; половина з них — не довше {median} днів, найдовше — {most}.",
    ),
    "regions.days.axis": words("days", "днів"),
    "regions.days.none": words(
        "No settlement of this region was occupied for a day or more.",
        "Жоден населений пункт цього регіону не був окупований щонайменше день.",
    ),
    "regions.parts": words(
        "Occupied, part by part, on one scale", "Окуповано за частинами, в одному масштабі"
    ),
    "regions.parts.summary": words(
        "{name}: occupied at most {most}, on {peak}; on {day} {now}.",
        "{name}: окуповано щонайбільше {most}, {peak}; {day} — {now}.",
    ),
    "regions.parts.never": words("{name}: never occupied.", "{name}: не окуповано ніколи."),
    "regions.parts.quiet": words("Never occupied: {names}.", "Ніколи не окуповано: {names}."),
    "regions.scheme": words("Divided by", "Поділ за"),
    "regions.scheme.raion": words("raions", "районами"),
    "regions.scheme.former_raion": words("raions before 2020", "районами до 2020 року"),
    "regions.scheme.occupation": words("occupation districts", "окупаційними районами"),
    "regions.scheme.hromada": words("hromadas", "громадами"),
    "regions.scheme.oblast": words("oblasts", "областями"),
    "regions.scheme.former_raion.note": words(
        "Raions as they were before July 2020, told from postal districts; see the README of the seeds. Cities that were under the oblast stand with the raion around them.",
        "Райони до липня 2020 року, визначені за поштовими округами; див. README даних. Міста обласного значення віднесено до довколишніх районів.",
    ),
    "regions.scheme.occupation.note": words(
        "Raions for which a Russian-installed administration is known, with the area that it claimed, whether or not it held it.",
        "Райони, для яких відома встановлена Росією адміністрація, у межах, на які вона претендувала, незалежно від контролю.",
    ),
    "regions.board": words("Settlements", "Населені пункти"),
    "regions.board.hromadas": words("Hromadas", "Громади"),
    "regions.board.title": words("Who was occupied for how long", "Хто скільки був під окупацією"),
    "regions.board.note": words(
        "Days by the best date of each change, with the fewest and the most that the bounds of the dates leave. Choose a head to sort.",
        "Дні за найкращою датою кожної зміни, з найменшою та найбільшою кількістю в межах непевності дат. Оберіть заголовок, щоб упорядкувати.",
    ),
    "regions.walk": words("How the divisions fit together", "Як поділи співвідносяться між собою"),
    "regions.walk.raion": words("Raion today", "Район тепер"),
    "regions.walk.former": words("Raion before 2020", "Район до 2020 року"),
    "regions.walk.occupation": words("Occupation district", "Окупаційний район"),
    "column.front_km": words("Front, km", "До фронту, км"),
    "column.day": words("Day", "День"),
    "column.part": words("Part", "Частина"),
    "column.best": words("By best dates", "За найкращими датами"),
    "column.low": words("At least", "Щонайменше"),
    "column.high": words("At most", "Щонайбільше"),
    "column.bin": words("Days, from", "Днів, від"),
    "column.settlements": words("Settlements", "Населених пунктів"),
    "column.days": words("Days occupied", "Днів окупації"),
    "column.days_low": words("at least", "щонайменше"),
    "column.days_high": words("at most", "щонайбільше"),
    "column.days_contested": words("Days contested", "Днів боїв"),
    "column.first_change": words("First change", "Перша зміна"),
    "column.last_change": words("Last change", "Остання зміна"),
    "column.changes": words("Changes", "Змін"),
    "column.ever_occupied": words("Ever occupied", "Були окуповані"),
    "column.mean_days": words("Mean days", "Днів у середньому"),
    "column.settlement_days": words("Settlement-days", "Днів разом"),
}
