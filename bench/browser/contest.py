"""Who takes part, on which pages; what cannot take part, and why."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xstatic.pkg import leaflet

from bench.browser import apps, chromium, folium_pages, vendor
from bench.browser.measure import Contender, Figures, most_per_second, visit_all
from bench.browser.site import Site
from bench.browser.world import OBLAST, UKRAINE, world
from dashboard.browsercode import edition
from dashboard.modules import map_modules
from dashboard.text_browser import BROWSER_STRINGS
from data.payload.cells import cell_geometry
from data.payload.container import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "static"
#: Stands for folium's scripts where no contender needs them.
NOBODY = vendor.Vendor(folder=PAGES, missing="not asked for")


@dataclass(slots=True, kw_only=True)
class Results:
    """Figures of every contender by name and number of settlements, and who was left out."""

    figures: dict[tuple[str, int], Figures] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who takes part: all, or some by name and number of settlements; ``rounds`` if not the usual."""

    names: frozenset[str] = frozenset()
    counts: frozenset[int] = frozenset()
    rounds: int | None = None

    def takes(self, name: str, count: int) -> bool:
        """Whether a contender was chosen."""
        return (not self.names or name in self.names) and (not self.counts or count in self.counts)

    def of(self, contenders: list[Contender]) -> list[Contender]:
        """Return those of the contenders that take part."""
        return [
            each if self.rounds is None else replace(each, rounds=self.rounds)
            for each in contenders
            if self.takes(each.name, each.count)
        ]


def contest(choice: Choice) -> Results:
    """Run everything once. What fails or is missing is told, never raised."""
    executable = chromium.path()
    if executable is None:
        return Results(skipped=["everything in a browser: no Chromium was found"])
    results = Results()
    with tempfile.TemporaryDirectory(prefix="bench-peers-") as folder:
        of_folium = choice.of(folium_contenders())
        peers = vendor.fetch(Path(folder)) if of_folium else NOBODY
        if of_folium and peers.missing:
            results.skipped.append(f"folium's plugins: {peers.missing}")
        contenders = choice.of(own_contenders()) + ([] if peers.missing else of_folium)
        with site(peers).served() as address:
            with chromium.launched(executable) as browser:
                _take(results, visit_all(browser, address, contenders))
                _streamlit(results, browser, f"{address}/leaflet", choice)
            with chromium.launched(executable, vsync=False) as browser:
                for each in results.figures.values():
                    if each.contender.moves and not each.fault:
                        found = most_per_second(browser, address, each.contender)
                        each.add({"most_per_second": found})
    return results


def own_contenders() -> list[Contender]:
    """Return ours, the bare limit and Leaflet's markers: they need nothing from afar."""
    return [
        Contender(
            name=name, count=count, path=f"/bench/{page}.html?count={count}", rounds=3, moves=True
        )
        for count in (OBLAST, UKRAINE)
        for name, page in (
            ("ours", f"ours-{count}"),
            ("bare limit", "limit"),
            ("L.canvas", "leaflet"),
        )
    ]


def folium_contenders() -> list[Contender]:
    """Return folium's plugins, at the sizes that they still bear."""
    return [
        Contender(name=name, count=count, path=f"/folium/{name}-{count}.html", rounds=rounds)
        for name, count, rounds in (
            ("TimestampedGeoJson", OBLAST, 2),
            ("Timeline", OBLAST, 2),
            ("Timeline, stripped", OBLAST, 2),
            ("TimeSliderChoropleth", OBLAST, 1),
            ("Timeline", UKRAINE, 1),
        )
    ]


def site(peers: vendor.Vendor, counts: tuple[int, ...] = (OBLAST, UKRAINE)) -> Site:
    """Return the web site with all pages; folium's only if their scripts could be had."""
    pages = {
        f"/world/{count}/{name}": raw
        for count in counts
        for name, raw in world(count).files.items()
    }
    pages |= {f"/bench/ours-{count}.html": _our_page(count) for count in counts}
    pages["/strings.json"] = json.dumps(BROWSER_STRINGS).encode()
    folders = {
        "app": ROOT / "dashboard" / "static",
        "bench": PAGES,
        "leaflet": Path(leaflet.BASE_DIR),
    }
    if not peers.missing:
        pages |= _folium_site(counts)
        folders["vendor"] = peers.folder
    return Site(pages, folders)


def _our_page(count: int) -> bytes:
    """Return our page; its head names what the first map needs, as that of any page may."""
    modules = map_modules()
    head = "\n".join(
        [
            *(
                f'<link rel="preload" as="fetch" crossorigin href="/world/{count}/{name}" />'
                for name in ("history.bin", "cells.bin")
            ),
            *(
                f'<link rel="modulepreload" href="{_plain(address)}" />'
                for address in modules.first
            ),
        ]
    )
    page = (PAGES / "ours.html").read_text(encoding="utf-8")
    return (
        page.replace("<!--first-->", head)
        .replace("/*later*/", json.dumps([_plain(address) for address in modules.later])[1:-1])
        .encode()
    )


def _plain(address: str) -> str:
    """Return the address of a module without the edition, which the benchmark's pages do not name."""
    return address.replace(f"/{edition()}/", "/", 1)


def _folium_site(counts: tuple[int, ...]) -> dict[str, bytes]:
    least = world(min(counts))
    _, arrays = decode(least.files["cells.bin"])
    shapes = [shape for n in range(least.count) if (shape := cell_geometry(arrays, n))]
    return {
        f"/folium/TimestampedGeoJson-{least.count}.html": folium_pages.timestamped(least),
        f"/folium/TimeSliderChoropleth-{least.count}.html": folium_pages.choropleth(least, shapes),
        f"/folium/Timeline, stripped-{least.count}.html": folium_pages.timeline(
            least, stripped=True
        ),
        **{f"/folium/Timeline-{n}.html": folium_pages.timeline(world(n)) for n in counts},
    }


def _take(results: Results, figures: list[Figures]) -> None:
    for each in figures:
        contender = each.contender
        if each.fault:
            results.skipped.append(f"{contender.name}, N = {contender.count:,}: {each.fault}")
        else:
            results.figures[contender.name, contender.count] = each


def _streamlit(results: Results, browser: Browser, leaflet_address: str, choice: Choice) -> None:
    runs: dict[str, Callable[[], dict[str, float]]] = {
        "ours in Streamlit": lambda: apps.ours(browser),
        "st_folium rebuilt": lambda: apps.slider(browser, leaflet_address),
    }
    for name, run in runs.items():
        if not choice.takes(name, OBLAST):
            continue
        figures = Figures(contender=Contender(name=name, count=OBLAST, path="/"))
        with _told_if_it_fails(figures):
            figures.add(run())
        _take(results, [figures])


@contextmanager
def _told_if_it_fails(figures: Figures) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001  the other contenders' figures must not be lost
        figures.fault = str(error).splitlines()[0]
