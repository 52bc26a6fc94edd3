"""Every page runs from top to bottom, in both languages, without a browser.

Map, timeline and panel are inert here; tests/browser drives them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"
SECONDS = 60
KUPIANSK = "UA63080090010026457"
KUPIANSK_RAION = "UA63080000000032022"
#: Andriivka in Crimea.
UNPLACED = "UA01020010010075540"


@pytest.fixture
def app():
    return AppTest.from_file(str(MAIN), default_timeout=SECONDS)


def said(app) -> str:
    """Return all words on the page."""
    kinds = (app.markdown, app.caption, app.text, app.subheader, app.error, app.toast, app.info)
    return " ".join(str(element.value) for kind in kinds for element in kind)


def page(name: str):
    """Return one page by itself."""
    return AppTest.from_string(
        f"from dashboard.views import {name}_page\n{name}_page.draw()", default_timeout=SECONDS
    )


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_map_page_runs(app, language):
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    title = {"en": "Kharkiv Oblast, day by day", "uk": "Харківщина день за днем"}[language]
    assert title in said(app)


def test_a_wrong_link_is_explained_with_what_is_allowed(app):
    app.query_params["date"] = "2022-02-30"
    app.query_params["status"] = "![x](http://a.example/t.png)"
    app.run()
    assert not app.exception
    words = said(app)
    assert "2022\\-02\\-30" in words
    assert "![x]" not in words


@pytest.mark.parametrize("query", ["Kupyansk", "Купянск", "Куп'янськ", "Koupiansk"])
def test_search_selects_a_place_in_any_spelling(app, query):
    app.run()
    app.text_input[0].set_value(query).run()
    assert not app.exception
    assert app.query_params["sel"] == KUPIANSK


def test_a_search_stands_in_the_address_and_a_link_restores_it(app):
    app.run()
    app.text_input[0].set_value("Kupyansk").run()
    assert app.query_params["q"] == "Kupyansk"
    link = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
    link.query_params["q"] = "Kupyansk"
    link.run()
    assert link.text_input[0].value == "Kupyansk"
    assert link.query_params["sel"] == KUPIANSK


def test_a_link_to_the_usual_view_leads_there(app):
    app.query_params["raion"] = KUPIANSK_RAION
    app.run()
    app.query_params.clear()
    app.query_params["lang"] = "en"
    app.run()
    assert "raion" not in app.query_params
    assert app.session_state["control_session"].state.raions == ()


def test_a_link_that_names_no_view_keeps_the_readers(app):
    app.query_params["raion"] = KUPIANSK_RAION
    app.run()
    app.query_params.clear()
    app.run()
    assert app.query_params["raion"] == KUPIANSK_RAION


def test_a_place_that_a_link_leads_to_and_the_map_does_not_have_is_named(app):
    app.run()
    assert not app.toast
    app.query_params["sel"] = UNPLACED
    app.run()
    (notice,) = app.toast
    assert "no position with a usable licence" in notice.value
    app.run()
    assert not app.toast


def test_a_place_in_the_link_is_not_overruled_by_the_search_beside_it(app):
    other = "UA63040090010029555"
    app.query_params["q"] = "Kupyansk"
    app.query_params["sel"] = other
    app.run()
    assert not app.exception
    assert app.query_params["sel"] == other


def test_search_lays_out_what_a_shared_name_may_mean(app):
    app.run()
    app.text_input[0].set_value("Ivanivka").run()
    assert not app.exception
    choice = app.selectbox[0]
    assert len(choice.options) > 1
    assert all("Raion" in option for option in choice.options)
    choice.set_value(choice.options[0]).run()
    assert not app.exception
    assert "sel" in app.query_params


def test_search_answers_nonsense_in_words(app):
    app.run()
    app.text_input[0].set_value("<script>alert(1)</script>").run()
    assert not app.exception
    assert "sel" not in app.query_params


def test_a_filter_goes_into_the_address(app):
    app.run()
    raions = next(box for box in app.multiselect if box.label == "Raion")
    raions.set_value([KUPIANSK_RAION]).run()
    assert not app.exception
    assert app.query_params["raion"] == KUPIANSK_RAION


def test_two_readers_do_not_see_each_others_filters(app):
    other = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
    app.run()
    other.run()
    next(box for box in app.multiselect if box.label == "Raion").set_value([KUPIANSK_RAION]).run()
    other.run()
    assert "raion" not in other.query_params
    mine, theirs = (each.session_state["control_session"] for each in (app, other))
    assert mine.channel != theirs.channel
    assert theirs.state.raions == ()


def test_the_table_shows_the_snapshot_of_its_day_under_the_filters(store):
    table = page("table")
    table.query_params["date"] = "2022-09-05"
    table.query_params["raion"] = KUPIANSK_RAION
    table.run()
    assert not table.exception
    rows = table.dataframe[0].value
    assert len(rows) == len(store.gazetteer.settlements_in(KUPIANSK_RAION))
    kupiansk = rows[rows["katottg"] == KUPIANSK]
    assert kupiansk["status"].tolist() == ["Occupied"]
    assert kupiansk["raion"].tolist() == ["Kupiansk Raion"]


def test_a_table_without_rows_says_so():
    table = page("table")
    table.query_params["date"] = "2022-09-05"
    table.query_params["raion"] = KUPIANSK_RAION
    table.query_params["status"] = "unknown"
    table.run()
    assert not table.exception
    assert not table.dataframe
    assert "No settlement" in said(table)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_method_page_shows_the_numbers_in_force(language):
    method = page("method")
    method.query_params["lang"] = language
    method.run()
    assert not method.exception
    assert "14" in said(method)
