"""axe-core finds nothing serious: the map's frame and every page, in both themes."""

from __future__ import annotations

import pytest
from axe import serious

from dashboard.pages import PAGES
from dashboard.text import text

FRAME = "iframe[title='streamlit_folium.st_folium']"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_on_any_page(visit, theme):
    visit.page.emulate_media(color_scheme=theme)
    found = {}
    frame = visit.open("/?date=2022-09-05")
    visit.slider()
    visit.page.wait_for_timeout(500)
    found["map"] = serious(visit.page.main_frame)
    found["frame"] = serious(frame)
    for offered in PAGES[1:]:
        name = text(f"page.{offered.name}", "en")
        if offered.menu is not None:
            visit.page.get_by_role("button", name=text(f"menu.{offered.menu}", "en")).click()
        visit.page.get_by_role("link", name=name, exact=True).click()
        visit.page.wait_for_url(f"**/{offered.name}*")
        visit.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        visit.page.wait_for_timeout(500)
        found[name] = serious(visit.page.main_frame)
    assert {name: faults for name, faults in found.items() if faults} == {}
