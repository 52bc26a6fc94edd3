"""The reader of places: what it takes, and every fault at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import SeedError
from data.readers.places import SETTLEMENTS, TOPONYMS, UNITS, load_gazetteer, read_gazetteer
from geo.place import Category, Level, LngLat

SEEDS = Path(__file__).parents[2] / "seeds"

UNIT_LINES = [
    "katottg,level,name_uk,name_en,parent,note",
    "UA63000000000041885,oblast,Харківська,Kharkivska,,",
    "UA63080000000032022,raion,Куп’янський,Kupianskyi,UA63000000000041885,",
    "UA63080090000028474,hromada,Куп’янська,Kupianska,UA63080000000032022,a note",
    "UA80000000000093317,oblast,Київ,Kyiv,,",
]
SETTLEMENT_LINES = [
    (
        "katottg,category,name_uk,name_en,hromada,lng,lat,position_source,geonameid,population,"
        "population_year"
    ),
    (
        "UA63080090010026457,M,Куп’янськ,Kupiansk,UA63080090000028474,37.6153,49.7106,fixture,"
        "703656,27169,2021"
    ),
    "UA63080090100015872,C,Глушківка,Hlushkivka,UA63080090000028474,,,,,,",
    "UA80000000000093317,K,Київ,Kyiv,UA80000000000093317,30.52,50.45,fixture,,,",
]
TOPONYM_LINES = [
    "katottg,toponym,language,kind,source",
    "UA63080090010026457,Купянск,ru,exonym,fixture",
    "UA63080000000032022,Купянский район,ru,exonym,fixture",
]


@pytest.fixture
def seeds(tmp_path):
    (tmp_path / "places").mkdir()
    for file, lines in (
        (UNITS, UNIT_LINES),
        (SETTLEMENTS, SETTLEMENT_LINES),
        (TOPONYMS, TOPONYM_LINES),
    ):
        (tmp_path / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def change(seeds, file, old, new):
    path = seeds / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(seeds):
    with pytest.raises(SeedError) as caught:
        load_gazetteer(seeds)
    return caught.value.faults


def test_every_field_arrives(seeds):
    gazetteer = load_gazetteer(seeds)
    kupiansk = gazetteer.settlement("UA63080090010026457")
    assert kupiansk.category is Category.CITY
    assert kupiansk.point == LngLat(37.6153, 49.7106)
    assert (kupiansk.geonameid, kupiansk.population, kupiansk.population_year) == (
        703656,
        27169,
        2021,
    )
    assert gazetteer.settlement("UA63080090100015872").point is None
    assert gazetteer.unit("UA63080000000032022").level is Level.RAION
    assert gazetteer.names("UA63080090010026457", "ru") == ("Купянск",)
    assert gazetteer.oblast_of("UA80000000000093317").name_en == "Kyiv"


@pytest.mark.parametrize(
    ("file", "edit", "line", "field"),
    [
        (UNITS, ("raion,Куп", "rayon,Куп"), 3, "level"),
        (UNITS, ("UA63000000000041885,\n", "UA63000000000041886,\n"), 3, "parent"),
        (UNITS, ("Харківська,Kharkivska,,", "Харківська,Kharkivska,UA80000000000093317,"), 2, "parent"),
        (UNITS, ("UA63080000000032022,a note", "UA63000000000041885,a note"), 4, "parent"),
        (SETTLEMENTS, (",M,", ",Z,"), 2, "category"),
        (SETTLEMENTS, ("Глушківка,", ","), 3, "name_uk"),
        (SETTLEMENTS, ("UA63080090100015872", "UA63080090010026457"), 3, "katottg"),
        (SETTLEMENTS, ("UA63080090100015872", "UA6308009010001587"), 3, "katottg"),
        (SETTLEMENTS, ("UA63080090000028474,,", "UA63080000000032022,,"), 3, "hromada"),
        (SETTLEMENTS, ("37.6153,49.7106", "49.7106,37.6153"), 2, "lng"),
        (SETTLEMENTS, ("37.6153,49.7106", "37.6153,"), 2, "lng"),
        (SETTLEMENTS, ("37.6153,49.7106,fixture", "37.6153,49.7106,"), 2, "position_source"),
        (SETTLEMENTS, ("UA63080090000028474,,,,", "UA63080090000028474,,,guess,"), 3, "position_source"),
        (SETTLEMENTS, ("27169", "27 thousand"), 2, "population"),
        (SETTLEMENTS, ("27169,2021", ",2021"), 2, "population_year"),
        (TOPONYMS, ("UA63080090010026457", "UA63080090010026458"), 2, "katottg"),
        (TOPONYMS, (",ru,", ",rus,"), 2, "language"),
        (TOPONYMS, ("exonym", "nickname"), 2, "kind"),
        (TOPONYMS, ("exonym,fixture", "exonym,"), 2, "source"),
    ],
)  # fmt: skip
def test_a_fault_names_its_line_and_field(seeds, file, edit, line, field):
    change(seeds, file, *edit)
    assert (file, line, field) in {(each.file, each.line, each.field) for each in faults_of(seeds)}


def test_all_faults_of_all_files_come_at_once(seeds):
    change(seeds, UNITS, "raion,Куп", "rayon,Куп")
    change(seeds, SETTLEMENTS, "27169", "many")
    change(seeds, TOPONYMS, "exonym", "nickname")
    assert {UNITS, SETTLEMENTS, TOPONYMS} <= {each.file for each in faults_of(seeds)}


def test_faults_join_those_that_other_readers_found(seeds):
    change(seeds, TOPONYMS, "exonym", "nickname")
    faults = []
    assert read_gazetteer(seeds, faults) is None
    assert [each.field for each in faults] == ["kind"]


def test_a_missing_file_is_a_fault(seeds):
    (seeds / TOPONYMS).unlink()
    assert [each.file for each in faults_of(seeds)] == [TOPONYMS]


def test_a_bom_and_crlf_are_faults(seeds):
    raw = (seeds / TOPONYMS).read_bytes()
    (seeds / TOPONYMS).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert {each.file for each in faults_of(seeds)} == {TOPONYMS}


def test_the_same_toponym_twice_is_a_fault(seeds):
    with (seeds / TOPONYMS).open("a", encoding="utf-8") as file:
        file.write(TOPONYM_LINES[1] + "\n")
    (fault,) = faults_of(seeds)
    assert (fault.line, "line 2" in fault.problem) == (4, True)


def test_the_codifier_is_read_whole():
    gazetteer = load_gazetteer(SEEDS)
    assert len(gazetteer) == 29_703
    assert len(gazetteer.units) == 1_935
    assert len(gazetteer.codes_in("UA63000000000041885")) == 1_751
