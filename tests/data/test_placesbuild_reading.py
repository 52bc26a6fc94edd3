from __future__ import annotations

import csv
import gzip
from pathlib import Path

import openpyxl
import pytest

from data.placesbuild.codifier import CodifierError, codifier, read_rows
from data.placesbuild.curated import CuratedError, read_positions, read_spellings
from data.placesbuild.geonames import (
    GeoNamesError,
    city_candidates,
    postal_candidates,
    read_cities,
    read_postal,
)
from data.placesbuild.naming import match_key, romanise, tidy
from data.placesbuild.records import Origin
from geo.place import Category, Level, LngLat

FIXTURES = Path(__file__).parents[1] / "fixtures" / "placesbuild"


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(path)
    return path


@pytest.fixture
def register(tmp_path):
    with (FIXTURES / "codifier.csv").open(encoding="utf-8", newline="") as cells:
        return codifier(read_rows(workbook(tmp_path / "codifier.xlsx", csv.reader(cells))))


@pytest.fixture
def postal_file(tmp_path):
    path = tmp_path / "postal.jsonl.gz"
    path.write_bytes(gzip.compress((FIXTURES / "postal.jsonl").read_bytes()))
    return path


def test_codifier_is_split_into_units_settlements_and_districts(register):
    assert [unit.level for unit in register.units].count(Level.HROMADA) == 3
    assert len(register.settlements) == 10 + 7 + 5 + 1
    assert [district.name_en for district in register.districts] == ["Tsentralnyi", "Holosiivskyi"]


def test_names_are_stripped_and_romanised(register):
    balakliiska = next(u for u in register.units if u.katottg == "UA63040010000010092")
    assert (balakliiska.name_uk, balakliiska.name_en) == ("Балаклійська", "Balakliiska")


def test_kyiv_is_a_unit_and_a_settlement_of_its_own(register):
    kyiv = next(s for s in register.settlements if s.category is Category.SPECIAL_CITY)
    unit = next(u for u in register.units if u.katottg == kyiv.katottg)
    assert kyiv.hromada == kyiv.katottg
    assert (unit.level, unit.parent) == (Level.OBLAST, None)


def test_every_unit_but_the_widest_has_a_parent_among_the_units(register):
    codes = {unit.katottg for unit in register.units}
    assert all((u.parent in codes) == (u.level is not Level.OBLAST) for u in register.units)
    assert all(place.hromada in codes for place in register.settlements)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["UA63000000000041885", "", "", "", "", "Z", "Нова"], "unknown category 'Z'"),
        (["UA63000000000041885", "O", "Харківська"], "3 columns"),
    ],
)
def test_a_workbook_that_is_no_codifier_is_refused(tmp_path, row, message):
    with pytest.raises(CodifierError, match=message):
        list(read_rows(workbook(tmp_path / "other.xlsx", [row])))


def test_postal_rows_of_ukraine_become_one_candidate_per_name_and_position(register, postal_file):
    found = postal_candidates(read_postal(postal_file), register.units)
    balakliia = next(c for c in found if "балаклія" in c.keys)
    assert balakliia.postcodes == {64200, 64201}
    assert balakliia.point == LngLat(36.30, 49.50)
    assert not any(c.point.lat > 51 for c in found)


def test_estimates_are_left_out(register, postal_file):
    found = postal_candidates(read_postal(postal_file), register.units)
    assert LngLat(36.20, 49.90) not in {candidate.point for candidate in found}


def test_an_unknown_state_is_an_error(register):
    row = {
        "country_code": "UA", "postal_code": "1", "city": "Київ", "state": "Nowhere",
        "latitude": 50.0, "longitude": 30.0, "accuracy": 4.0,
    }  # fmt: skip
    with pytest.raises(GeoNamesError, match="unknown state 'Nowhere'"):
        postal_candidates([row], register.units)


def test_populated_places_keep_identifier_population_and_names(register):
    found = city_candidates(read_cities(FIXTURES / "cities500.json"), register.units)
    balakliia = next(c for c in found if c.geonameid == 712451)
    assert balakliia.origin is Origin.CITIES
    assert balakliia.oblasts == {"UA63000000000041885"}
    assert balakliia.keys == {"балаклея", "балаклія"}
    assert "Balakliya" in balakliia.names
    assert next(c for c in found if c.geonameid == 699999).population is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Куп’янськ", "Куп'янськ"),
        ("Борщівка", "Борщівка (Борщівська сільська рада)"),
        ("Богдано-Надеждівка", "богдано надеждівка"),
        ("Веселівка", "Веселiвка"),
        ("Алба́т", "Албат"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert match_key(one) == match_key(other)


def test_different_names_have_different_keys():
    assert match_key("Піщане") != match_key("Пісчане")


def test_the_official_table_is_used():
    assert romanise("Згурівка") == "Zghurivka"
    assert romanise("Куп’янськ") == "Kupiansk"
    assert tidy(" Андріївська ") == "Андріївська"


POSITIONS = "katottg,lng,lat,source_title,publisher,url,accessed,note\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("katottg,lng\n", "columns must be"),
        (POSITIONS + "UA6304,36,49,T,P,U,2026-11-22,\n", ":2: 'UA6304' is no KATOTTG code"),
        (POSITIONS + "UA63040010060010106,x,49,T,P,U,2026-11-22,\n", ":2: lng or lat is no number"),
        (POSITIONS + "UA63040010060010106,36,49,T,,U,2026-11-22,\n", ":2: a position needs title"),
        (POSITIONS + "UA63040010060010106,36,49,T,P,U,2026-11-22\n", ":2: 8 fields expected"),
        (POSITIONS + "UA63040010060010106,36,49,T,P,U,D,\n" * 2, ":3: .* is there already"),
    ],
)
def test_faults_in_curated_positions_name_the_line(tmp_path, text, message):
    path = tmp_path / "positions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CuratedError, match=message):
        read_positions(path)


def test_a_spelling_without_source_is_refused(tmp_path):
    path = tmp_path / "spellings.csv"
    path.write_text(
        "katottg,toponym,language,kind,source\nUA63040010060010106,Pylna,en,exonym,\n",
        encoding="utf-8",
    )
    with pytest.raises(CuratedError, match=":2: no field of a spelling may be empty"):
        read_spellings(path)
