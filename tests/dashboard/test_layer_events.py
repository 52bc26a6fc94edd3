"""Events of an imported layer on the page "Events": whose they are, labels, thresholds, the way to the map."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import importers.vieventfiles as files
import pytest
from streamlit.testing.v1 import AppTest

from data.built import POINTER
from data.cli.main import main
from data.folders import build_folder
from data.shelfinforce import ShelfInForce
from data.store import open_store

KUPIANSK = "UA63080090010026457"


@pytest.fixture(scope="module")
def layered(tmp_path_factory):
    """A build with a layer of five events, of which the last lies in Sumy Oblast."""
    source = Path(build_folder(None))
    folder = tmp_path_factory.mktemp("eventlayer")
    target = folder / "build"
    store = open_store(source)
    shutil.copytree(source / store.dataset, target / store.dataset)
    shutil.copy(source / POINTER, target / POINTER)
    point = store.gazetteer.settlement(KUPIANSK).point
    here, far = (point.lng, point.lat), (34.8, 50.91)
    told = [
        ("1", "20220901", here, {"t_control": 0.9}),
        ("2", "20220902", here, {"t_control": 0.6, "t_uav": 0.95}),
        ("3", "20220903", here, {"t_uav": 0.7}),
        ("4", "20230101", here, {"t_control": 0.8}),
        ("5", "20220903", far, {"t_control": 0.99}),
    ]
    columns = {
        "event_info_latest_2022.csv": (
            files.INFO,
            [files.info(name, day=day, place=place) for name, day, place, _ in told],
        ),
        "event_labels_latest_2022.csv": (
            files.LABELLED,
            [files.labels(name, **scores) for name, _, _, scores in told],
        ),
    }
    for name, (head, rows) in columns.items():
        (folder / name).write_text(files.text(head, rows), encoding="utf-8")
    paths = [str(folder / name) for name in columns]
    assert main(["import", "viina-events", *paths, "--build", str(target)]) == 0
    yield target
    shutil.rmtree(target)


def opened(monkeypatch, layered, **address):
    monkeypatch.setenv("CONTROL_BUILD", str(layered))
    page = AppTest.from_string(
        "from dashboard.views import events_page\nevents_page.draw()", default_timeout=60
    )
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def said(app):
    kinds = (app.markdown, app.caption, app.info, app.warning)
    return " ".join(str(each.value) for kind in kinds for each in kind).replace("\\", "")


def rows(app):
    """The table of events is the one with addresses of reports."""
    (frame,) = [each.value for each in app.dataframe if "url" in each.value]
    return [address.rpartition("/")[2] for address in frame["url"].tolist()]


def test_the_ledger_s_events_are_first_and_a_layer_can_be_chosen(monkeypatch, layered):
    page = opened(monkeypatch, layered, date="2022-09-10")
    assert page.selectbox[0].options == ["The ledger’s", "VIINA, events reported by news media"]
    assert page.selectbox[0].value == ""
    page.selectbox[0].select("viina-events").run()
    assert page.query_params["events_of"] in ("viina-events", ["viina-events"])
    assert not page.exception
    assert "0 of 5 events" not in said(page)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_owner_and_licence_stand_above_the_events(monkeypatch, layered, language):
    page = opened(monkeypatch, layered, date="2022-09-10", events_of="viina-events", lang=language)
    words = said(page)
    assert "Zhukov, Yuri (2022)" in words
    assert "ODbL 1.0" in words
    assert rows(page) == ["5", "2", "1"]


def test_labels_thresholds_and_days_are_the_reader_s_choice(monkeypatch, layered):
    page = opened(monkeypatch, layered, date="2022-09-10", events_of="viina-events")
    page.slider[0].set_value(0.85).run()
    assert rows(page) == ["5", "1"]
    page.multiselect[0].set_value(["t_uav"]).run()
    assert rows(page) == ["2"]
    page.slider[0].set_value(0.5).run()
    assert rows(page) == ["3", "2"]
    page.multiselect[0].set_value([]).run()
    page.date_input[1].set_value(date(2023, 1, 1)).run()
    assert rows(page) == ["4", "5", "3", "2", "1"]
    page.date_input[0].set_value(date(2022, 12, 31)).run()
    assert rows(page) == ["4"]
    page.slider[0].set_value(1.0).run()
    assert "No event with these labels" in said(page)


def test_units_of_the_filter_narrow_and_say_what_is_left_out(monkeypatch, layered):
    page = opened(
        monkeypatch, layered, date="2022-09-10", events_of="viina-events", raion=KUPIANSK_RAION
    )
    assert rows(page) == ["2", "1"]
    assert "without a settlement are left out" in said(page)


KUPIANSK_RAION = "UA63080000000032022"


def described(monkeypatch, **changes):
    """Let layers of events say something else of themselves than the importer writes."""
    found = ShelfInForce.event_layers.func

    def changed(shelf):
        return {name: replace(each, **changes) for name, each in found(shelf).items()}

    monkeypatch.setattr(ShelfInForce, "event_layers", property(changed))


@pytest.mark.parametrize("publishable", [True, False])
def test_files_are_offered_of_what_may_be_passed_on_alone(monkeypatch, layered, publishable):
    described(monkeypatch, publishable=publishable)
    page = opened(monkeypatch, layered, date="2022-09-10", events_of="viina-events")
    assert rows(page) == ["5", "2", "1"]
    assert bool(page.get("download_button")) is publishable
    assert ("This layer may not be passed on" in said(page)) is not publishable


def test_a_layer_of_what_is_certain_has_no_probability_to_choose(monkeypatch, layered):
    described(monkeypatch, labels=("t_control>=1.0", "t_uav>=1.0"))
    page = opened(monkeypatch, layered, date="2022-09-10", events_of="viina-events")
    assert not page.slider
    assert "No event with these labels" in said(page)


def test_a_layer_that_there_is_not_is_said_and_the_ledger_s_shown(monkeypatch, layered):
    page = opened(monkeypatch, layered, events_of="nothing")
    assert "no such layer of events" in said(page)
    assert page.selectbox[0].value == ""


def test_without_layers_of_events_nothing_is_offered(monkeypatch):
    page = AppTest.from_string(
        "from dashboard.views import events_page\nevents_page.draw()", default_timeout=60
    ).run()
    assert not page.exception
    assert "Whose events" not in [each.label for each in page.selectbox]
