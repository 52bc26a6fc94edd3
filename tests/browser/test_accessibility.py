"""axe-core finds nothing serious: the map's frame and every page, in both themes."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from dashboard.pages import PAGES
from dashboard.text import text

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html.slice(0, 160)}`).join(" | ")}`);
}"""
FRAME = "iframe[title='streamlit_folium.st_folium']"


def serious(frame) -> list[str]:
    frame.evaluate(AXE)
    return frame.evaluate(RUN)


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
