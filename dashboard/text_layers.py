"""The strings of the page "Layers", in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

LAYERS: Catalogue = {
    "page.layers": words("Layers", "Шари"),
    "layers.intro": words(
        "Which datasets of control are loaded, and how far do they agree? The ledger is ours, from cited claims; others are imported by whoever runs this page. The consensus weighs them all by stated rules.",
        "Які набори даних про контроль завантажено і наскільки вони згодні між собою? Реєстр наш, із цитованих тверджень; інші імпортує той, хто тримає цю сторінку. Консенсус зважує їх усі за оголошеними правилами.",
    ),
    "layers.loaded": words("What is loaded", "Що завантажено"),
    "layers.column.layer": words("Layer", "Шар"),
    "layers.column.title": words("What it is", "Що це"),
    "layers.column.first": words("From", "Від"),
    "layers.column.last": words("To", "До"),
    "layers.column.covered": words("Settlements", "Поселень"),
    "layers.column.licence": words("Licence", "Ліцензія"),
    "layers.column.attribution": words("Owed to", "Завдяки"),
    "layers.column.publishable": words("May be passed on", "Можна передавати далі"),
    "layers.alone": words(
        "Only the ledger is loaded. Another dataset becomes a layer when its files are imported on the machine "
        "that serves this page. The files are yours to obtain under their own terms; PATH is a file, a folder or a ZIP archive.",
        "Завантажено лише реєстр. Інший набір стає шаром, коли його файли імпортовано на машині, "
        "що віддає цю сторінку. Файли потрібно отримати самостійно на їхніх умовах; PATH – файл, тека або архів ZIP.",
    ),
    "layers.takes.viina": words(
        "**VIINA 2.0**, control by settlement and day: `kontrol_latest_YYYY` or `control_latest_YYYY` as CSV, one or many years.",
        "**VIINA 2.0**, контроль за поселеннями та днями: `kontrol_latest_YYYY` або `control_latest_YYYY` у CSV, один чи багато років.",
    ),
    "layers.takes.events": words(
        "**Events of VIINA**: `event_info_latest_YYYY` with `event_labels_latest_YYYY`, or `event_1pd_latest_YYYY`.",
        "**Події VIINA**: `event_info_latest_YYYY` разом з `event_labels_latest_YYYY`, або `event_1pd_latest_YYYY`.",
    ),
    "layers.takes.deepstate": words(
        "**An archive of DeepState's map**: `deepstatemap_data_YYYYMMDD.geojson`, one a day, or raw snapshots named by their second.",
        "**Архів карти DeepState**: `deepstatemap_data_YYYYMMDD.geojson`, по одному на день, або сирі знімки, названі за секундою.",
    ),
    "layers.takes.register": words(
        "**The official register** of occupied territories: CSV or XLSX with columns of code, start and end.",
        "**Офіційний перелік** окупованих територій: CSV або XLSX зі стовпцями коду, початку й кінця.",
    ),
    "layers.takes.polygons": words(
        "**Polygons of anybody's map**: GeoJSON, KML, KMZ, GeoPackage or shapefile, and a short legend that says what they mean.",
        "**Полігони будь-якої карти**: GeoJSON, KML, KMZ, GeoPackage чи shapefile і коротка легенда про те, що вони означають.",
    ),
    "layers.alone.more": words(
        "`python -m data import --help` teaches the rest, and every detail stands in `docs/importing.md` of the source code. "
        "The running page takes an import up at once.",
        "Решту пояснює `python -m data import --help`, а всі подробиці – у `docs/importing.md` вихідного коду. "
        "Запущена сторінка одразу бачить імпорт.",
    ),
    "layers.damaged": words("A layer cannot be read: {error}", "Шар неможливо прочитати: {error}"),
    "layers.compare": words("Two layers together", "Два шари разом"),
    "layers.one": words("Layer", "Шар"),
    "layers.other": words("Compared with", "Порівняти з"),
    "layers.from": words("From", "Від"),
    "layers.to": words("To", "До"),
    "layers.same": words("Choose two different layers.", "Оберіть два різні шари."),
    "layers.none": words(
        "There is no settlement and day of which both layers know something.",
        "Немає жодного поселення й дня, про які обидва шари щось знають.",
    ),
    "layers.headline": words(
        "{one} and {other} say the same on {share} of {known} settlement-days of which both know something.",
        "{one} і {other} кажуть те саме про {share} з {known} поселенних днів, про які обидва щось знають.",
    ),
    "layers.days": words("Agreement, day by day", "Згода за днями"),
    "layers.days.axis": words("Share that is equal", "Частка однакових"),
    "layers.days.summary": words(
        "Share of settlements with equal status among those of which both layers know something. It is lowest on "
        "{day}: {share} of {known}.",
        "Частка поселень з однаковим статусом серед тих, про які обидва шари щось знають. Найнижча вона "
        "{day}: {share} з {known}.",
    ),
    "layers.column.day": words("Day", "День"),
    "layers.column.agreement": words("Equal", "Однакові"),
    "layers.column.known": words("Both know", "Знають обидва"),
    "layers.column.equal": words("Say the same", "Кажуть те саме"),
    "layers.matrix": words("Who says what", "Хто що каже"),
    "layers.matrix.summary": words(
        "Settlement-days from {first} to {last} by the status that each layer has.",
        "Поселенні дні від {first} до {last} за статусом у кожному шарі.",
    ),
    "layers.column.one": words("The first says", "Перший каже"),
    "layers.column.two": words("The second says", "Другий каже"),
    "layers.column.settlement_days": words("Settlement-days", "Поселенних днів"),
    "layers.column.share": words("Share", "Частка"),
    "layers.units": words("By raion", "За районами"),
    "layers.column.unit": words("Raion", "Район"),
    "layers.differences": words("Where they differ on {day}", "Де вони різняться {day}"),
    "layers.differences.none": words(
        "On this day they differ about no settlement of which both know something.",
        "Цього дня вони не різняться щодо жодного поселення, про яке обидва щось знають.",
    ),
    "layers.differences.summary": words(
        "{n} settlements about which the layers differ, at their positions.",
        "Поселення, щодо яких шари різняться ({n}), на своїх місцях.",
    ),
    "layers.map": words(
        "Where they differ on {day}, coloured as {layer} has it",
        "Де вони різняться {day}; кольори за шаром {layer}",
    ),
    "layers.day": words("On", "Дня"),
    "layers.column.name": words("Settlement", "Поселення"),
    "layers.column.raion": words("Raion", "Район"),
    "layers.column.said_one": words("{layer} says", "{layer} каже"),
    "layers.column.since_one": words("{layer}: since", "{layer}: з"),
    "layers.download": words("Download as", "Завантажити як"),
    "layers.private": words(
        "One of these layers may not be passed on: there are no downloads.",
        "Один із цих шарів не можна передавати далі: завантажень немає.",
    ),
}
