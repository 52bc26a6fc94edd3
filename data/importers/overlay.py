"""What imported gazetteers add to places: kept beside the layers, never mixed into the evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from data.importers.errors import LayerError
from data.importers.shelf import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

#: Numbers of GeoNames by KATOTTG code, below the folder of layers.
GEONAMES = "geonames.json"


def numbers_in_force(build: Path) -> dict[str, int]:
    """Return the GeoNames numbers by code that were imported; none if there was no import.

    Raises
    ------
    LayerError
        If the file is damaged.
    """
    path = build / FOLDER / GEONAMES
    try:
        numbers = json.loads(path.read_bytes())["numbers"]
        return {str(code): int(number) for code, number in numbers.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LayerError(f"{path} is damaged: {error!r}; import geonames again") from error
