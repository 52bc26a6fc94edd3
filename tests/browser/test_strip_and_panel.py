"""The timeline strip and the panel in a real browser, on made-up data and without the app."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.text_browser import BROWSER_STRINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
HARNESS = "/tests/fixtures/timeline-harness.html"
READY_MS = 15_000
SETTLED_MS = 900  # well beyond the 250 ms after which Python hears of a step


class _Files(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path != "/strings.json":
            super().do_GET()
            return
        body = json.dumps(BROWSER_STRINGS).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def files() -> Iterator[str]:
    handler = functools.partial(_Files, directory=str(ROOT))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def harness(files, browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the harness; any fault of the console fails the test."""
    contexts = []
    faults: list[str] = []

    def said(message) -> None:
        if message.type == "error" and "favicon" not in message.location.get("url", ""):
            faults.append(message.text)

    def open_page(query: str = "", **options) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", said)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{files}{HARNESS}?{query}")
        page.get_by_test_id("timeline-day").wait_for(timeout=READY_MS)
        page.locator(".ctl-heading:visible, .ctl-place-name:visible").first.wait_for(
            timeout=READY_MS
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def slider(page: Page) -> Locator:
    return page.get_by_test_id("timeline-day")


def index(page: Page) -> int:
    return int(slider(page).input_value())


def sent(page: Page, name: str = "day") -> list[str]:
    return [said["value"] for _, key, said in page.evaluate("window.sent") if key == name]


def thumb(page: Page) -> tuple[float, float]:
    """Return where the cursor stands on the screen, from the input's own geometry."""
    box = slider(page).bounding_box()
    share = index(page) / int(slider(page).get_attribute("max"))
    return box["x"] + 13 + share * (box["width"] - 26), box["y"] + box["height"] / 2


def test_the_slider_is_a_labelled_range_over_the_whole_war(harness):
    page = harness()
    day = slider(page)
    attributes = {name: day.get_attribute(name) for name in ("type", "min", "max", "step")}
    assert attributes == {"type": "range", "min": "0", "max": "1732", "step": "1"}
    assert day.get_attribute("aria-valuetext") == "10 September 2022"
    assert day.get_attribute("aria-label")


def test_dragging_speaks_to_the_channel_and_to_python_once_on_release(harness):
    page = harness()
    x, y = thumb(page)
    page.evaluate("window.heard.length = 0")
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 31):
        page.mouse.move(x + 10 * step, y)
    days = [each["day"] for each in page.evaluate("window.heard") if each["type"] == "day"]
    assert len(set(days)) >= 20
    assert sent(page) == []
    page.mouse.up()
    page.wait_for_timeout(SETTLED_MS)
    assert len(sent(page)) == 1
    assert index(page) == days[-1] > 400


def test_the_native_thumb_stands_where_its_day_is_drawn_at_any_zoom(harness):
    page = harness()
    for _ in range(5):
        page.get_by_role("button", name="Show less time").click()
    before = index(page)
    x, y = thumb(page)
    frame = page.locator(".ctl-frame").bounding_box()
    assert frame["x"] <= x <= frame["x"] + frame["width"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y, steps=5)
    page.mouse.up()
    moved = thumb(page)[0] - x
    assert abs(moved - 100) < 20
    assert 0 < index(page) - before < 20


def test_keys_step_and_python_hears_after_they_settle(harness):
    page = harness()
    slider(page).focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "PageUp"):
        page.keyboard.press(key)
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page) == ["2022-10-19"]
    page.keyboard.press("Home")
    assert index(page) == 0
    page.keyboard.press("End")
    assert index(page) == 1732


def test_keys_work_from_the_page_but_not_while_typing(harness):
    page = harness()
    page.evaluate("document.body.append(document.createElement('input'))")
    before = index(page)
    page.keyboard.press("ArrowRight")
    assert index(page) == before + 1
    page.locator("body > input").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.type("np ")
    assert index(page) == before + 1


def test_next_change_and_next_event_land_on_such_days(harness):
    page = harness()
    made = "import('/tests/fixtures/timeline-data.mjs')"
    events = page.evaluate(f"{made}.then((made) => made.eventsJson().map((e) => e.when.best))")
    gained = page.evaluate(f"{made}.then((made) => made.timelineJson().gained.map(([d]) => d))")
    page.get_by_role("button", name="Next change anywhere").click()
    assert index(page) in gained
    page.get_by_role("button", name="Next event").first.click()
    assert index(page) in events


