"""The page under a second clock, another layer and the whole country: in place, without a new map."""

from __future__ import annotations

import json
import re
import urllib.request
from datetime import date, timedelta

import layeredbuild

from data.store import open_store

DAY = "2022-09-10"
KNOWN = "2022-09-12"
KUPIANSK_RAION = layeredbuild.TAKEN[0]


def counts(visit) -> dict[str, str]:
    """Return the legend's counts by status."""
    frame = visit.map()
    # The legend comes after the first map.
    frame.wait_for_selector(".ctl-legend-entry .ctl-legend-count:not(:empty)", state="attached")
    entries = frame.locator(".ctl-legend-entry").evaluate_all(
        "nodes => nodes.map((n) => [n.dataset.status,"
        " n.querySelector('.ctl-legend-count').textContent])"
    )
    return dict(entries)


def scale_km(words: str) -> int:
    return int(re.match(r"\d+", words)[0])


def turned(visit, part: str) -> None:
    """Wait until the map shows the view whose address has a part."""
    visit.map().wait_for_selector(f".ctl-map[data-view-of*='{part}']", timeout=30_000)


def mark(visit) -> None:
    """Leave a mark in the map's frame that a new frame would not have."""
    visit.map().evaluate("window.marked = true")


def is_same_frame(visit) -> bool:
    return visit.map().evaluate("window.marked === true")


def know(visit, day: str) -> None:
    """Set the day of knowledge in the header, by keyboard."""
    visit.page.locator(".st-key-ctl_view button").first.click()
    field = visit.page.locator("[data-testid='stDateInput'] [role='spinbutton']")
    field.first.click()
    visit.page.keyboard.type(day.replace("-", ""))
    for _ in range(3):
        visit.page.keyboard.press("Tab")
    visit.page.wait_for_url(re.compile(f"known={day}"), timeout=10_000)


def scrub(visit, days: int) -> str:
    """Move the slider by so many days in steps; return the last day."""
    slider = visit.slider()
    index = int(slider.input_value())
    for step in range(1, days + 1):
        slider.evaluate(
            "(node, value) => { node.value = value;"
            " node.dispatchEvent(new Event('input', { bubbles: true })); }",
            str(index + step),
        )
    return (date.fromisoformat(DAY) + timedelta(days=days)).isoformat()


def test_a_day_of_knowledge_changes_the_map_in_place_and_keeps_the_day(visit):
    visit.open(f"/?date={DAY}&v=37.6,49.7,9")
    visit.wait_for_day(DAY)
    mark(visit)
    before, scale = counts(visit), visit.map().locator(".ctl-scale").inner_text()
    know(visit, KNOWN)
    turned(visit, KNOWN)
    assert counts(visit) != before
    assert is_same_frame(visit)
    assert visit.painted()[0] == DAY
    assert visit.map().locator(".ctl-scale").inner_text() == scale
    visit.map().get_by_text("as known on 12 September 2022").wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("button", name="Back to what is known now").click()
    visit.page.wait_for_url(lambda address: "known=" not in address, timeout=10_000)
    visit.map().get_by_text("as known today").wait_for()
    assert counts(visit) == before
    assert is_same_frame(visit)


def test_the_map_counts_what_the_api_says_was_known(visit):
    visit.open(f"/?date={DAY}&known={KNOWN}")
    turned(visit, KNOWN)
    address = (
        f"{visit.address}/api/snapshot.geojson?date={DAY}&known_as_of={KNOWN}&with_unplaced=true"
    )
    with urllib.request.urlopen(address, timeout=30) as answer:
        features = json.load(answer)["features"]
    occupied = sum(each["properties"]["status"] == "occupied" for each in features)
    low, *high = re.findall(r"\d+", counts(visit)["occupied"].replace(",", ""))
    assert int(low) <= occupied <= int((high or [low])[-1])


