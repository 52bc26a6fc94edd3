from __future__ import annotations

import pytest

from data.store import open_store


@pytest.fixture(scope="session")
def store():
    """The store over the current build of the real seeds; `make test` builds it first."""
    return open_store()
