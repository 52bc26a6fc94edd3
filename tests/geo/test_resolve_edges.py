"""What an answer says, and which group of readings ends the search, where hard cases do not tell.

Each case fails if a step of ``resolve`` is left out or a word of an answer changes
(``docs/mutation.md``).
"""

from __future__ import annotations

import pytest
from namesakes import (
    CENTRE,
    EMPTY_HROMADA,
    HERE,
    NORTH,
    NORTH_HROMADA,
    OTHER,
    SOUTH,
    SOUTH_HROMADA,
    THERE,
    units,
    village,
    world,
)

from geo.gazetteer import Gazetteer
from geo.place import Category, Level, Toponym
from geo.reading import Reading
from geo.resolve import LONGEST_QUERY, Ambiguous, Match, NotFound, resolve

NOWHERE = "UA99020010010000011"
KHARKIV, DONETSK = "UA63000000000041885", "UA14000000000091971"
KYIV = "UA80000000000093317"


def two(inside, outside, *, toponym="", of=HERE, category=Category.VILLAGE):
    """Return a world of one place in the north and one in the south, one known by a toponym."""
    toponyms = [Toponym(katottg=of, toponym=toponym, language="uk", kind="former", source="x")]
    return Gazetteer(
        list(units()),
        [
            village(CENTRE, NORTH_HROMADA, 49.5, names=("Центр", "Tsentr")),
            village(HERE, NORTH_HROMADA, 49.0, names=inside),
            village(THERE, SOUTH_HROMADA, 55.0, category, names=outside),
        ],
        toponyms if toponym else [],
    )


def matched(answer):
    assert isinstance(answer, Match), answer
    return answer.candidate


REASONS = {
    "a code of no place": (NOWHERE, {}, "no place has this code"),
    "the code of an oblast": (
        NORTH,
        {},
        "this is the code of an oblast; asked for: settlement",
    ),
    "a code elsewhere": (
        HERE,
        {"oblast": SOUTH},
        "the place with this code lies outside the area asked for",
    ),
    "no letter": ("'’ ", {}, "the query holds no letter"),
    "no such name": ("Зоряна", {}, "no place there has this name"),
    "one character too many": (
        "Зоря".ljust(LONGEST_QUERY + 1),
        {},
        f"longer than {LONGEST_QUERY} characters",
    ),
    "words of a unit": (
        "Північна область",
        {},
        "this names an oblast; asked for: settlement",
    ),
}


@pytest.mark.parametrize(("query", "context", "reason"), REASONS.values(), ids=REASONS.keys())
def test_why_there_is_no_place(query, context, reason):
    answer = resolve(world(), query, **context)
    assert isinstance(answer, NotFound)
    assert answer.reason == reason
    assert answer.query == query


def test_a_query_of_the_greatest_length_is_looked_at():
    assert isinstance(resolve(world(), "Зоря".ljust(LONGEST_QUERY)), Ambiguous)


def test_an_answer_repeats_the_query_and_gives_the_reason_alone():
    by_code = resolve(world(), HERE)
    assert (matched(by_code).matched, by_code.reason) == (HERE, "KATOTTG code")
    assert by_code.query == HERE
    assert resolve(world(), "зоря").query == "зоря"
    winner = resolve(world(category=Category.CITY), "зоря")
    assert matched(winner).katottg == THERE
    assert winner.reason == f"{winner.candidate.reason}; the only city of that name"
    assert winner.query == "зоря"


def test_a_code_of_both_a_settlement_and_a_unit_means_what_is_asked_for(gazetteer):
    assert matched(resolve(gazetteer, KYIV)).level is Level.SETTLEMENT
    assert matched(resolve(gazetteer, KYIV, levels=(Level.OBLAST,))).level is Level.OBLAST


def test_near_an_unplaced_settlement_is_near_its_hromada():
    gazetteer = Gazetteer(
        list(units()),
        [
            village(HERE, NORTH_HROMADA, 49.0),
            village(OTHER, NORTH_HROMADA, names=("Луг", "Luh")),
            village(THERE, SOUTH_HROMADA, 55.0),
        ],
    )
    assert matched(resolve(gazetteer, "Зоря", near=OTHER)).katottg == HERE


def test_an_official_name_outside_stands_where_nothing_inside_is_read_so():
    gazetteer = two(("Луг", "Luh"), ("Зоря", "Zoria"))
    assert matched(resolve(gazetteer, "Зоря", prefer_oblast=NORTH)).reading is Reading.EXACT


def test_an_official_name_inside_hides_a_former_one_inside():
    gazetteer = Gazetteer(
        list(units()),
        [
            village(HERE, NORTH_HROMADA, 49.0),
            village(OTHER, NORTH_HROMADA, 49.1, names=("Луг", "Luh")),
        ],
        [Toponym(katottg=OTHER, toponym="Зоря", language="uk", kind="former", source="x")],
    )
    answer = resolve(gazetteer, "Зоря", prefer_oblast=NORTH)
    assert matched(answer).katottg == HERE
    assert answer.alternatives == ()


def test_a_foreign_spelling_inside_is_not_looked_for_once_a_name_outside_is_found():
    gazetteer = two(("Куп’янськ", "Kupiansk"), ("Коупіанск", "Koupiansk"))
    assert matched(resolve(gazetteer, "Koupiansk")).katottg == THERE
    assert matched(resolve(gazetteer, "Koupiansk", prefer_oblast=NORTH)).katottg == THERE


def test_nor_once_a_listed_name_outside_is_found():
    gazetteer = two(("Куп’янськ", "Kupiansk"), ("Луг", "Luh"), toponym="Koupiansk", of=THERE)
    assert matched(resolve(gazetteer, "Koupiansk", prefer_oblast=NORTH)).katottg == THERE


def test_units_in_the_query_and_in_the_arguments_narrow_together(gazetteer):
    assert isinstance(resolve(gazetteer, "Shevchenkove, Kupiansk Raion", oblast=KHARKIV), Match)
    assert isinstance(resolve(gazetteer, "Shevchenkove, Kupiansk Raion", oblast=DONETSK), NotFound)


def test_the_surer_reading_leads_the_list():
    gazetteer = two(("Луг", "Luh"), ("Зоря", "Zoria"), toponym="Зоря", category=Category.CITY)
    answer = resolve(gazetteer, "Зоря", prefer_oblast=NORTH)
    assert isinstance(answer, Ambiguous)
    assert [each.katottg for each in answer.candidates] == [THERE, HERE]
    assert answer.query == "Зоря"


def test_suggestions_come_from_the_preferred_oblast():
    answer = resolve(world(), "Зоряна", prefer_oblast=SOUTH)
    assert isinstance(answer, NotFound)
    assert {each.katottg[:4] for each in answer.suggestions} == {SOUTH[:4]}
    everywhere = resolve(world(), "Зоряна")
    assert {each.katottg[:4] for each in everywhere.suggestions} == {NORTH[:4], SOUTH[:4]}


def test_the_area_asked_for_goes_before_the_preferred_one():
    answer = resolve(world(), "Зоряна", prefer_oblast=SOUTH, hromada=NORTH_HROMADA)
    assert {each.katottg for each in answer.suggestions} == {CENTRE, HERE}


def test_a_preferred_oblast_outside_the_area_decides_nothing():
    answer = resolve(world(), "Зоря", prefer_oblast=NORTH, hromada=EMPTY_HROMADA)
    assert matched(answer).katottg.startswith(SOUTH[:4])
