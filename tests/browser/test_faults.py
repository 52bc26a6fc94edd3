"""What befalls an open page: the network goes, fonts are missing."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import ARGUMENTS, _chromium, visiting

CHROMIUM = _chromium()
DAY, NEXT = "2022-09-05", "2022-09-06"
#: Streamlit's page tries anew after longer and longer pauses.
RETRY_MS = 60_000
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


def test_offline_in_the_middle_days_still_run_and_online_again_all_goes_on(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    visit.page.context.set_offline(True)
    for day in (NEXT, "2022-09-07"):
        visit.slider().focus()
        visit.page.keyboard.press("ArrowRight")
        visit.wait_for_day(day)
    assert visit.painted()[1] > 1000
    visit.page.context.set_offline(False)
    visit.page.wait_for_url(re.compile("date=2022-09-07"), timeout=RETRY_MS)
    press_right(visit, "2022-09-08")
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
