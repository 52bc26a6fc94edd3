"""Browser modules as one script: a page opened from a file may import nothing.

It knows the forms of import and export that our modules use, and refuses every other; the module
system of the language remains what the app itself runs on.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"

_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n|/\*\*.*?\*/ ?", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import\s+\{([^}]*)\}\s+from\s+"(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_DYNAMIC = re.compile(r'\bimport\("(\.[^"]+)"\)')
#: What is left of imports and exports once the known forms are gone.
_UNKNOWN = re.compile(r"^\s*(?:import\b(?!\.)|export\b).*$", re.MULTILINE)


class BundleError(Exception):
    """A module cannot be bundled: a form of import that we do not know, or a circle of imports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module as a function body: its code, whose names it needs first, whose it may ask for later."""

    code: str
    needs: tuple[str, ...]
    later: tuple[str, ...]


def bundle(entry: str, static: Path = STATIC) -> str:
    """Return a module of ``static`` and all that it imports as one classic script.

    Modules run in the order in which they need each other, each in a function of its own.

    Raises
    ------
    BundleError
        If a module uses a form that is not known here, or modules need each other in a circle.
    """
    modules: dict[str, Module] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in modules:
            found = read_module(name, (static / name).read_text(encoding="utf-8"))
            modules[name] = found
            waiting += [*found.needs, *found.later]
    parts = [f"modules[{json.dumps(name)}] = {modules[name].code}" for name in _ordered(modules)]
    return "\n".join(['"use strict";', "{", "const modules = {};", *parts, "}", ""])


def read_module(name: str, source: str) -> Module:
    """Turn the source of a module into an expression whose value is an object of its exports."""
    folder = posixpath.dirname(name)

    def path(address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, address))

    code = _COMMENT.sub("", source)
    needs = [path(address) for _, address in _IMPORT.findall(code)]
    later = [path(address) for address in _DYNAMIC.findall(code)]
    exported = [name for _, name in _EXPORT.findall(code)]
    code = _IMPORT.sub(
        lambda found: (
            f"const {{{found[1].replace(' as ', ': ')}}} = modules[{json.dumps(path(found[2]))}];"
        ),
        code,
    )
    code = _EXPORT.sub(r"\1 \2", code)
    code = _DYNAMIC.sub(
        lambda found: f"Promise.resolve().then(() => modules[{json.dumps(path(found[1]))}])", code
    )
    if (unknown := _UNKNOWN.search(code)) is not None:
        raise BundleError(f"{name}: cannot bundle {unknown[0].strip()!r}")
    body = f"(() => {{\n{code.strip()}\nreturn {{ {', '.join(exported)} }};\n}})();"
    return Module(code=body, needs=tuple(needs), later=tuple(later))


def _ordered(modules: dict[str, Module]) -> list[str]:
    """Return the names so that each comes after those that it needs."""
    done: list[str] = []
    open_: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in open_:
            raise BundleError(f"modules need each other: {' → '.join([*open_, name])}")
        open_.append(name)
        for needed in modules[name].needs:
            visit(needed)
        open_.pop()
        done.append(name)

    for name in modules:
        visit(name)
    return done
