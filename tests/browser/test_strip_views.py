"""Strip and panel turning to another view, and the window in the address; on made-up data."""

from __future__ import annotations

import pytest
from stripharness import SETTLED_MS, index, sent, slider

KNOWN = "2022-09-12"
TURN = """
(change) => {
  window.asked = [];
  const real = window.fetch;
  window.fetch = (url, options) => { window.asked.push(String(url)); return real(url, options); };
  window.update({ assets: "/assets/then/", shown: { ...window.data.shown, ...change }, seq: 2 });
}
"""


def heard(page, kind: str) -> list[dict]:
    return page.evaluate("kind => window.heard.filter(({ type }) => type === kind)", kind)


def test_another_view_is_fetched_told_to_the_map_and_keeps_the_day(open_strip):
    page = open_strip("sel=1")
    before = index(page)
    page.evaluate("window.heard.length = 0")
    page.evaluate(TURN, {"known": KNOWN})
    page.locator(".ctl-chip-known", has_text="As known on 12 September 2022").wait_for()
    page.wait_for_function("window.asked.length >= 5")
    asked = page.evaluate("window.asked")
    assert asked.count("/assets/then/timeline.json") == 1
    assert asked.count("/assets/then/events.json") == 2, "one for each part"
    passports = [url for url in asked if "/api/history/" in url]
    assert passports
    assert all(url.endswith(f"?known_as_of={KNOWN}") for url in passports)
    assert [each["assets"] for each in heard(page, "view_of")] == ["/assets/then/"]
    assert index(page) == before
    page.locator(".ctl-place-name", has_text="Alphaville").wait_for()
    assert sent(page) == []


def test_who_comes_late_is_told_the_view(open_strip):
    page = open_strip()
    page.evaluate("window.heard.length = 0; window.say({ type: 'hello' })")
    page.wait_for_function("window.heard.some(({ type }) => type === 'view_of')")
    assert heard(page, "view_of")[0]["assets"] == "/assets/"


def test_one_click_takes_a_day_of_knowledge_or_a_layer_back(open_strip):
    page = open_strip()
    page.evaluate(TURN, {"known": KNOWN, "layer": "own", "title": "Our own"})
    page.get_by_role("button", name="Back to what is known now").click()
    page.get_by_role("button", name="Back to the ledger").click()
    assert sent(page, "drop") == ["known", "layer"]


def test_days_after_the_day_of_knowledge_are_marked_on_the_strip(open_strip):
    page = open_strip()
    mark = page.locator(".ctl-horizon")
    assert mark.is_hidden()
    page.evaluate(TURN, {"known": KNOWN})
    mark.wait_for()
    plot, box = page.locator(".ctl-plot").bounding_box(), mark.bounding_box()
    share = (box["x"] - plot["x"]) / plot["width"]
    assert share == pytest.approx(201 / 1733, abs=0.005)
    assert box["x"] + box["width"] == pytest.approx(plot["x"] + plot["width"], abs=2)


def test_what_may_not_be_passed_on_has_no_downloads_and_its_passport_beside_the_view(open_strip):
    page = open_strip("sel=1")
    page.evaluate(TURN, {"layer": "own", "title": "Our own", "publishable": False})
    page.locator(".ctl-chip-layer", has_text="Layer: Our own").wait_for()
    page.get_by_text("As in the layer: Our own").wait_for()
    assert page.locator(".ctl-download:visible").count() == 0
    assert page.get_by_role("link", name="Download the whole history").is_hidden()
    passports = [url for url in page.evaluate("window.asked") if "UA63080010010012345" in url]
    assert passports
    assert set(passports) == {"/assets/then/places/UA63080010010012345.json"}


def test_downloads_carry_the_second_clock(open_strip):
    page = open_strip()
    page.evaluate(TURN, {"known": KNOWN})
    page.locator(".ctl-chip-known").wait_for()
    link = page.get_by_role("link", name="Download this day as CSV")
    assert link.get_attribute("href") == f"/api/snapshot.csv?date=2022-09-10&known_as_of={KNOWN}"


def test_a_window_in_the_link_stands_on_the_strip_and_in_the_cards(open_strip):
    page = open_strip("window=2022-09-01..2022-10-05")
    page.locator(".ctl-chip-on", has_text="1 Sep – 5 Oct 2022").wait_for()
    page.locator(".ctl-heading", has_text="Events, 1 September – 5 October 2022").wait_for()
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page, "window") == [], "nothing that Python does not know"


def test_python_hears_of_the_window_once_it_rests_and_moves_it_back(open_strip):
    page = open_strip()
    handle = page.get_by_role("slider", name="Last day of the window")
    handle.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page, "window") == ["2022-09-04..2022-09-13"]
    page.evaluate("window.update({ window: 'P14D', seq: 2 })")
    page.locator(".ctl-chip", has_text="Last 14 days").wait_for()
    page.locator(".ctl-heading", has_text="28 August – 10 September 2022").wait_for()
    page.wait_for_timeout(SETTLED_MS)
    assert len(sent(page, "window")) == 1
    assert slider(page).get_attribute("aria-valuetext") == "10 September 2022"
