"""Text of strangers stays text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plain import plain


@pytest.mark.parametrize(
    "words",
    ["![x](http://a.example/t.png)", "[a](javascript:alert(1))", ":red[x]", "<b>x</b>", "`x` *y*"],
)
def test_markup_is_escaped(words):
    escaped = plain(words)
    assert re.sub(r"\\(.)", r"\1", escaped) == words
    assert not re.search(r"(?<!\\)[\[\]<>`*:!]", escaped)


@given(st.text())
def test_nothing_but_escapes_and_blanks_is_changed(words):
    back = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(words))
    assert len(back) == len(words)
    assert all(b in (a, " ") for a, b in zip(words, back, strict=True))
