"""Fixtures: an excerpt of the codifier with hard cases, and the committed codifier itself.

The excerpt: a city (Kupiansk), a hromada centre with namesakes (Shevchenkove), ordinary namesakes
inside one hromada (Shevchenkove near Velykyi Burluk), an oblast's villages that share the name of a
city elsewhere (Lyman), a renamed city (Zlatopil, once Pervomaiskyi) whose old name another place
bears, Kyiv, which is a unit and a settlement, and Kyiv Oblast, which is not Kyiv. Toponyms and some
positions are the fixture's own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from data.readers.places import load_gazetteer
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, Category, Level, LngLat, Settlement, Toponym

SEEDS = Path(__file__).parents[2] / "seeds"

UNITS = """
UA63000000000041885 oblast Харківська Kharkivska -
UA63020000000045367 raion Богодухівський Bohodukhivskyi UA63000000000041885
UA63020030000094096 hromada Богодухівська Bohodukhivska UA63020000000045367
UA63080000000032022 raion Куп’янський Kupianskyi UA63000000000041885
UA63080010000040281 hromada Великобурлуцька Velykoburlutska UA63080000000032022
UA63080090000028474 hromada Куп’янська Kupianska UA63080000000032022
UA63080150000094794 hromada Шевченківська Shevchenkivska UA63080000000032022
UA63100000000037177 raion Лозівський Lozivskyi UA63000000000041885
UA63100050000079487 hromada Лозівська Lozivska UA63100000000037177
UA63100090000013285 hromada Златопільська Zlatopilska UA63100000000037177
UA14000000000091971 oblast Донецька Donetska -
UA14060000000013645 raion Горлівський Horlivskyi UA14000000000091971
UA14060110000021145 hromada Торецька Toretska UA14060000000013645
UA14120000000074159 raion Краматорський Kramatorskyi UA14000000000091971
UA14120110000038291 hromada Лиманська Lymanska UA14120000000074159
UA32000000000030281 oblast Київська Kyivska -
UA80000000000093317 oblast Київ Kyiv -
"""

SETTLEMENTS = """
UA63020030010012345 M Богодухів Bohodukhiv UA63020030000094096 35.53 50.16
UA63020030930054510 C Шевченкове Shevchenkove UA63020030000094096 35.6784 49.8797
UA63080010010090750 X Великий_Бурлук Velykyi_Burluk UA63080010000040281 37.385 50.06
UA63080010320060330 C Шевченкове Shevchenkove UA63080010000040281 - -
UA63080010330053692 C Шевченкове Shevchenkove UA63080010000040281 - -
UA63080090010026457 M Куп’янськ Kupiansk UA63080090000028474 37.6153 49.7106
UA63080150010082504 X Шевченкове Shevchenkove UA63080150000094794 37.174 49.696
UA63080150110061979 C Волоська_Балаклія Voloska_Balakliia UA63080150000094794 37.331 49.617
UA63080150580064377 C Шевченкове Shevchenkove UA63080150000094794 - -
UA63100050010087654 M Лозова Lozova UA63100050000079487 36.32 48.89
UA63100050340076000 C Лиман Lyman UA63100050000079487 36.30 48.80
UA63100050350076001 C Лиман Lyman UA63100050000079487 36.60 49.30
UA63100090010033333 M Златопіль Zlatopil UA63100090000013285 36.22 49.39
UA14060110010000001 M Торецьк Toretsk UA14060110000021145 37.85 48.40
UA14060110090016150 X Первомайський Pervomaiskyi UA14060110000021145 38.10 48.30
UA14120110010088407 M Лиман Lyman UA14120110000038291 37.80 48.98
UA80000000000093317 K Київ Kyiv UA80000000000093317 30.52 50.45
"""

TOPONYMS = """
UA63080090010026457 Купянск ru exonym
UA63000000000041885 Харьковская_область ru exonym
UA63080010010090750 Великий_Бурлук_(станция) ru alias
UA63100090010033333 Первомайський uk former
UA63100090010033333 Первомайский ru exonym
UA32000000000030281 Kyiv_Oblast en exonym
"""

KHARKIV_OBLAST = "UA63000000000041885"


def cells(table):
    for line in table.strip().splitlines():
        yield [cell.replace("_", " ") for cell in line.split()]


def excerpt():
    units = [
        AdminUnit(
            katottg=code,
            level=Level(level),
            name_uk=uk,
            name_en=en,
            parent=None if parent == "-" else parent,
        )
        for code, level, uk, en, parent in cells(UNITS)
    ]
    settlements = [
        Settlement(
            katottg=code,
            category=Category(category),
            name_uk=uk,
            name_en=en,
            hromada=hromada,
            point=None if lng == "-" else LngLat(float(lng), float(lat)),
        )
        for code, category, uk, en, hromada, lng, lat in cells(SETTLEMENTS)
    ]
    toponyms = [
        Toponym(katottg=code, toponym=text, language=language, kind=kind, source="fixture")
        for code, text, language, kind in cells(TOPONYMS)
    ]
    return units, settlements, toponyms


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer(*excerpt())


@pytest.fixture(scope="session")
def codifier():
    """Return the committed gazetteer."""
    return load_gazetteer(SEEDS)
