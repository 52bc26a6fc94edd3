"""The strings of the sources, their reliability and how it comes about, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words
from data.assessment import Criterion, Way

_CRITERIA: dict[Criterion, tuple[str, str]] = {
    Criterion.MONITOR: (
        "Monitor or research body that publishes how it works",
        "Дослідницька чи моніторингова установа, що публікує свій метод",
    ),
    Criterion.NEWSROOM: (
        "Newsroom with its own reporting, named sources and corrections",
        "Редакція з власними матеріалами, названими джерелами та виправленнями",
    ),
    Criterion.AUTHORITY: (
        "Civil authority or service that speaks of its own area and work",
        "Цивільна влада чи служба, що говорить про власну територію та роботу",
    ),
    Criterion.COMMAND: (
        "Command or government of a party, on its own success or loss",
        "Командування чи уряд сторони — про власний успіх або втрату",
    ),
    Criterion.RELAY: (
        "Outlet that mostly passes on what others report",
        "Видання, що переважно передає повідомлення інших",
    ),
    Criterion.OPEN_EDITING: (
        "Work that anybody may edit",
        "Видання, яке може редагувати будь-хто",
    ),
    Criterion.INDIVIDUAL: ("One person’s channel or column", "Канал чи колонка однієї особи"),
    Criterion.CENSORED_MEDIA: (
        "Medium under wartime censorship that may not contradict its army",
        "Медіа під воєнною цензурою, яке не може суперечити своїй армії",
    ),
    Criterion.OCCUPATION_BODY: (
        "Body that a party set up on occupied ground",
        "Орган, створений стороною на окупованій території",
    ),
    Criterion.UNATTRIBUTED: (
        "No named newsroom, or one known to pass rumours on",
        "Без названої редакції або відоме поширенням чуток",
    ),
    Criterion.MANIPULATIVE: (
        "Shown by others to spread manipulated or made-up reports",
        "Інші довели, що поширює маніпулятивні або вигадані повідомлення",
    ),
}

_WAYS: dict[Way, tuple[str, str]] = {
    Way.CAREFUL_CARRIER: (
        "read in a carrier that keeps the wording and says whose it is",
        "прочитано у виданні, що зберігає формулювання й називає автора",
    ),
    Way.AGAINST_INTEREST: (
        "a party admits its own loss",
        "сторона визнає власну втрату",
    ),
    Way.RELAYED: (
        "read second-hand: shortened, translated or reprinted",
        "прочитано з других рук: скорочено, перекладено або передруковано",
    ),
    Way.CAMPAIGNING_CARRIER: (
        "read in a carrier that campaigns for one side",
        "прочитано у виданні, що агітує за одну сторону",
    ),
    Way.DISPUTED_AT_ONCE: (
        "the text itself disputes what it quotes",
        "сам текст заперечує те, що цитує",
    ),
}

SOURCES: Catalogue = {
    **{f"criterion.{key}": words(*pair) for key, pair in _CRITERIA.items()},
    **{f"way.{key}": words(*pair) for key, pair in _WAYS.items()},
    "sources.how": words(
        "Who says so, and why rely on it? Every statement on the map goes back to one of these publications. Reliability runs from A to F on the Admiralty scale. Select an owner or a publication to read the reason for its letter and see what rests on it.",
        "Хто це каже і чому на це покладатися? Кожне твердження на карті походить з однієї з цих публікацій. Надійність — від A до F за шкалою Адміралтейства. Оберіть власника чи публікацію, щоб прочитати підставу літери й побачити, що на них спирається.",
    ),
    "sources.tab.owners": words("Owners", "Власники"),
    "sources.tab.publications": words("Publications", "Публікації"),
    "sources.tab.claims": words("Claims", "Твердження"),
    "sources.tab.events": words("Events", "Події"),
    "sources.tab.figures": words("Figures", "Показники"),
    "sources.owners": words("Owners ({n})", "Власники ({n})"),
    "sources.owners.alt": words(
        "Owners with reliability and agreement", "Власники: надійність і згода"
    ),
    "sources.publications": words("Publications ({n})", "Публікації ({n})"),
    "sources.publishers": words("Publishers", "Видавці"),
    "sources.criterion": words("Judged as", "Оцінено як"),
    "sources.letter": words("Letter", "Літера"),
    "sources.note": words("Why not the owner’s letter", "Чому не літера власника"),
    "sources.id": words("Source id", "Код джерела"),
    "sources.n": words("Publications", "Публікацій"),
    "sources.events": words("Events", "Подій"),
    "sources.indicators": words("Figures", "Показників"),
    "sources.with_rules": words("As the rules conclude", "Як висновують правила"),
    "sources.with_rules.n": words("Spells", "Відтинків"),
    "sources.with_others": words("As others say", "Як кажуть інші"),
    "sources.with_others.n": words("Compared", "Порівнянь"),
    "sources.with_rules.hint": words(
        "Of the spells in force on the days that an owner’s claims speak of, in every settlement that they reach: the share that has their status or rests on them. The rules weigh these same claims, so it is high by design.",
        "Частка відтинків, чинних у дні, про які говорять твердження власника, в усіх охоплених населених пунктах, що мають цей статус або спираються на ці твердження. Правила зважують ті самі твердження, тому число за задумом високе.",
    ),
    "sources.with_others.hint": words(
        "Of its claims and other owners’ about the very same settlement or unit, no more than {days} days apart: the share that gives the same status. A change between the two days counts as a difference, and both parties mostly speak where they disagree.",
        "Серед тверджень власника та інших власників про той самий населений пункт або одиницю з різницею не більше {days} днів: частка з однаковим статусом. Зміна між двома днями рахується як розбіжність, а сторони здебільшого говорять там, де не згодні.",
    ),
    "sources.reason": words(
        "Reliability {letter}: {criterion}.", "Надійність {letter}: {criterion}."
    ),
    "sources.letters": words(
        "Publications by letter: {letters}", "Публікації за літерами: {letters}"
    ),
    "sources.reference": words("Read: {title}", "Прочитано: {title}"),
    "sources.reference.none": words(
        "No page about it was read: the criterion decides.",
        "Сторінок про нього не прочитано: вирішує критерій.",
    ),
    "sources.pair.rules": words(
        "{agreed} of {compared} spells as the rules conclude",
        "{agreed} із {compared} відтинків — як висновують правила",
    ),
    "sources.pair.others": words(
        "{agreed} of {compared} comparable statements as others say",
        "{agreed} із {compared} порівнюваних тверджень — як кажуть інші",
    ),
    "sources.other": words("Other owner", "Інший власник"),
    "sources.same": words("Same status", "Однаковий статус"),
    "sources.share": words("Share", "Частка"),
    "sources.original": words("Open the original", "Відкрити оригінал"),
    "sources.kept": words("Kept copy", "Збережена копія"),
    "filter.owner": words("Owner", "Власник"),
    "filter.side": words("Side", "Сторона"),
    "filter.kind": words("Kind", "Вид"),
    "filter.letter": words("Reliability", "Надійність"),
    # Method
    "method.intro": words(
        "How does a claim become a colour on the map, and how is an event weighed? The numbers are those in force: this page is written from them.",
        "Як твердження стає кольором на карті і як зважують подію? Числа — чинні: цю сторінку написано з них.",
    ),
    "method.contents": words("On this page", "На цій сторінці"),
    "method.types.title": words("What kinds of events there are", "Які бувають події"),
    "method.types.intro": words(
        "Nine types, each with its nearest names in ACLED's codebook (event type / sub-event type), so that both can be compared. ACLED calls a gain of territory by its actors, not by its direction: a capture by Russian forces has no name of its own there.",
        "Дев’ять типів, для кожного — найближчі назви з кодифікатора ACLED (тип / підтип), щоб їх можна було порівняти. ACLED називає здобуття території за учасниками, а не за напрямком: захоплення російськими військами там окремої назви не має.",
    ),
    "method.types.none": words("nothing of the kind", "нічого подібного"),
    "method.letters.title": words("Why a source has its letter", "Чому джерело має свою літеру"),
    "method.letters.intro": words(
        "Reliability is judged per owner, by what it is and how it works. The page of sources gives for each owner its criterion, our reason in a few words and, where one was read, a page that supports it. Where a criterion allows for several letters, the reason says what decided. A party's own word is discounted once more by the strength of its claims.",
        "Надійність оцінюють для власника: чим він є і як працює. Сторінка джерел подає для кожного власника критерій, нашу причину кількома словами і, де її прочитано, сторінку на підтвердження. Де критерій допускає кілька літер, причина пояснює вибір. Слово сторони про себе додатково знижує сила твердження.",
    ),
    "method.letters.ways": words(
        "A publication has its owner's letter, unless the way in which it was read moved it; that is noted for each such publication:",
        "Публікація має літеру свого власника, якщо її не змінив спосіб прочитання; це зазначено для кожної такої публікації:",
    ),
    "method.letters.agreement": words(
        "Two figures show how an owner has fared. One compares its claims with what the rules conclude; since the rules weigh these claims, it is high by design. The other compares them with claims of other owners about the very same unit no more than {days} days apart, and owes nothing to the rules. Neither decides a letter.",
        "Два числа показують, як власник себе виправдав. Одне порівнює його твердження з висновком правил; оскільки правила зважують ті самі твердження, воно за задумом високе. Друге порівнює їх із твердженнями інших власників про ту саму одиницю з різницею не більше {days} днів і від правил не залежить. Літеру не визначає жодне.",
    ),
    "method.up": words("better", "краща"),
    "method.down": words("worse", "гірша"),
}
