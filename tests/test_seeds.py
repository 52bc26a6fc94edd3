"""Well-known facts that the evidence must keep giving, each with the claims that carry it.

A failure means that an edit of ``seeds/`` changed what the ledger says of a place whose history is
beyond doubt, or that it says so for another reason than before. Change a fact here only together
with the evidence for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data.build import load_seeds
from data.history import history
from data.snapshot import snapshot
from data.status import ControlStatus

SEEDS = Path(__file__).parents[1] / "seeds"
OBLAST = "UA63"
KHARKIV = "UA63120270010096107"
CONTESTED, OCCUPIED, UKRAINIAN = (
    ControlStatus.CONTESTED,
    ControlStatus.OCCUPIED,
    ControlStatus.UKRAINIAN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One place had one status on one day, because of ``claims`` (among others)."""

    place: str
    code: str
    day: str
    status: ControlStatus
    claims: tuple[str, ...]


def _facts(place: str, code: str, *states: tuple[str, ControlStatus, str]) -> list[Fact]:
    return [
        Fact(place=place, code=code, day=day, status=status, claims=tuple(claims.split()))
        for day, status, claims in states
    ]


FACTS: list[Fact] = [
    *_facts(
        "Kupiansk",
        "UA63080090010026457",
        ("2022-03-15", OCCUPIED, "kupiansk-occ-since-2022-02-27-liga-2022-09-kupiansk"),
        ("2022-10-01", UKRAINIAN, "kupiansk-ua-since-2022-09-10-liga-2022-09-kupiansk"),
        ("2026-03-12", UKRAINIAN, "kupiansk-ua-as-of-2026-03-12-focus-2026-03-12-kupiansk"),
    ),
    *_facts(
        "Kupiansk-Vuzlovyi",
        "UA63080090030044417",
        ("2022-09-20", OCCUPIED, "kupiansk-vuzlovyi-occ-as-of-2022-09-25-liga-2022-09-kupiansk"),
        ("2022-10-01", UKRAINIAN, "sd-kupiansk-vuzlovyi-ua-governor"),
    ),
    *_facts(
        "Izium",
        "UA63040090010029555",
        ("2022-03-20", CONTESTED, "sd-izium-contested-battle"),
        (
            "2022-04-10",
            OCCUPIED,
            "izium-occ-since-2022-04-01-to-2022-04-05-radiosvoboda-2022-04-28-izium",
        ),
        ("2022-09-12", UKRAINIAN, "izium-ua-as-of-2022-09-11-isw-2022-09-11"),
    ),
    *_facts(
        "Velyka Komyshuvakha",
        "UA63040030110049892",
        (
            "2022-07-01",
            OCCUPIED,
            "velyka-komyshuvakha-occ-since-2022-04-to-2022-05-espreso-2024-04-17-velyka-komyshuvakha",
        ),
        (
            "2022-09-20",
            UKRAINIAN,
            "velyka-komyshuvakha-ua-since-2022-09-atn-2023-velyka-komyshuvakha",
        ),
    ),
    *_facts(
        "Barvinkove",
        "UA63040030010027594",
        ("2022-07-10", UKRAINIAN, "barvinkove-ua-as-of-2022-07-10-mediaport-2022-07-barvinkove"),
    ),
    *_facts(
        "Balakliia",
        "UA63040010010039074",
        ("2022-04-15", OCCUPIED, "sd-balakliia-occ-360war"),
        (
            "2022-09-09",
            UKRAINIAN,
            "balakliia-ua-since-by-2022-09-08-in-ukraine-2022-09-09-general-staff",
        ),
    ),
    *_facts(
        "Husarivka",
        "UA63040010140065005",
        (
            "2022-03-20",
            OCCUPIED,
            "balakliiska-hromada-occ-since-2022-03-02-to-2022-03-03-slk-2022-06-03-100-days",
        ),
        ("2022-04-10", UKRAINIAN, "husarivka-ua-since-by-2022-03-28-valky-2022-03-28-syniehubov"),
    ),
    *_facts(
        "Savyntsi",
        "UA63040150010069203",
        ("2022-08-01", OCCUPIED, "savyntsi-occ-as-of-2022-07-31-atn-2023-savyntsi"),
        ("2022-09-11", UKRAINIAN, "savyntsi-ua-since-by-2022-09-10-strana-2022-09-10-savyntsi"),
    ),
    *_facts(
        "Hrakove",
        "UA63140150040031976",
        ("2022-09-05", OCCUPIED, "sd-hrakove-occ-nv"),
        ("2022-09-08", UKRAINIAN, "sd-hrakove-ua-prosecutor"),
    ),
    *_facts(
        "Vovchansk",
        "UA63140010010035757",
        ("2022-03-01", OCCUPIED, "sd-vovchansk-occ-kyivindependent"),
        (
            "2022-10-01",
            UKRAINIAN,
            "vovchanska-hromada-ua-since-2022-09-11-inforesist-2022-09-11-russian-mod-map",
        ),
        ("2024-06-15", CONTESTED, "vovchansk-con-as-of-2024-05-20-ostro-2024-05-20-vovchansk"),
    ),
    *_facts(
        "Shevchenkove",
        "UA63080150010082504",
        ("2022-03-01", OCCUPIED, "sd-shevchenkove-occ-wikipedia"),
        ("2022-10-01", UKRAINIAN, "shevchenkove-ua-since-2022-09-08-sq-2022-11-14-shevchenkove"),
    ),
    *_facts(
        "Velykyi Burluk",
        "UA63080010010090750",
        (
            "2022-03-01",
            OCCUPIED,
            "velykoburlutska-hromada-occ-since-2022-02-24-slk-velykyi-burluk-after-deoccupation",
        ),
        (
            "2022-10-01",
            UKRAINIAN,
            "velykoburlutska-hromada-ua-since-2022-09-11-kupiansk-city-2023-09-burluk",
        ),
    ),
    *_facts(
        "Borova",
        "UA63040050010023832",
        ("2022-10-01", OCCUPIED, "borova-occ-as-of-2022-09-26-interfax-2022-09-27-borova"),
        (
            "2022-10-05",
            UKRAINIAN,
            "sd-borova-ua-pravda borova-ua-since-2022-10-03-euroweekly-2022-10-03-five",
        ),
    ),
    *_facts(
        "Novoplatonivka",
        "UA63040050260014091",
        ("2026-01-25", UKRAINIAN, "novoplatonivka-ua-as-of-2026-01-20-liga-2026-01-20-deepstate"),
    ),
    *_facts(
        "Tsyrkuny",
        "UA63120290010028715",
        ("2022-03-01", OCCUPIED, "tsyrkunivska-hromada-occ-since-2022-02-24-obrii-2022-tsyrkuny"),
        ("2022-05-15", UKRAINIAN, "tsyrkuny-ua-since-2022-05-07-suspilne-2022-12-28-tsyrkuny"),
    ),
    *_facts(
        "Ruska Lozova",
        "UA63120070260085901",
        (
            "2022-04-20",
            OCCUPIED,
            "ruska-lozova-occ-during-by-2022-04-27-kharkiv-today-2022-04-30-ruska-lozova",
        ),
        (
            "2022-05-05",
            UKRAINIAN,
            "ruska-lozova-ua-since-2022-04-28-kharkiv-today-2022-04-30-ruska-lozova",
        ),
    ),
    *_facts(
        "Kozacha Lopan",
        "UA63120070020018703",
        ("2022-08-10", OCCUPIED, "kozacha-lopan-occ-as-of-2022-08-07-ukrinform-2022-08-derhachi"),
        ("2022-09-12", UKRAINIAN, "kozacha-lopan-ua-since-2022-09-11-lb-2022-09-11-kozacha-lopan"),
    ),
    *_facts(
        "Staryi Saltiv",
        "UA63140130010025719",
        ("2022-03-01", OCCUPIED, "staryi-saltiv-occ-since-2022-02-24-censor-2022-05-04-saltiv"),
        ("2022-05-15", UKRAINIAN, "staryi-saltiv-ua-since-2022-05-04-gwara-2022-staryi-saltiv"),
    ),
    *_facts(
        "Pechenihy",
        "UA63140090010022976",
        (
            "2022-06-15",
            UKRAINIAN,
            "pechenihy-ua-as-of-2022-05-03-wikipedia-2023-07-31-territorial-control",
        ),
    ),
    *_facts(
        "Lyptsi",
        "UA63120090010039403",
        ("2022-08-15", OCCUPIED, "sd-lyptsi-occ-ministry-of-culture"),
        (
            "2022-09-20",
            UKRAINIAN,
            "lyptsi-ua-since-2022-09-11-to-2022-09-13-unian-2022-09-13-lyptsi",
        ),
        ("2024-06-15", UKRAINIAN, "lyptsi-ua-as-of-2025-08-19-censor-2025-08-19-lyptsi"),
    ),
    *_facts(
        "Strilecha",
        "UA63120090140010487",
        (
            "2024-05-01",
            UKRAINIAN,
            "strilecha-ua-since-2022-09-11-to-2022-09-13-unian-2022-09-13-lyptsi",
        ),
        ("2024-05-15", OCCUPIED, "strilecha-occ-since-2024-05-10-isw-2024-05-10"),
    ),
    *_facts(
        "Hlyboke",
        "UA63120090160050552",
        ("2024-06-15", OCCUPIED, "sd-hlyboke-occ-hromada"),
    ),
    *_facts(
        "Krokhmalne",
        "UA63080130070030824",
        ("2024-02-15", OCCUPIED, "krokhmalne-occ-since-2024-01-20-zaxid-2024-01-21-krokhmalne"),
    ),
    *_facts(
        "Zapadne",
        "UA63080050140097441",
        (
            "2022-12-01",
            UKRAINIAN,
            "dvorichanska-hromada-ua-since-2022-09-12-nv-2025-01-14-dvorichna",
        ),
        ("2025-03-01", OCCUPIED, "zapadne-occ-since-by-2025-01-22-kyivpost-2025-01-22-zapadne"),
    ),
    *_facts(
        "Volokhiv Yar",
        "UA63040010130019033",
        (
            "2022-09-01",
            OCCUPIED,
            "balakliiska-hromada-occ-since-2022-03-02-to-2022-03-03-slk-2022-06-03-100-days",
        ),
        (
            "2022-09-08",
            UKRAINIAN,
            "volokhiv-yar-ua-since-by-2022-09-07-cnn-2022-09-08-volokhiv-yar",
        ),
    ),
    *_facts(
        "Dvorichna",
        "UA63080050010081319",
        ("2022-10-01", UKRAINIAN, "dvorichna-ua-since-2022-09-12-nv-2025-01-14-dvorichna"),
    ),
]


