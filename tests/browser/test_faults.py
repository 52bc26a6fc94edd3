"""What befalls an open page: the network goes, fonts are missing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ARGUMENTS, PAINT_MS, _chromium, visiting

CHROMIUM = _chromium()
DAY, NEXT = "2022-09-05", "2022-09-06"
#: Streamlit's page tries anew after longer and longer pauses.
RETRY_MS = 60_000
COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  return Array.from(new Uint8Array(await (await item.getType("image/png")).arrayBuffer()));
}"""
#: Whether the line about the connection is what one sees at a point.
SEEN = """([x, y]) => {
  let found = document.elementFromPoint(x, y);
  while (found?.shadowRoot) found = found.shadowRoot.elementFromPoint(x, y);
  return found?.matches(".ctl-offline");
}"""
#: Of the console, while there is nobody to answer: what the browser itself says of that.
UNREACHABLE = re.compile(
    r"ERR_(CONNECTION|INTERNET|FAILED|NETWORK|EMPTY)|WebSocket|Failed to fetch"
)


def forgive(visit):
    """Drop what the browser said because nobody answered; everything else stays a fault."""
    visit.faults[:] = [fault for fault in visit.faults if not UNREACHABLE.search(fault)]


def press_right(visit, day):
    """Go on by a day at the slider and wait until map and address know it."""
    visit.slider().focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_for_day(day)
    visit.page.wait_for_url(re.compile(f"date={day}"), timeout=RETRY_MS)


def copied(visit) -> bytes:
    """Copy the map as an image and return what is on the clipboard."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.map().get_by_role("button", name="Copy as an image").click()
    visit.map().get_by_text("Image copied", exact=True).wait_for(timeout=PAINT_MS)
    return bytes(visit.page.evaluate(COPIED))


def drag_on(visit) -> str:
    """Drag the thumb by the mouse and return the day that the map then shows."""
    box, before = visit.slider().bounding_box(), visit.painted()[0]
    middle = box["y"] + box["height"] / 2
    visit.page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    visit.page.mouse.down()
    for part in (0.35, 0.4, 0.45):
        visit.page.mouse.move(box["x"] + box["width"] * part, middle)
    visit.page.mouse.up()
    visit.map().wait_for_selector(f"[data-painted-day]:not([data-painted-day='{before}'])")
    visit.page.wait_for_timeout(300)
    return visit.painted()[0]


def play(visit) -> str:
    """Play until the day has gone on, stop, and return the day."""
    before = visit.painted()[0]
    visit.page.get_by_role("button", name="Play", exact=True).click()
    visit.map().wait_for_selector(f"[data-painted-day]:not([data-painted-day='{before}'])")
    visit.page.get_by_role("button", name="Pause", exact=True).click()
    visit.page.wait_for_timeout(300)
    return visit.painted()[0]


def test_offline_in_the_middle_the_page_goes_on_says_what_waits_and_catches_up(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    panel = visit.page.locator(".ctl-panel")
    panel.get_by_role("heading", name="Events").first.wait_for()
    # Outlines and names come last; without them a place cannot be told to anybody.
    visit.page.wait_for_load_state("networkidle")
    visit.page.context.set_offline(True)
    # What has to wait is said at once, before anybody tries it.
    said = visit.page.locator(".ctl-offline")
    expect(said).to_contain_text("No connection")
    box = said.bounding_box()
    at_the_middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert visit.page.evaluate(SEEN, at_the_middle), "something covers it"
    visit.slider().focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_for_day(NEXT)
    dragged = drag_on(visit)
    played = play(visit)
    assert DAY < NEXT < played
    assert dragged != played
    assert visit.painted()[1] > 1000
    assert copied(visit)[:4] == b"\x89PNG"
    # A place can be chosen; its history is asked of the server, which is said where it would stand.
    visit.map().locator(".leaflet-container").click(position={"x": 420, "y": 330})
    expect(panel.get_by_role("alert")).to_contain_text("once there is one again")
    visit.page.context.set_offline(False)
    expect(said).to_be_empty()
    panel.locator(".ctl-place-name").wait_for(timeout=PAINT_MS)
    assert panel.get_by_role("alert").count() == 0
    visit.page.wait_for_url(re.compile(f"date={played}"), timeout=RETRY_MS)
    visit.page.wait_for_url(re.compile("sel=UA"), timeout=RETRY_MS)
    after = str(date.fromisoformat(played) + timedelta(days=1))
    press_right(visit, after)
    forgive(visit)


def test_outlines_and_names_that_nobody_gave_are_asked_for_again(visit):
    late = re.compile(r"/(base|names)\.json$")
    visit.page.route(late, lambda route: route.abort())
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    fault = visit.map().get_by_role("alert")
    expect(fault).to_contain_text("could not be loaded", timeout=PAINT_MS)
    # Chosen before anybody knows what it is called: known to all once it is.
    visit.map().locator(".leaflet-container").click(position={"x": 420, "y": 330})
    visit.page.unroute(late)
    expect(fault).to_be_hidden(timeout=PAINT_MS)
    visit.page.wait_for_url(re.compile("sel=UA"), timeout=RETRY_MS)
    visit.page.locator(".ctl-panel .ctl-place-name").wait_for(timeout=PAINT_MS)
    forgive(visit)


@pytest.fixture
def fontless(tmp_path, browser):
    """Return a browser on a system without any font."""
    settings = tmp_path / "fonts.conf"
    (tmp_path / "fonts").mkdir()
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    running = browser.browser_type.launch(
        executable_path=CHROMIUM,
        args=list(ARGUMENTS),
        env={"FONTCONFIG_FILE": str(settings)},
    )
    yield running
    running.close()


def test_without_the_page_s_fonts_the_map_is_painted_and_controls_work(server, browser):
    with visiting(server, browser) as visit:
        visit.page.route(re.compile(r"\.(woff2?|ttf|otf)(\?|$)"), lambda route: route.abort())
        visit.open(f"/?date={DAY}")
        press_right(visit, NEXT)
        assert visit.painted()[1] > 1000
        forgive(visit)


def test_without_any_font_of_the_system_the_map_is_painted(server, fontless):
    with visiting(server, fontless) as visit:
        visit.open(f"/?date={DAY}")
        visit.wait_for_day(DAY)
        assert visit.painted()[1] > 1000
