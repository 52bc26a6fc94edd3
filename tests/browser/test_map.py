"""The map in a real browser, on made-up data and without the app."""

from __future__ import annotations

import pytest
from mapharness import PAINTED, READY_MS, forget, heard, painted, post, wait_for_heard

# A settlement with a name, well inside the map, and its pixel in the page.
SOME_PLACE = """() => {
  const { map, mounted } = window.harness;
  const { placeX, placeY, placed } = mounted.status.model;
  const scale = 256 * 2 ** map.getZoom();
  const origin = map.getPixelOrigin();
  const size = map.getSize();
  const at = (place) => map.layerPointToContainerPoint([placeX[place] * scale - origin.x, placeY[place] * scale - origin.y]);
  const near = [...placed.keys()].filter((place) => placed[place]).map((place) => ({ place, ...at(place) }));
  const distance = ({ x, y }) => Math.hypot(x - size.x / 2, y - size.y / 2);
  const { place, x, y } = near.sort((a, b) => distance(a) - distance(b))[0];
  return { place, x, y };
}"""
NAMES = (
    "() => window.harness.names ??= fetch('/made-up/names.json').then((answer) => answer.json())"
)
PIXELS = """() => {
  const canvas = document.querySelector(".ctl-map-status");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((sum, value, index) => (sum * 31 + value + index % 7) % 1000003, 7);
}"""


def test_the_first_paint_says_what_it_shows(harness):
    page = harness("day=198")
    day, count = painted(page)
    assert day == "2022-09-10"
    assert count > 1000
    assert page.locator(".ctl-headline-date").text_content() == "10 September 2022"
    message = wait_for_heard(page, "painted")
    assert (message["day"], message["count"]) == (198, count)
    canvas = page.locator(".ctl-map-status")
    assert canvas.get_attribute("role") == "img"
    said = canvas.get_attribute("aria-label")
    assert said.startswith("Map of control on 10 September 2022: Occupied")
    assert f"Occupied {message['counts']['occupied']}" in said


def test_a_day_changes_the_picture_without_a_request_and_back_is_the_same(harness):
    page = harness("day=10")
    before = page.evaluate(PIXELS)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    post(page, "day", day=150, playing=False)
    page.wait_for_selector("#map[data-painted-day='2022-07-24']")
    assert page.evaluate(PIXELS) != before
    post(page, "day", day=10, playing=False)
    page.wait_for_selector("#map[data-painted-day='2022-03-06']")
    assert page.evaluate(PIXELS) == before
    assert requests == []


def test_many_days_at_once_end_at_the_last_and_days_beyond_the_end_are_clamped(harness):
    page = harness("day=0")
    page.evaluate(
        "() => { for (let day = 0; day <= 300; day += 1)"
        " window.harness.channel.post('day', { day, playing: true }); }"
    )
    page.wait_for_selector("#map[data-painted-day='2022-12-21']")
    post(page, "day", day=99_999, playing=False)
    page.wait_for_selector("#map[data-painted-day='2026-11-22']")


def test_an_entry_of_the_legend_filters_and_tells_the_others(harness):
    page = harness()
    _, everything = painted(page)
    forget(page)
    entry = page.locator(".ctl-legend-entry[data-status=occupied]")
    entry.click()
    page.wait_for_function(
        "(n) => +document.querySelector('#map').dataset.paintedCount < n", arg=everything
    )
    assert wait_for_heard(page, "filters")["statuses"] == ["occupied"]
    assert entry.get_attribute("aria-pressed") == "true"
    entry.click()
    page.wait_for_selector(f"#map[data-painted-count='{everything}']")


