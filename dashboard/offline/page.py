"""One page with everything in it: map, history, names, events, words. Opened from a file, it scrubs.

Nothing in it is executed but what stands in the policy by its hash; data stand in a block that the
browser does not run, with every ``<`` written so that no name can end it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xstatic.pkg.leaflet

from dashboard.offline.bundle import STATIC, bundle
from dashboard.text_browser import BROWSER_STRINGS
from dashboard.text_offline import OFFLINE
from data.packages.archive import about_lines
from data.packages.question import package_members
from data.view import ScopeName, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.packages.question import PackageQuestion
    from data.store import Store

ENTRY = "offline/main.js"
STYLES = ("map/map.css", "offline/offline.css")
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)

BINARY = ("history.bin", "cells.bin")
TEXT = ("names.json", "base.json", "timeline.json")
#: What the page shows of an event; the rest stays with the ledger.
EVENT_FIELDS = ("id", "type", "title", "summary", "when", "places", "place_names", "tier", "owners")
SOURCE_FIELDS = ("title", "publisher", "url")

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="{generator}">
<meta name="description" content="{description}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript>This page needs JavaScript. Сторінці потрібен JavaScript.</noscript>
<div id="ctl-page"></div>
<script type="application/json" id="ctl-inlined">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def package(store: Store, question: PackageQuestion) -> bytes:
    """Return the page. It holds all days and places of its view; filters are what it opens with."""
    view = _view(store, question)
    members = package_members(store, replace(question, start=store.first, end=store.last))
    files = {name: store.views.file(view, name) for name in (*BINARY, *TEXT)}
    data = {
        "about": {**members, "scope": str(view.scope)},
        "title": store.layers[view.layer].title,
        "day": (question.day - store.first).days,
        "filters": _filters(question),
        "strings": {
            key: said
            for key, said in {**BROWSER_STRINGS, **OFFLINE}.items()
            if key.startswith(("map.", "offline."))
        },
        "files": {
            **{name: base64.b64encode(files[name]).decode() for name in BINARY},
            **{name: json.loads(files[name]) for name in TEXT},
        },
        "events": _events(json.loads(store.views.file(view, "events.json"))),
    }
    return page(data, title=f"{data['title']}, {question.day}", members=members)


def page(data: Mapping[str, Any], *, title: str, members: Mapping[str, Any]) -> bytes:
    """Return the page around its data."""
    style, script = styles(), scripts()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return PAGE.format(
        policy=policy,
        generator=_attribute(str(members["generated_by"])),
        description=_attribute("; ".join(about_lines(members))),
        title=_attribute(title),
        style=style,
        data=inert(data),
        script=script,
    ).encode()


def inert(data: object) -> str:
    """Return JSON in which no text can end the block that it stands in, or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def scripts() -> str:
    """Return Leaflet and our modules as one script."""
    leaflet = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    # Its map of sources would be fetched by whoever looks at the page with a debugger.
    leaflet = re.sub(r"^//# sourceMappingURL=.*$", "", leaflet, flags=re.MULTILINE)
    return _closed("\n" + leaflet.replace("\r\n", "\n").strip() + "\n" + bundle(ENTRY), "script")


def styles() -> str:
    """Return all style sheets as one; pictures of controls that we do not use are left out."""
    sheets = [LEAFLET / "leaflet.css", *(STATIC / name for name in STYLES)]
    text = "\n".join(sheet.read_text(encoding="utf-8").replace("\r\n", "\n") for sheet in sheets)
    return _closed(re.sub(r"url\((?!data:|#)[^)]*\)", "none", text), "style")


def _view(store: Store, question: PackageQuestion) -> View:
    """Return the view that shows all that the filters name."""
    filters = question.filters
    named = (*filters.oblasts, *filters.raions, *filters.hromadas, *filters.settlements)
    inside = {
        code
        for oblast in store.focus_oblasts
        for code in (oblast, *store.gazetteer.codes_in(oblast))
    }
    reaches = any(not set(store.gazetteer.codes_in(code)) <= inside for code in named)
    scope = ScopeName.UKRAINE if reaches else ScopeName.FOCUS
    return View(layer=filters.layer, known_as_of=filters.known_as_of, scope=scope)


def _filters(question: PackageQuestion) -> dict[str, list[str]]:
    """Return the filters as the map has them: units of the narrowest level, statuses of the legend."""
    filters = question.filters
    shown = list(filters.categories or filters.statuses)
    if "ukrainian" in filters.statuses and "liberated" not in shown:
        shown.append("liberated")
    return {
        "units": list(filters.hromadas or filters.raions or filters.oblasts),
        "statuses": shown,
    }


def _events(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: event[name] for name in EVENT_FIELDS}
        | {
            "sources": [{name: each[name] for name in SOURCE_FIELDS} for each in event["sources"]],
        }
        for event in events
    ]


def _closed(text: str, tag: str) -> str:
    """Refuse text that would end the element that it stands in."""
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise ValueError(f"text would end its <{tag}>")
    return text


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _attribute(text: str) -> str:
    escapes = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return "".join(escapes.get(character, character) for character in text)
