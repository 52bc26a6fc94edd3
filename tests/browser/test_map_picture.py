"""Copying the map as an image, and raster tiles: on made-up data and without the app."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from mapharness import post
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
  return Array.from(bytes);
}"""
PIXEL = bytes.fromhex(  # one transparent PNG pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63"
    "6400000000060002307d2e290000000049454e44ae426082"
)
HEADLINE = (slice(10, 75), slice(10, 400))


def picture(page: Page) -> np.ndarray:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as an image").click()
    page.get_by_text("Image copied", exact=True).wait_for(timeout=15_000)
    image = Image.open(io.BytesIO(bytes(page.evaluate(COPIED))))
    assert image.format == "PNG"
    return np.asarray(image.convert("RGB")).astype(int)


def test_the_picture_has_map_date_and_legend_and_asks_nobody(harness):
    page = harness("day=198")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    first = picture(page)
    height, width, _ = first.shape
    assert width == 1100
    assert 760 + 60 < height < 760 + 200
    assert len(np.unique(first.reshape(-1, 3), axis=0)) > 100
    occupied = np.abs(first[:760] - [200, 67, 43]).sum(axis=2) < 12
    assert occupied.sum() > 2_000
    foot = first[762:]
    assert (foot.sum(axis=2) < 300).sum() > 500  # dark letters below the map

    post(page, "day", day=199, playing=False)
    page.wait_for_selector("#map[data-painted-day='2022-09-11']")
    page.get_by_text("Image copied", exact=True).wait_for(state="hidden")
    second = picture(page)
    assert second.shape == first.shape
    assert (first[HEADLINE] != second[HEADLINE]).any()
    assert requests == []


def test_the_picture_has_each_cell_where_the_screen_has_it(harness):
    page = harness("day=198")
    seen = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).astype(int)
    copied = picture(page)
    middle = (slice(90, 540), slice(260, 900))  # clear of date, legend and buttons
    close = np.abs(seen[middle] - copied[middle]).sum(axis=2) < 12
    assert len(np.unique(copied[middle].reshape(-1, 3), axis=0)) > 50
    assert close.mean() > 0.99


def test_the_same_day_gives_the_same_picture(harness):
    page = harness("day=198")
    first = picture(page)
    page.get_by_text("Image copied", exact=True).wait_for(state="hidden")
    assert (picture(page) == first).all()


def test_without_a_clipboard_the_picture_is_saved(harness):
    page = harness("day=198")
    page.evaluate(
        "() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Copy as an image").click()
    assert download.value.suggested_filename == "control-2022-09-10.png"
    with Image.open(download.value.path()) as image:
        assert image.width == 1100
    page.get_by_text("Image saved as a file", exact=True).wait_for(timeout=5_000)


def test_tiles_come_when_switched_on_and_say_whose_they_are(harness):
    page = harness("day=198&tiles=/ground/{z}/{x}/{y}.png")
    asked: list[str] = []

    def answer(route) -> None:
        asked.append(urlsplit(route.request.url).path)
        route.fulfill(body=PIXEL, content_type="image/png")

    page.route("**/ground/**", answer)
    button = page.get_by_role("button", name="Street map below")
    attribution = page.locator(".ctl-attribution")
    assert button.get_attribute("aria-pressed") == "false"
    assert "Somebody" not in attribution.text_content()
    button.click()
    page.locator(".ctl-tiles img").first.wait_for(state="attached")
    page.wait_for_function("document.querySelectorAll('.leaflet-tile-loaded').length > 0")
    assert button.get_attribute("aria-pressed") == "true"
    assert attribution.text_content().endswith("© Somebody")
    assert asked
    post(page, "prefs", lang="uk", theme="dark")
    page.wait_for_selector("#map[data-theme=dark]")
    assert attribution.text_content().endswith("© Somebody")
    button = page.get_by_role("button", name="Підкладка з вулицями")
    button.click()
    page.locator(".ctl-tiles").wait_for(state="detached")
    assert "Somebody" not in attribution.text_content()


def test_without_configured_tiles_there_is_no_button(harness):
    page = harness("day=198")
    assert page.get_by_role("button", name="Street map below").count() == 0
