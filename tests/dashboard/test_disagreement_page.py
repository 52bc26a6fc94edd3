"""The Disagreement page says what the store says, in every section, under the filters."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.folders import build_folder
from data.layerdisputes import layer_disputes
from data.selection import Filters
from data.store import open_store
from tests.fixtures.layeredbuild import copy_with_layer
from tests.fixtures.pageframe import FRAME

SECONDS = 90
KUPIANSK_RAION = "UA63080000000032022"
SECTIONS = ("disputes", "pairs", "layers", "blind", "ages", "pictures")


def page(section: str, **params: str):
    app = AppTest.from_string(FRAME.format(name="disagreement"), default_timeout=SECONDS)
    app.query_params["section"] = section
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def said(app) -> str:
    kinds = (app.markdown, app.caption, app.info)
    return " ".join(str(element.value) for kind in kinds for element in kind)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_runs_in_ukrainian(section):
    app = page(section, lang="uk", date="2022-09-10")
    assert "Де джерела розходяться" in said(app)
    assert app.dataframe or section in ("pairs", "layers")


def test_the_list_holds_the_disputes_under_the_filters(store):
    filters = Filters(raions=(KUPIANSK_RAION,))
    found = store.differences.disputes(filters)
    rows = page("disputes", raion=KUPIANSK_RAION).dataframe[0].value
    assert len(rows) == len(found.days) < len(store.differences.disputes(Filters()).days)
    assert sorted(rows["lasted"]) == sorted(found.days.tolist())
    assert (rows["to"] >= rows["from"]).all()


def test_the_slider_says_how_long_one_side_was_alone(store):
    app = page("blind")
    app.slider[0].set_value(360).run()
    assert not app.exception
    found = store.differences.blind_spots(Filters(), longer_than=360)
    assert len(app.dataframe[0].value) == len(found.days) > 0


def test_ages_are_listed_from_the_link(store):
    rows = page("ages", date="2025-06-01", age="365").dataframe[-1].value
    found = store.differences.ages(date(2025, 6, 1), Filters(), at_least=365)
    assert rows["evidence_age"].tolist() == found.days.tolist()


def test_pictures_follow_the_day_for_as_long_as_is_chosen(store):
    app = page("pictures", date="2022-09-10")
    found = store.differences.pictures(date(2022, 9, 10), Filters())
    rows = store.differences.rows(Filters())
    learned = app.dataframe[-1].value
    assert learned["known"].max() <= date(2022, 12, 9)
    assert len(learned) == sum(
        found.known[place] <= date(2022, 12, 9) for place in found.learned(rows).known
    )


def test_a_day_of_knowledge_before_all_disputes_has_none():
    assert "do not differ" in said(page("disputes", known="2022-02-24"))


def test_section_and_choices_stand_in_the_address():
    app = page("blind", alone="360")
    assert app.slider[0].value == 360
    app.slider[0].set_value(180).run()
    assert (app.query_params["section"], app.query_params["alone"]) == ("blind", "180")
    unusable = page("nothing", alone="9000", horizon="7")
    assert len(unusable.session_state["control_session"].notices) == 3


def test_the_age_chosen_here_is_the_age_that_the_map_fades():
    app = page("ages", date="2025-06-01")
    app.select_slider[0].set_value(180).run()
    assert not app.exception
    assert app.query_params["age"] == "180"
    assert app.session_state["control_session"].state.age == 180


def test_with_one_layer_alone_the_section_of_layers_says_so():
    assert "Only the ledger is loaded" in said(page("layers"))


@pytest.fixture(scope="module")
def layered(tmp_path_factory):
    """A build with an imported layer."""
    return copy_with_layer(
        open_store(), build_folder(), tmp_path_factory.mktemp("differing") / "build"
    )


def test_two_layers_differ_for_as_long_as_the_store_says(layered, monkeypatch):
    monkeypatch.setenv("CONTROL_BUILD", str(layered))
    period = {"from": "2022-09-01", "to": "2022-10-05"}
    app = page("layers", other="viina", lang="uk", **period)
    store = open_store(layered)
    days = [date.fromisoformat(day) for day in period.values()]
    found = store.layer_comparison.compare("ledger", "viina", Filters(), *days)
    disputes = layer_disputes(found.found)
    listed = app.dataframe[-1].value
    assert sorted(listed["lasted"]) == sorted(disputes.days.tolist())
    assert disputes.is_agreed.any()
    pairs = store.layer_comparison.pairs(Filters(), *days)
    (mine,) = (each for each in pairs if {each.one, each.other} == {"ledger", "viina"})
    assert (mine.disputes, mine.days) == (len(disputes.days), disputes.days.sum())
    assert mine.median_days == disputes.median_days()
    assert len(pairs) == len(store.layers) * (len(store.layers) - 1) // 2
    # Another layer of the header does not close the section, as it closes those about claims.
    assert page("layers", layer="viina", other="ledger", **period).dataframe
