"""Tables in a real browser, by keyboard alone: a row is reached, selected, and leads somewhere."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest


def open_table(visit, path):
    page = visit.page
    page.goto(visit.address + path)
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
    settled(page)
    return page


def settled(page):
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(500)


def tab_to(page, what):
    """Press Tab until what has the focus holds for a test in JavaScript."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"(({{activeElement: at}}) => {what})(document)"):
            return
    raise AssertionError("never reached by Tab")


def select_second_row(page):
    tab_to(page, "at.tagName === 'CANVAS'")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")


@pytest.mark.parametrize(
    ("path", "record"),
    [("/events", "event"), ("/sources", "owner"), ("/entities", "entity")],
)
def test_a_row_opens_its_record(visit, path, record):
    page = open_table(visit, path)
    page.get_by_role("button", name="Columns and order").first.focus()
    select_second_row(page)
    page.wait_for_url(f"**{path}?*{record}=*")
    page.locator("[class*='st-key-ctl_record_']").first.wait_for()
    assert parse_qs(urlsplit(page.url).query)[record]


def test_a_row_of_the_settlements_drives_the_map(visit):
    page = open_table(visit, "/table?date=2022-09-05")
    page.get_by_role("textbox", name="Find in the table").focus()
    page.keyboard.type("kupyansk")
    page.keyboard.press("Enter")
    page.get_by_text("of 1,751 rows").filter(has_not_text="1,751 of 1,751").wait_for()
    settled(page)
    page.get_by_role("button", name="Columns and order").first.focus()
    select_second_row(page)
    page.wait_for_url("**/table?*sel=UA*")
    (chosen,) = parse_qs(urlsplit(page.url).query)["sel"]
    settled(page)
    tab_to(page, "at.innerText && at.innerText.includes('on the map')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?*sel={chosen}*")
    visit.wait_for_day("2022-09-05")
