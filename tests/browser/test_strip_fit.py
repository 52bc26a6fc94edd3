"""Strip and panel at every width and under fingers, on made-up data and without the app."""

from __future__ import annotations

import pytest
from stripharness import SETTLED_MS, index, sent


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_overflows_and_the_strip_keeps_its_height(open_strip, width, lang):
    page = open_strip(f"sel=1&lang={lang}&raion=1", viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 820:
        assert page.locator(".ctl-timeline").bounding_box()["height"] <= 186


def test_a_tablet_has_the_strip_whole(visit):
    """With fingers its targets are taller; the page leaves it a row of a height that is its own."""
    context = visit.page.context.browser.new_context(
        viewport={"width": 844, "height": 700}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(visit.address)
    page.get_by_test_id("timeline-day").wait_for(timeout=30_000)
    page.evaluate("document.fonts.ready.then(() => true)")
    row = page.locator(".st-key-ctl_stage > :has(> .st-key-ctl_timeline)")
    hidden = [
        row.evaluate("(node) => node.scrollHeight - node.clientHeight"),
        page.locator(".ctl-row").evaluate("(node) => node.scrollWidth - node.clientWidth"),
    ]
    context.close()
    assert max(hidden) <= 0


def test_targets_are_wide_enough_for_fingers(open_strip):
    page = open_strip(viewport={"width": 390, "height": 844}, has_touch=True)
    small = page.locator(".ctl-row button:visible, .ctl-row select:visible, .ctl-row a:visible")
    boxes = small.evaluate_all(
        "nodes => nodes.map((n) => [n.title, n.offsetWidth, n.offsetHeight])"
        ".filter(([, width, height]) => width < 40 || height < 40)"
    )
    assert boxes == []


def test_a_finger_that_scrolls_the_page_from_the_strip_leaves_the_day(open_strip):
    page = open_strip(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
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
