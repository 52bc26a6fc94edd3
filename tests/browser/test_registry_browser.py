"""Records in a real browser: links between them, the way to the map and back, and axe on each."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from axe import serious_in_both_themes

WITHDRAWAL = "ev-2022-09-10-withdrawal"
RECORDS = (
    f"/events?event={WITHDRAWAL}",
    "/entities?entity=vitaly-ganchev",
    "/sources?owner=DeepState&source=wikipedia-battle-of-izium",
)


def open_deep(visit, path: str) -> None:
    """Open a page by its own address."""
    visit.page.goto(visit.address + path)
    visit.page.locator("[class*='st-key-ctl_record_']").first.wait_for()
    settled(visit.page)


def settled(page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(500)


def params(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_nothing_serious_on_any_record_nor_in_the_results_of_a_search(visit):
    page = visit.page
    found = {}
    for path in RECORDS:
        page.emulate_media(color_scheme="light")
        open_deep(visit, path)
        found[path] = serious_in_both_themes(page)
    page.emulate_media(color_scheme="light")
    open_deep(visit, RECORDS[0])
    box = page.get_by_role("textbox").first
    box.fill("Ganchev")
    box.press("Enter")
    page.locator(".st-key-ctl_results").wait_for()
    settled(page)
    found["search"] = serious_in_both_themes(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_an_event_leads_to_its_entity_to_the_map_and_back(visit):
    page = visit.page
    open_deep(visit, f"/events?event={WITHDRAWAL}")
    page.get_by_role("link", name="Pat Ryder").click()
    page.wait_for_url("**/entities?*entity=pat-ryder*")
    page.go_back()
    page.wait_for_url(f"**/events?*event={WITHDRAWAL}*")
    settled(page)
    page.get_by_role("link", name="Izium", exact=True).click()
    page.wait_for_url("**/?*sel=UA63040090010029555*")
    assert params(page)["date"] == ["2022-09-10"]
    assert "event" not in params(page)
    visit.wait_for_day("2022-09-10")


def test_the_day_stays_from_page_to_page(visit):
    visit.open("/?date=2022-09-05")
    page = visit.page
    page.get_by_role("button", name="Evidence").click()
    page.get_by_role("link", name="Events", exact=True).click()
    page.wait_for_url("**/events?*date=2022-09-05*")
    settled(page)
    page.get_by_role("link", name="Map", exact=True).click()
    visit.wait_for_day("2022-09-05")


def test_a_search_is_walked_by_keyboard_alone(visit):
    visit.open("/")
    page = visit.page
    page.get_by_role("textbox").first.focus()
    page.keyboard.type("Ganchev")
    page.keyboard.press("Enter")
    result = page.get_by_role("link", name="Vitaly Ganchev", exact=True)
    result.wait_for()
    settled(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if result.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities?*entity=vitaly-ganchev*")
