"""Never a blank map: what is missing is said, and the map survives what happens to windows."""

from __future__ import annotations

import re

import pytest
from mapharness import post

DAY = "2022-09-05"
WORDS = {"missing": ("Failed to fetch", "ERR_FAILED"), "torn": ("past the end of the file",)}
FRAME = "iframe[title='streamlit_folium.st_folium']"
# Shares of the container that the status canvas colours, and of these that control covers.
COVERAGE = """() => {
  const { clientWidth, clientHeight } = document.querySelector(".ctl-map");
  const canvas = document.querySelector(".ctl-map-status");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const coloured = data.filter((value, index) => index % 4 === 3 && value > 0).length;
  // The canvas is no larger than what there is to see of the view.
  const { view } = window.harness.mounted.status;
  const pixelRatio = canvas.width / parseFloat(canvas.style.width);
  return {
    share: coloured / (view.widthPx * view.heightPx * pixelRatio ** 2),
    fills: view.widthPx >= clientWidth && view.heightPx >= clientHeight,
  };
}"""
# Pixels of cells that a control lies on: element boxes against the id of the settlement there.
UNDER_CONTROLS = """() => {
  const { map, mounted } = window.harness;
  const frame = map.getContainer().getBoundingClientRect();
  const names = [".ctl-headline-date", ".ctl-headline-detail", ".ctl-buttons", ".ctl-legend", ".ctl-drawing", ".ctl-scale", ".ctl-attribution"];
  const hit = [];
  for (const name of names) {
    const element = document.querySelector(name);
    const box = element?.getBoundingClientRect();
    if (!box || box.width === 0) continue;
    const right = name.startsWith(".ctl-headline") ? box.left : box.right;
    for (let x = box.left; x <= right; x += 4)
      for (let y = box.top; y <= box.bottom; y += 4)
        if (mounted.status.placeAt({ x: x - frame.left, y: y - frame.top }) !== -1 && !hit.includes(name)) hit.push(name);
  }
  return hit;
}"""

