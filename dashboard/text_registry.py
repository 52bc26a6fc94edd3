"""The strings of the registries (sources, events, entities) and of the one search box."""

from __future__ import annotations

from dashboard.text_measures import MEASURES
from dashboard.text_panel import PANEL
from dashboard.wording import Catalogue, counted, words
from data.assessment import Criterion, Way
from data.event import EntityType, EventType, Tone
from data.verification import Tier

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

REGISTRY: Catalogue = {
    "page.events": words("Events", "Події"),
    "page.entities": words("Entities", "Суб’єкти"),
    **{f"criterion.{key}": words(*pair) for key, pair in _CRITERIA.items()},
    **{f"way.{key}": words(*pair) for key, pair in _WAYS.items()},
    **MEASURES,
    **{f"event.type.{kind}": PANEL[f"panel.type.{kind}"] for kind in EventType},
    **{f"event.tier.{tier}": PANEL[f"panel.tier.{tier}"] for tier in Tier},
    **{f"tone.{tone}": PANEL[f"panel.tone.{tone}"] for tone in Tone},
    **{f"entity.type.{kind}": PANEL[f"panel.entity.{kind}"] for kind in EntityType},
    **{
        f"claim.{kind}": PANEL[f"panel.kind.{kind}"]
        for kind in ("since", "as_of", "until", "during")
    },
    "side.ukraine": words("Ukraine", "Україна"),
    "side.russia": words("Russia", "Росія"),
    "side.independent": words("independent", "незалежні"),
    "kind.official": words("official", "офіційне"),
    "kind.press": words("press", "преса"),
    "kind.analysis": words("analysis", "аналітика"),
    "kind.international": words("international", "міжнародне"),
    "kind.encyclopaedia": words("encyclopaedia", "енциклопедія"),
    "kind.social": words("social media", "соцмережі"),
    "kind.register": words("register", "реєстр"),
    "kind.dataset": words("dataset", "набір даних"),
    "strength.reported": words("reported", "повідомлено"),
    "strength.claimed": words("claimed by a party about itself", "твердження сторони про себе"),
    "strength.assessed": words("assessed", "оцінка"),
    "strength.official": words("official", "офіційно"),
    "when.by": PANEL["panel.when.by"],
    "when.from": PANEL["panel.when.from"],
    "when.about": PANEL["panel.when.about"],
    "record.unknown": words(
        "The link names a record that is not here.", "Посилання веде до запису, якого тут немає."
    ),
    "record.on_map": words("Show on the map", "Показати на карті"),
    "record.back": words("Close", "Закрити"),
    "record.none": words("Nothing passes these filters.", "Жоден запис не відповідає фільтрам."),
    "record.all": words("All", "Усі"),
    # Sources
    "sources.how": words(
        "Every statement on the map goes back to one of these publications. Reliability is the Admiralty scale, A to F; each letter has a reason below. The side is that of whoever makes the statement. Select an owner or a publication to see what rests on it.",
        "Кожне твердження на карті походить з однієї з цих публікацій. Надійність — за шкалою Адміралтейства, від A до F; причину кожної літери подано нижче. Сторона — того, хто робить твердження. Оберіть власника чи публікацію, щоб побачити, що на них спирається.",
    ),
    "sources.owners": words("Owners ({n})", "Власники ({n})"),
    "sources.owners.alt": words(
        "Owners with reliability and agreement", "Власники: надійність і згода"
    ),
    "sources.publications": words("Publications ({n})", "Публікації ({n})"),
    "sources.publishers": words("Publishers", "Видавці"),
    "sources.criterion": words("Judged as", "Оцінено як"),
    "sources.letter": words("Letter", "Літера"),
    "sources.note": words("Why not the owner’s letter", "Чому не літера власника"),
    "sources.n": words("Publications", "Публікацій"),
    "sources.events": words("Events", "Подій"),
    "sources.indicators": words("Figures", "Показників"),
    "sources.with_rules": words("As the rules conclude", "Як висновують правила"),
    "sources.with_rules.n": words("Spells", "Відтинків"),
    "sources.with_others": words("As others say", "Як кажуть інші"),
    "sources.with_others.n": words("Compared", "Порівнянь"),
    "sources.compared": words(
        "“As the rules conclude”: of the spells in force on the days that an owner’s claims speak of, in every settlement that they reach, the share that has their status or rests on them. The rules weigh these same claims, so the figure is high by design. “As others say”: of its claims and other owners’ about the very same settlement or unit, no more than {days} days apart, the share that gives the same status; a change between the two days counts as a difference, and both parties mostly speak where they disagree.",
        "«Як висновують правила»: серед відтинків статусу, чинних у дні, про які говорять твердження власника, в усіх охоплених ними населених пунктах, — частка тих, що мають цей статус або спираються на ці твердження. Правила зважують ті самі твердження, тому число за задумом високе. «Як кажуть інші»: серед тверджень власника та інших власників про той самий населений пункт або одиницю з різницею не більше {days} днів — частка з однаковим статусом; зміна між двома днями рахується як розбіжність, а сторони здебільшого говорять там, де не згодні.",
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
    "sources.rests": words("What rests on it", "Що на цьому спирається"),
    "sources.rests.filtered": words(
        "What rests on these publications", "Що спирається на ці публікації"
    ),
    "sources.original": words("Open the original", "Відкрити оригінал"),
    "sources.kept": words("Kept copy", "Збережена копія"),
    "filter.owner": words("Owner", "Власник"),
    "filter.side": words("Side", "Сторона"),
    "filter.kind": words("Kind", "Вид"),
    "filter.letter": words("Reliability", "Надійність"),
    # Claims and figures
    "claims.title": words("Claims ({n})", "Твердження ({n})"),
    "claims.alt": words("Claims with place, status and day", "Твердження: місце, статус, день"),
    "claims.place": words("About", "Про що"),
    "claims.says": words("Says", "Стверджує"),
    "claims.day": words("Day", "День"),
    "claims.strength": words("How", "Як"),
    "claims.published": words("Published", "Опубліковано"),
    "claims.source": words("Source", "Джерело"),
    "claims.link": words("Original", "Оригінал"),
    "claims.pick": words(
        "Select a claim to show its place and day on the map.",
        "Оберіть твердження, щоб показати його місце й день на карті.",
    ),
    "figures.title": words("Figures ({n})", "Показники ({n})"),
    "figures.alt": words("Figures as reported", "Показники, як їх повідомлено"),
    "figures.measure": words("What is counted", "Що рахують"),
    "figures.value": words("Figure", "Значення"),
    "figures.when": words("When", "Коли"),
    "figures.by": words("Given by", "Хто навів"),
    "figures.note": words("Note", "Примітка"),
    # Events
    "events.how": words(
        "The table twin of the event cards. The type follows a small vocabulary, aligned with ACLED’s where that fits (see Method). The oblasts, raions and hromadas of the header’s filters hold here too.",
        "Табличний відповідник карток подій. Тип — із невеликого словника, узгодженого з ACLED, де це можливо (див. «Метод»). Області, райони й громади з фільтрів угорі діють і тут.",
    ),
    "events.title": words("Events ({n} of {total})", "Події ({n} з {total})"),
    "events.alt": words("Events with type, places and tier", "Події: тип, місця, ступінь"),
    "events.day": words("Day", "День"),
    "events.type": words("Type", "Тип"),
    "events.name": words("Event", "Подія"),
    "events.places": words("Places", "Місця"),
    "events.tier": words("Confidence", "Достовірність"),
    "events.owners": words("Owners", "Власників"),
    "events.sides": words("Sides", "Сторін"),
    "events.reports": words("Reports", "Повідомлень"),
    "events.claims": words("Claims", "Тверджень"),
    "events.from": words("From", "Від"),
    "events.to": words("To", "До"),
    "events.filter.entity": words("Entity", "Суб’єкт"),
    "events.filter.source": words("Publication", "Публікація"),
    "events.more": words("More filters", "Більше фільтрів"),
    "event.arithmetic": words("How the confidence follows", "Як визначено достовірність"),
    "event.vote.for": words("For", "За"),
    "event.vote.against": words("Against", "Проти"),
    "event.vote.weight": words("Weight", "Вага"),
    "event.vote.says": words("Vote", "Голос"),
    "event.votes.alt": words("One vote for each owner", "Один голос на власника"),
    "event.reports": words("What is reported, by publisher", "Що повідомляють, за видавцями"),
    "event.tone": PANEL["panel.tone.note"],
    "event.denies": words("denies the event", "заперечує подію"),
    "event.published": words("published {day}", "опубліковано {day}"),
    "event.undated": words("no date on the copy read", "на прочитаній копії дати немає"),
    "event.entities": words("Entities", "Суб’єкти"),
    "event.changes": words("Changes of control", "Зміни контролю"),
    "event.change": words("{places}: {was} → {now}, {day}", "{places}: {was} → {now}, {day}"),
    "event.change.none": PANEL["panel.change.none"],
    **counted(
        "event.more_places",
        ("{n} settlement", "{n} settlements"),
        ("{n} населений пункт", "{n} населені пункти", "{n} населених пунктів"),
    ),
    "event.extraction": words(
        "Extracted {at} from story {story}", "Видобуто {at} з матеріалу {story}"
    ),
    "event.extraction.none": words(
        "Entered by hand; no machine read it.", "Внесено вручну; машина це не читала."
    ),
    "event.record": words("Record", "Запис"),
    "event.id": words("Identifier {id}, {origin}", "Ідентифікатор {id}, {origin}"),
    "event.link": words("Link to this event", "Посилання на цю подію"),
    "event.submit": PANEL["panel.submit"],
    "event.where.none": words("No place in the ledger’s units", "Поза одиницями реєстру"),
    # Entities
    "entities.how": words(
        "Who and what the events name, each once: all spellings that sources use are its aliases. Places are not entities; the gazetteer knows them.",
        "Кого й що називають події, кожного один раз: усі написання з джерел — це псевдоніми. Місця не є суб’єктами; їх знає довідник назв.",
    ),
    "entities.title": words("Entities ({n})", "Суб’єкти ({n})"),
    "entities.alt": words("Entities with type and events", "Суб’єкти: тип і події"),
    "entities.name": words("Name", "Назва"),
    "entities.type": words("Type", "Тип"),
    "entities.aliases": words("Also written", "Інші написання"),
    "entities.events": words("Events", "Подій"),
    "entities.first": words("First", "Перша"),
    "entities.last": words("Last", "Остання"),
    "entities.strip": words("Events over time", "Події в часі"),
    "entities.strip.summary": words(
        "{n} events from {first} to {last}, by type.", "{n} подій від {first} до {last}, за типами."
    ),
    "entities.places": words("Where", "Де"),
    "entities.companions": words("Named together with", "Названо разом із"),
    "entities.owners": words("Reported by", "Хто повідомляє"),
    "entities.count": words("{name} ({n})", "{name} ({n})"),
    # Method
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
    # Search
    "search.everything": words(
        "Search places, events, units, entities, sources",
        "Пошук: місця, події, одиниці, суб’єкти, джерела",
    ),
    "search.place_or_more": words(
        "Search: Куп’янськ, Izyum, Ganchev, ISW …", "Пошук: Куп’янськ, Izyum, Ганчев, ISW …"
    ),
    "search.results": words("{n} results", "Результатів: {n}"),
    "search.nothing": words(
        "Nothing is called “{query}”.", "За запитом «{query}» нічого не знайдено."
    ),
    "search.more": words("Show {n} more", "Показати ще {n}"),
    "search.kind.place": words("Places ({n})", "Місця ({n})"),
    "search.kind.unit": words("Units: filter by one ({n})", "Одиниці: фільтрувати ({n})"),
    "search.kind.event": words("Events ({n})", "Події ({n})"),
    "search.kind.entity": words("Entities ({n})", "Суб’єкти ({n})"),
    "search.kind.owner": words("Owners of sources ({n})", "Власники джерел ({n})"),
    "search.kind.source": words("Publications ({n})", "Публікації ({n})"),
    "search.close": words("Close the results", "Закрити результати"),
}
