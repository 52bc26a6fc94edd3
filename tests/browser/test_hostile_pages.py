"""A build whose every word is hostile, in a real browser: nothing runs, and nothing is asked for.

``visiting`` of the conftest fails on every console error (a picture that the policy refuses is one) and on
every request to another host.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle
from urllib.parse import quote

import builtworld
import pytest
from hostile import FORBIDDEN, TRAP, VISIBLE, by_name

from dashboard.pages import PAGES

DAY = "2022-09-05"
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"
LANGUAGES = ("en", "uk")
RECORDS = (
    "/events?event=home",
    "/entities?entity=ferry",
    "/entities?entity=steppe-brigade",
    "/sources?source=herald-3",
    "/sources?source=analysts-1",
    "/submit?event=home",
    f"/submit?place={builtworld.DIBROVA}",
)
SEARCHED = by_name(
    "script", "image", "jinja", "template literal", "markdown", "streamlit", "sql", "path",
    "combining", "arabic", "emoji", "formula", "long",
)  # fmt: skip
#: What may stand in an address: a browser drops a NUL of its own accord.
IN_LINKS = [*SEARCHED, *(text for name, text in FORBIDDEN.items() if name != "null")]


@contextmanager
def nothing_runs(visit):
    """Fail if a dialog opens or the trap of the corpus is set in any frame."""
    dialogs = []

    def opened(dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", opened)
    yield
    for frame in visit.page.frames:
        assert frame.evaluate(f"window.{TRAP}") is None, frame.url
    assert dialogs == []


def settle(page) -> None:
    page.locator(SETTLED).wait_for()
    page.wait_for_timeout(400)


def shown(page) -> str:
    """Return what stands on the page, blanks run together as a browser draws them."""
    return " ".join(page.locator("body").inner_text().split())


def drawn(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_and_the_panel_show_hostile_names_as_they_are(hostile, language):
    page = hostile.page
    with nothing_runs(hostile):
        hostile.open(f"/?date={DAY}&sel={builtworld.DIBROVA}&lang={language}")
        title = page.locator(".ctl-place-name")
        title.wait_for()
        store_name = names(hostile, builtworld.DIBROVA)[language]
        assert drawn(title.text_content()) == drawn(store_name)
        for each in page.locator(".ctl-spell summary").all():
            each.click()
        page.wait_for_timeout(300)


def names(visit, code: str) -> dict[str, str]:
    answer = visit.page.request.get(f"{visit.address}/api/history/{code}.json")
    passport = answer.json()
    return {language: passport[f"name_{language}"] for language in LANGUAGES}


def test_every_place_can_be_pointed_at_and_opened(hostile):
    page = hostile.page
    with nothing_runs(hostile):
        for number, code in enumerate((builtworld.YAR, *builtworld.SHARING)):
            hostile.open(f"/?date={DAY}&sel={code}&lang={LANGUAGES[number % 2]}")
            page.locator(".ctl-place-name").wait_for()
        box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
        for x in range(1, 8):
            for y in range(1, 5):
                page.mouse.move(box["x"] + box["width"] * x / 8, box["y"] + box["height"] * y / 5)


@pytest.mark.parametrize(
    ("path", "language"),
    # By turns: the words differ by language, what draws them does not.
    [
        (f"/{page.name}", language)
        for page, language in zip(PAGES, cycle(LANGUAGES), strict=False)
        if page.name != "map"
    ],
)
def test_every_page_is_inert(hostile, path, language):
    with nothing_runs(hostile):
        hostile.page.goto(f"{hostile.address}{path}?date={DAY}&lang={language}")
        settle(hostile.page)
        assert "Traceback" not in shown(hostile.page)
        assert hostile.page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("path", RECORDS)
def test_every_record_is_inert_and_shows_its_words(hostile, path):
    with nothing_runs(hostile):
        hostile.page.goto(f"{hostile.address}{path}")
        settle(hostile.page)
        assert hostile.page.get_by_test_id("stException").count() == 0
        text = shown(hostile.page)
        assert any(drawn(words) in text for words in VISIBLE.values()), text


def test_whatever_is_searched_for_is_answered(hostile):
    page = hostile.page
    with nothing_runs(hostile):
        hostile.open(f"/?date={DAY}")
        for words in SEARCHED:
            box = page.get_by_role("textbox").first
            box.fill(words)
            box.press("Enter")
            settle(page)
            assert page.get_by_test_id("stException").count() == 0, words


@pytest.mark.parametrize("start", range(0, len(IN_LINKS), 8))
def test_whatever_a_link_says_opens_the_map(hostile, start):
    keys = ("oblast", "raion", "hromada", "status", "sel", "q", "v", "layer", "known", "window")
    with nothing_runs(hostile):
        given = zip(keys, IN_LINKS[start:] + IN_LINKS[:start], strict=False)
        query = "&".join(f"{key}={quote(words[:150])}" for key, words in given)
        hostile.open(f"/?{query}")
        settle(hostile.page)
        assert hostile.page.get_by_test_id("stException").count() == 0
