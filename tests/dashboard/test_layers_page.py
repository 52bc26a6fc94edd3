"""The page "Layers": what is loaded, and two layers together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.folders import build_folder
from data.store import open_store
from tests.fixtures.layeredbuild import copy_with_layer


@pytest.fixture
def page():
    return AppTest.from_string(
        "from dashboard.views import layers_page\nlayers_page.draw()", default_timeout=60
    )


@pytest.fixture(scope="module")
def layered(tmp_path_factory):
    """A build with an imported layer, which the app answers from."""
    source = Path(build_folder(None))
    target = tmp_path_factory.mktemp("layerspage") / "build"
    copy_with_layer(open_store(source), source, target)
    yield target
    shutil.rmtree(target)


@pytest.fixture
def both(layered, monkeypatch, page):
    monkeypatch.setenv("CONTROL_BUILD", str(layered))
    return page


def said(app):
    kinds = (app.title, app.header, app.markdown, app.caption, app.info, app.subheader, app.code)
    return " ".join(str(each.value) for kind in kinds for each in kind).replace("\\", "")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_with_the_ledger_alone_it_says_how_to_import(page, language):
    page.query_params["lang"] = language
    page.run()
    assert not page.exception
    for what in ("viina", "viina-events", "deepstate", "register", "polygons"):
        assert f"python -m data import {what} PATH" in said(page)
    assert page.dataframe[0].value["layer"].tolist() == ["ledger"]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_two_layers_are_compared(both, language):
    both.query_params["lang"] = language
    both.query_params["date"] = "2022-09-05"
    both.query_params["other"] = "viina"
    both.run()
    assert not both.exception
    loaded = both.dataframe[0].value
    assert loaded["layer"].tolist()[-1] == "consensus"
    assert loaded["licence"][1].startswith("ODbL")
    listed = [each.value for each in both.dataframe if "status_1" in each.value]
    assert len(listed) == 1
    assert (listed[0]["status_1"] != listed[0]["status_2"]).all()


def test_a_link_names_both_layers_and_the_period(both):
    both.query_params["layer"] = "viina-isw"
    both.query_params["other"] = "viina-dsm"
    both.query_params["from"] = "2022-09-02"
    both.query_params["to"] = "2022-09-09"
    both.run()
    assert not both.exception
    state = both.session_state["control_session"].state
    assert (state.layer, state.other) == ("viina-isw", "viina-dsm")
    assert "100.0%" in said(both)


def test_another_second_layer_stands_in_the_address(both):
    both.run()
    both.selectbox[1].set_value("consensus").run()
    assert not both.exception
    assert both.query_params["other"] == "consensus"


def test_a_layer_is_not_compared_with_itself(both):
    both.query_params["other"] = "ledger"
    both.run()
    assert not both.exception
    assert both.info
