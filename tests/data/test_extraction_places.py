"""Places in articles: what is a name, which place it means, and what stays open."""

from __future__ import annotations

import extractionworld as world
import pytest

from data.extraction.article import Language
from data.extraction.language import base_forms

CASES_OF_NAMES = [
    ("Куп'янська Куп'янську Куп'янськом", "Куп'янськ"),
    ("Балаклії Балаклію Балаклією", "Балаклія"),
    ("Борової Борову Боровій", "Борова"),
    ("Шийківки Шийківці Шийківку", "Шийківка"),
    ("Липців Липцях Липцями", "Липці"),
    ("Ізюма Ізюмі Ізюмом", "Ізюм"),
    ("Харкова Харкові Харковом", "Харків"),
    ("Дворічної Дворічну", "Дворічна"),
    ("Циркунів Циркунах", "Циркуни"),
    ("Шевченкового Шевченковому", "Шевченкове"),
    ("Чугуєва Чугуєві", "Чугуїв"),
    ("Гракового", "Гракове"),
    ("Куп'янська-Вузлового", "Куп'янськ-Вузловий"),
]


@pytest.mark.parametrize(
    ("form", "name"), [(form, name) for forms, name in CASES_OF_NAMES for form in forms.split()]
)
def test_inflected_names_have_their_nominative(form, name):
    forms = {each.lower() for each in base_forms(form, Language.UKRAINIAN)}
    assert name.lower() in forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ЗСУ звільнили Борівську Андріївку та Старий Салтів.",
            ["Borivska Andriivka", "Staryi Saltiv"],
        ),
        ("Бої біля Великого Бурлука і Руської Лозової.", ["Velykyi Burluk", "Ruska Lozova"]),
        ("У Липцях тривають бої.", ["Lyptsi"]),
        ("Окупанти пішли з Ізюмського району Харківської області.", ["Iziumskyi", "Kharkivska"]),
        ("Звільнено Харківщину.", ["Kharkivska"]),
    ],
)
def test_ukrainian_places(text, expected):
    assert world.places(text, "uk") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They took Izium, Kupyansk and the town of Velykyi Burluk.",
         ["Izium", "Kupiansk", "Velykyi Burluk"]),
        ("Kharkiv Oblast and Kupiansk Raion.", ["Kharkivska", "Kupianskyi"]),
        ("Ukraine’s Izium was shelled.", ["Izium"]),
        ("They crossed the Oskil.", []),
        ("They took the village of Oskil.", ["Oskil"]),
        ("Russian Defense Ministry officials spoke in May.", []),
        ("Anna Lozova spoke.", []),
    ],
)  # fmt: skip
def test_english_places(text, expected):
    assert world.places(text) == expected


def test_a_shared_name_is_told_apart_by_the_places_around_it():
    assert world.places("They freed Verkhnia Rohanka, Ruska Lozova, Slobidske and Prylisne.") == [
        "Verkhnia Rohanka",
        "Ruska Lozova",
        "Slobidske",
        "Prylisne",
    ]
    (slobidske,) = (
        each
        for each in world.proposals(
            "They liberated Verkhnia Rohanka, Ruska Lozova, Slobidske and Prylisne on 30 April."
        ).claims
        if world.name_of(each.unit) == "Slobidske"
    )
    assert slobidske.unit == "UA63120050210036810"
    assert any("one of 2 of this name" in doubt for doubt in slobidske.doubts)


def test_a_shared_name_alone_stays_open():
    (claim,) = world.proposals("Ukrainian forces liberated Slobidske on 30 April.").claims
    assert claim.unit is None
    assert len(claim.candidates) == 2


def test_places_of_another_oblast_are_passed_over():
    assert (
        world.places(
            "Зеленський підтвердив звільнення Архангельського у Херсонській області.", "uk"
        )
        == []
    )
    assert world.claims("Ukrainian forces liberated Kherson on 11 November.") == []
