"""The container: what goes in comes out, aligned, and damage is noticed."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from data.payload.container import ALIGNMENT, DTYPES, ContainerError, decode, encode

ARRAYS = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.sampled_from(sorted(DTYPES)).flatmap(
        lambda name: hnp.arrays(
            DTYPES[name],
            st.integers(0, 40),
            elements={"allow_nan": False} if name == "f4" else None,
        )
    ),
    max_size=6,
)
HEADERS = st.dictionaries(
    st.text(max_size=6).filter(lambda name: name != "arrays"),
    st.one_of(st.text(max_size=40), st.integers(), st.none(), st.lists(st.integers(), max_size=3)),
    max_size=5,
)


@given(HEADERS, ARRAYS)
def test_round_trip(header, arrays):
    raw = encode(header, arrays)
    header_back, arrays_back = decode(raw)
    assert header_back == header
    assert list(arrays_back) == list(arrays)
    for name, array in arrays.items():
        assert arrays_back[name].dtype == array.dtype
        np.testing.assert_array_equal(arrays_back[name], array)
    assert encode(header, arrays) == raw


@given(HEADERS, ARRAYS)
def test_layout_is_as_documented(header, arrays):
    """Read by the letter of docs/architecture.md, without our decoder."""
    raw = encode(header, arrays)
    assert raw[:4] == b"CTL1"
    length = int.from_bytes(raw[4:8], "little")
    assert (8 + length) % ALIGNMENT == 0
    table = json.loads(raw[8 : 8 + length])["arrays"]
    for name, array in arrays.items():
        row = table[name]
        assert row["offset"] % ALIGNMENT == 0
        assert row["length"] == array.size
        end = row["offset"] + row["length"] * int(row["dtype"][1:])
        assert raw[row["offset"] : end] == array.tobytes()


@pytest.mark.parametrize("dtype", ["int64", "float64", "bool"])
def test_a_type_that_browsers_do_not_get_is_refused(dtype):
    with pytest.raises(ValueError, match="'x'"):
        encode({}, {"x": np.zeros(3, dtype=dtype)})


def test_a_matrix_is_refused():
    with pytest.raises(ValueError, match=r"\[2, 2\]"):
        encode({}, {"x": np.zeros((2, 2), dtype=np.uint8)})


@pytest.mark.parametrize("header", [{"arrays": {}}, {"x": float("nan")}])
def test_a_header_that_cannot_be_written_is_refused(header):
    with pytest.raises(ValueError):
        encode(header, {})


def test_damage_is_noticed():
    raw = encode({"name": "x"}, {"x": np.arange(100, dtype=np.int32)})
    for broken in (b"", raw[:6], b"CTL2" + raw[4:], raw[:20], raw[:-8], b"\0" * 40):
        with pytest.raises(ContainerError):
            decode(broken)
