"""The strings of the second clock, the layers and the scope, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

VIEWS: Catalogue = {
    "known": words("Known as of", "Відомо станом на"),
    "known.now": words("Known: now", "Відомо: на зараз"),
    "known.on": words("Known: {day}", "Відомо: на {day}"),
    "known.help": words(
        "A second clock. Only what had been published by this day counts: claims, events and reports that came later are left out. The day on the map stays.",
        "Другий годинник. Враховується лише те, що було опубліковано до цього дня: пізніші твердження, події та повідомлення відкинуто. День на карті не змінюється.",
    ),
    "known.reset": words("Back to now", "Назад до сьогодні"),
    "known.no_layer": words(
        "This layer does not say when it was known.",
        "Цей шар не каже, коли про що стало відомо.",
    ),
    "layer": words("Layer", "Шар"),
    "layer.licence": words("Licence: {licence}", "Ліцензія: {licence}"),
    "layer.covers": words(
        "{first} to {last}, {n} settlements", "{first} – {last}, населених пунктів: {n}"
    ),
    "layer.private": words(
        "Its terms do not let us pass it on: it is for whoever imported it, and there are no downloads.",
        "Умови не дозволяють передавати його далі: він лише для того, хто його імпортував, завантажень немає.",
    ),
    "scope": words("Part of the country", "Частина країни"),
    "scope.ukraine": words("All of Ukraine", "Уся Україна"),
    "scope.help": words(
        "The ledger's evidence is about {name}; elsewhere it says nothing, and places show as without evidence.",
        "Докази реєстру стосуються території: {name}; деінде він нічого не каже, і місця показано без даних.",
    ),
    "age": words("Not confirmed for", "Без підтвердження понад"),
    "age.0": words("off", "вимкнено"),
    "age.n": words("{n} days", "{n} дн."),
    "age.help": words(
        "Fades places whose status no source has confirmed for so long, and lists only these in the table.",
        "Приглушує місця, статус яких стільки днів не підтвердило жодне джерело, і лише їх показує в таблиці.",
    ),
    "column.confirmed": words("Confirmed until", "Підтверджено до"),
    "age.no_layer": words(
        "This layer has no claims that could confirm anything.",
        "У цьому шарі немає тверджень, які могли б щось підтвердити.",
    ),
    "notice.known": words(
        "“{value}” in the link is no day of knowledge; possible are {first} to {last}.",
        "«{value}» з посилання не є днем знання; можливі дні: {first} – {last}.",
    ),
    "notice.known_layer": words(
        "The layer “{name}” does not say when it was known; the day of knowledge was left out.",
        "Шар «{name}» не каже, коли про що стало відомо; день знання не враховано.",
    ),
    "notice.layer": words(
        "There is no layer “{value}”; loaded are {allowed}.",
        "Шару «{value}» немає; завантажено: {allowed}.",
    ),
    "notice.scope": words(
        "“{value}” in the link is no part of the country; possible are {allowed}.",
        "«{value}» з посилання не є частиною країни; можливі: {allowed}.",
    ),
    "notice.window": words(
        "“{value}” in the link is no stretch of time; write 2022-09-01..2022-10-05 or P14D.",
        "«{value}» з посилання не є проміжком часу; пишіть 2022-09-01..2022-10-05 або P14D.",
    ),
    "notice.age": words(
        "“{value}” in the link is no number of days without confirmation; possible are {allowed}.",
        "«{value}» з посилання не є кількістю днів без підтвердження; можливі: {allowed}.",
    ),
}
