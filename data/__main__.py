"""``python -m data``: see docs/architecture.md and ``python -m data --help``."""

from __future__ import annotations

from data.cli.main import main

raise SystemExit(main())
