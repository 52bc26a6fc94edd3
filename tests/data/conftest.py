from __future__ import annotations

from deskengines import database, desk, postgres  # noqa: F401 - fixtures of the store tests
