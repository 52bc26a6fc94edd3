"""The page that needs no server, opened from a file: it paints, scrubs, plays, and asks nobody."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from dashboard.offline.page import inert, page
from data.folders import build_folder
from data.packages.question import PackageQuestion
from data.packages.registry import packaged
from data.selection import Filters, select_units
from data.store import open_store
from geo.place import Level

DAY = date(2022, 9, 5)
WAIT_MS = 30_000
HOSTILE = "</script><script>window.broken=1</script><!--<img src=x onerror='window.broken=1'>"


def made(filters=None, day=DAY):
    store = open_store(build_folder(None))
    question = PackageQuestion(
        start=store.first, end=store.last, day=day, filters=filters or Filters()
    )
    return store, packaged(store, "html", question)


@pytest.fixture
def opened(browser, tmp_path):
    """Open the bytes of a page from a file, offline; what it complains of or asks for is kept."""
    contexts = []

    def open_page(raw, **options):
        path = tmp_path / "page.html"
        path.write_bytes(raw)
        context = browser.new_context(offline=True, locale="en-GB", **options)
        contexts.append(context)
        shown = context.new_page()
        faults, asked = [], []
        shown.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        shown.on("pageerror", lambda error: faults.append(str(error)))
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(path.as_uri())
        shown.wait_for_selector("#ctl-page[data-ready=true]", timeout=WAIT_MS)
        return shown, faults, [url for url in asked if url != path.as_uri()]

    yield open_page
    for context in contexts:
        context.close()


def occupied(shown):
    """Return the least and the greatest number of occupied places that the legend gives."""
    row = shown.locator(".ctl-legend").inner_text().partition("Occupied")[2].lstrip()
    numbers = re.match(r"[\d,]+(?:–[\d,]+)?", row)[0].replace(",", "").split("–")
    return int(numbers[0]), int(numbers[-1])


def true_number(store, day, filters=None):
    shot, rows = store.snapshot(day, filters or Filters())
    return shot.counts(rows).occupied


def wait_for_day(shown, day):
    shown.wait_for_selector(f".off-map[data-painted-day='{day}']", timeout=WAIT_MS)
    shown.wait_for_timeout(700)  # the legend says a day a little after it is painted


def wait_beyond(shown, day):
    # The page's policy forbids what Playwright's own waiting for conditions evaluates.
    for _ in range(WAIT_MS // 100):
        if shown.locator(".off-map").get_attribute("data-painted-day") > day:
            return
        shown.wait_for_timeout(100)
    pytest.fail(f"no day after {day} was painted")


def test_it_scrubs_offline_and_asks_nobody(opened):
    store, raw = made()
    shown, faults, asked = opened(raw)
    wait_for_day(shown, "2022-09-05")
    before = occupied(shown)
    assert before[0] <= true_number(store, DAY) <= before[1]
    shown.get_by_role("slider").fill(str((date(2022, 10, 5) - store.first).days))
    wait_for_day(shown, "2022-10-05")
    after = occupied(shown)
    assert after[0] <= true_number(store, date(2022, 10, 5)) <= after[1] < before[0]
    assert "2022" in shown.locator(".off-date").inner_text()
    assert faults == []
    assert asked == []


def test_keys_and_buttons_move_the_day(opened):
    shown, faults, _ = opened(made()[1])
    wait_for_day(shown, "2022-09-05")
    shown.keyboard.press("ArrowRight")
    wait_for_day(shown, "2022-09-06")
    shown.keyboard.press("Shift+ArrowLeft")
    wait_for_day(shown, "2022-08-30")
    shown.get_by_role("button", name="Next change").click()
    wait_beyond(shown, "2022-08-30")
    shown.get_by_role("button", name="Play").click()
    wait_beyond(shown, "2022-09-12")
    shown.get_by_role("button", name="Pause").click()
    shown.get_by_role("button", name="Українською").click()
    assert shown.evaluate("document.documentElement.lang") == "uk"
    assert faults == []


def test_filters_of_the_view_are_in_force_and_the_file_says_what_it_is(opened):
    store = open_store(build_folder(None))
    raions = select_units(store.gazetteer, Level.RAION, ["Izium"])
    filters = Filters(raions=raions, known_as_of=date(2022, 9, 12))
    shown, faults, _ = opened(made(filters)[1])
    wait_for_day(shown, "2022-09-05")
    low, high = occupied(shown)
    assert low <= true_number(store, DAY, filters) <= high < true_number(store, DAY)
    about = shown.locator(".off-about").inner_text()
    for words in ("CC BY 4.0", "GeoNames", store.dataset, "2022-09-12", *raions):
        assert words in about
    assert faults == []


def test_hostile_names_stay_text(opened):
    raw = made()[1].decode()
    block = re.search(r'id="ctl-inlined">(.*?)</script>', raw, re.DOTALL)[1]
    data = json.loads(block)
    names = data["files"]["names.json"]
    names["en"] = [HOSTILE] * len(names["en"])
    for event in data["events"]:
        event["title"] = {"en": HOSTILE, "uk": HOSTILE}
        event["sources"] = [{"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"}]
    data["title"] = HOSTILE
    shown, faults, asked = opened(page(data, title=HOSTILE, members=data["about"]))
    wait_for_day(shown, "2022-09-05")
    assert HOSTILE in shown.locator(".off-events").inner_text()
    assert shown.evaluate("window.broken") is None
    assert shown.locator("a[href^=javascript]").count() == 0
    assert faults == []
    assert asked == []


def test_on_a_phone_nothing_is_wider_than_the_screen(opened):
    shown, _, _ = opened(made()[1], viewport={"width": 390, "height": 800})
    wait_for_day(shown, "2022-09-05")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_text_ends_its_block():
    for text in (HOSTILE, "</SCRIPT >", "]]>", "\u2028", "<!--"):
        block = inert({"name": text})
        assert "<" not in block
        assert json.loads(block)["name"] == text
