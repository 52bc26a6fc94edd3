"""The Regions and Compare pages in a real browser: charts under the policy, the divider, the files."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.palette import palette_of

CHART = "[data-testid=stVegaLiteChart] canvas.marks"
#: Whether the first chart has all of some colours.
HAS_COLOURS = """(canvas, wanted) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set(new Uint32Array(data.buffer));
  return wanted.every((hex) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    return seen.has(((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0);
  });
}"""
DAYS = "from=2022-09-05&to=2022-09-12"


@pytest.fixture
def desk(visit):
    """Return a visit of a page by its address."""
    return visit


def compared(desk, path: str = f"/compare?{DAYS}"):
    desk.page.goto(desk.address + path)
    stage = desk.page.locator(".ctl-stage")
    expect(stage).to_have_attribute("data-painted", "2022-09-05 2022-09-12", timeout=30_000)
    return stage


def divider(desk):
    return desk.page.get_by_role("slider", name="Divider between the two days")


def pixel(stage, layer: str, x: float, y: float) -> list[int]:
    """Return the colour of a canvas at shares of its width and height."""
    return stage.locator(f".ctl-compare-{layer}").evaluate(
        """(canvas, [x, y]) => Array.from(canvas.getContext("2d").getImageData(
            Math.floor(canvas.width * x), Math.floor(canvas.height * y), 1, 1).data)""",
        [x, y],
    )


@pytest.mark.parametrize("language", ["en", "uk"])
def test_charts_are_drawn_without_eval_and_say_what_they_show(desk, language):
    desk.page.goto(f"{desk.address}/regions?date=2022-09-05&lang={language}")
    desk.page.wait_for_selector(CHART, timeout=30_000)
    charts = desk.page.locator("[data-testid=stVegaLiteChart]")
    expect(charts.first).to_have_attribute("role", "graphics-document")
    label = charts.first.get_attribute("aria-label")
    assert {"en": "5 September 2022", "uk": "5 вересня 2022"}[language] in label
    # Areas are there, the striped one as well, and the line of the day.
    light = palette_of("light")
    wanted = [light.status["occupied"], light.contested_ground, light.ink]
    # Playwright's own waiting for functions needs the eval that the policy forbids.
    for _ in range(50):
        if desk.page.locator(CHART).first.evaluate(HAS_COLOURS, wanted):
            return
        desk.page.wait_for_timeout(200)
    pytest.fail("the chart lacks the colours of the map")


@pytest.mark.parametrize("form", ["PNG", "SVG", "CSV"])
def test_a_chart_can_be_had_as_a_file(desk, tmp_path, form):
    desk.page.goto(f"{desk.address}/regions?date=2022-09-05&region=Izium%20Raion")
    desk.page.wait_for_selector(CHART, timeout=30_000)
    with desk.page.expect_download() as download:
        totals = desk.page.locator(".st-key-ctl_figure_totals")
        totals.get_by_role("button", name=form, exact=True).click()
    assert download.value.suggested_filename == f"totals-2022-09-05.{form.lower()}"
    raw = download.value.path().read_bytes()
    beginnings = {"PNG": b"\x89PNG", "SVG": b"<svg", "CSV": b"day,category,status,best,low,high\n"}
    assert raw.startswith(beginnings[form])


def test_the_divider_moves_by_keys(desk):
    stage = compared(desk)
    handle = divider(desk)
    expect(handle).to_have_attribute("aria-valuenow", "50")
    handle.focus()
    for key, value in (
        ("ArrowRight", "52"),
        ("ArrowLeft", "50"),
        ("PageDown", "40"),
        ("PageUp", "50"),
        ("Home", "0"),
        ("ArrowLeft", "0"),
        ("End", "100"),
    ):
        desk.page.keyboard.press(key)
        expect(handle).to_have_attribute("aria-valuenow", value)
    assert "5 September 2022" in handle.get_attribute("aria-valuetext")
    assert "12 September 2022" in handle.get_attribute("aria-valuetext")
    shown = "canvas => getComputedStyle(canvas).clipPath"
    assert stage.locator(".ctl-compare-before").evaluate(shown).startswith("inset(0px 0%")


def test_the_divider_follows_the_pointer(desk):
    stage = compared(desk)
    box = stage.bounding_box()
    middle = box["y"] + box["height"] / 2
    desk.page.mouse.move(box["x"] + box["width"] / 2, middle)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + box["width"] * 0.25, middle, steps=5)
    expect(divider(desk)).to_have_attribute("aria-valuenow", "25")
    desk.page.mouse.up()
    desk.page.mouse.move(box["x"] + box["width"] * 0.9, middle, steps=5)
    expect(divider(desk)).to_have_attribute("aria-valuenow", "25")


def test_the_two_days_differ_where_something_changed_and_the_difference_shows_it(desk):
    stage = compared(desk, f"/compare?{DAYS}&raion=Izium%20Raion")
    shares = [(x / 20, y / 20) for x in range(4, 17) for y in range(4, 17)]
    before = [pixel(stage, "before", *share) for share in shares]
    after = [pixel(stage, "after", *share) for share in shares]
    changed = [share for share, a, b in zip(shares, before, after, strict=True) if a != b]
    assert len(changed) > 20
    same = [share for share, a, b in zip(shares, before, after, strict=True) if a == b and a[3]]
    muted = pixel(stage, "difference", *same[0])
    assert all(pixel(stage, "difference", *share) != muted for share in changed[:20])


def test_the_difference_can_be_chosen_and_has_a_key(desk):
    stage = compared(desk)
    desk.page.get_by_role("button", name="The difference").click()
    expect(stage).to_have_attribute("data-drawing", "difference")
    expect(divider(desk)).to_be_hidden()
    expect(desk.page).to_have_url(re.compile("drawing=difference"))
    expect(desk.page.locator(".ctl-legend")).to_contain_text("Gained by Ukraine")
    desk.page.get_by_role("button", name="Both days").click()
    expect(divider(desk)).to_be_visible()


def test_what_lies_under_the_pointer_is_said(desk):
    stage = compared(desk)
    box = stage.bounding_box()
    desk.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    expect(desk.page.locator(".ctl-readout")).to_contain_text("→")


def test_another_day_repaints_in_place(desk):
    stage = compared(desk)
    desk.page.goto(f"{desk.address}/compare?from=2022-09-05&to=2022-10-05&lang=uk")
    expect(stage).to_have_attribute("data-painted", "2022-09-05 2022-10-05", timeout=30_000)
    expect(desk.page.locator(".ctl-day-after")).to_have_text("5 жовтня 2022")
