"""The benchmark's pages build, run and give sane figures on a tiny country; no times are judged."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.__main__ import verdict
from bench.browser import chromium, report
from bench.browser.contest import Results, own_contenders, site
from bench.browser.folium_pages import timeline, timestamped
from bench.browser.measure import OPENINGS, Contender, Figures, open_all, ratio, visit_once
from bench.browser.vendor import Vendor
from bench.browser.world import world
from data.payload.container import decode

COUNT = 40
NO_PEERS = Vendor(folder=Path(), missing="not asked for")


@pytest.fixture(scope="module")
def address():
    with site(NO_PEERS, (COUNT,)).served() as address:
        yield address


def _visited(address, contender):
    return _in_browser(lambda browser: visit_once(browser, address, contender, steps=5))


def _in_browser(do):
    """Do something in a thread of its own: Playwright allows one of its loops a thread."""

    def done():
        path = chromium.path()
        assert path is not None, "no Chromium"
        with chromium.launched(path) as browser:
            return do(browser)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


def test_a_world_has_the_settlements_asked_for_with_whole_histories():
    small = world(COUNT)
    header, arrays = decode(small.files["history.bin"])
    assert small.count == header["count"] == COUNT
    assert len(decode(small.files["cells.bin"])[1]["cell_offset"]) == COUNT + 1
    assert arrays["run_count"].min() >= 1
    for place in range(COUNT):
        of_place = small.settlement == place
        assert small.start[of_place][0] == 0
        assert small.end[of_place][-1] == header["days"]
        assert np.array_equal(small.end[of_place][:-1], small.start[of_place][1:])


def test_the_nearest_settlements_of_a_larger_world_are_those_of_a_smaller_one():
    inner, outer = world(COUNT).position, world(3 * COUNT).position
    assert {tuple(point) for point in inner.tolist()} <= {tuple(point) for point in outer.tolist()}


@pytest.mark.browser
@pytest.mark.parametrize("name", ["ours", "bare limit", "L.canvas"])
def test_a_contender_steps_jumps_and_moves_without_asking_the_server(address, name):
    (contender,) = {each for each in own_contenders() if each.name == name and each.count < 10_000}
    path = contender.path.replace(str(report.OBLAST), str(COUNT))
    found = _visited(address, replace(contender, path=path, count=COUNT))
    assert found["requests_a_step"] == found["messages_a_step"] == 0
    assert found["bytes"] > len(world(COUNT).files["history.bin"])
    for figure in ("heap_bytes", "frame_ms", "main_ms", "jump_main_ms", "view_ms"):
        assert 0 < found[figure] < math.inf, figure
    assert ("told_day_ms" in found) == (name == "ours")


@pytest.mark.browser
def test_first_maps_are_timed_in_turns_after_one_that_does_not_count(address):
    (limit,) = {
        each for each in own_contenders() if each.name == "bare limit" and each.count < 10_000
    }
    path = limit.path.replace(str(report.OBLAST), str(COUNT))
    there = Figures(contender=replace(limit, path=path, count=COUNT))
    _in_browser(lambda browser: open_all(browser, address, [there]))
    found = there.values["first_ms"]
    assert len(found) == OPENINGS
    assert all(0 < each < math.inf for each in found)


def test_pages_of_folium_ask_no_server_but_ours():
    whole, stripped = timeline(world(COUNT)), timeline(world(COUNT), stripped=True)
    for page in (whole, stripped, timestamped(world(COUNT))):
        text = page.decode()
        assert 'src="/vendor/leaflet/dist/leaflet.js"' in text
        assert 'src="http' not in text
        assert 'href="http' not in text
    assert b"bootstrap" in whole
    assert b"bootstrap" not in stripped


def test_the_site_serves_nothing_outside_its_folders(tmp_path):
    (tmp_path / "secret").write_text("no")
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "file.js").write_text("yes")
    served = site(NO_PEERS, (COUNT,))
    served.folders["x"] = tmp_path / "open"
    assert served.read("/x/file.js") == b"yes"
    assert served.read("/x/../secret") is None
    assert served.read("/x/none.js") is None


def _figures(name, **values):
    return Figures(
        contender=Contender(name=name, count=report.OBLAST, path="/"),
        values={key: list(found) for key, found in values.items()},
    )


def test_ratios_are_taken_round_by_round():
    ours, other = _figures("ours", main_ms=[1, 10, 3]), _figures("other", main_ms=[2, 20, 3, 99])
    assert ratio(ours, other, "main_ms") == 0.5
    assert math.isnan(ratio(ours, _figures("other"), "main_ms"))


def test_targets_say_met_missed_or_not_measured():
    results = Results(
        figures={
            ("ours", report.OBLAST): _figures("ours", per_second=[59.5], main_ms=[3.0]),
            ("bare limit", report.OBLAST): _figures("bare limit", main_ms=[1.0]),
        },
        skipped=["folium's plugins: npm did not answer"],
    )
    lines = list(report.targets(results))
    (smooth,) = [line for line in lines if line.startswith("steps/s with vsync, oblast  ")]
    (against,) = [line for line in lines if line.startswith("day step, oblast, main thread")]
    assert smooth.endswith("met")
    assert against.endswith("MISSED")
    assert any(line.endswith("not measured") for line in lines)
    assert any("npm did not answer" in line for line in report.contenders(results))


@pytest.mark.parametrize(
    ("ours", "at_least", "said"),
    [
        (1, 5, ">=5.0x met"),
        (3, 5, ">=5.0x MISSED"),
        (20, 0.4, ">=0.40x met"),
        (30, 0.4, ">=0.40x MISSED"),
    ],
)
def test_a_row_says_whether_its_target_is_met(ours, at_least, said):
    row = {"ours_ms": ours, "peer_ms": 10, "at_least": at_least}
    assert verdict(row) == said
    del row["at_least"]
    assert verdict(row) == ""
