"""Drawing an area on the map of the Regions page: by hand, by clicks, by keys, and by touch."""

from __future__ import annotations

import math
import re

import pytest
from playwright.sync_api import expect

from data.areacode import read_area_code
from data.store import open_store

PAINT_MS = 30_000


def opened(visit, path: str = "/regions?date=2022-09-12"):
    visit.page.goto(visit.address + path)
    stage = visit.page.get_by_test_id("area-stage")
    expect(stage).to_have_attribute("data-painted", re.compile("2022-09-12"), timeout=PAINT_MS)
    return stage


def area_in_link(visit) -> str:
    """Wait until the address holds an area, and return its code."""
    expect(visit.page).to_have_url(re.compile(r"[?&]area=[\w.-]+"), timeout=PAINT_MS)
    return re.search(r"[?&]area=([\w.-]+)", visit.page.url)[1]


def expect_counted(visit, code: str) -> None:
    """Expect that map and page say as many settlements as the store finds in the area."""
    n = len(open_store().regions.rows((), read_area_code(code)))
    assert n > 20
    readout = visit.page.get_by_test_id("area-readout")
    expect(readout).to_have_text(f"In the area: {n} settlements.", timeout=PAINT_MS)
    expect(visit.page.get_by_text(re.compile(f"^{n} settlements"))).to_be_visible()


def test_a_lasso_is_counted_and_stands_in_the_link_and_escape_cancels_it(visit):
    stage = opened(visit)
    page, box = visit.page, stage.bounding_box()
    middle = (box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    page.get_by_test_id("area-tool-lasso").click()

    def drag() -> None:
        page.mouse.move(middle[0] + 90, middle[1])
        page.mouse.down()
        for step in range(1, 41):
            turn = step / 40 * 2 * math.pi
            page.mouse.move(middle[0] + 90 * math.cos(turn), middle[1] + 90 * math.sin(turn))

    drag()
    expect(page.get_by_test_id("area-readout")).to_contain_text("so far")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.get_by_test_id("area-readout")).to_contain_text("Drag around")
    assert "area=" not in page.url
    drag()
    page.mouse.up()
    code = area_in_link(visit)
    expect_counted(visit, code)
    opened(visit, f"/regions?date=2022-09-12&area={code}")
    expect_counted(visit, code)
    page.get_by_test_id("area-remove").click()
    expect(page).not_to_have_url(re.compile("area="), timeout=PAINT_MS)


def test_a_polygon_is_clicked_or_set_by_keys(visit):
    stage = opened(visit)
    page, box = visit.page, stage.bounding_box()
    page.get_by_test_id("area-tool-polygon").click()
    for x, y in ((0.4, 0.3), (0.8, 0.3), (0.8, 0.6), (0.4, 0.3)):
        page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    clicked = area_in_link(visit)
    expect_counted(visit, clicked)
    page.get_by_test_id("area-tool-polygon").click()
    stage.focus()
    for keys in (["Enter"], ["ArrowRight"] * 12 + ["Enter"], ["ArrowDown"] * 12 + ["Enter"]):
        for key in keys:
            page.keyboard.press(key)
    page.keyboard.press("Shift+Enter")
    expect(page).not_to_have_url(re.compile(re.escape(clicked)), timeout=PAINT_MS)
    expect_counted(visit, area_in_link(visit))


def test_a_drawing_stays_on_its_ground_when_the_window_changes(visit):
    stage = opened(visit)
    page, box = visit.page, stage.bounding_box()

    def corners(lowest: float) -> None:
        page.get_by_test_id("area-tool-polygon").click()
        for x, y in ((0.4, 0.3), (0.7, 0.3), (0.6, lowest)):
            stage.click(position={"x": box["width"] * x, "y": box["height"] * y})

    corners(0.7)
    page.get_by_test_id("area-close").click()
    first = area_in_link(visit)
    corners(0.6)
    page.set_viewport_size({**page.viewport_size, "width": page.viewport_size["width"] - 160})
    page.wait_for_function(
        "([stage, wide]) => stage.clientWidth < wide - 40",
        arg=[stage.element_handle(), box["width"]],
    )
    page.get_by_test_id("area-close").click()
    expect(page).not_to_have_url(re.compile(re.escape(f"area={first}")), timeout=PAINT_MS)
    west, south, east, north = read_area_code(first).bounds
    second = read_area_code(area_in_link(visit)).bounds
    assert (second[0], *second[2:]) == pytest.approx((west, east, north), abs=0.01)
    assert second[1] > south
