"""The strings of the page "Reported figures", in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

_PAGE: Catalogue = {
    "page.figures": words("Reported figures", "Оприлюднені цифри"),
    "reported.intro": words(
        "Do the figures that officials, commanders and institutes gave fit the map? Each stands beside what the ledger yields for the same unit and days. A figure is its speaker’s; the ledger is not corrected by it.",
        "Чи відповідають карті цифри, які називали посадовці, командувачі й інститути? Кожна стоїть поруч із тим, що дає реєстр для тієї ж одиниці й тих самих днів. Цифра належить тому, хто її назвав; реєстру вона не виправляє.",
    ),
    "reported.measure": words("Figure", "Показник"),
    "reported.unit": words("About", "Про"),
    "reported.title": words("{measure}: {unit}", "{measure}: {unit}"),
    "reported.summary": words(
        "{n} reported figures beside the ledger’s own; {met} of them meet its range.",
        "Оприлюднених цифр: {n}, поруч із даними реєстру; з його межами збігаються: {met}.",
    ),
    "reported.flow": words(
        "What was taken back within the days of the figure: occupied on the day before, Ukrainian on the last.",
        "Що повернуто за дні, про які йдеться: окуповане напередодні, під контролем України в останній день.",
    ),
    "reported.area": words(
        "Areas are those of the cells around settlements, on an equal-area projection. Troops do not stop "
        "at such cells, so an area is good for comparison and not for surveying.",
        "Площі — це площі комірок довкола поселень у рівновеликій проєкції. Війська не зупиняються на межах "
        "комірок, тож площа придатна для порівняння, а не для вимірювання.",
    ),
    "reported.part": words(
        "Whom an administration reaches is something else than who holds a place: it can be no more than what is "
        "occupied, and was often far less.",
        "Кого охоплює адміністрація — не те саме, хто утримує місце: це не більше, ніж окуповано, а часто значно "
        "менше.",
    ),
    "reported.ledger": words("the ledger", "реєстр"),
    "reported.side.ukraine": words("Ukraine says", "каже Україна"),
    "reported.side.russia": words("Russia says", "каже Росія"),
    "reported.side.independent": words("others say", "кажуть інші"),
    "reported.table": words("All figures that compare", "Усі цифри, які можна порівняти"),
    "reported.table.help": words(
        "The difference is that between the two ranges, and 0 where they meet.",
        "Різниця — це відстань між двома діапазонами; 0, якщо вони перетинаються.",
    ),
    "reported.others": words(
        "Figures that do not compare: people, plans, losses", "Цифри без порівняння: люди, плани, втрати"
    ),
    "reported.others.why": words(
        "The ledger says who controlled which settlement and counts no people, so these stand as they were given.",
        "Реєстр каже, хто контролював яке поселення, і не рахує людей, тож ці цифри подано як названо.",
    ),
    "reported.empty": words(
        "Nobody has given a figure about these units.", "Про ці одиниці цифр ніхто не називав."
    ),
    "reported.csv": words(
        "All figures with codes, CSV",
        "Усі цифри з кодами, CSV",
    ),
    "reported.json": words(
        "All figures with codes, JSON",
        "Усі цифри з кодами, JSON",
    ),
    "reported.bodies": words("Occupation administrations", "Окупаційні адміністрації"),
    "reported.bodies.intro": words(
        "Bodies that Russia installed, as sources date them: apart from who holds a place and from who claims it. "
        "Their raions are those from before 2020; the area is the unit of today. Full colour: surely there; pale: "
        "at most. A body that sources date differently has a row for each dating.",
        "Органи, які встановила Росія, за датами джерел: окремо від того, хто утримує місце і хто на нього "
        "претендує. Їхні райони — як до 2020 року; територію подано за нинішнім поділом. Насичений колір — "
        "напевно діяли, блідий — щонайбільше. Орган, який джерела датують по-різному, має рядок на кожну дату.",
    ),
    "reported.bodies.chart": words("Bodies and seats", "Органи та місця перебування"),
    "reported.bodies.summary": words(
        "{n} rows of bodies and seats, {over} of which are known to have ended.",
        "Рядків про органи та місця перебування: {n}; відомо, що припинилися: {over}.",
    ),
    "reported.administered": words(
        "Settlements administered, as claimed over time", "Адміністровані поселення, за заявами з часом"
    ),
    "reported.seat.none": words("no seat in Ukraine known", "місце в Україні невідоме"),
}  # fmt: skip

_COLUMNS: Catalogue = {
    "reported.column.when": words("When", "Коли"),
    "reported.column.unit": words("About", "Про"),
    "reported.column.measure": words("Figure", "Показник"),
    "reported.column.who": words("Who said it", "Хто сказав"),
    "reported.column.words": words("Reported", "Названо"),
    "reported.column.ledger": words("Ledger", "Реєстр"),
    "reported.column.ledger_low": words("Ledger, at least", "Реєстр, щонайменше"),
    "reported.column.ledger_high": words("Ledger, at most", "Реєстр, щонайбільше"),
    "reported.column.difference": words("Difference", "Різниця"),
    "reported.column.note": words("What the source says of it", "Що про це каже джерело"),
    "reported.column.url": words("Source", "Джерело"),
    "reported.column.body": words("Body", "Орган"),
    "reported.column.area": words("Area, unit of today", "Територія, за нинішнім поділом"),
    "reported.column.seat": words("Seat", "Місце перебування"),
    "reported.column.head": words("Head", "Очільник"),
    "reported.column.from": words("From", "Від"),
    "reported.column.to": words("To", "До"),
    "reported.column.publisher": words("Said by", "За даними"),
    "reported.column.seat_status": words("Who holds the seat on {day}", "Хто утримує місто {day}"),
}

_MEASURES: Catalogue = {
    "reported.measure.settlements_held": words("Settlements held", "Поселень утримують"),
    "reported.measure.settlements_administered": words("Settlements administered", "Поселень адмініструють"),
    "reported.measure.settlements_grey_zone": words("Settlements in the grey zone", "Поселень у сірій зоні"),
    "reported.measure.settlements_contested": words("Settlements contested", "Поселень, де тривають бої"),
    "reported.measure.settlements_liberated": words("Settlements taken back", "Поселень звільнено"),
    "reported.measure.hromadas_liberated": words("Hromadas wholly free again", "Громад звільнено повністю"),
    "reported.measure.share_held_percent": words("Share of the area held, %", "Частка утримуваної площі, %"),
    "reported.measure.share_liberated_percent": words(
        "Share of the area free again, %", "Частка звільненої площі, %"
    ),
    "reported.measure.area_held_km2": words("Area held, km²", "Утримувана площа, км²"),
    "reported.measure.area_liberated_km2": words("Area taken back, km²", "Звільнена площа, км²"),
    "reported.measure.people_liberated": words("People in freed places", "Людей у звільнених місцях"),
    "reported.measure.people_in_held_area": words("People in the held area", "Людей на утримуваній території"),
    "reported.measure.people_evacuated": words("People evacuated", "Евакуйовано людей"),
    "reported.measure.people_remaining": words("People remaining", "Людей залишилося"),
    "reported.measure.population_prewar": words("Population before the war", "Населення до війни"),
    "reported.measure.planned_vote_percent": words("Result planned for a vote, %", "Запланований результат голосування, %"),
    "reported.measure.planned_voters": words("Voters planned for", "Заплановано виборців"),
    "reported.measure.soldiers_killed": words("Soldiers killed", "Загинуло військових"),
    "reported.measure.soldiers_hospitalised": words("Soldiers in hospital", "Військових у лікарні"),
}  # fmt: skip

FIGURES: Catalogue = {**_PAGE, **_COLUMNS, **_MEASURES}
