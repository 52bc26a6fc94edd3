"""The panel's event cards in a real browser, on made-up data and without the app."""

from __future__ import annotations

from stripharness import SETTLED_MS, index, sent, slider


def test_cards_follow_the_day_without_python(open_strip):
    page = open_strip()
    first = page.locator(".ctl-card").evaluate_all("cards => cards.map((c) => c.dataset.event)")
    assert first
    page.locator(".ctl-count", has_text=f"{len(first)} of 150").wait_for()
    slider(page).evaluate(
        "node => { node.value = 100; node.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    page.get_by_text("No event in this window.").wait_for()
    page.locator(".ctl-empty").get_by_role("button", name="Next event").click()
    page.locator(".ctl-card").first.wait_for()


def test_cards_stay_when_they_do_not_follow_and_mark_those_of_the_day(open_strip):
    page = open_strip()
    page.keyboard.press(".")
    follow = page.get_by_role("button", name="Follow the day")
    assert follow.get_attribute("aria-pressed") == "true"
    follow.click()
    page.locator(".ctl-heading", has_text="All events · 150 of 150").wait_for()
    page.wait_for_timeout(400)
    cards = "cards => cards.map((card) => card.dataset.event)"
    before = page.locator(".ctl-card").evaluate_all(cards)
    marked = page.locator(".ctl-card-now").evaluate_all(cards)
    assert marked
    slider(page).evaluate(
        "node => { node.value = 100; node.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").evaluate_all(cards) == before
    assert page.locator(".ctl-card-now").evaluate_all(cards) != marked
    follow.click()
    page.get_by_text("No event in this window.").wait_for()


def test_scrolling_the_cards_sets_the_day_only_when_asked(open_strip):
    page = open_strip()
    panel = page.locator("#panel")
    page.get_by_role("button", name="Follow the day").click()
    page.wait_for_timeout(500)
    panel.evaluate("node => { node.scrollTop += 900 }")
    page.wait_for_timeout(300)
    assert index(page) == 198
    page.get_by_role("button", name="Scroll sets the day").click()
    page.wait_for_timeout(500)
    assert index(page) == 198, "turning it on moves the cards, not the day"
    days = []
    for _ in range(5):
        panel.evaluate("node => { node.scrollTop += 700 }")
        page.wait_for_timeout(60)
        days.append(index(page))
    for _ in range(200):  # A busy machine may still be moving the cards itself, and hear nobody.
        if days[-1] > 198:
            break
        panel.evaluate("node => { node.scrollTop -= 5 }")
        page.wait_for_timeout(50)
        days.append(index(page))
    assert days == sorted(days)
    assert days[-1] > 198
    page.wait_for_timeout(SETTLED_MS)
    assert len(sent(page)) == 1


def test_a_full_window_keeps_at_most_thirty_cards_in_the_page(open_strip):
    page = open_strip()
    page.get_by_role("button", name="Fifth phase").click()
    page.locator(".ctl-heading", has_text="May 2024").wait_for()
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").count() == 30
    before = page.locator(".ctl-card").first.get_attribute("data-event")
    page.locator(".ctl-wide").click()
    page.wait_for_timeout(400)
    assert page.locator(".ctl-card").count() <= 30
    assert page.locator(".ctl-card").first.get_attribute("data-event") != before


def test_a_place_on_a_card_points_goes_and_selects(open_strip):
    page = open_strip()
    page.evaluate("window.heard.length = 0")
    name = page.get_by_role("button", name="Alphaville").first
    name.hover()
    name.click()
    page.locator(".ctl-place-name", has_text="Alphaville").wait_for()
    heard = page.evaluate("window.heard")
    kinds = {each["type"] for each in heard}
    assert {"hover", "goto", "select", "day"} <= kinds
    page.wait_for_timeout(SETTLED_MS)
    assert sent(page, "sel") == ["UA63080010010012345"]


def test_a_hromada_on_a_card_is_brought_into_view_on_its_day_and_selects_nothing(open_strip):
    page = open_strip()
    page.keyboard.press(",")
    page.evaluate("window.heard.length = 0")
    name = page.locator(".ctl-card").last.get_by_role("button", name="Alpha hromada")
    name.click()
    page.wait_for_timeout(SETTLED_MS)
    heard = page.evaluate("window.heard")
    assert [each.get("place") for each in heard if each["type"] == "goto"] == [
        "UA63080010000022222"
    ]
    assert "select" not in {each["type"] for each in heard}
    assert sent(page, "sel") == []


def test_text_of_the_data_stays_text_and_bad_addresses_are_no_links(open_strip):
    page = open_strip()
    hrefs = page.locator(".ctl-sources a").evaluate_all("links => links.map((a) => a.href)")
    assert hrefs
    assert all(href.startswith("https://") for href in hrefs)
    relations = page.locator(".ctl-sources a").evaluate_all("links => links.map((a) => a.rel)")
    assert all("noopener" in relation for relation in relations)


def test_reduced_motion_moves_no_cards(open_strip):
    page = open_strip(reduced_motion="reduce")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".ctl-card-entering").count() == 0


def said(page) -> dict[str, list[str]]:
    """Return all that is said of the day."""

    def of(place: str, expression: str) -> list[str]:
        return page.locator(place).evaluate_all(f"all => all.map((each) => each.{expression})")

    return {
        "heading": of(".ctl-heading", "textContent"),
        "cards": of(".ctl-card", "dataset.event"),
        "date": of(".ctl-date", "textContent"),
        "ends": of(".ctl-handle", "getAttribute('aria-valuetext')"),
        "links": of(".ctl-download", "href"),
    }


RUSH = """(slider, [from, to]) => new Promise((done) => {
  let day = from;
  const step = () => {
    slider.value = String(day);
    slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    day += 1;
    if (day <= to) requestAnimationFrame(step);
    else done();
  };
  step();
})"""


def test_after_a_rush_of_days_everything_says_the_last_of_them(open_strip):
    page = open_strip()
    slider(page).evaluate(RUSH, [199, 199])
    page.wait_for_timeout(SETTLED_MS)
    alone = said(page)
    slider(page).evaluate(RUSH, [60, 60])
    page.wait_for_timeout(SETTLED_MS)
    other = said(page)
    assert alone["cards"]
    assert all(alone[name] != other[name] for name in alone)
    slider(page).evaluate(RUSH, [120, 199])
    page.wait_for_timeout(SETTLED_MS)
    assert said(page) == alone
