"""The map page as a reader uses it."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.request
from datetime import date, timedelta

from dashboard.text import browser_strings, text

DAY = "2022-09-05"
COLOURS = """
() => {
  const canvas = document.querySelector("canvas.ctl-map-status");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = {};
  for (let i = 0; i < data.length; i += 4 * 37) {
    if (data[i + 3] > 0) {
      const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      seen[key] = (seen[key] ?? 0) + 1;
    }
  }
  return seen;
}
"""


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


def test_the_map_paints_more_than_1200_settlements(visit):
    visit.open(f"/?date={DAY}")
    day, count = visit.painted()
    assert day == DAY
    assert count >= 1200


def test_scrubbing_changes_colours_without_a_message_to_the_server(visit):
    frame = visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    before = frame.evaluate(COLOURS)
    slider = visit.slider()
    index = int(slider.input_value())
    visit.page.wait_for_timeout(1500)
    visit.frames_sent.clear()
    visit.requests.clear()
    for step in range(1, 31):
        slider.evaluate(
            "(node, value) => { node.value = value;"
            " node.dispatchEvent(new Event('input', { bubbles: true })); }",
            str(index + step),
        )
    last = (date.fromisoformat(DAY) + timedelta(days=30)).isoformat()
    visit.wait_for_day(last)
    assert frame.evaluate(COLOURS) != before
    assert visit.frames_sent == []
    assert visit.requests == []


def test_releasing_the_slider_puts_the_day_into_the_address(visit):
    visit.open(f"/?date={DAY}")
    visit.slider().focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_for_day("2022-09-06")
    visit.page.wait_for_url(re.compile("date=2022-09-06"), timeout=10_000)


def test_a_deep_link_restores_day_place_and_filter(visit):
    raion = "UA63080000000041885"
    katottg = json.loads(
        get(f"{visit.address}/api/snapshot.geojson?date={DAY}&settlement=Kupiansk")
    )["features"][0]["id"]
    visit.open(f"/?date={DAY}&sel={katottg}")
    visit.wait_for_day(DAY)
    visit.page.get_by_text("Kupiansk").first.wait_for()
    assert raion[:6] == katottg[:6]
    visit.page.reload()
    visit.wait_for_day(DAY)
    assert f"sel={katottg}" in visit.page.url


def test_a_filter_by_raion_leaves_only_its_settlements(visit):
    whole = json.loads(get(f"{visit.address}/api/snapshot.geojson?date={DAY}"))
    part = json.loads(get(f"{visit.address}/api/snapshot.geojson?date={DAY}&raion=Kupiansk"))
    visit.open(f"/?date={DAY}&raion=Kupiansk")
    visit.wait_for_day(DAY)
    assert visit.painted()[1] == len(part["features"]) < len(whole["features"])


def test_what_is_exported_is_what_is_shown(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    collection = json.loads(get(f"{visit.address}/api/snapshot.geojson?date={DAY}"))
    assert visit.painted()[1] == len(collection["features"])
    table = list(
        csv.DictReader(
            io.StringIO(get(f"{visit.address}/api/snapshot.csv?date={DAY}").decode("utf-8-sig"))
        )
    )
    status = {row["katottg"]: row["status"] for row in table}
    for feature in collection["features"]:
        assert status[feature["id"]] == feature["properties"]["status"]


def test_a_wrong_link_is_explained_and_the_map_still_paints(visit):
    visit.open("/?date=2022-02-30&raion=Atlantis&status=purple&sel=UA1")
    visit.page.get_by_text("2022-02-30").first.wait_for(timeout=15_000)
    assert visit.painted()[1] >= 1200


def test_tab_reaches_search_filters_map_and_timeline(visit):
    visit.open(f"/?date={DAY}")
    visit.slider()
    visit.page.wait_for_load_state("networkidle")
    reached = set()
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        reached.add(
            visit.page.evaluate(
                "() => { let e = document.activeElement;"
                " while (e && e.shadowRoot && e.shadowRoot.activeElement)"
                " e = e.shadowRoot.activeElement;"
                " return e ? ((e.dataset.testid === 'timeline-day' ? 'timeline-day' : e.getAttribute('aria-label') ?? e.tagName)) : '' }"
            )
        )
    assert "timeline-day" in reached
    assert text("search.everything", "en") in reached
    assert "IFRAME" in reached


def test_a_phone_sees_the_map_and_nothing_sticks_out(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(f"/?date={DAY}")
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_what_the_map_draws_and_which_marks_stand_in_the_address_and_come_back(visit):
    frame = visit.open(f"/?date={DAY}")
    every = visit.painted()[1]
    frame.locator("[data-mark='implied']").click()
    frame.locator(".ctl-drawing-choice", has_text="Places").click()
    visit.page.wait_for_url(re.compile("draw=dots&mark=implied"), timeout=10_000)
    fewer = visit.painted()[1]
    assert 0 < fewer < every
    visit.page.reload()
    frame = visit.map()
    frame.wait_for_selector("[data-mark='implied'][aria-pressed='true']")
    assert frame.locator(".ctl-drawing input[value='dots']").is_checked()
    assert visit.painted()[1] == fewer


def test_a_place_that_a_link_names_is_outlined_however_late_the_timeline_comes(visit):
    """The map asks for what is selected before anybody is there to answer."""
    place = json.loads(get(f"{visit.address}/api/snapshot.geojson?date={DAY}&settlement=Kupiansk"))[
        "features"
    ][0]["id"]
    visit.page.route("**/timeline/main.js", lambda route: route_later(visit, route))
    frame = visit.open(f"/?date={DAY}&sel={place}")
    frame.wait_for_selector("canvas.ctl-map-marks", state="visible", timeout=15_000)


def route_later(visit, route) -> None:
    """Let a request pass a second later."""
    visit.page.wait_for_timeout(1000)
    route.continue_()


def test_totals_of_what_the_map_shows_open_the_regions_page(visit):
    frame = visit.open(f"/?date={DAY}&v=37.4,49.6,10")
    frame.get_by_role("button", name=browser_strings("en")["map.totals"]).click()
    visit.page.wait_for_url(re.compile(r"/regions\?.*area="), timeout=15_000)
    visit.page.get_by_text(text("regions.measure", "en")).first.wait_for()
    visit.page.get_by_role("link", name=text("page.map", "en")).first.click()
    visit.page.wait_for_url(lambda address: "/regions" not in address, timeout=15_000)
    assert visit.painted()[0] == DAY