def test_a_mark_of_the_legend_leaves_the_places_that_bear_it(harness):
    page = harness("day=198")
    _, everything = painted(page)
    mark = page.locator(".ctl-legend-remark[data-mark=changing]")
    changing = int(mark.locator(".ctl-legend-count").inner_text())

    def wait_for_fewer(than: int) -> int:
        page.wait_for_function(
            "(n) => +document.querySelector('#map').dataset.paintedCount < n", arg=than
        )
        return painted(page)[1]

    assert changing < everything
    mark.click()
    shown = wait_for_fewer(everything)
    assert 0 < shown <= changing, "some have no position"
    post(page, "prefs", lang="uk", theme="light")
    page.get_by_text("змінюється", exact=True).wait_for()
    assert mark.get_attribute("aria-pressed") == "true", "another language keeps what was chosen"
    post(page, "filters", units=[], statuses=["contested"])
    wait_for_fewer(shown)
    post(page, "filters", units=[], statuses=[])
    mark.click()
    page.wait_for_selector(f"#map[data-painted-count='{everything}']")


def test_filters_of_others_are_obeyed_and_their_unit_alone_counts(harness):
    page = harness()
    total = wait_for_heard(page, "painted")["counts"]
    forget(page)
    post(page, "filters", units=["UA6310000000000000"], statuses=[])
    counts = wait_for_heard(page, "painted")["counts"]
    assert 0 < sum(counts.values()) < sum(total.values())


def test_pointing_names_a_place_and_a_click_selects_it_at_any_zoom(harness):
    page = harness()
    for zoom in (None, 10.5, 12.25):
        if zoom:
            page.evaluate("(zoom) => window.harness.map.setZoom(zoom, { animate: false })", zoom)
        some = page.evaluate(SOME_PLACE)
        names = page.evaluate(NAMES)
        page.mouse.move(5, 300)
        forget(page)
        page.mouse.move(some["x"], some["y"])
        tooltip = page.locator(".ctl-tooltip")
        tooltip.wait_for(timeout=5_000)
        assert tooltip.locator("strong").text_content() == names["en"][some["place"]]
        assert wait_for_heard(page, "hover")["katottg"] == [names["katottg"][some["place"]]]
        page.mouse.click(some["x"], some["y"])
        assert wait_for_heard(page, "select")["katottg"] == names["katottg"][some["place"]]
    page.evaluate("window.harness.map.setZoom(7, { animate: false })")
    page.mouse.move(5, 300)
    tooltip.wait_for(state="hidden")


def test_the_keyboard_moves_the_map_and_enter_selects_what_is_in_the_middle(harness):
    page = harness()
    page.evaluate("window.harness.map.setZoom(11, { animate: false })")
    page.mouse.click(550, 300)
    assert page.locator("#map.ctl-by-keyboard").count() == 0
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#map.ctl-by-keyboard").count() == 1
    page.wait_for_function("!window.harness.map._panAnim?._inProgress")
    forget(page)
    page.keyboard.press("Enter")
    assert wait_for_heard(page, "select")["katottg"].startswith("UA63")


def test_language_and_theme_change_without_a_remount(harness):
    page = harness("day=198&theme=light")
    page.evaluate("window.harness.map.setZoom(10, { animate: false })")
    light = page.evaluate(PIXELS)
    post(page, "prefs", lang="uk", theme="dark")
    page.wait_for_selector("#map[data-theme=dark]")
    assert page.locator(".ctl-headline-date").text_content() == "10 вересня 2022"
    assert "Окуповано" in page.locator(".ctl-legend").text_content()
    assert page.locator(".ctl-legend").count() == 1
    assert page.evaluate("window.harness.map.getZoom()") == 10
    assert page.evaluate(PIXELS) != light


def test_goto_flies_to_the_place_at_once_if_motion_is_to_be_reduced(harness):
    page = harness(reduced_motion="reduce")
    names = page.evaluate(NAMES)
    forget(page)
    post(page, "goto", day=199, place=names["katottg"][100])
    view = wait_for_heard(page, "view")
    assert view["zoom"] >= 11
    assert heard(page, "select") == []


