"""Mentions: the forty-eight names of the seed page come down to what they mean."""

from __future__ import annotations

import pytest

from data.event import Entity, EntityType, Text
from data.mentions import Mentions, shared_spellings
from data.store import open_store
from geo.place import AdminUnit, Settlement

#: Spellings of the event page that docs/coverage.md accounts for, by what they mean.
MEANT = {
    "russian-armed-forces": (
        "Armed Forces of the Russian Federation", "Russian Armed Forces", "Russian troops",
        "Russian forces", "Russian military", "Russian army",
    ),
    "armed-forces-of-ukraine": (
        "Ukrainian Armed Forces", "Armed Forces of Ukraine", "Ukrainian forces",
    ),
    "defence-forces-of-ukraine": ("Defence Forces of Ukraine", "Ukrainian defenders"),
    "state-border-guard-service": (
        "State Border Guard Service of Ukraine", "Ukrainian Border Guard Service",
    ),
    "general-staff-of-ukraine": (
        "Ukrainian General Staff", "Staff of the Armed Forces of Ukraine",
    ),
    "stratcom-ukraine": ("Strategic Communications Unit of the Armed Forces of Ukraine",),
    "ministry-of-defence-of-russia": (
        "Russian Ministry of Defense", "Ministry of Defence of Russia",
    ),
    "ministry-of-defence-of-ukraine": ("Ministry of Defense",),
    "us-department-of-defense": ("Pentagon", "US Pentagon"),
    "pat-ryder": ("Pat Ryder",),
    "hanna-maliar": ("Anna Malyar",),
    "volodymyr-zelenskyy": ("Volodymyr Zelenskyy",),
    "shahed-136": ("Shahed-136",),
    "zoopark-radar": ("Zooprark counter-battery radar",),
    "orlan-drone": ("Orlan reconnaissance drone",),
    "regata-ew-station": ("Regata electronic warfare station",),
    "247th-battalion": ("247th Independent Battalion",),
    "127th-brigade": ("127th Separate Brigade",),
    "1st-guards-tank-army": ("1st Guards Tank Army",),
    "western-military-district": ("Western Military District",),
    "russian-federation": ("Russian Federation",),
    "UA63000000000041885": ("Kharkiv Oblast",),
    "UA63040090010029555": ("Izium", "Izyum"),
    "UA63040010010039074": ("Balakliia", "Balakliya"),
    "UA63080090010026457": ("Kupiansk", "Kupyansk", "Koupiansk"),
    "UA63140010010035757": ("Vovchansk", "Volchansk"),
    "UA63120090010039403": ("Liptsi",),
    "UA63120090160050552": ("Hluboke",),
    "UA63120090140010487": ("Streletche",),
    "UA63080010010090750": ("Velyky Burluk",),
    "UA63080050010081319": ("Dvorichna",),
}  # fmt: skip
MENTIONS = [(mention, key) for key, mentions in MEANT.items() for mention in mentions]


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture(scope="module")
def mentions(store):
    return Mentions(store.ledger.entities, store.gazetteer, store.focus_oblast)


def key_of(meant) -> str | None:
    if meant is None:
        return None
    return meant.id if isinstance(meant, Entity) else meant.katottg


@pytest.mark.parametrize(("mention", "key"), MENTIONS, ids=[mention for mention, _ in MENTIONS])
def test_a_mention_of_the_event_page_means_one_thing(mentions, mention, key):
    assert key_of(mentions.resolve(mention)) == key


def test_forty_eight_mentions_are_twenty_one_entities_and_ten_places(mentions):
    meant = [mentions.resolve(mention) for mention, _ in MENTIONS]
    assert len(meant) == 48
    distinct = {key_of(each): each for each in meant}
    entities = [each for each in distinct.values() if isinstance(each, Entity)]
    places = [each for each in distinct.values() if isinstance(each, (Settlement, AdminUnit))]
    assert (len(entities), len(places)) == (21, 10)


def test_the_event_of_the_page_has_these_entities_and_places_and_no_place_is_an_entity(store):
    event = next(each for each in store.ledger.events if each.id == "ev-2022-09-10-withdrawal")
    assert set(event.entities) | set(event.places) == set(MEANT)


@pytest.mark.parametrize("mention", ["the Pentagon", "  PENTAGON ", "Пентагон"])
def test_case_articles_and_spaces_do_not_matter(mentions, mention):
    assert key_of(mentions.resolve(mention)) == "us-department-of-defense"


@pytest.mark.parametrize("mention", ["", "Nobody in particular", "Ivanivka"])
def test_what_nobody_listed_or_several_places_share_means_nothing(mentions, mention):
    assert mentions.resolve(mention) is None


def test_no_two_entities_of_the_ledger_share_a_spelling(store):
    assert list(shared_spellings(store.ledger.entities)) == []


def test_a_shared_spelling_names_all_who_claim_it():
    first, second = (
        Entity(
            id=name,
            type=EntityType.ORGANIZATION,
            name=Text(en=name, uk=name),
            aliases=("The Office",),
            origin="entities.yaml:1",
        )
        for name in ("a", "b")
    )
    assert list(shared_spellings([first, second])) == [("office", (first, second))]


def test_no_alias_of_an_entity_is_the_name_of_a_settlement_of_the_oblast(store):
    places = Mentions((), store.gazetteer, store.focus_oblast)
    names = {
        spelling: entity.id
        for entity in store.ledger.entities
        for spelling in (entity.name.en, entity.name.uk, *entity.aliases)
    }
    taken = {
        spelling: owner
        for spelling, owner in names.items()
        if (place := places.resolve(spelling)) is not None and place.katottg.startswith("UA63")
    }
    assert taken == {}
