from __future__ import annotations

from deskengines import database, desk, postgres  # noqa: F401 - fixtures of the store tests
from hypothesis import settings

# A deadline would measure the machine: examples that are slow while others build are no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
