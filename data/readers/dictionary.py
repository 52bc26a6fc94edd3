"""The data dictionary, which releases carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path


class MissingDictionaryError(DataError):
    """The data dictionary is not where the installation should have put it."""


def read_dictionary(path: Path) -> bytes:
    """Return the data dictionary as it is.

    Raises
    ------
    MissingDictionaryError
        If it cannot be read; the message names the file and the remedy.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingDictionaryError(
            f"{path}: {error.strerror}; a release carries it, so install the package anew"
        ) from error
