"""The words of the page "Export", in both languages."""

from __future__ import annotations

from dashboard.wording import Catalogue, words

EXPORT: Catalogue = {
    "page.export": words("Export", "Експорт"),
    "export.intro": words(
        "Files of what you look at: the filters, the layer and the day of knowledge above are in force. Every "
        "file says so inside, with the dataset, the licence and whom it is owed to.",
        "Файли того, що ви бачите: діють фільтри, шар і день знання, обрані вгорі. Кожен файл зазначає це "
        "всередині разом із набором даних, ліцензією та авторами.",
    ),
    "export.content": words("Content", "Зміст"),
    "export.content.snapshot": words(
        "One day: who controlled what", "Один день: хто що контролював"
    ),
    "export.content.diff": words("What changed between two days", "Що змінилося між двома днями"),
    "export.content.spells": words(
        "Full history: every spell with start and end",
        "Повна історія: кожен період із початком і кінцем",
    ),
    "export.content.events": words("Events with their verification", "Події та їх перевірка"),
    "export.content.units": words("Units with counts on one day", "Одиниці з підсумками за день"),
    "export.content.series": words("Series: counts day by day", "Ряди: підсумки за днями"),
    "export.content.package": words("Ready-made for another program", "Готове для іншої програми"),
    "export.form": words("Format", "Формат"),
    "export.form.geojson": words("GeoJSON", "GeoJSON"),
    "export.form.csv": words("CSV (spreadsheets)", "CSV (таблиці)"),
    "export.form.json": words("JSON", "JSON"),
    "export.form.gpkg": words("GeoPackage (QGIS, ArcGIS)", "GeoPackage (QGIS, ArcGIS)"),
    "export.form.geoparquet": words("GeoParquet 1.1", "GeoParquet 1.1"),
    "export.form.flatgeobuf": words("FlatGeobuf", "FlatGeobuf"),
    "export.form.kml": words("KML (Google Earth)", "KML (Google Earth)"),
    "export.form.qgis": words(
        "QGIS project with its data, temporal controller set",
        "Проєкт QGIS із даними й налаштованим контролером часу",
    ),
    "export.form.kepler": words(
        "kepler.gl: GeoJSON and whole map", "kepler.gl: GeoJSON і готова карта"
    ),
    "export.form.timemap": words("TimeMap: events and sources", "TimeMap: події та джерела"),
    "export.form.html": words(
        "Web page that works without a network", "Вебсторінка, що працює без мережі"
    ),
    "export.form.xlsx": words("XLSX (Excel, LibreOffice)", "XLSX (Excel, LibreOffice)"),
    "export.form.parquet": words("Parquet (without places)", "Parquet (без місць)"),
    "export.age": words(
        "Only settlements whose status no claim has confirmed for {days} days, as on the map.",
        "Лише населені пункти, чий статус жодне твердження не підтверджувало {days} днів, як на карті.",
    ),
    "export.age.none": words(
        "The age of the evidence ({days} days) does not limit this content: the file holds all ages.",
        "Вік свідчень ({days} днів) не обмежує цей зміст: у файлі свідчення будь-якого віку.",
    ),
    "export.large": words(
        "About {size} is too much for a page. The command and the address below send it as it is made.",
        "Приблизно {size} забагато для сторінки. Команда й адреса нижче передають файл, щойно він створюється.",
    ),
    "export.geometry": words("Settlements as", "Поселення як"),
    "export.geometry.point": words("points", "точки"),
    "export.geometry.cell": words("cells", "комірки"),
    "export.by": words("One row for each", "Рядок для кожного"),
    "export.by.oblast": words("oblast", "області"),
    "export.by.raion": words("raion", "району"),
    "export.by.hromada": words("hromada", "громади"),
    "export.day": words("Day", "День"),
    "export.from": words("From", "Від"),
    "export.to": words("To", "До"),
    "export.hint": words(
        "{rows} rows, about {size}, up to {seconds} s to make.",
        "Рядків: {rows}, приблизно {size}, до {seconds} с на створення.",
    ),
    "export.hint.html": words(
        "About {size}: all days and places of the view, whatever the filters.",
        "Приблизно {size}: усі дні й місця, хоч які фільтри.",
    ),
    "export.empty": words(
        "Nothing passes these filters; choose others above.",
        "Фільтрам нічого не відповідає; оберіть інші вгорі.",
    ),
    "export.private": words(
        "Personal use: the terms of this layer do not let it be passed on. The file says so.",
        "Лише для власного вжитку: умови цього шару не дозволяють передавати його. Файл про це зазначає.",
    ),
    "export.make": words("Make the file", "Створити файл"),
    "export.making": words("Making {name}", "Створюється {name}"),
    "export.save": words("Save {name} ({size})", "Зберегти {name} ({size})"),
    "export.order": words(
        "The first day must not be later than the last.", "Перший день пізніший за останній."
    ),
    "export.also": words("The same by command or address", "Те саме командою або адресою"),
    "export.check": words("SHA-256 of the file", "SHA-256 файлу"),
}
