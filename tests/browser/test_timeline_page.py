"""The timeline and the panel inside the real page: what they do together with map, address and Python."""

from __future__ import annotations

import re

DAY = "2022-09-05"


def focus_the_map(visit) -> None:
    """Put the keyboard into the map's frame without touching a place."""
    visit.map().locator(".leaflet-container").focus()


def test_keys_pressed_on_the_map_reach_the_timeline(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    focus_the_map(visit)
    visit.page.keyboard.press("n")
    visit.wait_for_day("2022-09-06")
    visit.page.keyboard.press("?")
    visit.page.get_by_role("dialog").wait_for()


def commit(visit, keys: str, day: str) -> None:
    """Press keys on the slider and wait until the address knows the day."""
    visit.slider().focus()
    visit.page.keyboard.press(keys)
    visit.page.wait_for_url(re.compile(f"date={day}"), timeout=10_000)


def test_back_restores_the_day_on_map_slider_and_address_and_the_same_step_counts_again(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    commit(visit, "ArrowRight", "2022-09-06")
    commit(visit, "Shift+ArrowRight", "2022-09-13")
    visit.page.go_back()
    visit.page.go_back()
    visit.wait_for_day(DAY)
    assert visit.slider().get_attribute("aria-valuetext") == "5 September 2022"
    assert f"date={DAY}" in visit.page.url
    commit(visit, "ArrowRight", "2022-09-06")


def test_a_slow_server_never_pulls_the_thumb_back(visit):
    """Every day that rests is told; the answers to all of them come only after the last."""
    answers: list[tuple] = []

    def hold_answers(socket) -> None:
        socket.connect_to_server().on_message(lambda message: answers.append((socket, message)))

    def deliver(seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            while answers:
                socket, message = answers.pop(0)
                socket.send(message)
            visit.page.wait_for_timeout(100)

    visit.page.route_web_socket("**/_stcore/stream", hold_answers)
    visit.page.goto(f"{visit.address}/?date={DAY}")
    for _ in range(60):
        deliver(0.5)
        if visit.page.get_by_test_id("timeline-day").count():
            break
    visit.wait_for_day(DAY)
    deliver(1)
    visit.slider().focus()
    for key in ("ArrowRight", "ArrowLeft", "Shift+ArrowRight"):
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(600)
    for _ in range(30):
        deliver(0.5)
        if "date=2022-09-12" in visit.page.url:
            break
    deliver(1)
    assert visit.slider().get_attribute("aria-valuetext") == "12 September 2022"
    assert "date=2022-09-12" in visit.page.url


def test_a_link_restores_the_view_and_back_moves_the_map_there(visit):
    frame = visit.open(f"/?date={DAY}&v=37.6,49.7,10")
    visit.wait_for_day(DAY)
    scale = frame.locator(".ctl-scale")
    near = scale.inner_text()
    visit.page.wait_for_timeout(1500)
    assert "v=37.6%2C49.7%2C10" in visit.page.url.replace(",", "%2C"), "not rewritten by the map"
    frame.get_by_role("button", name="Show everything").click()
    visit.page.wait_for_url(lambda address: "v=" not in address, timeout=10_000)
    assert scale.inner_text() != near
    visit.page.go_back()
    visit.page.wait_for_url(re.compile("v=37"), timeout=10_000)
    scale.get_by_text(near).wait_for(timeout=10_000)


def test_screen_readers_hear_day_and_counts_at_rest_and_nothing_while_playing(visit):
    visit.open(f"/?date={DAY}")
    spoken = visit.page.locator(".ctl-spoken")
    assert spoken.get_attribute("role") == "status"
    sentence = re.compile(r"^5 September 2022: \d+ occupied, \d+ contested, .*without evidence\.$")
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('*')].some((node) =>"
        " node.shadowRoot?.querySelector('.ctl-spoken')?.textContent)"
    )
    before = spoken.text_content()
    assert sentence.match(before)
    visit.slider().focus()
    visit.page.keyboard.press("l")
    play = visit.page.locator("[data-command='play']")
    play.click()
    visit.page.wait_for_timeout(1500)
    assert spoken.text_content() == before
    play.click()
    visit.page.wait_for_timeout(1500)
    day = visit.slider().get_attribute("aria-valuetext")
    assert day != "5 September 2022"
    assert spoken.text_content().startswith(f"{day}: ")


def test_an_embedded_map_is_map_and_timeline_with_a_way_to_the_whole_page(visit):
    visit.page.set_viewport_size({"width": 900, "height": 600})
    frame = visit.open(f"/?date={DAY}&embed=1")
    visit.wait_for_day(DAY)
    assert visit.page.get_by_placeholder(re.compile("Search")).count() == 0
    assert visit.page.locator(".ctl-panel").count() == 0
    strip = visit.page.locator(".ctl-timeline").bounding_box()
    assert strip["y"] + strip["height"] <= 601
    assert frame.evaluate("innerWidth") >= 890
    commit(visit, "ArrowRight", "2022-09-06")
    assert "embed=1" in visit.page.url
    whole = visit.page.get_by_role("link", name="Open the whole page")
    assert whole.get_attribute("href") == f"{visit.address}/?date=2022-09-06"