def test_playing_moves_the_day_and_pausing_tells_python_once(harness):
    page = harness()
    page.locator(".ctl-timeline select").last.select_option("60")
    start = index(page)
    page.keyboard.press("Space")
    page.wait_for_function(
        "start => Number(document.querySelector('#timeline').shadowRoot"
        ".querySelector('[data-testid=timeline-day]').value) > start + 5",
        arg=start,
    )
    assert sent(page) == []
    page.keyboard.press("Space")
    stopped = index(page)
    page.wait_for_timeout(SETTLED_MS)
    assert index(page) == stopped
    assert len(sent(page)) == 1


def test_python_moves_the_day_only_with_a_new_seq(harness):
    page = harness()
    page.evaluate("window.update({ day: '2023-01-01' })")
    assert index(page) == 198
    page.evaluate("window.update({ day: '2023-01-01', seq: 2 })")
    assert index(page) == 311
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page) == []


def test_a_new_language_keeps_the_day(harness):
    page = harness()
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.evaluate("window.update({ lang: 'uk', strings: window.words('uk') })")
    assert slider(page).get_attribute("aria-valuetext") == "11 вересня 2022"
    page.locator(".ctl-heading", has_text="Події, 5–11 вересня 2022").wait_for()


def test_downloads_follow_the_day_and_the_filters(harness):
    page = harness("raion=1")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    link = page.get_by_role("link", name="Download this day as CSV")
    assert (
        link.get_attribute("href") == "/api/snapshot.csv?date=2022-09-11&raion=UA63080000000011111"
    )
    assert link.get_attribute("download") == "control-2022-09-11.csv"


def test_help_lists_the_keys_and_closes(harness):
    page = harness()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    sheet.wait_for()
    assert "Next change anywhere".lower() in sheet.inner_text().lower().replace(
        "previous, next", "next"
    )
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")


def test_a_phase_becomes_the_window_and_the_chip_takes_it_back(harness):
    page = harness()
    page.get_by_role("button", name="Second phase").click()
    assert index(page) == 76
    page.locator(".ctl-chip-on", has_text="11 May – 5 Sep 2022").wait_for()
    page.locator(".ctl-heading", has_text="Events, 11 May – 5 September 2022").wait_for()
    page.get_by_role("button", name="Back to the last 7 days").click()
    page.locator(".ctl-heading", has_text="Events, 5–11 May 2022").wait_for()


def test_dragging_on_the_minimap_chooses_a_stretch_and_double_click_shows_all(harness):
    page = harness()
    whole = page.get_by_role("button", name="Show the whole war")
    box = page.locator(".ctl-minimap").bounding_box()
    y = box["y"] + box["height"] / 2

    def part() -> tuple[float, float]:
        found = page.locator(".ctl-minimap-view").bounding_box()
        return found["x"] - box["x"], found["width"]

    def drag(start: float, end: float) -> None:
        page.mouse.move(box["x"] + start, y)
        page.mouse.down()
        page.mouse.move(box["x"] + end, y, steps=4)
        page.mouse.up()

    drag(300, 500)
    assert part() == pytest.approx((300, 200), abs=2)
    assert not whole.is_disabled()
    drag(400, 450)
    assert part() == pytest.approx((350, 200), abs=2), "the part itself is moved"
    drag(100, 40)
    assert part() == pytest.approx((40, 60), abs=2)
    page.mouse.dblclick(box["x"] + 800, y)
    assert whole.is_disabled()


def test_a_unit_without_columns_is_said_on_the_strip(harness):
    page = harness("raion=1")
    note = page.get_by_text("The strip shows the whole layer")
    assert note.is_hidden()
    page.evaluate("window.update({ units: ['UA53000000000055555'] })")
    note.wait_for()
    page.evaluate("window.update({ units: [] })")
    note.wait_for(state="hidden")