def test_back_takes_a_day_of_knowledge_back(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    before = counts(visit)
    know(visit, KNOWN)
    turned(visit, KNOWN)
    visit.page.go_back()
    visit.map().get_by_text("as known today").wait_for()
    assert counts(visit) == before


def test_the_whole_country_opens_in_place_and_scrubs_without_the_server(visit):
    visit.open(f"/?date={DAY}")
    visit.wait_for_day(DAY)
    mark(visit)
    visit.page.get_by_role("button", name="Filters").click()
    visit.page.get_by_role("radio", name="All of Ukraine").click()
    turned(visit, "ukraine")
    assert is_same_frame(visit)
    assert visit.painted() == (DAY, 17_944)
    visit.page.wait_for_timeout(2_500)
    visit.requests.clear()
    visit.frames_sent.clear()
    last = scrub(visit, 30)
    visit.wait_for_day(last)
    assert visit.painted() == (last, 17_944)
    assert visit.requests == []
    assert visit.frames_sent == []


def test_an_oblast_beyond_the_focus_opens_by_a_link(visit):
    visit.open(f"/?date={DAY}&oblast=Luhansk")
    turned(visit, "ukraine")
    store = open_store()
    placed = [p for p in store.gazetteer.settlements_in(layeredbuild.TAKEN[1]) if p.point]
    assert visit.painted()[1] == len(placed)
    scale = visit.map().locator(".ctl-scale")
    scale.wait_for()
    near = scale.inner_text()
    visit.open(f"/?date={DAY}&scope=ukraine")
    turned(visit, "ukraine")
    assert scale_km(near) < scale_km(visit.map().locator(".ctl-scale").inner_text()), "it is framed"


def test_a_window_in_the_link_comes_back_and_a_new_one_goes_into_the_address(visit):
    visit.open(f"/?date={DAY}&window=2022-09-01..2022-10-05")
    visit.wait_for_day(DAY)
    chip = visit.page.locator(".ctl-chip-on")
    chip.get_by_text("1 Sep – 5 Oct 2022").wait_for()
    visit.page.get_by_role("slider", name="Last day of the window").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url(re.compile(r"window=2022-09-01\.\.2022-10-06"), timeout=10_000)
    visit.page.go_back()
    chip.get_by_text("1 Sep – 5 Oct 2022").wait_for()


def test_an_imported_layer_shows_whose_it_is_and_what_it_says(layered):
    layered.open(f"/?date={DAY}")
    layered.wait_for_day(DAY)
    mark(layered)
    layered.page.locator(".st-key-ctl_view button").first.click()
    layered.page.get_by_role("combobox", name="Layer").click()
    layered.page.get_by_role("option", name=re.compile("^viina · ")).click()
    turned(layered, ".viina/")
    assert is_same_frame(layered)
    taken = open_store().gazetteer.settlements_in(KUPIANSK_RAION)
    assert counts(layered)["occupied"] == str(len(taken))
    assert "ODbL" in layered.map().locator(".ctl-attribution").inner_text()
    layered.page.locator(".ctl-chip-layer", has_text="VIINA").wait_for()
    layered.page.keyboard.press("Escape")
    layered.page.get_by_role("button", name="Back to the ledger").click()
    layered.page.wait_for_url(lambda address: "layer=" not in address, timeout=10_000)
    layered.map().get_by_text("as known today").wait_for()


def test_what_nobody_has_confirmed_turns_grey_and_the_table_lists_it(visit):
    visit.open("/?date=2025-06-01&age=90")
    row = visit.map().locator(".ctl-legend-remark", has_text="grey: not confirmed")
    row.wait_for()
    faded = int(row.locator(".ctl-legend-count").inner_text().replace(",", ""))
    store = open_store()
    day = date(2025, 6, 1)
    known = store.confirmed(day)
    assert faded == sum(each is not None and (day - each).days >= 90 for each in known) > 0
    visit.page.get_by_role("button", name="Fade nothing").click()
    visit.page.wait_for_url(lambda address: "age=" not in address, timeout=10_000)
    row.wait_for(state="hidden")
