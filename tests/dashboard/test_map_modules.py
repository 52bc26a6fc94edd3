"""What the browser is told to fetch for the map is what the modules import."""

from __future__ import annotations

from dashboard.modules import STATIC, map_modules


def test_the_first_map_needs_few_modules_and_what_comes_later_none_of_them_again():
    modules = map_modules()
    first, later = set(modules.first), set(modules.later)
    assert {"/app/map/main.js", "/app/map/raster.js", "/app/shared/container.js"} <= first
    assert {"/app/map/legend.js", "/app/map/labels.js", "/app/timeline/keys.js"} <= later
    assert not first & later
    assert len(first) == len(modules.first) <= 26


def test_every_module_of_the_map_is_named_once_and_exists():
    modules = map_modules()
    named = {*modules.first, *modules.later, "/app/map/boot.js"}
    assert {f"/app/map/{file.name}" for file in STATIC.glob("map/*.js")} <= named
    for address in named:
        assert (STATIC / address.removeprefix("/app/")).is_file()
