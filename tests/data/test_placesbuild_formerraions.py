"""Former raions follow from postal codes, and only where these leave no choice."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from data.placesbuild.formerraions import RAION_OF_DISTRICT, former_raions
from geo.place import Category, Settlement

PLACES = Path(__file__).parents[2] / "seeds" / "places"
BALAKLIIA, IZIUM, ELSEWHERE = "UA63040010000010092", "UA63040090000059885", "UA53040010000010093"


def place(code: str, name: str, hromada: str = BALAKLIIA) -> Settlement:
    return Settlement(
        katottg=code,
        name_uk=name,
        name_en=name,
        category=Category.VILLAGE,
        hromada=hromada,
    )


def row(code: str, city: str, state: str = "Kharkivska") -> dict[str, str]:
    return {"postal_code": code, "city": city, "state": state}


def raions(places, rows):
    return {each.katottg: (each.name_uk, each.basis) for each in former_raions(places, rows)}


def test_a_settlement_takes_the_raion_of_its_postal_district():
    found = raions([place("UA6304000000000001", "Савинці")], [row("64270", "Савинці")])
    assert found == {"UA6304000000000001": ("Балаклійський", "postcode")}


def test_namesakes_are_told_apart_by_their_hromada():
    places = [
        place("UA6304000000000001", "Савинці"),
        place("UA6304000000000002", "Борова"),
        place("UA6304000000000003", "Залиман", IZIUM),
        place("UA6304000000000004", "Борова", IZIUM),
    ]
    rows = [
        row("64270", "Савинці"),
        row("64201", "Борова"),
        row("64330", "Борова"),
        row("64340", "Залиман"),
    ]
    found = raions(places, rows)
    assert found["UA6304000000000002"] == ("Балаклійський", "postcode")
    assert found["UA6304000000000004"] == ("Ізюмський", "postcode")


def test_a_settlement_without_a_row_follows_its_hromada_only_if_that_is_of_one_mind():
    named = [place("UA6304000000000001", "Савинці"), place("UA6304000000000002", "Залиман")]
    bare = place("UA6304000000000003", "Нове")
    same = [row("64270", "Савинці"), row("64271", "Залиман")]
    assert raions([*named, bare], same)[bare.katottg] == ("Балаклійський", "hromada")
    split = [row("64270", "Савинці"), row("63510", "Залиман")]
    assert bare.katottg not in raions([*named, bare], split)


def test_other_oblasts_are_left_out_and_unknown_districts_are_an_error():
    elsewhere = place("UA5304000000000001", "Савинці", ELSEWHERE)
    assert raions([elsewhere], [row("64270", "Савинці", "Poltavska")]) == {}
    with pytest.raises(KeyError, match="999"):
        raions([place("UA6304000000000001", "Савинці")], [row("99900", "Савинці")])


def test_the_committed_table_has_all_raions_and_fits_todays_division():
    with (PLACES / "settlements.csv").open(encoding="utf-8", newline="") as file:
        ours = {
            each["katottg"]: each
            for each in csv.DictReader(file)
            if each["katottg"].startswith("UA63")
        }
    with (PLACES / "former_raions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(ours) - len(rows) == 2
    raions = {raion for raion, _ in RAION_OF_DISTRICT.values()}
    assert {each["name_uk"] for each in rows} == raions
    assert len(raions) == 27 + 1
    # The reform made raions of whole hromadas, and these mostly within an old raion.
    by_hromada = defaultdict(Counter)
    for each in rows:
        by_hromada[ours[each["katottg"]]["hromada"]][each["name_uk"]] += 1
    assert sum(len(raions) > 1 for raions in by_hromada.values()) <= 1
    # A raion bore the name of its seat, which lies in it.
    former = {each["katottg"]: each["name_uk"] for each in rows}
    seats = [(raion, seat) for raion, seat in RAION_OF_DISTRICT.values() if raion != seat]
    found = {seat: [c for c, each in ours.items() if each["name_uk"] == seat] for _, seat in seats}
    alone = [(raion, seat) for raion, seat in seats if len(found[seat]) == 1]
    assert len(alone) > 15
    assert all(former[found[seat][0]] == raion for raion, seat in alone if seat != "Харків")