def test_a_unit_is_shaded_while_it_is_pointed_at_and_framed_when_it_is_gone_to(harness):
    page = harness(reduced_motion="reduce")
    unit = page.evaluate(
        "fetch('/made-up/base.json').then((r) => r.json()).then((b) => b.hromadas[3].katottg)"
    )
    shown = "getComputedStyle(document.querySelector('.ctl-map-marks')).display !== 'none'"
    assert not page.evaluate(shown)
    post(page, "hover", katottg=[unit])
    page.wait_for_function(shown)
    post(page, "hover", katottg=[])
    page.wait_for_function(f"!({shown})")
    forget(page)
    post(page, "goto", day=199, place=unit)
    assert wait_for_heard(page, "view")["zoom"] > 8
    assert heard(page, "select") == []


def test_a_place_that_was_selected_before_the_data_came_is_outlined(harness):
    drawn = """() => {
      const marks = document.querySelector(".ctl-map-marks");
      const copy = Object.assign(document.createElement("canvas"), { width: marks.width, height: marks.height });
      const context = copy.getContext("2d");
      if (marks.style.display !== "none") context.drawImage(marks, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      return data.some((value) => value > 0);
    }"""
    assert harness("day=199").evaluate(drawn) is False
    page = harness("day=199&select=UA63000000000000100")
    assert page.evaluate(drawn) is True
    assert heard(page, "select") == []


def test_a_newcomer_is_told_view_and_counts(harness):
    page = harness()
    forget(page)
    post(page, "hello")
    assert wait_for_heard(page, "view")["zoom"] > 6
    assert wait_for_heard(page, "painted")["day"] == 199


@pytest.mark.parametrize("file", ["history.bin", "cells.bin"])
def test_a_map_without_its_data_says_so(harness, file):
    page = harness(f"fail={file}", wait="[role=alert]")
    alert = page.locator("[role=alert]")
    assert "could not be drawn" in alert.text_content()
    assert file in alert.text_content()
    assert file in wait_for_heard(page, "error")["message"]


@pytest.mark.parametrize("file", ["names.json", "base.json"])
def test_a_map_without_names_or_outlines_still_shows_the_day_and_says_what_is_missing(
    harness, file
):
    page = harness(f"day=198&fail={file}")
    assert painted(page)[0] == "2022-09-10"
    page.locator("[role=alert]").wait_for(timeout=5_000)
    assert file in page.locator("[role=alert]").text_content()


def test_phones_start_with_a_folded_legend_and_leave_one_finger_to_the_page(harness):
    page = harness(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    assert page.locator(".ctl-legend-entry").first.is_visible() is False
    page.locator(".ctl-legend-fold").tap()
    assert page.locator(".ctl-legend-entry").first.is_visible()
    page.touchscreen.tap(200, 350)
    action = page.evaluate("getComputedStyle(document.querySelector('#map')).touchAction")
    assert action == "pan-x pan-y"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_a_map_that_had_no_size_paints_when_it_gets_one(harness):
    page = harness("hidden", wait="body")
    page.wait_for_function("window.harness?.mounted !== undefined")
    assert page.locator("#map").get_attribute("data-painted-day") is None
    page.evaluate("document.querySelector('#map').style.display = ''")
    page.wait_for_selector(PAINTED, timeout=READY_MS)
    page.wait_for_function("document.querySelector('.ctl-map-status').height > 500")
    west = page.evaluate("window.harness.map.getBounds().getWest()")
    assert 33 < west < 36


def test_nothing_is_left_after_destroy(harness):
    page = harness()
    page.evaluate("window.harness.mounted.destroy()")
    forget(page)
    post(page, "day", day=5, playing=False)
    post(page, "hello")
    page.wait_for_timeout(300)
    assert page.evaluate("window.harness.heard") == []
    assert page.locator(".ctl-canvas, .ctl-legend, .ctl-tooltip, .ctl-notice").count() == 0
