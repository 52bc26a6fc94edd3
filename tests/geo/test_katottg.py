from __future__ import annotations

import pytest

from geo.errors import InvalidCodeError
from geo.katottg import check, is_district, is_katottg, level, prefix
from geo.place import Level

KHARKIV_OBLAST = "UA63000000000041885"
KUPIANSK_RAION = "UA63080000000032022"
KHARKIV = "UA63120270010096107"
KHARKIV_DISTRICT = "UA63120270010948820"
KYIV = "UA80000000000093317"
KYIV_DISTRICT = "UA80000000000126643"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (KHARKIV_OBLAST, Level.OBLAST),
        (KUPIANSK_RAION, Level.RAION),
        ("UA63120270000028556", Level.HROMADA),
        (KHARKIV, Level.SETTLEMENT),
        (KHARKIV_DISTRICT, Level.SETTLEMENT),
        (KYIV, Level.OBLAST),
        (KYIV_DISTRICT, Level.SETTLEMENT),
    ],
)
def test_zeros_tell_the_level(code, expected):
    assert level(code) is expected


@pytest.mark.parametrize(
    "text",
    ["", "UA", "ua63000000000041885", "UA6300000000004188", "UA630000000000418855", " " + KYIV,
     "UА63000000000041885", KYIV + "\n"],
)  # fmt: skip
def test_anything_else_is_no_code(text):
    assert not is_katottg(text)
    with pytest.raises(InvalidCodeError, match="UA and 17 digits"):
        check(text)


def test_a_code_starts_with_the_prefixes_of_its_units():
    assert prefix(KHARKIV, Level.OBLAST) == KHARKIV_OBLAST[:4] == "UA63"
    assert prefix(KHARKIV, Level.RAION) == "UA6312"
    assert prefix(KHARKIV, Level.HROMADA) == "UA6312027"
    assert prefix(KHARKIV, Level.SETTLEMENT) == prefix(KHARKIV_DISTRICT, Level.SETTLEMENT)


def test_districts_of_cities_are_told_apart():
    assert is_district(KHARKIV_DISTRICT)
    assert is_district(KYIV_DISTRICT)
    assert not is_district(KHARKIV)
    assert not is_district(KYIV)
