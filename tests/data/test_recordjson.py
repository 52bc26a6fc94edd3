"""Records survive JSON unchanged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from data.claim import Claim, ClaimKind, Strength
from data.dates import UncertainDate
from data.event import Event, EventType, Extraction, Report, Text, Tone
from data.recordjson import from_json, to_json
from data.status import ControlStatus
from geo.place import LngLat, Settlement

WHEN = UncertainDate(
    edtf="2022-09~",
    earliest=date(2022, 9, 1),
    latest=None,
    best=date(2022, 9, 15),
    approximate=True,
)
CLAIM = Claim(
    id="c1",
    unit="UA63000000000041885",
    exclude=("UA63080000000000000",),
    status=ControlStatus.OCCUPIED,
    kind=ClaimKind.AS_OF,
    when=WHEN,
    source="s1",
    published=date(2022, 9, 20),
    strength=Strength.CLAIMED,
    event=None,
    locator="paragraph 3",
    note='"quoted", <b>, Куп\'янськ',
    origin="claims/a.csv:2",
)
EVENT = Event(
    id="e1",
    type=EventType.LIBERATION,
    title=Text(en="A", uk="Б"),
    summary=Text(en="", uk=""),
    when=WHEN,
    places=(),
    entities=("n1",),
    reports=(Report(source="s1", tone=Tone.LIKELY, statement=Text(en="x", uk="y")),),
    indicators=(),
    extraction=Extraction(story_id="1", extracted_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
    origin="events/a.yaml:1",
)
SETTLEMENT = Settlement(
    katottg="UA63080000000000000",
    category="C",
    name_uk="а",
    name_en="a",
    hromada="h",
    point=LngLat(36.25, 50.0),
)


@pytest.mark.parametrize("record", [CLAIM, EVENT, SETTLEMENT], ids=["claim", "event", "place"])
def test_round_trip_through_text(record):
    text = json.dumps(to_json(record), allow_nan=False)
    assert from_json(type(record), json.loads(text)) == record


def test_nested_values_have_their_types_again():
    back = from_json(Claim, json.loads(json.dumps(to_json(CLAIM))))
    assert back.status is ControlStatus.OCCUPIED
    assert back.when.best == date(2022, 9, 15)
    assert isinstance(from_json(Settlement, to_json(SETTLEMENT)).point, LngLat)


def test_a_missing_field_is_an_error():
    value = to_json(CLAIM)
    del value["status"]
    with pytest.raises(KeyError):
        from_json(Claim, value)


def test_a_type_without_a_rule_is_an_error():
    @dataclass
    class Odd:
        parts: set[str]

    with pytest.raises(TypeError, match="no rule"):
        from_json(Odd, {"parts": []})
