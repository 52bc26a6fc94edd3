"""What the browser is told to fetch for the map is what the modules import."""

from __future__ import annotations

from dashboard.browsercode import STATIC, address, edition
from dashboard.modules import map_modules


def test_the_first_map_needs_few_modules_and_what_comes_later_none_of_them_again():
    modules = map_modules()
    first, later = set(modules.first), set(modules.later)
    assert set(map(address, ("map/main.js", "map/raster.js", "shared/container.js"))) <= first
    assert set(map(address, ("map/legend.js", "map/labels.js", "timeline/keys.js"))) <= later
    assert not first & later
    assert len(first) == len(modules.first) <= 26


def test_every_module_of_the_map_is_named_once_and_exists():
    modules = map_modules()
    named = {*modules.first, *modules.later, address("map/boot.js")}
    assert {address(f"map/{file.name}") for file in STATIC.glob("map/*.js")} <= named
    for each in named:
        assert (STATIC / each.removeprefix(f"/app/{edition()}/")).is_file()
