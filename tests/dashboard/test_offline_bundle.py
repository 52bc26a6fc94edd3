"""Modules become one script: each in its own function, in the order in which they need each other."""

from __future__ import annotations

import pytest

from dashboard.offline.bundle import BundleError, bundle, read_module
from dashboard.offline.page import ENTRY, scripts, styles


@pytest.fixture
def static(tmp_path):
    def write(**files):
        for name, text in files.items():
            path = tmp_path / f"{name}.js"
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_what_is_needed_comes_first(static):
    folder = static(
        one='import { two } from "./two.js";\nexport const one = two + 1;\n',
        two='/** Two. @type {import("./three.js").T} */\nexport const two = 2;\n',
    )
    made = bundle("one.js", folder)
    assert made.index('modules["two.js"] =') < made.index('modules["one.js"] =')
    assert "import" not in made
    assert "export" not in made
    assert "three" not in made


def test_names_may_be_renamed_and_asked_for_later(static):
    folder = static(
        one='import { two as deux } from "./two.js";\n'
        'export async function later() {\n  return (await import("./late.js")).late + deux;\n}\n',
        two="export const two = 2;\n",
        late='import { two } from "./two.js";\nexport class late {}\n',
    )
    made = bundle("one.js", folder)
    assert 'const { two: deux } = modules["two.js"];' in made
    assert 'Promise.resolve().then(() => modules["late.js"])' in made
    assert "return { late };" in made


@pytest.mark.parametrize(
    "line",
    [
        'import two from "./two.js";',
        'import * as two from "./two.js";',
        'import "./two.js";',
        'export { two } from "./two.js";',
        "export default 2;",
        "export let two = 2;",
        'import { two } from "elsewhere";',
    ],
)
def test_other_forms_are_refused(line):
    with pytest.raises(BundleError, match=r"one\.js: cannot bundle"):
        read_module("one.js", f"{line}\n")


def test_a_circle_is_refused(static):
    folder = static(
        one='import { two } from "./two.js";\nexport const one = 1;\n',
        two='import { one } from "./one.js";\nexport const two = 2;\n',
    )
    with pytest.raises(BundleError, match=r"one\.js → two\.js → one\.js"):
        bundle("one.js", folder)


def test_our_own_modules_can_be_bundled():
    made = bundle(ENTRY)
    assert 'modules["map/mapApp.js"]' in made
    assert made.index('modules["shared/days.js"] =') < made.index(f'modules["{ENTRY}"] =')


def test_nothing_in_the_page_leads_elsewhere():
    assert "sourceMappingURL" not in scripts()
    assert "url(" not in styles().replace("url(data:", "").replace("url(#", "")
    assert "@import" not in styles()
