"""The strings of the page "Disagreement", in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

DISAGREEMENT: Catalogue = {
    "page.disagreement": words("Disagreement", "Розбіжності"),
    "differ.intro": words(
        "Where do sources differ, keep silent or come late? Claims that the history does not follow, changes that only one side has told, statuses that nobody has confirmed for long, and how the picture of a day came about. Filters, day of knowledge and layer of the header hold here.",
        "Де джерела розходяться, мовчать або запізнюються? Твердження, яких історія не дотримується, зміни, про які розповіла лише одна сторона, статуси, яких давно ніхто не підтверджував, і те, як складалася картина дня. Фільтри, день знання й шар угорі діють і тут.",
    ),
    "differ.no_claims": words(
        "This layer holds no claims of sources, so there is nothing to compare inside it. Choose the ledger in the header.",
        "Цей шар не містить тверджень джерел, тож усередині нього немає що порівнювати. Оберіть реєстр у заголовку.",
    ),
    "differ.section": words("Section", "Розділ"),
    "differ.section.disputes": words("Disputes", "Спірне"),
    "differ.section.pairs": words("Who with whom", "Хто з ким"),
    "differ.section.blind": words("One side only", "Лише одна сторона"),
    "differ.section.ages": words("Age of evidence", "Вік доказів"),
    "differ.section.layers": words("Layers", "Шари"),
    "differ.layers": words("Which layer differs with which", "Який шар із яким розходиться"),
    "differ.layers.meaning": words(
        "Layers differ on a day if both know a status and not the same one. A dispute is a stretch of such days of one settlement; it ends in agreement if one of them comes to say what the other says.",
        "Шари розходяться в день, якщо обидва знають статус, але різний. Спір — це безперервна низка таких днів одного населеного пункту; він завершується згодою, якщо один із них приєднується до сказаного іншим.",
    ),
    "differ.layers.alone": words(
        "Only the ledger is loaded. With a second layer this section says where the two differ, and for how long.",
        "Завантажено лише реєстр. Із другим шаром тут буде видно, де вони розходяться і як довго.",
    ),
    "differ.layers.summary": words(
        "{n} pairs of layers. Most settlement-days: {one} and {other}, {days}.",
        "Пар шарів: {n}. Найбільше поселенних днів: {one} і {other}, {days}.",
    ),
    "differ.layers.about": words(
        "{one} and {other}: {n} disputes about {places} settlements. {agreed} ended in agreement, half of these within {median} days. Still open: {open}.",
        "{one} і {other}: спорів {n}, населених пунктів {places}. Згодою завершилося {agreed}, половина — не довше {median} днів; відкритих: {open}.",
    ),
    "differ.layers.none": words(
        "{one} and {other} do not differ about anything in view.",
        "{one} і {other} у вибірці ні в чому не розходяться.",
    ),
    "differ.layers.list": words("Disputes of the two layers", "Спори двох шарів"),
    "differ.layers.more": words(
        "Agreement day by day and by raion, and the map of the differences",
        "Згода за днями й районами та карта розбіжностей",
    ),
    "differ.outcome.first_followed": words("{one} followed {other}", "{one} наслідував {other}"),
    "differ.outcome.second_followed": words("{other} followed {one}", "{other} наслідував {one}"),
    "differ.outcome.together": words("both changed on one day", "змінилися того самого дня"),
    "differ.outcome.silent": words("one knows no more", "один більше не знає"),
    "differ.outcome.open": words("open", "відкрито"),
    "differ.column.layer_one": words("Layer", "Шар"),
    "differ.column.layer_other": words("Differs with", "Розходиться з"),
    "differ.column.known": words("Settlement-days both know", "Поселенних днів, відомих обом"),
    "differ.column.days": words("Settlement-days", "Поселенних днів"),
    "differ.column.disputes": words("Disputes", "Спорів"),
    "differ.column.agreed": words("Ended in agreement", "Завершено згодою"),
    "differ.column.median_days": words("Median days until agreed", "Медіана днів до згоди"),
    "differ.column.open": words("Open", "Відкрито"),
    "differ.section.pictures": words("How a day came about", "Як склалася картина дня"),
    "differ.disputes.about": words(
        "{n} disputes about {places} settlements, by {owners} owners. The median lasted {median} days, the longest {most}. Still open: {open}.",
        "Спорів: {n}, населених пунктів: {places}, власників: {owners}. Медіана — {median} днів, найдовший — {most}; відкритих: {open}.",
    ),
    "differ.disputes.meaning": words(
        "A dispute is one claim that the history of one settlement does not follow. A claim about a day counts for 15 days, a claim about a period for that period, a claimed change until its own side or somebody independent says what the history says.",
        "Спір — це одне твердження, якого історія населеного пункту не дотримується. Твердження про день враховується 15 днів, про період — протягом нього, про зміну — доки та сама або незалежна сторона не скаже те, що й історія.",
    ),
    "differ.none": words(
        "Sources do not differ about anything in view.",
        "У вибірці джерела ні в чому не розходяться.",
    ),
    "differ.list": words("Disputes", "Спори"),
    "differ.durations": words("How long until it was settled", "Скільки тривало до узгодження"),
    "differ.durations.summary": words(
        "{n} disputes by length in days: {parts}.", "Спори ({n}) за тривалістю в днях: {parts}."
    ),
    "differ.length.days": words("{low}–{high}", "{low}–{high}"),
    "differ.length.more": words("over {low}", "понад {low}"),
    "differ.ending.agreed": words("agreed", "узгоджено"),
    "differ.ending.lapsed": words("lapsed, not repeated", "не повторено"),
    "differ.ending.changed": words("overtaken by a change", "випереджено зміною"),
    "differ.ending.open": words("open", "відкрито"),
    "differ.why.outweighed": words(
        "What the history follows weighs {weight_for}, what differs {weight_against}",
        "Те, чого дотримується історія, важить {weight_for}, протилежне — {weight_against}",
    ),
    "differ.why.even": words(
        "Both weigh {weight_for}; what was already in force stays",
        "Обидва важать {weight_for}; чинне лишається",
    ),
    "differ.why.window": words(
        "It weighs {weight_against} against {weight_for}, but did not prevail among what was said within {days} days of it",
        "Важить {weight_against} проти {weight_for}, але не переважило серед сказаного в межах {days} днів",
    ),
    "differ.why.disputed": words("; shown as disputed", "; показано як спірне"),
    "differ.for": words("What the history follows here", "Чого тут дотримується історія"),
    "differ.against": words("What differs", "Що розходиться"),
    "differ.pairs": words("Who differs with whom", "Хто з ким розходиться"),
    "differ.pairs.meaning": words(
        "Rows: whose word the history follows. Columns: who differs. An owner stands in a row if it spoke of days within 14 days of the dispute, or nearest to it. A settlement-day counts once, however many claims there are.",
        "Рядки: чиєму слову слідує історія. Стовпці: хто розходиться. Власник стоїть у рядку, якщо говорив про дні в межах 14 днів від спору або найближчі до нього. Поселенний день рахується раз, хоч скільки тверджень.",
    ),
    "differ.pairs.summary": words(
        "{n} pairs of owners. Most settlement-days: {first} and {second}, {days}.",
        "Пар власників: {n}. Найбільше поселенних днів: {first} і {second}, {days}.",
    ),
    "differ.measure": words("Count", "Рахувати"),
    "differ.blind": words("Told by one side only", "Розповіла лише одна сторона"),
    "differ.blind.more": words(
        "Told by one side alone for more than (days)",
        "Розповідала лише одна сторона довше ніж (днів)",
    ),
    "differ.blind.meaning": words(
        "Changes of control that one side alone told for longer than this after it was first published. Independent sources are one side together. An empty “Joined” means that no other side has told it yet.",
        "Зміни контролю, про які довше за це після першої публікації розповідала лише одна сторона. Незалежні джерела разом є однією стороною. Порожнє «Долучилися» означає, що інша сторона досі мовчить.",
    ),
    "differ.blind.about": words(
        "{n} changes; {never} of them no other side has told to this day.",
        "Змін: {n}; про {never} з них інша сторона досі не розповіла.",
    ),
    "differ.ages": words("Not confirmed", "Не підтверджено"),
    "differ.ages.more": words(
        "Without confirmation for at least (days)",
        "Без підтвердження щонайменше (днів)",
    ),
    "differ.ages.meaning": words(
        "Days from the latest claim for the status in force to the day chosen. A status goes on because nobody has said otherwise; the older the claim, the less that means.",
        "Дні від останнього твердження про чинний статус до обраного дня. Статус триває, бо ніхто не сказав іншого; що старіше твердження, то менше це означає.",
    ),
    "differ.ages.chart": words(
        "Settlements by age of their evidence", "Населені пункти за віком доказів"
    ),
    "differ.ages.summary": words(
        "On {day}, {n} settlements; the median was last confirmed {median} days before, the oldest {most}.",
        "На {day}: населених пунктів {n}; медіану підтверджено {median} днів тому, найдавніше — {most}.",
    ),
    "differ.ages.axis": words("Days since the latest claim", "Днів від останнього твердження"),
    "differ.pictures": words(
        "{day}, as known on later days", "{day}: як про це знали в наступні дні"
    ),
    "differ.pictures.meaning": words(
        "The day stays, the day of knowledge moves: how many settlements were taken to be what on that day, by what had been published. Only days on which something changed are drawn.",
        "День лишається, рухається день знання: скільки населених пунктів якими вважали того дня за тим, що було опубліковано. Показано лише дні, коли щось змінилося.",
    ),
    "differ.pictures.horizon": words("Follow for", "Стежити"),
    "differ.pictures.days": words("{n} days", "{n} днів"),
    "differ.pictures.all": words("to the latest report", "до останнього повідомлення"),
    "differ.pictures.summary": words(
        "{status}: {first} as known on the day itself, {last} as known in the end.",
        "{status}: {first} за знаннями того самого дня, {last} зрештою.",
    ),
    "differ.pictures.stable": words(
        "The picture changed {times} times, last on {last}: {n} changes in all.",
        "Картина змінювалася {times} разів, востаннє {last}; усього змін: {n}.",
    ),
    "differ.pictures.still": words(
        "Nothing that was published later changed the picture of this day.",
        "Ніщо з опублікованого пізніше не змінило картини цього дня.",
    ),
    "differ.pictures.list": words("What was learned later", "Про що дізналися пізніше"),
    "differ.open": words("Show {name} on {day} on the map", "Показати {name} на {day} на карті"),
    "column.from": words("From", "Від"),
    "column.to": words("To", "До"),
    "column.lasted": words("Days", "Днів"),
    "column.says": words("The claim says", "Твердження каже"),
    "column.owner": words("Whose claim", "Чиє твердження"),
    "column.follows": words("The history says", "Історія каже"),
    "column.why": words("Why", "Чому"),
    "column.ending": words("How it ended", "Чим скінчилося"),
    "column.publisher": words("Published by", "Опублікував"),
    "column.published": words("Published", "Опубліковано"),
    "column.url": words("Address", "Адреса"),
    "column.weight_for": words("Weight for", "Вага за"),
    "column.weight_against": words("Weight against", "Вага проти"),
    "column.first": words("Followed", "Кому слідує історія"),
    "column.second": words("Differs", "Хто розходиться"),
    "column.disputes": words("Disputes", "Спорів"),
    "column.settlement_days_differing": words("Settlement-days", "Поселенних днів"),
    "column.became": words("Became", "Стало"),
    "column.side": words("Told by", "Розповіла"),
    "column.told": words("First told", "Уперше"),
    "column.joined": words("Joined", "Долучилися"),
    "column.alone": words("Days alone", "Днів самотужки"),
    "column.known": words("Known from", "Відомо від"),
    "column.length": words("Length", "Тривалість"),
    "column.claim": words("Claim", "Твердження"),
}
