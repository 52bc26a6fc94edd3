"""The vocabulary of events: every type is explained, and ACLED's names are ACLED's."""

from __future__ import annotations

import pytest

from data.event import EventType
from data.eventtypes import ACLED, MEANINGS


def test_every_type_has_a_meaning_in_both_languages():
    assert set(MEANINGS) == set(EventType)
    assert all(each.text.en and each.text.uk for each in MEANINGS.values())


@pytest.mark.parametrize("kind", list(EventType))
def test_its_neighbours_are_pairs_of_acled_s_list(kind):
    assert all(sub in ACLED[name] for name, sub in MEANINGS[kind].acled)


def test_acled_s_list_is_whole():
    assert (len(ACLED), sum(map(len, ACLED.values()))) == (6, 25)
