"""The house keeps its shape: directions of imports, who touches the disk, who knows folium."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 350  # lines; 250 is the aim, this is the wall


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def roots(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("geo"), ids=name_of)
def test_geo_knows_neither_data_nor_dashboard_nor_the_page(path):
    assert not roots(path) & {"data", "dashboard", "streamlit", "folium", "streamlit_folium"}


@pytest.mark.parametrize("path", modules("data"), ids=name_of)
def test_data_knows_neither_dashboard_nor_the_page(path):
    assert not roots(path) & {"dashboard", "streamlit", "folium", "streamlit_folium"}


@pytest.mark.parametrize("path", [*modules("data"), *modules("geo")], ids=name_of)
def test_nothing_below_names_a_module_of_the_dashboard_to_import_it_later(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not [word for word in words if str(word).startswith("dashboard.")]


@pytest.mark.parametrize("path", modules("dashboard"), ids=name_of)
def test_dashboard_parses_nothing(path):
    assert not roots(path) & {"csv", "yaml", "geopandas", "pandas", "pyogrio", "geopy", "undate"}


@pytest.mark.parametrize("path", modules("dashboard"), ids=name_of)
def test_one_module_knows_folium(path):
    if name_of(path) != "dashboard/map_view.py":
        assert not roots(path) & {"folium", "streamlit_folium", "branca"}


def opens_files(path: Path) -> set[str]:
    """Return the calls in a file that read or write the disk."""
    touching = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink"}
    calls = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name in touching:
                calls.add(name)
    return calls


@pytest.mark.parametrize("path", modules("geo"), ids=name_of)
def test_geo_opens_no_file(path):
    assert not opens_files(path)


DISK_IN_DATA = (
    "data/readers/",
    "data/importers/",
    "data/placesbuild/",
    "data/submissions/",
    "data/build.py",
    "data/built.py",
    "data/store.py",
    "data/output.py",
    "data/geocode_cache.py",
)


@pytest.mark.parametrize("path", modules("data"), ids=name_of)
def test_only_named_parts_of_data_touch_the_disk(path):
    if not name_of(path).startswith(DISK_IN_DATA):
        assert not opens_files(path)


PURE = ("history", "episodes", "snapshot", "diff", "series", "verification", "checks")


@pytest.mark.parametrize("name", PURE)
def test_the_model_knows_no_clock_and_no_chance(name):
    path = ROOT / "data" / f"{name}.py"
    assert not roots(path) & {"random", "time", "secrets"}
    assert "today()" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", ["geo", "data", "dashboard"])
def test_no_drawer_modules_and_no_hidden_packages(package):
    names = {path.stem for path in modules(package)}
    assert not names & {"utils", "helpers", "common", "misc"}
    if package == "dashboard":
        top = {path.stem for path in (ROOT / package).glob("*.py")}
        assert not top & {"data", "geo", "dashboard"}


def browser_files() -> list[Path]:
    return sorted((ROOT / "dashboard" / "static").rglob("*.js"))


@pytest.mark.parametrize("path", browser_files(), ids=name_of)
def test_text_never_becomes_markup_in_the_browser(path):
    source = path.read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in source


@pytest.mark.parametrize(
    "path",
    [*modules("geo"), *modules("data"), *modules("dashboard"), *browser_files()],
    ids=name_of,
)
def test_files_stay_small_enough_to_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
