from __future__ import annotations

import hostileworld
import pytest
from hypothesis import settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import middleware, routes
from data.build import build
from data.store import open_store

# A deadline would measure the machine; with a seed of their own, two runs try the same examples.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory):
    """Return a folder with ``seeds`` whose every word is hostile, and their ``build`` with hostile layers."""
    folder = tmp_path_factory.mktemp("hostile")
    build(hostileworld.copy_seeds(folder), folder / "build")
    hostileworld.add_layers(folder)
    return folder


@pytest.fixture(scope="session")
def hostile_store(hostile_folder):
    return open_store(hostile_folder / "build")


@pytest.fixture
def hostile_client(hostile_folder, monkeypatch):
    """Return a client of the HTTP routes, as the app serves them, over the hostile build."""
    monkeypatch.setenv("CONTROL_BUILD", str(hostile_folder / "build"))
    monkeypatch.setenv("CONTROL_DATABASE", str(hostile_folder / "desk.sqlite"))
    app = Starlette(routes=routes(), middleware=middleware())
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
