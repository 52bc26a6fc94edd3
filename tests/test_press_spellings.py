"""Spellings by which press and officials name places of the ledger, each read as its place.

English after the Russian and after the Ukrainian form, Russian, older and decommunised names. To add
one that fails: a row in ``seeds/places/spellings.csv`` with its source, then
``python -m data.placesbuild``. A regular Russian form belongs to all namesakes of the oblast.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from data.readers.places import load_gazetteer
from geo.resolve import Ambiguous, Match, resolve

SEEDS = Path(__file__).parents[1] / "seeds"
OBLAST = "UA63000000000041885"
REGULAR = "regular Russian form of the name"  # the source of forms that follow from the name

#: Read as this place anywhere in the oblast.
ALONE = """
UA63020010010049442 Bogodukhov | Bohodukhiv | Богодухов
UA63040010010039074 Balakleya | Balakliya | Balaklia | Балаклея
UA63040010070080766 Verbovka | Вербовка
UA63040010130019033 Volokhov Yar | Volokhiv Yar | Волохов Яр
UA63040030110049892 Bolshaya Kamyshevakha | Velyka Komyshuvakha | Большая Камышеваха
UA63040050010023832 Borovaya | Боровая
UA63040050040087177 Boguslavka | Bohuslavka | Богуславка
UA63040050140089525 Zagryzovo | Zahryzove | Загрызово
UA63040050240026765 Nova Kruhliakivka | Новая Кругляковка
UA63040050320022251 Peski-Radkovskie | Pisky-Radkivski | Пески-Радьковские
UA63040070010054195 Красный Донец | Червоний Донець
UA63040090010029555 Izium | Izyum | Izjum | Isjum | Изюм
UA63040090130061005 Sinichino | Synychyne | Синичино | Синичено
UA63040130010024034 Krasny Oskol | Chervonyi Oskil | Красный Оскол | Червоний Оскіл
UA63040130030099334 Brazhkovka | Brazhkivka | Бражковка
UA63040130050068231 Virnopillia | Вернополье
UA63040130150087606 Mala Komyshuvakha | Малая Камышеваха
UA63040130220055833 Spevakovka | Spivakivka | Спеваковка
UA63040130240037837 Sulyhivka | Сулиговка
UA63040150010069203 Savintsy | Savyntsi | Савинцы
UA63060050010042407 Krasnograd | Krasnohrad | Berestyn | Красноград
UA63080010010090750 Velikiy Burluk | Velyky Burluk | Veliky Burluk | Великий Бурлук
UA63080010350084923 Пролетарка | Юр’ївка
UA63080010490074491 Комсомольское | Sonino
UA63080030030079948 Анискине | Anyshchyne
UA63080030120098911 Івашкине
UA63080050010081319 Dvurechnaya | Dvorichna | Двуречная
UA63080050090066848 Gorobyevka | Horobivka | Горобьевка
UA63080050110044547 Hrianykivka | Hryanykivka | Гряниковка
UA63080050190045950 Krasnoye Pervoye | Krasne Pershe | Красное Первое
UA63080050200098492 Kutkovka | Kutkivka | Кутьковка
UA63080050210087854 Liman Vtoroy | Lyman Druhyi | Лиман Второй
UA63080050220049198 Liman Pervyy | Lyman Pershyi | Лиман Первый
UA63080050260095484 Masyutovka | Masiutivka | Масютовка
UA63080050330051521 Novomlynsk | Новомлынск
UA63080050480092705 Tavolzhanka | Tavilzhanka | Таволжанка
UA63080050520061678 Figolevka | Fyholivka | Фиголевка
UA63080050530018487 Dvurechanskoye | Двуречанское
UA63080070010082928 Kondrashovka | Kindrashivka | Кондрашовка
UA63080070200098756 Moskovka | Московка | Мировое
UA63080070250094966 Radkovka | Radkivka | Радьковка
UA63080070300027345 Sobolevka | Sobolivka | Соболевка
UA63080070310039722 Tishchenkovka | Tyshchenkivka | Тищенковка
UA63080090010026457 Kupyansk | Kupiansk | Koupiansk | Kupjansk | Купянск | Куп’янск | Купʼянськ
UA63080090030044417 Kupyansk-Uzlovoy | Kupiansk-Vuzlovyi | Купянск-Узловой
UA63080110010029117 Kurilovka | Kurylivka | Куриловка
UA63080110040082152 Glushkovka | Hlushkivka | Глушковка
UA63080110060024155 Kruglyakovka | Kruhliakivka | Кругляковка
UA63080130010073205 Petropavlovka | Петропавловка
UA63080130060019715 Kotlyarovka | Kotliarivka | Котляровка
UA63080130070030824 Krakhmalnoye | Krokhmalne | Крахмальное
UA63080130080014612 Kucherovka | Kucherivka | Кучеровка
UA63080130130078227 Sinkovka | Synkivka | Синьковка
UA63080130140094059 Stepova Novoselivka | Степовая Новоселовка | Степная Новоселовка
UA63080130150017580 Tabayevka | Tabaivka | Табаевка
UA63080150010082504 Shevchenkovo | Шевченково
UA63100050010081626 Lozovaya | Lozova
UA63100090010068250 Pervomaisky | Pervomaiskyi | Zlatopil | Первомайский
UA63120050120055696 Malaya Rogan | Mala Rohan | Малая Рогань
UA63120070010085847 Dergachi | Derhachi | Дергачи
UA63120070020018703 Kazachya Lopan | Kozacha Lopan | Казачья Лопань
UA63120070030026955 Prudyanka | Prudianka | Прудянка
UA63120070100084991 Velyki Prokhody | Великие Проходы | Большие Проходы
UA63120070120011322 Goptovka | Hoptivka | Гоптовка
UA63120070140029399 Dementyevka | Dementiivka | Дементьевка
UA63120070260085901 Russkaya Lozovaya | Ruska Lozova | Русская Лозовая
UA63120070310038822 Tsupovka | Tsupivka | Цуповка
UA63120090010039403 Liptsy | Lyptsi | Liptsi | Липцы
UA63120090070079552 Lukyantsy | Lukyantsi | Lukiantsi | Лукьянцы
UA63120090080030532 Morokhovets | Мороховец
UA63120090090076004 Neskuchnoye | Нескучное
UA63120090100094487 Oleynikovo | Oliinykove | Олейниково
UA63120090120076424 Pylnaya | Pylna | Пыльная
UA63120090140010487 Strelechya | Strilecha | Стрелечья
UA63120090150094647 Ternovaya
UA63120090160050552 Glubokoye | Hlyboke | Глубокое
UA63120110010087291 Lyubotin | Liubotyn | Люботин
UA63120230010032001 Rogan | Rohan | Рогань
UA63120290010028715 Tsirkuny | Tsyrkuny | Циркуны
UA63120290060091972 Russkiye Tishki | Ruski Tyshky | Русские Тишки
UA63120290080050947 Cherkasskiye Tishki | Cherkaski Tyshky | Черкасские Тишки
UA63140010010035757 Volchansk | Vovchansk | Woltschansk | Волчанск
UA63140010030039547 Vilcha | Вильча
UA63140010100047309 Bugrovatka | Buhruvatka | Бугроватка
UA63140010190055761 Volchanskiye Khutora | Vovchanski Khutory | Волчанские Хутора
UA63140010240025244 Gatishche | Hatyshche | Гатище
UA63140010260028114 Degtyarnoye | Dihtiarne | Дегтярное
UA63140010470054692 Ogurtsovo | Ohirtseve | Огурцово
UA63140010520060485 Pletenevka | Pletenivka | Плетеневка | Плетенёвка
UA63140010590014853 Simynivka | Symynivka | Симиновка
UA63140010600080318 Sinelnikovo | Synelnykove | Синельниково
UA63140010620060690 Staritsa | Starytsia | Старица
UA63140010630096302 Tikhoye | Tykhe | Тихое
UA63140010670035852 Khripuny | Khrypuny | Хрипуны
UA63140030010017037 Zmiev | Zmiiv | Zmiyiv | Змиев
UA63140090010022976 Pechenegi | Pechenihy | Печенеги
UA63140090100058628 Першотравневе | Zatoka
UA63140110010076882 Komsomolske | Комсомольське
UA63140130010025719 Stary Saltov | Staryi Saltiv | Старый Салтов
UA63140130140062442 Radkove
UA63140130190049849 Shestakovo | Shestakove | Шестаково
UA63140150010051841 Chkalovskoye | Chkalovske | Prolisne | Чкаловское | Чкаловське
UA63140150060066904 Korobochkino | Korobochkyne | Коробочкино
UA63140170010036104 Chuguev | Chuguyev | Chuhuiv | Чугуев
"""

#: Several places of the oblast are called so; the hromada tells which.
SHARED = """
UA63040010140065005 Гусаровка
UA63040130080059098 Dolgenkoye | Долгенькое | Dovhenke
UA63080110050065152 Kolesnikovka | Колесниковка | Kolisnykivka
UA63120090150094647 Терновая | Ternova
"""

#: Shared by several places of the oblast: nobody may be given one of them unasked.
NAMESAKES = ("Николаевка", "Ивановка", "Песчаное", "Вишнёвое", "Борщевая", "Широкое", "Каменка")


def told(table: str) -> list[tuple[str, str]]:
    """Return code and spelling of each entry."""
    rows = (line.split(" ", 1) for line in table.strip().splitlines())
    return [(code, name) for code, names in rows for name in names.split(" | ")]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.mark.parametrize(("code", "spelling"), told(ALONE))
def test_a_spelling_means_its_place(gazetteer, code, spelling):
    found = resolve(gazetteer, spelling, oblast=OBLAST)
    assert isinstance(found, Match), found
    assert found.candidate.katottg == code


@pytest.mark.parametrize(("code", "spelling"), told(SHARED))
def test_a_shared_spelling_means_its_place_in_its_hromada(gazetteer, code, spelling):
    anywhere = resolve(gazetteer, spelling, oblast=OBLAST)
    assert isinstance(anywhere, Ambiguous), anywhere
    assert code in {candidate.katottg for candidate in anywhere.candidates}
    found = resolve(gazetteer, spelling, hromada=gazetteer.settlement(code).hromada)
    assert isinstance(found, Match), found
    assert found.candidate.katottg == code


@pytest.mark.parametrize("spelling", NAMESAKES)
def test_a_russian_name_of_several_places_is_decided_for_none(gazetteer, spelling):
    assert isinstance(resolve(gazetteer, spelling, oblast=OBLAST), Ambiguous)


def test_regular_russian_forms_are_given_to_all_namesakes(gazetteer):
    """Given to one of several, a form would make a shared name look unique."""
    named = defaultdict(set)
    for place in gazetteer.settlements_in(OBLAST):
        named[place.name_uk].add(place.katottg)
    given = defaultdict(set)
    with (SEEDS / "places" / "spellings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["katottg"]
            is_regular = row["source"] == REGULAR and row["kind"] == "exonym"
            if is_regular and code.startswith("UA63") and gazetteer.has_settlement(code):
                given[gazetteer.settlement(code).name_uk, row["toponym"]].add(code)
    assert given
    for (name, _), codes in given.items():
        assert codes == named[name], name
