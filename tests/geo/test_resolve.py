"""From spelling to place: readings, rules where a name is shared, suggestions, context."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnknownPlaceError
from geo.place import Level, LngLat
from geo.reading import Reading
from geo.resolve import LONGEST_QUERY, Ambiguous, Match, NotFound, resolve

from .conftest import KHARKIV_OBLAST

KUPIANSK = "UA63080090010026457"
KUPIANSKYI = "UA63080000000032022"
VELYKYI_BURLUK = "UA63080010010090750"
VELYKOBURLUTSKA = "UA63080010000040281"
SHEVCHENKOVE = "UA63080150010082504"
LYMAN_CITY = "UA14120110010088407"
ZLATOPIL = "UA63100090010033333"
PERVOMAISKYI = "UA14060110090016150"
KYIV = "UA80000000000093317"
KYIV_OBLAST = "UA32000000000030281"


def matched(answer):
    assert isinstance(answer, Match), answer
    return answer.candidate.katottg


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("Куп’янськ", Reading.EXACT),
        ("КУП'ЯНСЬК", Reading.EXACT),
        ("Купʼянськ", Reading.EXACT),
        ("Kupiansk", Reading.EXACT),
        ("м. Куп'янськ", Reading.EXACT),
        ("city of Kupiansk", Reading.EXACT),
        ("Kupyansk", Reading.TRANSLITERATION),
        ("Kupjansk", Reading.PRESS),
        ("Купянск", Reading.TOPONYM),
        ("город Купянск", Reading.TOPONYM),
        ("Koupiansk", Reading.FOREIGN),
        (KUPIANSK, Reading.CODE),
        (f"  {KUPIANSK.lower()} ", Reading.CODE),
    ],
)
def test_one_place_by_many_spellings(gazetteer, query, reading):
    answer = resolve(gazetteer, query)
    assert matched(answer) == KUPIANSK
    assert answer.candidate.reading is reading
    assert answer.candidate.score == reading.score
    assert answer.reason
    assert answer.candidate.raion.katottg == KUPIANSKYI


def test_surer_readings_score_higher():
    scores = [reading.score for reading in (Reading.EXACT, Reading.TOPONYM, Reading.PRESS)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_a_reading_says_what_it_met(gazetteer):
    assert "BGN/PCGN 1965" in resolve(gazetteer, "Kupyansk").reason
    assert "French" in resolve(gazetteer, "Koupiansk").reason
    assert resolve(gazetteer, "Купянск").candidate.matched == "Купянск"


@pytest.mark.parametrize("query", ["Kupianskk", "Купьянскк", "Kupyanska", "Velyky Burlukk"])
def test_what_merely_looks_alike_is_only_suggested(gazetteer, query):
    answer = resolve(gazetteer, query)
    assert isinstance(answer, NotFound)
    assert answer.suggestions
    assert all(each.reading is Reading.SIMILAR for each in answer.suggestions)
    assert all(0 < each.score < 1 for each in answer.suggestions)


def test_suggestions_come_best_first_and_each_place_once(gazetteer):
    answer = resolve(gazetteer, "Shevchenkowa")
    codes = [each.katottg for each in answer.suggestions]
    scores = [each.score for each in answer.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert len(set(codes)) == len(codes)


def test_suggestions_stay_in_the_area(gazetteer):
    answer = resolve(gazetteer, "Shevchenkova", hromada=VELYKOBURLUTSKA)
    assert {each.katottg for each in answer.suggestions} == {
        "UA63080010320060330",
        "UA63080010330053692",
    }


@pytest.mark.parametrize("query", ["", "   ", "?!", "'’", ",", "x" * (LONGEST_QUERY + 1)])
def test_queries_without_a_name_are_not_found(gazetteer, query):
    answer = resolve(gazetteer, query)
    assert isinstance(answer, NotFound)
    assert answer.suggestions == ()


# Shared names


def test_an_open_tie_lists_the_candidates(gazetteer):
    answer = resolve(gazetteer, "Shevchenkove")
    assert isinstance(answer, Ambiguous)
    assert len(answer.candidates) == 5
    assert answer.candidates[0].katottg == SHEVCHENKOVE  # the most prominent leads the list
    assert "raion" in answer.reason
    assert all(each.katottg in str(each) for each in answer.candidates)


def test_within_the_preferred_oblast_the_only_centre_wins(gazetteer):
    answer = resolve(gazetteer, "Shevchenkove", prefer_oblast=KHARKIV_OBLAST)
    assert matched(answer) == SHEVCHENKOVE
    assert "centre" in answer.reason
    assert len(answer.alternatives) == 4


def test_the_only_city_wins_anywhere(gazetteer):
    answer = resolve(gazetteer, "Lyman")
    assert matched(answer) == LYMAN_CITY
    assert "city" in answer.reason


def test_villages_inside_and_a_city_outside_stay_open(gazetteer):
    answer = resolve(gazetteer, "Lyman", prefer_oblast=KHARKIV_OBLAST)
    assert isinstance(answer, Ambiguous)
    assert LYMAN_CITY in {each.katottg for each in answer.candidates}


def test_a_former_name_inside_goes_before_an_official_one_outside(gazetteer):
    assert matched(resolve(gazetteer, "Pervomaiskyi")) == PERVOMAISKYI
    inside = resolve(gazetteer, "Первомайський", prefer_oblast=KHARKIV_OBLAST)
    assert matched(inside) == ZLATOPIL
    assert inside.candidate.reading is Reading.TOPONYM


def test_a_preferred_oblast_excludes_nothing(gazetteer):
    assert matched(resolve(gazetteer, "Toretsk", prefer_oblast=KHARKIV_OBLAST)).startswith("UA14")


@pytest.mark.parametrize("near", ["UA63020030010012345", LngLat(35.7, 49.9)])
def test_near_prefers_the_clearly_nearest(gazetteer, near):
    answer = resolve(gazetteer, "Шевченкове", near=near)
    assert matched(answer) == "UA63020030930054510"
    assert "nearest" in answer.reason


def test_near_does_not_decide_against_an_unplaced_namesake(gazetteer):
    """One hromada, two of the name, one unplaced: it may be the nearer one."""
    answer = resolve(gazetteer, "Шевченкове", near=SHEVCHENKOVE)
    assert isinstance(answer, Ambiguous)


def test_near_decides_nothing_between_equally_near_places(gazetteer):
    first, second = (
        gazetteer.settlement(code).point for code in ("UA63100050340076000", "UA63100050350076001")
    )
    middle = LngLat((first.lng + second.lng) / 2, (first.lat + second.lat) / 2)
    answer = resolve(gazetteer, "Lyman", near=middle, oblast=KHARKIV_OBLAST)
    assert isinstance(answer, Ambiguous)
    assert matched(resolve(gazetteer, "Lyman", near=first, oblast=KHARKIV_OBLAST)).endswith("76000")


def test_two_villages_of_one_hromada_need_a_code(gazetteer):
    answer = resolve(gazetteer, "Шевченкове", hromada=VELYKOBURLUTSKA)
    assert isinstance(answer, Ambiguous)
    assert len(answer.candidates) == 2


def test_kind_words_narrow(gazetteer):
    answer = resolve(gazetteer, "с. Lyman", oblast="Donetska")
    assert matched(answer) == LYMAN_CITY  # no village there: the word narrows only where it can
    villages = resolve(gazetteer, "village of Lyman")
    assert isinstance(villages, Ambiguous)
    assert LYMAN_CITY not in {each.katottg for each in villages.candidates}


# Context


@pytest.mark.parametrize(
    "query",
    [
        "Shevchenkove, Kupiansk Raion",
        "Shevchenkove (Kupianskyi raion)",
        "Shevchenkove, Kupiansk Raion, Kharkiv Oblast, Ukraine",
        "Куп'янський район, смт Шевченкове",
        "Shevchenkove, Shevchenkivska hromada",
    ],
)
def test_units_in_the_query_narrow(gazetteer, query):
    query = query.replace("Kharkiv Oblast", "Kharkivska oblast")
    assert matched(resolve(gazetteer, query)) == SHEVCHENKOVE


def test_units_as_arguments_narrow(gazetteer):
    for raion in ("Kupiansk", "Kupyansk raion", KUPIANSKYI, "Куп’янський"):
        assert matched(resolve(gazetteer, "Shevchenkove", raion=raion)) == SHEVCHENKOVE


def test_an_unknown_unit_in_the_query_is_said(gazetteer):
    answer = resolve(gazetteer, "Kupiansk, Nowhere Raion")
    assert isinstance(answer, NotFound)
    assert "Nowhere" in answer.reason


def test_an_unknown_unit_as_argument_is_an_error(gazetteer):
    with pytest.raises(UnknownPlaceError):
        resolve(gazetteer, "Kupiansk", raion="Nowhere")
    with pytest.raises(UnknownPlaceError):
        resolve(gazetteer, "Kupiansk", oblast=KUPIANSKYI)
    with pytest.raises(UnknownPlaceError):
        resolve(gazetteer, "Kupiansk", prefer_oblast="UA99000000000000000")
    with pytest.raises(UnknownPlaceError):
        resolve(gazetteer, "Kupiansk", near="UA99000000000000000")


def test_a_place_outside_the_context_is_not_found(gazetteer):
    assert isinstance(resolve(gazetteer, "Kupiansk", oblast="Donetska"), NotFound)
    assert isinstance(resolve(gazetteer, KUPIANSK, oblast="Donetska"), NotFound)


# Units


@pytest.mark.parametrize(
    ("query", "level", "code"),
    [
        ("Kupiansk Raion", Level.RAION, KUPIANSKYI),
        ("Kupiansk", Level.RAION, KUPIANSKYI),
        ("Koupiansk district", Level.RAION, KUPIANSKYI),
        ("Куп'янський район", Level.RAION, KUPIANSKYI),
        ("Kupyanskyi", Level.RAION, KUPIANSKYI),
        ("Kupiansk", Level.HROMADA, "UA63080090000028474"),
        ("Великобурлуцька громада", Level.HROMADA, VELYKOBURLUTSKA),
        ("Velyky Burluk", Level.HROMADA, VELYKOBURLUTSKA),
        ("Харківська область", Level.OBLAST, KHARKIV_OBLAST),
        ("Харьковская область", Level.OBLAST, KHARKIV_OBLAST),
        ("Харьковская", Level.OBLAST, KHARKIV_OBLAST),
        ("Kharkivska", Level.OBLAST, KHARKIV_OBLAST),
        ("Kyiv Oblast", Level.OBLAST, KYIV_OBLAST),
        (KUPIANSKYI, Level.RAION, KUPIANSKYI),
        (KYIV, Level.OBLAST, KYIV),
    ],
)
def test_units_by_many_spellings(gazetteer, query, level, code):
    answer = resolve(gazetteer, query, levels=(level,))
    assert matched(answer) == code
    assert answer.candidate.level is level


def test_a_settlement_goes_before_units_named_after_it(gazetteer):
    assert matched(resolve(gazetteer, "Kupiansk", levels=Level)) == KUPIANSK
    assert matched(resolve(gazetteer, "Kupiansk Raion", levels=Level)) == KUPIANSKYI
    assert matched(resolve(gazetteer, "Kyiv", levels=Level)) == KYIV


def test_the_wrong_level_is_said(gazetteer):
    for query in ("Kupiansk Raion", KUPIANSKYI):
        answer = resolve(gazetteer, query)
        assert isinstance(answer, NotFound)
        assert "raion" in answer.reason
        assert "settlement" in answer.reason


# Laws


def test_every_official_name_finds_its_place(gazetteer):
    for place, language in product(gazetteer.settlements, ("name_uk", "name_en")):
        answer = resolve(gazetteer, getattr(place, language))
        found = (
            [answer.candidate, *answer.alternatives]
            if isinstance(answer, Match)
            else answer.candidates
        )
        assert place.katottg in {each.katottg for each in found}


@given(st.text(max_size=40))
def test_any_text_has_an_answer_that_repeats_it(gazetteer, query):
    answer = resolve(gazetteer, query, prefer_oblast=KHARKIV_OBLAST)
    assert answer.query == query
    assert answer.reason


@given(st.sampled_from(["Shevchenkove", "Lyman", "Kupyansk", "Купянск", "Pervomaiskyi"]))
def test_context_only_ever_narrows(gazetteer, query):
    def places(**context):
        answer = resolve(gazetteer, query, **context)
        if isinstance(answer, Match):
            return {answer.candidate.katottg, *(each.katottg for each in answer.alternatives)}
        return (
            {each.katottg for each in answer.candidates} if isinstance(answer, Ambiguous) else set()
        )

    # Firm readings only: a narrower area may let a less sure reading through.
    assert places(oblast=KHARKIV_OBLAST, raion=KUPIANSKYI) <= places(oblast=KHARKIV_OBLAST)


# The spellings of the seed documents, against the committed codifier

SEED_SPELLINGS = {
    "UA63080090010026457": ["Koupiansk", "Kupyansk", "Kupiansk", "Куп'янськ", "Куп’янськ",
                            "Купʼянськ", "Куп`янськ", "Купянск"],
    "UA63040090010029555": ["Izium", "Izyum", "Ізюм", "Изюм", "Izium, Kharkiv Oblast"],
    "UA63140010010035757": ["Volchansk", "Vovchansk", "Вовчанськ", "Волчанск"],
    "UA63040010010039074": ["Balakliia", "Balakliya", "Балаклія", "Балаклея"],
    "UA63080010010090750": ["Velyky Burluk", "Velykyi Burluk", "Великий Бурлук"],
    "UA63120090010039403": ["Liptsi", "Lyptsi", "Липці", "Липцы"],
    "UA63120090160050552": ["Hluboke", "Hlyboke", "Глибоке", "Глубокое"],
    "UA63120090140010487": ["Streletche", "Strilecha", "Стрілеча", "Стрелечья"],
    "UA63080050010081319": ["Dvorichna", "Дворічна", "Двуречная"],
    "UA63040050360023160": ["Shyikivka", "Шийківка"],
    "UA63040050230074030": ["Nyzhche Solone", "Нижче Солоне"],
    "UA63040050220020691": ["Nyzhnia Zhuravka", "Нижня Журавка"],
    "UA63040050310069107": ["Pidlyman", "Підлиман"],
    "UA63040050010023832": ["Borova", "Борова"],
    "UA63080150010082504": ["Shevchenkove", "Шевченкове"],
    "UA63120270010096107": ["Kharkiv", "Kharkov", "Харків", "Харьков"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "query"), [(code, query) for code, each in SEED_SPELLINGS.items() for query in each]
)
def test_the_spellings_of_the_seed_documents_resolve(codifier, code, query):
    assert matched(resolve(codifier, query, prefer_oblast=KHARKIV_OBLAST)) == code


@pytest.mark.parametrize(
    "query", ["Kupiansk", "Koupiansk", "Izium", "Balakliia", "Vovchansk", "Chuhuiv", "Kharkiv"]
)
def test_cities_resolve_without_context(codifier, query):
    assert matched(resolve(codifier, query)).startswith("UA63")


def test_the_english_name_of_every_oblast_resolves(codifier):
    names = [
        "Cherkasy",
        "Chernihiv",
        "Chernivtsi",
        "Dnipropetrovsk",
        "Donetsk",
        "Ivano-Frankivsk",
        "Kharkiv",
        "Kherson",
        "Khmelnytskyi",
        "Kirovohrad",
        "Kyiv",
        "Luhansk",
        "Lviv",
        "Mykolaiv",
        "Odesa",
        "Poltava",
        "Rivne",
        "Sumy",
        "Ternopil",
        "Vinnytsia",
        "Volyn",
        "Zakarpattia",
        "Zaporizhzhia",
        "Zhytomyr",
    ]
    found = {matched(resolve(codifier, f"{name} Oblast", levels=(Level.OBLAST,))) for name in names}
    others = {
        matched(resolve(codifier, name, levels=(Level.OBLAST,)))
        for name in ("Crimea", "Kyiv", "Sevastopol")
    }
    assert found | others == {unit.katottg for unit in codifier.units_at(Level.OBLAST)}


@pytest.mark.parametrize(
    ("query", "level", "code"),
    [
        ("Kharkiv", Level.OBLAST, KHARKIV_OBLAST),
        ("Kharkiv Oblast", Level.OBLAST, KHARKIV_OBLAST),
        ("Kharkiv region", Level.OBLAST, KHARKIV_OBLAST),
        ("Харківська область", Level.OBLAST, KHARKIV_OBLAST),
        ("Харьковская область", Level.OBLAST, KHARKIV_OBLAST),
        ("Kharkivska", Level.OBLAST, KHARKIV_OBLAST),
        ("Kupiansk Raion", Level.RAION, KUPIANSKYI),
        ("Куп'янський район", Level.RAION, KUPIANSKYI),
        ("Izium Raion", Level.RAION, "UA63040000000023521"),
        ("Kharkiv Raion", Level.RAION, "UA63120000000091135"),
        ("Izium", Level.RAION, "UA63040000000023521"),
        ("Borova", Level.HROMADA, "UA63040050000042831"),
    ],
)
def test_units_of_the_seed_documents_resolve(codifier, query, level, code):
    answer = resolve(codifier, query, levels=(level,), prefer_oblast=KHARKIV_OBLAST)
    assert matched(answer) == code