def test_cards_follow_the_day_without_python(harness):
    page = harness()
    first = page.locator(".ctl-card").evaluate_all("cards => cards.map((c) => c.dataset.event)")
    assert first
    page.locator(".ctl-count", has_text=f"{len(first)} of 150").wait_for()
    slider(page).evaluate(
        "node => { node.value = 100; node.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    page.get_by_text("No event in this window.").wait_for()
    page.locator(".ctl-empty").get_by_role("button", name="Next event").click()
    page.locator(".ctl-card").first.wait_for()


def test_cards_stay_when_they_do_not_follow_and_mark_those_of_the_day(harness):
    page = harness()
    page.keyboard.press(".")
    follow = page.get_by_role("button", name="Follow the day")
    assert follow.get_attribute("aria-pressed") == "true"
    follow.click()
    page.locator(".ctl-heading", has_text="All events · 150 of 150").wait_for()
    page.wait_for_timeout(400)
    cards = "cards => cards.map((card) => card.dataset.event)"
    before = page.locator(".ctl-card").evaluate_all(cards)
    marked = page.locator(".ctl-card-now").evaluate_all(cards)
    assert marked
    slider(page).evaluate(
        "node => { node.value = 100; node.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").evaluate_all(cards) == before
    assert page.locator(".ctl-card-now").evaluate_all(cards) != marked
    follow.click()
    page.get_by_text("No event in this window.").wait_for()


def test_scrolling_the_cards_sets_the_day_only_when_asked(harness):
    page = harness()
    panel = page.locator("#panel")
    page.get_by_role("button", name="Follow the day").click()
    page.wait_for_timeout(500)
    panel.evaluate("node => { node.scrollTop += 900 }")
    page.wait_for_timeout(300)
    assert index(page) == 198
    page.get_by_role("button", name="Scroll sets the day").click()
    page.wait_for_timeout(500)
    assert index(page) == 198, "turning it on moves the cards, not the day"
    days = []
    for _ in range(5):
        panel.evaluate("node => { node.scrollTop += 700 }")
        page.wait_for_timeout(60)
        days.append(index(page))
    for _ in range(60):  # A busy machine draws the reading line late.
        if days[-1] > 198:
            break
        page.wait_for_timeout(50)
        days.append(index(page))
    assert days == sorted(days)
    assert days[-1] > 198
    page.wait_for_timeout(SETTLED_MS)
    assert len(sent(page)) == 1


def test_a_full_window_keeps_at_most_thirty_cards_in_the_page(harness):
    page = harness()
    page.get_by_role("button", name="Fifth phase").click()
    page.locator(".ctl-heading", has_text="May 2024").wait_for()
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").count() == 30
    before = page.locator(".ctl-card").first.get_attribute("data-event")
    page.locator(".ctl-wide").click()
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").count() <= 30
    assert page.locator(".ctl-card").first.get_attribute("data-event") != before


def test_a_place_on_a_card_points_goes_and_selects(harness):
    page = harness()
    page.evaluate("window.heard.length = 0")
    name = page.get_by_role("button", name="Alphaville").first
    name.hover()
    name.click()
    page.locator(".ctl-place-name", has_text="Alphaville").wait_for()
    heard = page.evaluate("window.heard")
    kinds = {each["type"] for each in heard}
    assert {"hover", "goto", "select", "day"} <= kinds
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page, "sel") == ["UA63080010010012345"]


def test_a_hromada_on_a_card_goes_to_the_day_and_selects_nothing(harness):
    page = harness()
    page.keyboard.press(",")
    page.evaluate("window.heard.length = 0")
    name = page.locator(".ctl-card").last.get_by_role("button", name="Alpha hromada")
    name.click()
    page.wait_for_timeout(SETTLED_MS)
    heard = page.evaluate("window.heard")
    assert [each.get("place") for each in heard if each["type"] == "goto"] == [None]
    assert "select" not in {each["type"] for each in heard}
    assert sent(page, "sel") == []


def test_the_passport_shows_claims_and_marks_dissent(harness):
    page = harness("sel=1")
    page.locator(".ctl-now", has_text="Contested").wait_for()
    page.locator(".ctl-spell", has_text="Contested").get_by_text("2 claims").click()
    dissent = page.locator(".ctl-dissent")
    assert "Not followed" in dissent.inner_text()
    page.get_by_role("button", name="Next change", exact=True).click()
    page.locator(".ctl-now", has_text="Liberated").wait_for()
    assert slider(page).get_attribute("aria-valuetext") == "12 September 2022"
    page.get_by_role("button", name="Close this place").click()
    page.locator(".ctl-heading").wait_for()
    assert sent(page, "sel") == [None]