@pytest.fixture(scope="module")
def seeds():
    return load_seeds(SEEDS)


@pytest.fixture(scope="module")
def told(seeds):
    return history(seeds.ledger, seeds.gazetteer)


@pytest.fixture(scope="module")
def placed(seeds, told):
    """Rows of the settlements of the oblast that have a position."""
    positions = seeds.gazetteer.positions
    return np.array(
        [
            row
            for row, code in enumerate(told.codes)
            if code.startswith(OBLAST)
            and not np.isnan(positions[seeds.gazetteer.index_of(code)]).any()
        ]
    )


def occupied(told, rows, day: str) -> int:
    return snapshot(told, date.fromisoformat(day)).counts(rows).occupied


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.place} {fact.day}")
def test_a_known_fact_stands_on_its_claims(seeds, told, fact):
    assert seeds.gazetteer.name(fact.code, "en") == fact.place
    state = snapshot(told, date.fromisoformat(fact.day))
    row = told.row(fact.code)
    assert ControlStatus(state.status[row]) is fact.status
    assert set(fact.claims) <= set(state.claims(row))


def test_kharkiv_was_never_occupied_nor_contested_in_its_own_name(told):
    assert {spell.status for spell in told.spells(told.row(KHARKIV))} == {UKRAINIAN}


def test_before_the_counteroffensive_hundreds_of_settlements_are_occupied(told, placed):
    assert occupied(told, placed, "2022-09-05") >= 300


def test_a_month_later_fewer_than_sixty_are(told, placed):
    assert occupied(told, placed, "2022-10-05") < 60


def test_most_of_the_oblast_returns_within_a_week(told, placed):
    assert occupied(told, placed, "2022-09-12") < occupied(told, placed, "2022-09-05") / 3


def test_no_settlement_of_the_oblast_is_without_a_status(told):
    rows = np.array([row for row, code in enumerate(told.codes) if code.startswith(OBLAST)])
    for day in ("2022-02-24", "2022-09-05", "2023-06-01", "2024-06-01", told.last.isoformat()):
        assert snapshot(told, date.fromisoformat(day)).counts(rows).unknown == 0
