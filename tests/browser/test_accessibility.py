"""axe-core finds nothing serious: the map's frame and every page, in both themes."""

from __future__ import annotations

from axe import serious_in_both_themes

from dashboard.pages import PAGES
from dashboard.text import text


def test_nothing_serious_on_any_page_in_either_theme(visit):
    page = visit.page
    page.emulate_media(color_scheme="light")
    found = {}
    frame = visit.open("/?date=2022-09-05")
    visit.slider()
    page.wait_for_timeout(500)
    found["map"] = serious_in_both_themes(page, page.main_frame, frame)
    for offered in PAGES[1:]:
        name = text(f"page.{offered.name}", "en")
        if offered.menu is not None:
            page.get_by_role("button", name=text(f"menu.{offered.menu}", "en")).click()
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**/{offered.name}*")
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.wait_for_timeout(200)
        found[name] = serious_in_both_themes(page)
    assert {name: faults for name, faults in found.items() if faults} == {}
