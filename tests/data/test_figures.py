"""Reported figures beside the ledger's own: the same numbers as series, diff and shapes give."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lawworld import (
    FIRST,
    GAZETTEER,
    LAST,
    LOWER,
    LOWER_ONE,
    N_DAYS,
    OBLAST,
    UPPER,
    UPPER_ONE,
    law,
    ledger_of,
    ledgers,
)
from told import claim_of, source_of

from data.dates import parse_edtf
from data.event import Indicator
from data.export.csv import read_csv
from data.export.formats import FormatError
from data.extent import extent, held
from data.figures import COMPARISONS, Basis, Comparison, Figure, Yardstick, Yield, figures
from data.history import history
from data.selection import Filters
from data.series import Category, groups_by, series
from data.store import open_store
from geo.place import Level

KM2 = np.array([10.0, 20.0, 70.0])
INDICATOR = Indicator(
    id="f1",
    unit=OBLAST,
    measure="settlements_held",
    value=1,
    low=None,
    high=None,
    when=parse_edtf("2022-03-10"),
    source="press-1",
    note="",
    origin="indicators.csv:2",
)
OCCUPIED = COMPARISONS["settlements_held"]


def yardstick_of(*told) -> Yardstick:
    """Return a yardstick of claims given as ``(unit, line)``."""
    claims = [replace(claim_of(line), unit=unit) for unit, line in told]
    return Yardstick(history=history(ledger_of(claims), GAZETTEER), gazetteer=GAZETTEER, km2=KM2)


BASE = (OBLAST, "x ukrainian as_of 2022-02-23 by agency")
LOST = (OBLAST, "x occupied since 2022-03-01 by press")
BACK = (UPPER, "x ukrainian since 2022-04-01/2022-04-05 by press")


def measured(yardstick, measure, when, unit=OBLAST):
    found = yardstick.measured(COMPARISONS[measure], unit, parse_edtf(when))
    return None if found is None else (found.low, found.best, found.high)


@law
@given(ledgers, st.sampled_from(Category))
def test_extent_with_weights_of_one_equals_the_series(ledger, category):
    told = history(ledger, GAZETTEER)
    counted = series(told, groups_by(GAZETTEER, Level.OBLAST), FIRST, LAST)
    band = extent(told, category, np.ones(3))
    assert band.best.tolist() == counted.counts[0, category].tolist()
    assert band.low.tolist() == counted.low[0, category].tolist()
    assert band.high.tolist() == counted.high[0, category].tolist()


@law
@given(ledgers, st.sampled_from(Category), st.integers(0, N_DAYS - 1))
def test_extent_is_the_weight_of_what_is_held(ledger, category, day):
    told = history(ledger, GAZETTEER)
    band, on_day = extent(told, category, KM2), held(told, category, day)
    assert band.best[day] == pytest.approx(KM2[on_day.best].sum())
    assert band.low[day] == pytest.approx(KM2[on_day.sure].sum())
    assert band.high[day] == pytest.approx(KM2[on_day.possible].sum())
    assert (on_day.sure <= on_day.best).all()
    assert (on_day.best <= on_day.possible).all()


@law
@given(ledgers, st.sampled_from(sorted(COMPARISONS)), st.integers(0, N_DAYS - 1))
def test_the_best_lies_within_the_range(ledger, measure, day):
    told = history(ledger, GAZETTEER)
    yardstick = Yardstick(history=told, gazetteer=GAZETTEER, km2=KM2)
    low, best, high = measured(yardstick, measure, told.date(day).isoformat())
    assert low <= best <= high


def test_stocks_of_one_day():
    yardstick = yardstick_of(BASE, LOST, BACK)
    assert measured(yardstick, "settlements_held", "2022-02-28") == (0, 0, 0)
    assert measured(yardstick, "settlements_held", "2022-03-10") == (3, 3, 3)
    assert measured(yardstick, "settlements_held", "2022-03-10", LOWER) == (1, 1, 1)
    assert measured(yardstick, "settlements_held", "2022-04-03") == (1, 1, 3)
    assert measured(yardstick, "area_held_km2", "2022-04-06") == (70, 70, 70)
    assert measured(yardstick, "share_held_percent", "2022-04-06") == (70, 70, 70)
    assert measured(yardstick, "share_liberated_percent", "2022-04-06") == (30, 30, 30)
    assert measured(yardstick, "share_held_percent", "2022-04-06", UPPER) == (0, 0, 0)


def test_a_stock_of_uncertain_day_spans_all_that_was_so():
    yardstick = yardstick_of(BASE, LOST)
    assert measured(yardstick, "settlements_held", "2022-02-25/2022-03-10") == (0, 3, 3)


def test_a_flow_counts_what_came_back_within_the_days():
    yardstick = yardstick_of(BASE, LOST, BACK)
    assert measured(yardstick, "settlements_liberated", "2022-03-20/2022-04-10") == (2, 2, 2)
    assert measured(yardstick, "settlements_liberated", "2022-03-20/2022-03-31") == (0, 0, 0)
    assert measured(yardstick, "settlements_liberated", "2022-04-06/2022-04-10") == (0, 0, 0)
    assert measured(yardstick, "area_liberated_km2", "2022-03-20/2022-04-03") == (0, 30, 30)


def test_a_hromada_is_free_when_no_place_in_it_is_held():
    yardstick = yardstick_of(BASE, LOST, (UPPER_ONE, "x ukrainian since 2022-04-01 by press"))
    assert measured(yardstick, "hromadas_liberated", "2022-04-02") == (0, 0, 0)
    assert measured(yardstick_of(BASE, LOST, BACK), "hromadas_liberated", "2022-04-06") == (1, 1, 1)
    assert measured(yardstick_of(BASE), "hromadas_liberated", "2022-04-06") == (0, 0, 0)


def test_days_outside_the_history_yield_nothing():
    assert measured(yardstick_of(BASE), "settlements_held", "2022-01") is None
    assert measured(yardstick_of(BASE), "settlements_held", "2023") is None
    assert measured(yardstick_of(BASE, LOST), "settlements_held", "2022-02/2022-03-01") == (0, 0, 3)


def test_flows_and_hromadas_have_no_line():
    yardstick = yardstick_of(BASE)
    assert yardstick.line(COMPARISONS["area_liberated_km2"], OBLAST) is None
    assert yardstick.line(COMPARISONS["hromadas_liberated"], OBLAST) is None
    band = yardstick.line(OCCUPIED, OBLAST)
    assert band is not None
    assert len(band.best) == N_DAYS


def test_weights_outside_a_unit_are_nothing():
    weights = yardstick_of(BASE).weights(Basis.KM2, LOWER)
    assert weights.tolist() == [70.0 if code == LOWER_ONE else 0.0 for code in GAZETTEER.codes]


# value, low, high as reported -> the range they mean, and the difference from a ledger of 20 to 30
SAID = {
    "a value inside": ((25, None, None), (25, 25), 0),
    "a value above": ((32, None, None), (32, 32), 2),
    "a value below": ((17, None, None), (17, 17), -3),
    "more than": ((None, 40, None), (40, inf), 10),
    "more than, met": ((None, 10, None), (10, inf), 0),
    "no more than": ((None, None, 15), (0, 15), -5),
    "a value and more": ((35, 35, None), (35, inf), 5),
    "a value and no more": ((20, None, 20), (0, 20), 0),
    "a range that meets": ((None, 28, 50), (28, 50), 0),
}


@pytest.mark.parametrize("case", SAID.values(), ids=SAID.keys())
def test_a_difference_is_the_gap_between_the_ranges(case):
    (value, low, high), expected, difference = case
    figure = Figure(
        indicator=replace(INDICATOR, value=value, low=low, high=high),
        source=source_of("press"),
        comparison=OCCUPIED,
        ledger=Yield(best=24, low=20, high=30),
    )
    assert (figure.low, figure.high) == expected
    assert figure.difference == difference


def test_a_part_may_be_smaller_without_difference():
    part = Comparison(basis=Basis.SETTLEMENTS, category=Category.OCCUPIED, is_part=True)
    figure = Figure(
        indicator=replace(INDICATOR, value=5),
        source=source_of("press"),
        comparison=part,
        ledger=Yield(best=24, low=20, high=30),
    )
    assert figure.difference == 0
    assert replace(figure, indicator=replace(INDICATOR, value=35)).difference == 5


def test_figures_stand_in_order_and_only_with_what_compares():
    yardstick = yardstick_of(BASE, LOST)
    ledger = replace(
        ledger_of([]),
        indicators=(
            replace(INDICATOR, id="f2", when=parse_edtf("2022-05-01")),
            replace(INDICATOR, id="f3", measure="people_liberated"),
            INDICATOR,
        ),
    )
    found = figures(yardstick, ledger)
    assert [figure.indicator.id for figure in found] == ["f1", "f3", "f2"]
    assert found[0].ledger == Yield(best=3, low=3, high=3)
    assert (found[1].comparison, found[1].ledger, found[1].difference) == (None, None, None)
    early = figures(yardstick, ledger, known_as_of=date(2022, 4, 1))
    assert [figure.indicator.id for figure in early] == ["f1", "f3"]


def test_figures_as_files_say_what_was_reported_and_what_the_ledger_yields():
    store = open_store()
    rows = list(read_csv(store.exports.figures(Filters(), "csv")))
    said = json.loads(store.exports.figures(Filters(), "json"))
    assert said["licence"]
    assert [row["id"] for row in rows] == [record["id"] for record in said["figures"]]
    by_id = {record["id"]: record for record in said["figures"]}
    held = by_id["ind-2022-10-20-settlements-held"]
    assert (held["value"], held["reported_low"], held["reported_high"]) == (32, 32, 32)
    assert held["ledger_low"] <= held["ledger"] <= held["ledger_high"]
    assert by_id["ind-2022-09-13-people-liberated"]["ledger"] is None
    with pytest.raises(FormatError, match="csv, json"):
        store.exports.figures(Filters(), "kml")


def test_filters_leave_figures_about_units_inside():
    store = open_store()
    raion = "UA63080000000032022"
    units = {figure.indicator.unit for figure in store.figures(Filters(raions=(raion,)))}
    assert raion in units
    assert store.focus_oblast not in units
    assert len(store.figures()) == len(store.ledger.indicators)


def test_every_measure_of_the_evidence_is_known_or_about_people():
    measures = {indicator.measure for indicator in open_store().ledger.indicators}
    others = {measure for measure in measures if measure not in COMPARISONS}
    assert {
        m for m in others if m.startswith(("settlements_", "area_", "share_", "hromadas_"))
    } == set()
