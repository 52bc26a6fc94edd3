"""The page of reported figures and occupation bodies: all of the evidence is on it, in words."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures_chart import SHAPES, SIDES, reported, steps
from dashboard.text import STRINGS
from data.extent import Band
from data.figures import COMPARISONS

KUPIANSK_RAION = "UA63080000000032022"


@pytest.fixture
def page():
    return AppTest.from_string(
        "from dashboard.views import figures_page\nfigures_page.draw()", default_timeout=60
    )


def tables(page, column):
    return [each.value for each in page.dataframe if column in each.value]


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "measure", ["settlements_held", "settlements_liberated", "hromadas_liberated"]
)
def test_stocks_flows_and_counts_of_hromadas_are_drawn(page, language, measure):
    page.query_params["lang"] = language
    page.run()
    page.selectbox(key="figures_measure").set_value(measure).run()
    assert not page.exception
    assert page.selectbox(key=f"figures_unit_{measure}").value


def test_every_figure_and_every_body_is_on_the_page(page, store):
    page.run()
    assert not page.exception
    figures = [table for table in tables(page, "note") if "url" in table]
    assert sum(map(len, figures)) == len(store.ledger.indicators)
    (bodies,) = [table for table in tables(page, "seat_status") if "url" in table]
    assert sorted(bodies["body"]) == sorted(body.name for body in store.ledger.administrations)


def test_figures_about_wider_units_are_left_out_under_a_filter(page, store):
    page.query_params["raion"] = KUPIANSK_RAION
    page.run()
    assert not page.exception
    about = {name for table in tables(page, "note") if "unit" in table for name in table["unit"]}
    assert store.gazetteer.title(store.focus_oblast, "en") not in about
    assert about


def test_a_unit_of_which_nobody_gave_a_figure_says_so(page):
    page.query_params["hromada"] = "UA63080150000079541"
    page.query_params["known"] = "2022-02-25"
    page.run()
    assert not page.exception
    assert page.info


def test_every_measure_of_the_evidence_has_words(store):
    for measure in {*COMPARISONS, *(each.measure for each in store.ledger.indicators)}:
        assert f"reported.measure.{measure}" in STRINGS


def test_every_side_has_a_shape_of_its_own():
    assert len(set(SHAPES)) == len(SIDES) + 1


def test_what_was_reported_is_put_as_it_was_said(store):
    rows = reported(store.figures(), "en")
    by_id = dict(zip(rows["id"], rows["words"], strict=True))
    assert by_id["ind-2022-10-20-settlements-held"] == "32"
    assert by_id["ind-2022-05-19-share-held"] == "20–25"
    assert by_id["ind-2022-09-13-settlements-liberated"] == "≥ 300"


def test_steps_keep_the_first_day_each_change_and_the_last(store):
    history = store.history()
    best = np.zeros(history.n_days)
    best[10:] = 1
    band = Band(best=best, low=best, high=best)
    found = steps(band, history, date(2022, 2, 26))
    assert [record["day"] for record in found] == [
        "2022-02-26",
        "2022-03-06",
        history.last.isoformat(),
    ]
    assert [record["best"] for record in found] == [0, 1, 1]
