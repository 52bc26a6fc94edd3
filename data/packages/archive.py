"""Archives with equal bytes for equal files, and the text that explains them. Pure."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The earliest time that a ZIP can state, for every file: equal input must give equal bytes.
STAMP = (1980, 1, 1, 0, 0, 0)
#: Readable by all, written by the owner, on a Unix; whatever system makes it.
MODE, UNIX = 0o100644 << 16, 3
LEVEL = 6


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP, in the order given."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                MODE,
                UNIX,
            )
            made.writestr(entry, content, compresslevel=LEVEL)
    return sink.getvalue()


def about_lines(members: Mapping[str, Any]) -> list[str]:
    """Return what a package says about itself as lines of ``name: value``, lists item by item."""
    lines = []
    for name, value in members.items():
        items = value if isinstance(value, list) else [value]
        lines += [f"{name}: {_text(item)}" for item in items]
    return lines


def readme(title: str, words: str, members: Mapping[str, Any]) -> bytes:
    """Return the text file of a package: how to open it, and what it says about itself."""
    return "\n".join([title, "", words.strip(), "", *about_lines(members), ""]).encode()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
