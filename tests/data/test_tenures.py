"""When occupation bodies sat where: bounds on the days of the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lawworld import FIRST, LAST, OBLAST, ledger_of
from told import source_of

from data.dates import parse_edtf
from data.event import Administration
from data.selection import Filters
from data.store import open_store
from data.tenures import tenures

BODY = Administration(
    id="office",
    name="Office",
    area=OBLAST,
    seat="",
    start=parse_edtf("2022-03-05"),
    end=None,
    head="",
    source="press-1",
    origin="administrations.csv:2",
)

# from, to -> earliest, surely from, surely to, latest
BOUNDS = {
    "days": ("2022-03-05", "2022-04-01", ("2022-03-05", "2022-03-05", "2022-04-01", "2022-04-01")),
    "months": ("2022-03", "2022-05", ("2022-03-01", "2022-03-31", "2022-05-01", "2022-05-31")),
    "not ended": ("2022-03-05", None, ("2022-03-05", "2022-03-05", str(LAST), str(LAST))),
    "ended by a day": (
        "2022-03", "../2022-05-01", ("2022-03-01", "2022-03-31", "2022-03-31", "2022-05-01"),
    ),
    "began by a day": (
        "../2022-03-05", "2022-03-05", ("2022-03-05", "2022-03-05", "2022-03-05", "2022-03-05"),
    ),
    "from before the ledger": ("2022-02", None, (str(FIRST), "2022-02-28", str(LAST), str(LAST))),
    "to beyond it": ("2022-06", "2022-07", ("2022-06-01", "2022-06-30", "2022-07-01", str(LAST))),
}  # fmt: skip


def found(**changes):
    published = changes.pop("published", None)
    known = changes.pop("known_as_of", None)
    source = replace(source_of("press"), published=published)
    ledger = replace(ledger_of([]), sources=(source,), administrations=(replace(BODY, **changes),))
    return tenures(ledger, known_as_of=known)


@pytest.mark.parametrize("case", BOUNDS.values(), ids=BOUNDS.keys())
def test_bounds(case):
    start, end, expected = case
    (tenure,) = found(start=parse_edtf(start), end=end and parse_edtf(end))
    days = (tenure.earliest, tenure.sure_from, tenure.sure_to, tenure.latest)
    assert tuple(map(str, days)) == expected
    assert tenure.is_over is (end is not None)
    assert tenure.is_ever_sure


def test_within_one_uncertain_month_no_day_is_sure():
    (tenure,) = found(start=parse_edtf("2022-03"), end=parse_edtf("2022-03"))
    assert not tenure.is_ever_sure
    assert (tenure.earliest, tenure.latest) == (date(2022, 3, 1), date(2022, 3, 31))


def test_nothing_is_known_before_its_source():
    day = date(2022, 5, 1)
    assert not found(published=day, known_as_of=date(2022, 4, 30))
    assert found(published=day, known_as_of=day)
    assert found(known_as_of=date(2022, 3, 5))
    assert not found(known_as_of=date(2022, 3, 4))


def test_bodies_of_areas_that_meet_the_units_chosen():
    store = open_store()
    raion = "UA63080000000032022"
    areas = {tenure.body.area for tenure in store.tenures(Filters(raions=(raion,)))}
    assert {raion, store.focus_oblast} <= areas
    assert "UA63040000000023521" not in areas
    assert len(store.tenures()) == len(store.ledger.administrations)
