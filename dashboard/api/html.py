"""JSON documents of the API as plain HTML: headings, links and tables, all text escaped, no script."""

from __future__ import annotations

import json
from html import escape
from itertools import repeat
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from data.export.geojson import dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MEDIA_TYPE = "text/html; charset=utf-8"

STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:2rem}"
    "table{border-collapse:collapse;font-size:13px}"
    "th,td{border:1px solid #8888;padding:.2rem .5rem;text-align:left;vertical-align:top}"
    "td{max-width:28rem;overflow-wrap:anywhere}"
    "pre{border:1px solid #8888;padding:.5rem;overflow:auto;font-size:13px}"
)
#: Browsers would ask for one elsewhere, and complain that there is none.
ICON = "/app/icon.svg"
#: Members that are shown in a way of their own, or not at all.
APART = (
    "links",
    "features",
    "rows",
    "snippets",
    "collections",
    "conformsTo",
    "title",
    "type",
    "geometry",
)


def page(title: str, document: Mapping[str, Any]) -> bytes:
    """Return a document as an HTML page."""
    # What the JSON says, in the words in which the JSON says it: days as text, tuples as lists.
    told = json.loads(dump(document))
    body = "\n".join(_parts(told))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="{ICON}">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    ).encode()


def _parts(told: Mapping[str, Any]) -> Iterator[str]:
    single = {name: value for name, value in told.items() if name not in APART}
    properties = single.pop("properties", {})
    yield _list(single | properties)
    if "conformsTo" in told:
        yield _list(dict.fromkeys(told["conformsTo"], ""))
    for each in told.get("collections", ()):
        yield f"<h2>{escape(each['title'])}</h2>\n{_list({'description': each['description']})}"
        yield _links(each["links"])
    if "snippets" in told:
        # What to try comes before the long table of what there is.
        yield f"<h2>Examples</h2>\n{_links(told['links'])}"
        yield from map(_snippet, told["snippets"])
        yield "<h2>Paths and parameters</h2>"
    if "rows" in told:
        yield _table(told["rows"])
    if "features" in told:
        yield _features(told["features"])
    if "snippets" not in told:
        yield _links(told.get("links", ()))


def _snippet(told: Mapping[str, str]) -> str:
    # A keyboard must be able to scroll what is wider than the page.
    code = f'<pre tabindex="0"><code>{escape(told["code"])}</code></pre>'
    return f"<h3>{escape(told['title'])}</h3>\n{code}"


def _list(values: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><th>{escape(name)}</th>{_cell(value)}</tr>" for name, value in values.items()
    )
    return f"<table>{rows}</table>" if rows else ""


def _features(features: Sequence[Mapping[str, Any]]) -> str:
    """Return features as a table whose first column leads to each of them."""
    if not features:
        return "<p>No feature.</p>"
    links = [
        f'<td><a href="items/{quote(each["id"], safe="")}?f=html">{escape(each["id"])}</a></td>'
        for each in features
    ]
    return _table([each["properties"] for each in features], links)


def _table(rows: Sequence[Mapping[str, Any]], links: Sequence[str] = ()) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f"<th>{escape(name)}</th>" for name in (["id"] if links else []) + names)
    lines = "\n".join(
        f"<tr>{first}{''.join(_cell(row.get(name)) for name in names)}</tr>"
        for first, row in zip(links or repeat(""), rows, strict=False)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{lines}\n</tbody></table>"


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"<td>{escape(text)}</td>"


def _links(links: Sequence[Mapping[str, str]]) -> str:
    items = "".join(
        f'<li><a href="{escape(link["href"])}" rel="{escape(link["rel"])}">'
        f"{escape(link['title'])}</a> ({escape(link['rel'])}, {escape(link['type'])})</li>"
        for link in links
    )
    return f"<ul>{items}</ul>" if items else ""
