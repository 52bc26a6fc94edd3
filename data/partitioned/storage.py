"""Where partitions lie: a folder, or a bucket of objects, by one address.

Addresses are those of obstore: ``file:///…``, ``s3://bucket/prefix``, ``gs://…``, ``az://…``, or the
path of a folder. Credentials and endpoints come from the environment (``AWS_…``, ``GOOGLE_…``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, from_url

from data.errors import DataError

if TYPE_CHECKING:
    from obstore.store import ObjectStore


class StorageError(DataError):
    """Partitions cannot be read or written where they were said to lie."""


class Storage:
    """Files by name below one address.

    Raises
    ------
    StorageError
        By every member, if the storage does not answer or refuses.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        try:
            self._store = _opened(address)
        except (BaseError, ValueError, OSError) as error:
            raise StorageError(
                f"{address}: {error}; give a folder, file://, s3:// or gs://"
            ) from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file; readers see all of it or what was there before."""
        try:
            obstore.put(self._store, name, content)
        except (BaseError, OSError) as error:
            raise StorageError(f"{self._address}/{name}: cannot be written: {error}") from error

    def read(self, name: str) -> bytes:
        """Return a file."""
        try:
            return bytes(obstore.get(self._store, name).bytes())
        except (BaseError, OSError) as error:
            raise StorageError(f"{self._address}/{name}: cannot be read: {error}") from error

    def names(self, below: str) -> list[str]:
        """Return the names of all files below a folder, in order."""
        try:
            found = obstore.list(self._store, prefix=below).collect()
        except (BaseError, OSError) as error:
            raise StorageError(f"{self._address}/{below}: cannot be listed: {error}") from error
        return sorted(each["path"] for each in found)

    def delete(self, name: str) -> None:
        """Delete a file."""
        try:
            obstore.delete(self._store, name)
        except (BaseError, OSError) as error:
            raise StorageError(f"{self._address}/{name}: cannot be deleted: {error}") from error


def _opened(address: str) -> ObjectStore:
    if "://" not in address:
        return LocalStore(Path(address).resolve(), mkdir=True)
    if address.startswith("file://"):
        return LocalStore(Path(address.removeprefix("file://")), mkdir=True)
    return from_url(address)
