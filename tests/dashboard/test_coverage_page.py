"""The page "How good is this": the numbers of the store, under the page's filters."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.coverage_chart import LIMITS, STEPS, shades, step_of
from dashboard.palette import PALETTES
from data.selection import Filters
from geo.place import Level

KUPIANSK_RAION = "UA63080000000032022"


@pytest.fixture
def page():
    return AppTest.from_string(
        "from dashboard.views import coverage_page\ncoverage_page.draw()", default_timeout=60
    )


@pytest.mark.parametrize("language", ["en", "uk"])
def test_it_runs_and_explains_every_measure(page, language):
    page.query_params["lang"] = language
    page.run()
    assert not page.exception
    assert len(page.metric) >= 6
    assert page.subheader


def test_it_counts_what_the_filters_let_through_up_to_the_day(page, store):
    page.query_params["raion"] = KUPIANSK_RAION
    page.query_params["date"] = "2022-09-05"
    page.run()
    assert not page.exception
    filters = Filters(raions=(KUPIANSK_RAION,))
    day = page.session_state["control_session"].state.day
    found = store.coverage(Level.HROMADA, (store.first, day), filters)
    shown = page.metric[0].value
    assert shown == f"{found.days[:, :, 0].sum() / found.total.sum():.1%}"
    table = next(each.value for each in page.dataframe if "settlements" in each.value)
    assert len(table) == len(found.groups.codes)


def test_settlements_of_the_whole_oblast_are_too_many_for_a_chart(page):
    page.run()
    page.segmented_control[0].set_value(Level.SETTLEMENT).run()
    assert not page.exception
    assert all(box.key != "coverage_measure" for box in page.selectbox)
    assert "1751" in " ".join(str(caption.value) for caption in page.caption)


def test_a_filter_that_nothing_passes_is_explained(page):
    page.query_params["status"] = "unknown"
    page.query_params["raion"] = KUPIANSK_RAION
    page.run()
    assert not page.exception
    assert page.info


@pytest.mark.parametrize(
    ("share", "step"),
    [(0, "none"), (0.0001, "few"), (0.1, "some"), (0.5, "many"), (0.9, "most"), (1, "most")],
)
def test_shares_fall_into_steps(share, step):
    assert step_of(share) == step


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_each_step_has_a_colour_of_its_own(palette):
    colours = shades(palette)
    assert len(set(colours)) == len(STEPS) == len(LIMITS) + 2
    assert colours[-1] == palette.accent
