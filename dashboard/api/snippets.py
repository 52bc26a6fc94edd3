"""Code to copy from the description of the API. ``docs/api.md`` has the same and more; the tests run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PYTHON = """import geopandas

api = "{api}"
snapshot = geopandas.read_file(f"{{api}}/snapshot.geojson?date=2022-09-05&raion=Kupiansk")
print(snapshot.groupby("status").size())
"""

_R = """library(sf)

api <- "{api}"
snapshot <- st_read(paste0(api, "/snapshot.geojson?date=2022-09-05&raion=Kupiansk"))
table(snapshot$status)

download.file(paste0(api, "/spells.gpkg?raion=Izium"), "spells.gpkg", mode = "wb")
spells <- st_read("spells.gpkg")
occupied <- spells[spells$status == "occupied", ]
summary(as.numeric(occupied$end - occupied$start))
"""


def snippets(api: str, examples: Iterable[str]) -> list[dict[str, str]]:
    """Return titles and codes; ``api`` is the address of the API, ``examples`` lie below it. Pure."""
    lines = "".join(f'curl -s "{api}/{each}" -o {_file(each)}\n' for each in examples)
    return [
        {"title": "curl", "code": lines},
        {"title": "Python (geopandas)", "code": _PYTHON.format(api=api)},
        {"title": "R (sf)", "code": _R.format(api=api)},
    ]


def _file(example: str) -> str:
    """Return a name for what an example gives."""
    name = example.partition("?")[0].rpartition("/")[2]
    return name if "." in name else f"{name}.html"
