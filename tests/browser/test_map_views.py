"""Other views of the history, shown in place: on made-up data and without the app."""

from __future__ import annotations

from mapharness import forget, heard, post, wait_for_heard

VIEW = "() => { const { lng, lat } = window.harness.map.getCenter(); return [lng, lat, window.harness.map.getZoom()]; }"
FETCHED = "() => window.harness.fetched.map((url) => url.split('/').pop()).sort()"
COUNT = "() => window.harness.mounted.status.model.history.count"
SHOWN = "#map[data-view-of='{}']"
TEST_FRAME = "() => { document.querySelector('.ctl-map-status').dataset.stayed = 'yes'; window.harness.fetched.length = 0; }"


def turn(page, assets: str) -> None:
    page.evaluate(TEST_FRAME)
    forget(page)
    post(page, "view_of", assets=assets)
    page.wait_for_selector(SHOWN.format(assets), timeout=10_000)


def test_another_history_of_the_same_ground_is_one_fetch_and_keeps_day_filters_and_view(harness):
    page = harness("day=300")
    post(page, "filters", units=[], statuses=["occupied"])
    page.evaluate("window.harness.map.setView([49.4, 36.2], 9, { animate: false })")
    before = page.evaluate(VIEW)
    turn(page, "/fewer-days/")
    assert page.evaluate(FETCHED) == ["history.bin"]
    assert wait_for_heard(page, "painted")["day"] == 300
    assert page.evaluate(VIEW) == before
    assert page.locator("[data-stayed=yes]").count() == 1
    assert page.locator("[data-status=occupied]").get_attribute("aria-pressed") == "true"
    post(page, "day", day=1500, playing=False)
    page.wait_for_selector("#map[data-painted-day='2024-08-11']")  # the last of 900 days
    turn(page, "/made-up/")
    page.wait_for_selector("#map[data-painted-day='2026-04-04']")


def test_other_ground_brings_its_cells_names_and_outlines(harness):
    page = harness("day=198")
    place = page.evaluate("() => fetch('/smaller/names.json').then((names) => names.json())")
    many = page.evaluate(COUNT)
    turn(page, "/smaller/")
    assert page.evaluate(FETCHED) == ["base.json", "cells.bin", "history.bin", "names.json"]
    assert page.evaluate(COUNT) == len(place["katottg"]) < many
    post(page, "goto", day=198, place=place["katottg"][20])
    page.wait_for_function("window.harness.map.getZoom() >= 11")


def test_a_selected_place_stays_selected_and_the_map_does_not_run_to_it(harness):
    marked = "() => document.querySelector('.ctl-map-marks').style.display !== 'none'"
    page = harness("day=199&select=UA63000000000000100")
    page.evaluate("window.harness.map.setView([49.1, 35.9], 13, { animate: false })")
    before = page.evaluate(VIEW)
    for assets in ("/smaller/", "/made-up/"):
        turn(page, assets)
        assert page.evaluate(marked)
        assert page.evaluate(VIEW) == before
    assert heard(page, "select") == []


def test_a_view_that_cannot_be_had_is_said_and_the_old_one_stays(harness):
    page = harness("day=198")
    count = page.evaluate(COUNT)
    forget(page)
    post(page, "view_of", assets="/torn/")
    alert = page.locator(".ctl-notice[role=alert]")
    alert.wait_for(timeout=5_000)
    assert "the one before is still shown" in alert.text_content()
    assert "/torn/history.bin" in alert.text_content()
    assert "/torn/history.bin" in wait_for_heard(page, "error")["message"]
    assert page.evaluate(COUNT) == count
    post(page, "day", day=10, playing=False)
    page.wait_for_selector("#map[data-painted-day='2022-03-06']")
    post(page, "view_of", assets="/made-up/")
    alert.wait_for(state="hidden", timeout=5_000)


def test_of_several_views_asked_for_in_a_hurry_the_last_is_shown(harness):
    page = harness("day=198")
    for assets in ("/smaller/", "/fewer-days/", "/smaller/", "/fewer-days/"):
        post(page, "view_of", assets=assets)
    page.wait_for_selector(SHOWN.format("/fewer-days/"), timeout=10_000)
    page.wait_for_timeout(500)
    assert page.locator(SHOWN.format("/fewer-days/")).count() == 1
    assert page.locator(".ctl-notice[role=alert]").count() == 0


def test_a_map_that_could_not_be_drawn_is_drawn_when_another_view_is_asked_for(harness):
    page = harness("day=198&assets=/torn/&made-up", wait="[role=alert]")
    post(page, "view_of", assets="/torn/")
    post(page, "view_of", assets="/smaller/")
    page.wait_for_selector(SHOWN.format("/smaller/"), timeout=10_000)
    page.locator(".ctl-notice[role=alert]").wait_for(state="detached", timeout=5_000)
    page.locator(".ctl-legend").wait_for()