def test_the_passport_lists_names_and_neighbours_and_goes_to_one(harness):
    page = harness("sel=1")
    page.get_by_text("5 names").click()
    names = page.locator(".ctl-names").inner_text()
    assert "Name in another language, Russian" in names
    assert names.index("Former name") < names.index("Other spelling")
    assert (
        page.locator(".ctl-before").inner_text().startswith("Before: Occupied 4 Mar – 9 Sep 2022")
    )
    whole = page.get_by_role("link", name="Download the whole history")
    assert whole.get_attribute("href") == "/api/history/UA63080010010012345.json"
    neighbour = page.get_by_role("button", name="Betaville")
    assert "Occupied" in neighbour.inner_text()
    page.get_by_role("button", name="Next change", exact=True).click()
    neighbour.get_by_text("Liberated").wait_for()
    page.evaluate("window.heard.length = 0")
    neighbour.hover()
    neighbour.click()
    page.wait_for_timeout(SETTLED_MS)
    heard = page.evaluate("window.heard.map((each) => [each.type, each.katottg])")
    assert ["hover", ["UA63080010020054321"]] in heard
    assert ["select", "UA63080010020054321"] in heard
    assert sent(page, "sel") == ["UA63080010020054321"]


def test_text_of_the_data_stays_text_and_bad_addresses_are_no_links(harness):
    page = harness()
    hrefs = page.locator(".ctl-sources a").evaluate_all("links => links.map((a) => a.href)")
    assert hrefs
    assert all(href.startswith("https://") for href in hrefs)
    relations = page.locator(".ctl-sources a").evaluate_all("links => links.map((a) => a.rel)")
    assert all("noopener" in relation for relation in relations)


def test_what_the_map_says_reaches_python_and_screen_readers(harness):
    page = harness()
    page.evaluate(
        "window.say({ type: 'filters', units: [], statuses: ['occupied'] });"
        "window.say({ type: 'view', lng: 36, lat: 49, zoom: 8 });"
        "window.say({ type: 'view', lng: 36.5, lat: 49.5, zoom: 9 });"
        "window.say({ type: 'painted', day: 198, count: 3, changing: 0, disagreement: 0,"
        " counts: { occupied: 1, contested: 2, liberated: 0, ukrainian: 0, unknown: 0 } })"
    )
    page.locator(".ctl-spoken", has_text="1 occupied, 2 contested").wait_for(state="attached")
    page.locator(".ctl-chip", has_text="Occupied").wait_for()
    page.wait_for_timeout(1500)
    assert sent(page, "statuses") == [["occupied"]]
    assert sent(page, "view") == ["36.5,49.5,9"]


def test_reduced_motion_moves_no_cards(harness):
    page = harness(reduced_motion="reduce")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".ctl-card-entering").count() == 0


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_overflows_and_the_strip_keeps_its_height(harness, width, lang):
    page = harness(f"sel=1&lang={lang}&raion=1", viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 820:
        assert page.locator(".ctl-timeline").bounding_box()["height"] <= 186


def test_targets_are_wide_enough_for_fingers(harness):
    page = harness(viewport={"width": 390, "height": 844}, has_touch=True)
    small = page.locator(".ctl-row button:visible, .ctl-row select:visible, .ctl-row a:visible")
    boxes = small.evaluate_all(
        "nodes => nodes.map((n) => [n.title, n.offsetWidth, n.offsetHeight])"
        ".filter(([, width, height]) => width < 40 || height < 40)"
    )
    assert boxes == []


def test_a_finger_that_scrolls_the_page_from_the_strip_leaves_the_day(harness):
    page = harness(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    box = page.locator(".ctl-plot").bounding_box()
    x, y = box["x"] + 0.8 * box["width"], box["y"] + 40
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *points: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", {"x": x, "y": y})
    for step in range(1, 13):
        finger("touchMove", {"x": x, "y": y - 25 * step})
        page.wait_for_timeout(16)
    finger("touchEnd")
    page.wait_for_timeout(SETTLED_MS)
    assert page.evaluate("scrollY") > 100
    assert index(page) == 198
    assert sent(page) == []