# Shares of a canvas that are near white, and near black.
SHADES = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [light, dark] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const sum = data[at] + data[at + 1] + data[at + 2];
    if (sum > 640) light += 1;
    if (sum < 160) dark += 1;
  }
  return [light / (data.length / 4), dark / (data.length / 4)];
}"""


def is_whole(target) -> bool:
    coverage = target.evaluate(COVERAGE)
    return coverage["fills"] and coverage["share"] > 0.05


@pytest.mark.parametrize("file", ["history.bin", "cells.bin"])
@pytest.mark.parametrize("fault", ["missing", "torn"])
def test_a_file_that_is_missing_or_torn_is_said_and_the_rest_works(visit, file, fault):
    def answer(route) -> None:
        if fault == "missing":
            route.abort()
            return
        whole = route.fetch()
        route.fulfill(response=whole, body=whole.body()[: len(whole.body()) // 2])

    visit.page.route(f"**/assets/*/{file}", answer)
    visit.page.goto(f"{visit.address}/?date={DAY}")
    frame = visit.page.wait_for_selector(FRAME).content_frame()
    alert = frame.wait_for_selector(".ctl-notice[role=alert]", timeout=30_000)
    assert alert.is_visible()
    assert "table of settlements still works" in alert.text_content()
    visit.page.get_by_role("link", name="Table").click()
    visit.page.wait_for_url(re.compile("/table"), timeout=15_000)
    # The timeline puts the fault on the console, if it was there in time to hear of it.
    ours = WORDS[fault]
    visit.faults[:] = [each for each in visit.faults if not any(word in each for word in ours)]


@pytest.mark.parametrize(
    ("file", "message"),
    [("names.json", "names of places could not"), ("base.json", "outlines could not")],
)
def test_without_names_or_outlines_the_map_still_shows_control(harness, file, message):
    page = harness(f"day=198&fail={file}")
    page.get_by_text(re.compile(message)).wait_for(timeout=5_000)
    assert is_whole(page)


@pytest.mark.parametrize(
    ("width", "height"), [(390, 440), (844, 240), (320, 400), (720, 240), (734, 582), (1084, 658)]
)
def test_nothing_covers_the_mapped_area_at_first(harness, width, height):
    touch = width < 900
    page = harness(
        "day=198", viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch
    )
    assert is_whole(page)
    assert page.evaluate(UNDER_CONTROLS) == []
    date = page.locator(".ctl-headline").bounding_box()
    assert page.locator(".ctl-legend").bounding_box()["y"] >= date["y"] + date["height"]


def test_a_phone_turned_round_keeps_the_whole_area_in_view(harness):
    page = harness("day=198", viewport={"width": 390, "height": 600})
    for width, height in ((844, 300), (390, 600)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(
            "(width) => window.harness.map.getSize().x === width"
            " && window.harness.mounted.status.view.widthPx > width",
            arg=width,
        )
        assert is_whole(page)
        assert page.evaluate(UNDER_CONTROLS) == []


@pytest.mark.parametrize("how", ["device", "page"])
def test_at_twice_the_size_the_map_is_whole_and_hits_what_is_seen(harness, how):
    page = harness(
        "day=198",
        viewport={"width": 550, "height": 480},
        device_scale_factor=2 if how == "device" else 1,
    )
    if how == "page":
        page.evaluate("document.documentElement.style.zoom = '2'")
        page.wait_for_timeout(300)
    assert is_whole(page)


def test_the_language_may_change_while_days_run(harness):
    page = harness("day=100")
    page.evaluate(
        "() => { let day = 100; window.playing = setInterval(() =>"
        " window.harness.channel.post('day', { day: day < 300 ? day++ : day, playing: true }), 8); }"
    )
    for lang, word in (("uk", "Легенда"), ("en", "Legend"), ("uk", "Легенда")):
        post(page, "prefs", lang=lang, theme="light")
        page.get_by_role("button", name=word).wait_for(timeout=5_000)
    page.wait_for_selector("#map[data-painted-day='2022-12-21']", timeout=10_000)
    page.evaluate("clearInterval(window.playing)")
    assert page.locator(".ctl-headline-date").text_content() == "21 грудня 2022"
    assert page.locator(".ctl-legend").count() == 1
    assert is_whole(page)


def test_a_hidden_tab_shows_the_last_day_when_it_comes_back(harness):
    page = harness("day=100")
    page.evaluate("window.harness.map.getContainer().style.display = 'none'")
    for day in range(101, 160):
        post(page, "day", day=day, playing=True)
    page.evaluate("window.harness.map.getContainer().style.display = ''")
    page.wait_for_selector("#map[data-painted-day='2022-08-02']", timeout=5_000)
    assert is_whole(page)


def test_on_a_slow_line_the_first_map_shows_the_day_of_the_link(visit):
    held = []

    def hold(route) -> None:
        held.append(route)

    visit.page.route("**/timeline/main.js", hold)
    network = visit.page.context.new_cdp_session(visit.page)
    line = {"latency": 150, "downloadThroughput": 4_000_000, "uploadThroughput": 500_000}
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", {"offline": False, **line})
    frame = visit.open(f"/?date={DAY}&lang=uk")
    assert visit.painted()[0] == DAY
    frame.get_by_text("5 вересня 2022").wait_for()
    assert held, "nothing but the address has told the day"
    held.pop().continue_()
    assert visit.slider().get_attribute("aria-valuetext") == "5 вересня 2022"


def test_the_whole_page_changes_its_language_while_days_run(visit):
    visit.open(f"/?date={DAY}")
    visit.slider()
    visit.page.get_by_role("button", name="Play", exact=True).click()
    visit.page.get_by_text("УК", exact=True).click()
    pause = visit.page.get_by_role("button", name="Зупинити", exact=True)
    pause.wait_for(timeout=15_000)
    before = visit.slider().input_value()
    visit.page.wait_for_timeout(1_500)
    assert int(visit.slider().input_value()) > int(before), "it plays on"
    pause.click()
    day = visit.slider().get_attribute("aria-valuetext")
    visit.map().get_by_text(day, exact=True).first.wait_for()


def test_two_tabs_do_not_drive_each_other(visit):
    visit.open(f"/?date={DAY}")
    other = visit.page.context.new_page()
    other.goto(f"{visit.address}/?date=2023-05-05")
    frame = other.wait_for_selector(FRAME, timeout=30_000).content_frame()
    frame.wait_for_selector("[data-painted-day='2023-05-05']", timeout=30_000)
    visit.page.bring_to_front()
    visit.slider().focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_for_day("2022-09-06")
    other.bring_to_front()
    assert frame.query_selector("[data-painted-day]").get_attribute("data-painted-day") == (
        "2023-05-05"
    )
    other.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_has_a_light_picture_and_cards_but_no_controls(visit, theme):
    visit.page.emulate_media(color_scheme=theme)
    frame = visit.open(f"/?date={DAY}")
    visit.slider()
    visit.page.emulate_media(media="print")
    sheet = frame.locator(".ctl-paper")
    sheet.wait_for(timeout=10_000)
    light, dark = sheet.evaluate(SHADES)
    assert light > 0.5
    assert dark > 0.001  # letters and outlines
    for hidden in (".ctl-buttons", ".ctl-drawing", ".ctl-legend", ".ctl-map-status"):
        assert not frame.locator(hidden).is_visible(), hidden
    assert not visit.page.get_by_placeholder(re.compile("Search")).is_visible()
    assert not visit.page.get_by_test_id("timeline-day").is_visible()
    assert visit.page.locator(".st-key-ctl_panel").is_visible()
    visit.page.emulate_media(media="screen")
    sheet.wait_for(state="detached")
    assert frame.locator(".ctl-map-status").is_visible()


def test_the_legend_filters_by_keyboard(harness):
    page = harness("day=198")
    everything = page.locator("#map").get_attribute("data-painted-count")
    entry = page.locator(".ctl-legend-entry[data-status=contested]")
    entry.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(n) => document.querySelector('#map').dataset.paintedCount !== n", arg=everything
    )
    assert entry.get_attribute("aria-pressed") == "true"
    assert entry.evaluate("(node) => node === document.activeElement")
    page.keyboard.press("Space")
    page.wait_for_selector(f"#map[data-painted-count='{everything}']")
