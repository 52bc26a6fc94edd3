"""The strings of the registries (sources, events, entities) and of the one search box."""

from __future__ import annotations

from dashboard.text_measures import MEASURES
from dashboard.text_panel import PANEL
from dashboard.text_sources import SOURCES
from dashboard.wording import Catalogue, counted, words
from data.event import EntityType, EventType, Tone
from data.verification import Tier

REGISTRY: Catalogue = {
    "page.events": words("Events", "Події"),
    "page.entities": words("Entities", "Суб’єкти"),
    **SOURCES,
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
    "events.count": words("Events ({n})", "Події ({n})"),
    "events.open": words("Open “{name}”", "Відкрити «{name}»"),
    "record.back": words("Close", "Закрити"),
    "record.none": words("Nothing passes these filters.", "Жоден запис не відповідає фільтрам."),
    "record.all": words("All", "Усі"),
    # Claims and figures
    "claims.title": words("Claims ({n})", "Твердження ({n})"),
    "claims.alt": words("Claims with place, status and day", "Твердження: місце, статус, день"),
    "claims.place": words("About", "Про що"),
    "claims.says": words("Says", "Стверджує"),
    "claims.day": words("Day", "День"),
    "claims.strength": words("How", "Як"),
    "claims.published": words("Published", "Опубліковано"),
    "claims.source": words("Source", "Джерело"),
    "claims.id": words("Claim", "Твердження"),
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
        "What happened where and when, and how sure is it? Select an event to read who reports it, who denies it, and which claims rest on it. The units of the header’s filters hold here too.",
        "Що, де й коли сталося і наскільки це певно? Оберіть подію, щоб прочитати, хто про неї повідомляє, хто її заперечує та які твердження на неї спираються. Одиниці з фільтрів угорі діють і тут.",
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
        "Who takes part in the events? Units, organizations, people, locations and weapons that events name, each once, under all spellings of the sources. Select one to see its events, its places and who reports of it.",
        "Хто бере участь у подіях? Частини, організації, особи, місцевості й озброєння, названі в подіях: кожне один раз, з усіма написаннями з джерел. Оберіть запис, щоб побачити його події, місця й тих, хто про нього повідомляє.",
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
