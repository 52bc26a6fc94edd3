"""The page that needs no server, made of hostile evidence, and layers of hostile titles: nothing runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import hostileworld
import pytest
from hostile import TRAP, VISIBLE

from data.build import build
from data.packages.question import PackageQuestion
from data.packages.registry import packaged
from data.selection import Filters
from data.store import open_store
from tests.browser.test_hostile_pages import SETTLED, drawn, nothing_runs

DAY = date(2022, 9, 5)
READY = "#ctl-page[data-ready=true]"
WAIT_MS = 30_000
LAYERS = [f"hostile-{number}" for number in range(len(hostileworld.LAYERS))]


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """Return pages over hostile evidence, by the layer that they show."""
    folder = tmp_path_factory.mktemp("pages")
    build(hostileworld.copy_seeds(folder), folder / "build")
    hostileworld.add_layers(folder)
    store = open_store(folder / "build")
    found = {}
    for layer in ("ledger", *LAYERS):
        question = PackageQuestion(
            start=store.first, end=store.last, day=DAY, filters=Filters(layer=layer)
        )
        found[layer] = folder / f"{layer}.html"
        found[layer].write_bytes(packaged(store, "html", question))
    return found


@pytest.mark.parametrize("layer", ["ledger", *LAYERS])
@pytest.mark.parametrize("language", ["en-GB", "uk-UA"])
def test_a_page_without_a_server_shows_hostile_words_and_asks_nobody(
    browser, pages, layer, language
):
    # Online, so that a request would leave.
    context = browser.new_context(locale=language)
    page = context.new_page()
    faults, asked, dialogs = [], [], []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(pages[layer].as_uri())
    page.wait_for_selector(READY, timeout=WAIT_MS)
    box = page.locator(".off-map").bounding_box()
    for part in range(1, 8):
        page.mouse.move(box["x"] + box["width"] * part / 8, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for each in page.locator("summary").all():
        each.click()
    page.wait_for_timeout(300)
    words = " ".join(page.locator("body").inner_text().split())
    assert any(drawn(text) in words for text in VISIBLE.values() if len(text) > 8)
    assert page.evaluate(f"window.{TRAP}") is None
    assert (faults, dialogs) == ([], [])
    assert [url for url in asked if url != pages[layer].as_uri()] == []
    context.close()


@pytest.mark.parametrize("layer", LAYERS)
def test_the_map_of_a_layer_with_a_hostile_title_runs_nothing(hostile, layer):
    with nothing_runs(hostile):
        hostile.open(f"/?date={DAY}&layer={layer}")
        hostile.page.locator(SETTLED).wait_for()
        title = drawn(VISIBLE[hostileworld.LAYERS[LAYERS.index(layer)]])
        chips = hostile.page.locator(".ctl-chips")
        chips.wait_for(timeout=WAIT_MS)
        assert title in drawn(chips.text_content())


def test_the_layers_page_shows_hostile_titles_as_they_are(hostile):
    with nothing_runs(hostile):
        hostile.page.goto(f"{hostile.address}/layers")
        hostile.page.locator(SETTLED).wait_for(timeout=WAIT_MS)
        hostile.page.wait_for_timeout(500)
        assert hostile.page.get_by_test_id("stException").count() == 0
