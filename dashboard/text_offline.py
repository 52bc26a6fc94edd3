"""The words of the page that needs no server, in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

OFFLINE: Catalogue = {
    "offline.day": words("Day", "День"),
    "offline.play": words("Play", "Відтворити"),
    "offline.pause": words("Pause", "Пауза"),
    "offline.before": words("One day back", "На день назад"),
    "offline.after": words("One day on", "На день уперед"),
    "offline.change.before": words("Previous change", "Попередня зміна"),
    "offline.change.after": words("Next change", "Наступна зміна"),
    "offline.keys": words(
        "Keys: arrows move the day, with Shift a week; Space plays; N and P go to the next and previous change.",
        "Клавіші: стрілки рухають день, із Shift — тиждень; пробіл відтворює; N і P — наступна й попередня зміна.",
    ),
    "offline.language": words("Українською", "In English"),
    "offline.theme": words("Light or dark", "Світла чи темна"),
    "offline.events": words("Events around this day", "Події цих днів"),
    "offline.events.none": words(
        "No event of the ledger within three days.", "Подій у реєстрі за три дні довкола немає."
    ),
    "offline.about": words("About this file", "Про цей файл"),
    "offline.strip": words("Occupied settlements, day by day", "Окуповані поселення за днями"),
    "offline.saved": words(
        "A copy of {dataset}. It needs no network and does not update itself.",
        "Копія {dataset}. Мережа їй не потрібна, сама вона не оновлюється.",
    ),
    "offline.failed": words("The page could not be drawn: {reason}", "Не вдалося: {reason}"),
}
