from __future__ import annotations

import builtworld
import pytest
from deskengines import database, desk, postgres  # noqa: F401 - fixtures of the store tests
from hypothesis import settings

from data.cli.main import main

# A deadline would measure the machine: examples that are slow while others build are no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def folder(tmp_path):
    """Return a folder with ``seeds`` and ``build`` of the small ledger, for a test to change."""
    return builtworld.built(tmp_path)


@pytest.fixture
def run(folder, capfdbinary):
    """Return how to run a command on the folder: exit code, standard output, standard error."""

    def call(*words):
        where = ["--seeds", str(folder / "seeds"), "--build", str(folder / "build")]
        try:
            code = main([*map(str, words), *where])
        except SystemExit as stop:
            code = stop.code
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call
