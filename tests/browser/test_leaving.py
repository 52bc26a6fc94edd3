"""Back in one step: every way from a page to another is one step of the browser's history."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

KUPIANSK = "UA63080090010026457"
WITHDRAWAL = "ev-2022-09-10-withdrawal"


def settled(page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=60_000)
    page.wait_for_timeout(500)


def address(page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def params(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def open_page(visit, path: str):
    page = visit.page
    page.goto(visit.address + path)
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for(timeout=60_000)
    settled(page)
    return page


def select_first_row(page, table: str) -> None:
    grid = page.locator(f".st-key-ctl_table_{table} [data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 12, box["y"] + 55)  # the box of the first row, below the head


def leave(page, link) -> str:
    """Follow a link that leaves the page; return the address that was left."""
    link.wait_for(timeout=30_000)
    settled(page)
    left = address(page)
    link.click()
    page.wait_for_url(lambda url: not url.endswith(left), timeout=30_000)
    settled(page)
    return left


def back_and_forth(page, left: str) -> None:
    """One step back is the page that was left, one forward the page that was gone to."""
    reached = address(page)
    assert reached != left
    page.go_back()
    page.wait_for_url(f"**{left}", timeout=30_000)
    settled(page)
    assert address(page) == left
    page.go_forward()
    page.wait_for_url(f"**{reached}", timeout=30_000)
    settled(page)
    assert address(page) == reached
    page.go_back()
    settled(page)
    assert address(page) == left


@pytest.mark.parametrize(
    ("path", "table", "link"),
    [
        ("/table?date=2022-09-05", "control", "map"),
        ("/entities?entity=vitaly-ganchev", "events_entity", "events_entity"),
        ("/sources?source=wikipedia-battle-of-izium", "claims_source", "map_source"),
    ],
)
def test_a_row_leads_to_another_page_and_back_in_one_step(visit, path, table, link):
    page = open_page(visit, path)
    if path.startswith("/sources"):
        page.get_by_role("tab", name="Claims").click()
    select_first_row(page, table)
    left = leave(page, page.locator(f".st-key-ctl_go_{link} a"))
    assert urlsplit(page.url).path == ("/events" if link.startswith("events") else "/")
    assert {"sel", "hromada", "event"} & set(params(page))
    back_and_forth(page, left)
    # In a tab that is closed now a table is there, unseen.
    page.locator(f".st-key-ctl_table_{table}").wait_for(state="attached", timeout=30_000)


def test_back_from_the_map_to_a_page_without_a_view_is_that_page_as_it_was(visit):
    page = open_page(visit, "/coverage")
    select_first_row(page, "coverage_hromada")
    left = leave(page, page.locator(".st-key-ctl_go_map a"))
    assert params(page)["hromada"]
    back_and_forth(page, left)
    assert left == "/coverage"
    assert page.get_by_role("button", name="Filters", exact=True).is_visible()


@pytest.mark.parametrize(
    "name",
    ["Izium", "Pat Ryder", "Table"],
    ids=["place", "entity", "header"],
)
def test_an_event_is_come_back_to_in_one_step(visit, name):
    page = open_page(visit, f"/events?event={WITHDRAWAL}")
    left = leave(page, page.get_by_role("link", name=name, exact=True).first)
    assert "event" not in params(page)
    back_and_forth(page, left)
    page.locator(".st-key-ctl_record_event").wait_for()


def test_a_link_to_another_record_of_the_same_page_has_an_address_of_its_own(visit):
    page = open_page(visit, "/entities?entity=vitaly-ganchev")
    left = leave(page, page.locator(".st-key-ctl_chips_companions a").first)
    (entity,) = params(page)["entity"]
    assert entity != "vitaly-ganchev"
    name = page.locator(".st-key-ctl_record_entity h2").inner_text()
    back_and_forth(page, left)
    assert page.locator(".st-key-ctl_record_entity h2").inner_text() != name


def test_a_result_of_the_search_is_one_step(visit):
    page = open_page(visit, "/table?date=2022-09-05")
    box = page.get_by_role("textbox").first
    box.fill("Ganchev")
    box.press("Enter")
    left = leave(page, page.locator(".st-key-ctl_results a[href*='entity=vitaly-ganchev']"))
    assert "entity=vitaly-ganchev" in page.url
    assert params(page)["date"] == ["2022-09-05"]
    assert not page.locator(".st-key-ctl_results").is_visible()
    back_and_forth(page, left)


def test_a_result_on_the_map_selects_the_place_in_one_step(visit):
    visit.open("/?date=2022-09-05")
    page = visit.page
    box = page.get_by_role("textbox").first
    box.fill("Ganchev")
    box.press("Enter")
    page.locator(".st-key-ctl_results").wait_for()
    settled(page)
    left = leave(page, page.locator(".st-key-ctl_results a[href*='entity=vitaly-ganchev']"))
    back_and_forth(page, left)
    visit.wait_for_day("2022-09-05")


def test_the_totals_of_what_the_map_shows_are_one_step_away(visit):
    visit.open("/?date=2022-09-05&v=37.6,49.7,10")
    page = visit.page
    settled(page)
    left = address(page)
    visit.map().get_by_role("button", name="Totals").first.click()
    page.wait_for_url("**/regions?*area=*", timeout=30_000)
    page.get_by_text("settlements").first.wait_for()
    settled(page)
    assert params(page)["date"] == ["2022-09-05"]
    back_and_forth(page, left)
    visit.wait_for_day("2022-09-05")
