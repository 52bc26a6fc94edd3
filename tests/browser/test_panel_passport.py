"""The passport of a place in a real browser, on made-up data and without the app."""

from __future__ import annotations

from stripharness import SETTLED_MS, sent, slider


def test_the_passport_shows_claims_and_marks_dissent(open_strip):
    page = open_strip("sel=1")
    page.locator(".ctl-now", has_text="Contested").wait_for()
    page.locator(".ctl-spell", has_text="Contested").get_by_text("2 claims").click()
    dissent = page.locator(".ctl-dissent")
    assert "Not followed" in dissent.inner_text()
    page.get_by_role("button", name="Next change", exact=True).click()
    page.locator(".ctl-now", has_text="Liberated").wait_for()
    assert slider(page).get_attribute("aria-valuetext") == "12 September 2022"
    page.get_by_role("button", name="Close this place").click()
    page.locator(".ctl-heading").wait_for()
    assert sent(page, "sel") == [None]


def test_the_passport_lists_names_and_neighbours_and_goes_to_one(open_strip):
    page = open_strip("sel=1")
    page.get_by_text("5 names").click()
    names = page.locator(".ctl-names").inner_text()
    assert "Name in another language, Russian" in names
    assert names.index("Former name") < names.index("Other spelling")
    assert (
        page.locator(".ctl-before").inner_text().startswith("Before: Occupied 4 Mar – 9 Sep 2022")
    )
    whole = page.get_by_role("link", name="Download the whole history")
    assert whole.get_attribute("href") == "/api/history/UA63080010010012345.json"
    neighbour = page.get_by_role("button", name="Betaville")
    assert "Occupied" in neighbour.inner_text()
    page.get_by_role("button", name="Next change", exact=True).click()
    neighbour.get_by_text("Liberated").wait_for()
    page.evaluate("window.heard.length = 0")
    neighbour.hover()
    neighbour.click()
    page.wait_for_timeout(SETTLED_MS)
    heard = page.evaluate("window.heard.map((each) => [each.type, each.katottg])")
    assert ["hover", ["UA63080010020054321"]] in heard
    assert ["select", "UA63080010020054321"] in heard
    assert sent(page, "sel") == ["UA63080010020054321"]
