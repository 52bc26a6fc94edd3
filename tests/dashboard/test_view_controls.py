"""Day of knowledge, layer, age of evidence and scope: from the header into the address and back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import layeredbuild
import pytest
from streamlit.testing.v1 import AppTest

from data.folders import build_folder

MAIN = Path(__file__).parents[2] / "dashboard" / "main.py"
SECONDS = 60
KUPIANSK_RAION = "UA63080000000032022"
LUHANSK = "UA44000000000018893"


@pytest.fixture
def app():
    return AppTest.from_file(str(MAIN), default_timeout=SECONDS)


@pytest.fixture(scope="module")
def layered(tmp_path_factory, store):
    target = tmp_path_factory.mktemp("layered") / "build"
    return layeredbuild.copy_with_layer(store, build_folder(), target)


def labelled(elements, label: str):
    return next(each for each in elements if each.label == label)


def session(app):
    return app.session_state["control_session"]


def test_a_day_of_knowledge_goes_into_the_address_and_the_day_stays(app):
    app.query_params["date"] = "2022-09-05"
    app.run()
    before = session(app).assets
    known = labelled(app.date_input, "Known as of")
    assert known.value is None
    known.set_value(date(2022, 9, 12)).run()
    assert not app.exception
    assert app.query_params["known"] == "2022-09-12"
    assert app.query_params["date"] == "2022-09-05"
    assert "2022-09-12" in session(app).assets != before
    labelled(app.button, "Back to now").click().run()
    assert "known" not in app.query_params
    assert session(app).assets == before


def test_where_the_map_begins_stays_while_its_page_is_open(app):
    app.run()
    begun = session(app).start_assets
    labelled(app.date_input, "Known as of").set_value(date(2022, 9, 12)).run()
    assert session(app).start_assets == begun != session(app).assets


def test_a_link_begins_with_its_own_view(app):
    app.query_params["known"] = "2022-09-12"
    app.run()
    assert session(app).start_assets == session(app).assets
    assert "2022-09-12" in session(app).assets


def test_an_age_goes_into_the_address(app):
    app.run()
    labelled(app.selectbox, "Not confirmed for").set_value(90).run()
    assert not app.exception
    assert app.query_params["age"] == "90"


def test_without_another_layer_there_is_none_to_choose(app):
    app.run()
    assert "Layer" not in [each.label for each in app.selectbox]


def test_a_layer_shows_its_terms_and_has_no_day_of_knowledge(app, layered, monkeypatch):
    monkeypatch.setenv("CONTROL_BUILD", str(layered))
    app.query_params["known"] = "2022-09-12"
    app.run()
    labelled(app.selectbox, "Layer").set_value("viina").run()
    assert not app.exception
    assert app.query_params["layer"] == "viina"
    assert "known" not in app.query_params
    assert labelled(app.date_input, "Known as of").disabled
    words = " ".join(each.value for each in app.text)
    assert "ODbL 1.0" in words
    assert "Zhukov" in words


def test_a_layer_that_is_not_there_is_said_and_the_ledger_shown(app):
    app.query_params["layer"] = "nobody"
    app.run()
    assert not app.exception
    assert "nobody" in " ".join(each.value for each in app.toast)
    assert session(app).state.layer == "ledger"


def test_the_whole_country_offers_every_raion_and_the_focus_takes_them_back(app, store):
    app.run()
    assert len(labelled(app.multiselect, "Oblast").options) == 27
    few = len(labelled(app.multiselect, "Raion").options)
    labelled(app.multiselect, "Oblast").set_value([LUHANSK]).run()
    assert app.query_params["scope"] == "ukraine"
    assert len(labelled(app.multiselect, "Raion").options) > 0
    labelled(app.multiselect, "Oblast").set_value([]).run()
    assert len(labelled(app.multiselect, "Raion").options) > 100 > few
    labelled(app.multiselect, "Raion").set_value([KUPIANSK_RAION]).run()
    app.button_group[0].set_value("focus").run()
    assert not app.exception
    assert "scope" not in app.query_params
    assert session(app).state.raions == (KUPIANSK_RAION,)


def test_a_reset_of_the_filters_comes_back_to_the_focus(app):
    app.query_params["oblast"] = LUHANSK
    app.run()
    assert app.query_params["scope"] == "ukraine"
    labelled(app.button, "Reset filters").click().run()
    assert "scope" not in app.query_params
    assert "oblast" not in app.query_params


def test_a_place_outside_the_focus_is_shown_in_the_whole_country(app, store):
    place = next(place.katottg for place in store.gazetteer.settlements_in(LUHANSK) if place.point)
    app.query_params["sel"] = place
    app.run()
    assert not app.exception
    assert session(app).state.scope == "ukraine"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_table_obeys_the_second_clock(language, store):
    table = AppTest.from_string(
        "from dashboard.views import table_page\ntable_page.draw()", default_timeout=SECONDS
    )
    table.query_params["date"] = "2022-09-10"
    table.query_params["known"] = "2022-09-10"
    table.query_params["status"] = "occupied"
    table.query_params["lang"] = language
    table.run()
    then = len(table.dataframe[0].value)
    del table.query_params["known"]
    table.run()
    now = len(table.dataframe[0].value)
    assert then != now


def test_the_table_lists_only_what_is_as_old_as_asked(store):
    table = AppTest.from_string(
        "from dashboard.views import table_page\ntable_page.draw()", default_timeout=SECONDS
    )
    table.query_params["date"] = "2025-06-01"
    table.run()
    assert not table.exception
    everything = table.dataframe[0].value
    table.query_params["age"] = "90"
    table.run()
    old = table.dataframe[0].value
    limit = date(2025, 6, 1) - timedelta(days=90)
    expected = [each is not None and each <= limit for each in everything["confirmed"]]
    assert 0 < len(old) == sum(expected) < len(everything)
    assert old["katottg"].tolist() == everything["katottg"][expected].tolist()
