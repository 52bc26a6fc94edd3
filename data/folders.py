"""Folders: where evidence, built files and what people write lie when no setting says so.

In a checkout all of it lies in the checkout. Installed from a wheel, the evidence lies where the
wheel put it, and what is written goes to the user's own folders, as the system names them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

PACKAGE = "control-history"

_ABOVE = Path(__file__).parents[1]


def checkout(above: Path = _ABOVE) -> Path | None:
    """Return the checkout that this code lies in; None if it was installed."""
    return above if (above / "pyproject.toml").is_file() else None


def shared() -> Path:
    """Return the folder that holds ``seeds`` and ``.streamlit``: the checkout, or the wheel's."""
    return checkout() or Path(sys.prefix) / "share" / PACKAGE


def seeds_folder(given: Path | None = None) -> Path:
    """Return the folder of the evidence: the one given, else ``$CONTROL_SEEDS``, else ``seeds``."""
    return given or Path(os.environ.get("CONTROL_SEEDS") or shared() / "seeds")


def dictionary_file() -> Path:
    """Return the data dictionary, which releases carry."""
    return shared() / "docs" / "data-dictionary.md"


def build_folder(given: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of builds: the one given, else ``$CONTROL_BUILD``, else ``build``."""
    usual = os.environ.get("CONTROL_BUILD") or (checkout() or user_data_path(PACKAGE)) / "build"
    return Path(given or usual)


def cache_folder() -> Path:
    """Return where answers of services are kept: ``$CONTROL_CACHE``, else ``.cache``."""
    above = checkout()
    return Path(
        os.environ.get("CONTROL_CACHE") or (above / ".cache" if above else user_cache_path(PACKAGE))
    )


def submissions_folder() -> Path:
    """Return where what people sent in is kept: nothing that may be lost, so no cache if installed."""
    above = checkout()
    return above / ".cache" if above else user_data_path(PACKAGE)
