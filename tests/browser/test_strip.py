"""The timeline strip in a real browser, on made-up data and without the app."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from stripharness import SETTLED_MS, index, sent, slider, thumb


def test_the_slider_is_a_labelled_range_over_the_whole_war(open_strip):
    page = open_strip()
    day = slider(page)
    attributes = {name: day.get_attribute(name) for name in ("type", "min", "max", "step")}
    assert attributes == {"type": "range", "min": "0", "max": "1732", "step": "1"}
    assert day.get_attribute("aria-valuetext") == "10 September 2022"
    assert day.get_attribute("aria-label")


def test_dragging_speaks_to_the_channel_and_to_python_once_on_release(open_strip):
    page = open_strip()
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


def test_the_native_thumb_stands_where_its_day_is_drawn_at_any_zoom(open_strip):
    page = open_strip()
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


def test_keys_step_and_python_hears_after_they_settle(open_strip):
    page = open_strip()
    slider(page).focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "PageUp"):
        page.keyboard.press(key)
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page) == ["2022-10-19"]
    page.keyboard.press("Home")
    assert index(page) == 0
    page.keyboard.press("End")
    assert index(page) == 1732


def test_keys_work_from_the_page_but_not_while_typing(open_strip):
    page = open_strip()
    page.evaluate("document.body.append(document.createElement('input'))")
    before = index(page)
    page.keyboard.press("ArrowRight")
    assert index(page) == before + 1
    page.locator("body > input").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.type("np ")
    assert index(page) == before + 1


def test_next_change_and_next_event_land_on_such_days(open_strip):
    page = open_strip()
    made = "import('/tests/fixtures/timeline-data.mjs')"
    events = page.evaluate(f"{made}.then((made) => made.eventsJson().map((e) => e.when.best))")
    gained = page.evaluate(f"{made}.then((made) => made.timelineJson().gained.map(([d]) => d))")
    page.get_by_role("button", name="Next change anywhere").click()
    assert index(page) in gained
    page.get_by_role("button", name="Next event").first.click()
    assert index(page) in events


def test_playing_moves_the_day_and_pausing_tells_python_once(open_strip):
    page = open_strip()
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


def test_python_moves_the_day_only_with_a_new_seq(open_strip):
    page = open_strip()
    page.evaluate("window.update({ day: '2023-01-01' })")
    assert index(page) == 198
    page.evaluate("window.update({ day: '2023-01-01', seq: 2 })")
    assert index(page) == 311
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page) == []


def test_a_new_language_keeps_the_day(open_strip):
    page = open_strip()
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.evaluate("window.update({ lang: 'uk', strings: window.words('uk') })")
    assert slider(page).get_attribute("aria-valuetext") == "11 вересня 2022"
    page.locator(".ctl-heading", has_text="Події, 5–11 вересня 2022").wait_for()


def test_downloads_follow_the_day_and_the_filters(open_strip):
    page = open_strip("raion=1")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    link = page.get_by_role("link", name="Download this day as CSV")
    # Links are written a moment after the day, once for all the days of a hand that goes on.
    expect(link).to_have_attribute(
        "href", "/api/snapshot.csv?date=2022-09-11&raion=UA63080000000011111"
    )
    expect(link).to_have_attribute("download", "control-2022-09-11.csv")


def test_help_lists_the_keys_and_closes(open_strip):
    page = open_strip()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    sheet.wait_for()
    assert "Next change anywhere".lower() in sheet.inner_text().lower().replace(
        "previous, next", "next"
    )
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")


def test_a_phase_becomes_the_window_and_the_chip_takes_it_back(open_strip):
    page = open_strip()
    page.get_by_role("button", name="Second phase").click()
    assert index(page) == 76
    page.locator(".ctl-chip-on", has_text="11 May – 5 Sep 2022").wait_for()
    page.locator(".ctl-heading", has_text="Events, 11 May – 5 September 2022").wait_for()
    page.get_by_role("button", name="Back to the last 7 days").click()
    page.locator(".ctl-heading", has_text="Events, 5–11 May 2022").wait_for()


def test_dragging_on_the_minimap_chooses_a_stretch_and_double_click_shows_all(open_strip):
    page = open_strip()
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


def test_a_unit_without_columns_is_said_on_the_strip(open_strip):
    page = open_strip("raion=1")
    note = page.get_by_text("The strip shows the whole layer")
    assert note.is_hidden()
    page.evaluate("window.update({ units: ['UA53000000000055555'] })")
    note.wait_for()
    page.evaluate("window.update({ units: [] })")
    note.wait_for(state="hidden")


def test_what_the_map_says_reaches_python_and_screen_readers(open_strip):
    page = open_strip()
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
