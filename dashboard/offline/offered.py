"""What the page without a server says of itself among the packages (see pyproject.toml)."""

from __future__ import annotations

from data.packages.package import Package

HTML = Package(
    module="dashboard.offline.page",
    ending="html",
    media_type="text/html; charset=utf-8",
    about="the map as one page that needs no server and no network",
)
