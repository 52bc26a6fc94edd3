"""The timeline and the panel inside the real page: what they do together with map, address and Python."""

from __future__ import annotations

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
