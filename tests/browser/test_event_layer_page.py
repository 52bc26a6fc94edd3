"""Events of an imported layer in a real browser: from a row to the map, and Back to the layer."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import importers.vieventfiles as files
import pytest

from data.built import POINTER
from data.cli.main import main
from data.folders import build_folder
from data.store import open_store
from tests.browser.conftest import serving, visiting

KUPIANSK = "UA63080090010026457"
ADDRESS = "/events?events_of=viina-events&date=2022-09-10"


@pytest.fixture(scope="module")
def with_events(tmp_path_factory):
    """Start the app over a copy of the build that has one event of a layer."""
    source, folder = Path(build_folder(None)), tmp_path_factory.mktemp("eventpage")
    store, target = open_store(source), folder / "build"
    shutil.copytree(source / store.dataset, target / store.dataset)
    shutil.copy(source / POINTER, target / POINTER)
    place = tuple(store.gazetteer.settlement(KUPIANSK).point)
    told = {
        "event_info_latest_2022.csv": (files.INFO, files.info("1", day="20220902", place=place)),
        "event_labels_latest_2022.csv": (files.LABELLED, files.labels("1", t_control=0.9)),
    }
    for name, (head, row) in told.items():
        (folder / name).write_text(files.text(head, [row]), encoding="utf-8")
    paths = [str(folder / name) for name in told]
    assert main(["import", "viina-events", *paths, "--build", str(target)]) == 0
    with serving(folder / "log.txt", CONTROL_BUILD=str(target)) as address:
        yield address


@pytest.fixture
def visit(with_events, browser):
    with visiting(with_events, browser) as visit:
        yield visit


def params(page):
    return parse_qs(urlsplit(page.url).query)


def test_back_from_the_map_is_one_step_to_the_same_layer_and_day(visit):
    page = visit.page
    page.goto(visit.address + ADDRESS)
    grid = page.locator("[class*='st-key-ctl_table_layer-events'] [data-testid=stDataFrame] canvas")
    grid.first.wait_for(timeout=60_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    grid.first.scroll_into_view_if_needed()
    box = grid.first.bounding_box()
    page.mouse.click(box["x"] + 12, box["y"] + 55)  # the box of the first row, below the head
    page.get_by_role("link", name="Show Kupiansk on 2 September 2022").click(timeout=30_000)
    visit.wait_for_day("2022-09-02")
    assert params(page) == {"date": ["2022-09-02"], "sel": [KUPIANSK]}
    page.go_back()
    page.wait_for_url(f"**{ADDRESS}", timeout=30_000)
    page.get_by_text("1 of 1 events").wait_for(timeout=60_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert params(page) == {"events_of": ["viina-events"], "date": ["2022-09-10"]}
