"""The gazetteer: what it holds, in which order, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.errors import DuplicatePlaceError, UnknownPlaceError
from geo.gazetteer import Gazetteer
from geo.place import Level

from .conftest import KHARKIV_OBLAST, excerpt

KUPIANSK = "UA63080090010026457"
SHEVCHENKOVE = "UA63080150010082504"
KUPIANSKYI = "UA63080000000032022"
KYIV = "UA80000000000093317"


def test_ancestors_come_narrowest_first(gazetteer):
    assert [unit.level for unit in gazetteer.ancestors(KUPIANSK)] == [
        Level.HROMADA,
        Level.RAION,
        Level.OBLAST,
    ]
    assert [unit.katottg for unit in gazetteer.ancestors(KUPIANSKYI)] == [KHARKIV_OBLAST]
    assert gazetteer.ancestors(KHARKIV_OBLAST) == ()


def test_units_of_a_settlement_and_of_a_unit(gazetteer):
    assert gazetteer.hromada_of(KUPIANSK).name_en == "Kupianska"
    assert gazetteer.raion_of(KUPIANSK).katottg == KUPIANSKYI
    assert gazetteer.raion_of(KUPIANSKYI).katottg == KUPIANSKYI
    assert gazetteer.raion_of(KHARKIV_OBLAST) is None
    assert gazetteer.oblast_of(KUPIANSK).katottg == KHARKIV_OBLAST


def test_kyiv_is_a_settlement_and_a_unit(gazetteer):
    assert gazetteer.has_settlement(KYIV)
    assert gazetteer.has_unit(KYIV)
    assert gazetteer.place(KYIV) is gazetteer.settlement(KYIV)
    assert gazetteer.oblast_of(KYIV) is gazetteer.unit(KYIV)
    assert gazetteer.hromada_of(KYIV) is None
    assert gazetteer.codes_in(KYIV) == (KYIV,)
    assert gazetteer.long_name(KYIV, "uk") == "Київ"


def test_members_ascend_and_add_up(gazetteer):
    inside = gazetteer.codes_in(KHARKIV_OBLAST)
    assert list(inside) == sorted(inside)
    raions = [raion.katottg for raion in gazetteer.units_in(KHARKIV_OBLAST, Level.RAION)]
    assert sorted(code for raion in raions for code in gazetteer.codes_in(raion)) == list(inside)
    assert gazetteer.codes_in(KUPIANSK) == (KUPIANSK,)
    assert [place.katottg for place in gazetteer.settlements_in(KUPIANSKYI)] == list(
        gazetteer.codes_in(KUPIANSKYI)
    )


def test_a_unit_without_settlements_is_empty(gazetteer):
    assert gazetteer.codes_in("UA32000000000030281") == ()
    assert gazetteer.seat_of("UA32000000000030281") is None


def test_columns_share_the_index(gazetteer):
    assert list(gazetteer.codes) == sorted(gazetteer.codes)
    assert len(gazetteer) == len(gazetteer.codes) == len(gazetteer.positions)
    for index, place in enumerate(gazetteer.settlements):
        assert gazetteer.index_of(place.katottg) == index
        if place.point is None:
            assert np.isnan(gazetteer.positions[index]).all()
        else:
            assert tuple(gazetteer.positions[index]) == place.point


def test_positions_cannot_be_written(gazetteer):
    with pytest.raises(ValueError, match="read-only"):
        gazetteer.positions[0, 0] = 0


def test_the_first_settlement_of_a_hromada_is_its_seat(gazetteer):
    assert gazetteer.is_seat(SHEVCHENKOVE)
    assert not gazetteer.is_seat("UA63080150580064377")
    assert gazetteer.seat_of(KUPIANSKYI).katottg == KUPIANSK
    # The excerpt has no hromada of Kharkiv, so the oblast's centre cannot be told.
    assert gazetteer.seat_of(KHARKIV_OBLAST) is None
    seated = [unit.level for unit in gazetteer.units_seated_at(KUPIANSK)]
    assert seated == [Level.RAION, Level.HROMADA]


def test_seats_of_the_whole_codifier(codifier):
    """The rule of :mod:`geo.seats`, counted: how many hromadas are named after the first settlement."""
    hromadas = codifier.units_at(Level.HROMADA)
    alike = sum(
        unit.name_uk[:3].casefold() == codifier.seat_of(unit.katottg).name_uk[:3].casefold()
        for unit in hromadas
    )
    assert len(hromadas) == 1_772
    assert alike > 1_700
    kharkiv = {
        unit.name_en: codifier.seat_of(unit.katottg).name_en
        for unit in codifier.units_in(KHARKIV_OBLAST, Level.RAION)
    }
    assert kharkiv == {
        "Bohodukhivskyi": "Bohodukhiv",
        "Iziumskyi": "Izium",
        "Berestynskyi": "Berestyn",
        "Kupianskyi": "Kupiansk",
        "Lozivskyi": "Lozova",
        "Kharkivskyi": "Kharkiv",
        "Chuhuivskyi": "Chuhuiv",
    }


def test_names_by_language_official_first(gazetteer):
    assert gazetteer.names(KUPIANSK, "uk") == ("Куп’янськ",)
    assert gazetteer.names(KUPIANSK, "ru") == ("Купянск",)
    assert gazetteer.names("UA63100090010033333", "uk") == ("Златопіль", "Первомайський")
    assert gazetteer.names(KUPIANSK, "fr") == ()
    assert [each.kind for each in gazetteer.toponyms_of(KUPIANSK)] == ["exonym"]


def test_long_names_tell_namesakes_apart(gazetteer):
    assert gazetteer.long_name(KUPIANSK, "en") == "Kupiansk, Kupiansk Raion, Kharkivska oblast"
    assert gazetteer.long_name(KUPIANSKYI, "uk") == "Куп’янський район, Харківська область"


@pytest.mark.parametrize("name", ["Шевченкове", "шевченкове", "Shevchenkove", "SHEVCHENKOVE"])
def test_codes_by_folded_name(gazetteer, name):
    assert len(gazetteer.codes_named(name)) == 5
    assert gazetteer.codes_named("Nowhere") == ()


@pytest.mark.parametrize("code", ["UA99000000000000000", "", "Kupiansk", KUPIANSK.lower()])
def test_unknown_codes_are_errors(gazetteer, code):
    lookups = (
        gazetteer.place, gazetteer.settlement, gazetteer.unit, gazetteer.index_of,
        gazetteer.ancestors, gazetteer.codes_in, gazetteer.hromada_of, gazetteer.raion_of,
        gazetteer.oblast_of, gazetteer.seat_of, gazetteer.is_seat, gazetteer.toponyms_of,
        gazetteer.units_seated_at,
    )  # fmt: skip
    assert code not in gazetteer
    for look_up in lookups:
        with pytest.raises(UnknownPlaceError):
            look_up(code)


def test_a_settlement_is_no_unit_and_a_unit_no_settlement(gazetteer):
    with pytest.raises(UnknownPlaceError):
        gazetteer.unit(KUPIANSK)
    with pytest.raises(UnknownPlaceError):
        gazetteer.settlement(KUPIANSKYI)


def test_the_order_of_input_does_not_matter(gazetteer):
    units, settlements, toponyms = excerpt()
    other = Gazetteer(reversed(units), reversed(settlements), toponyms)
    assert other.codes == gazetteer.codes
    assert other.units == gazetteer.units


def test_duplicates_and_dangling_references_are_refused():
    units, settlements, toponyms = excerpt()
    with pytest.raises(DuplicatePlaceError):
        Gazetteer(units, [*settlements, settlements[0]])
    with pytest.raises(DuplicatePlaceError):
        Gazetteer([*units, units[0]], settlements)
    with pytest.raises(UnknownPlaceError, match="hromada of"):
        Gazetteer(units, [replace(settlements[0], hromada="UA99990000000000000")])
    with pytest.raises(UnknownPlaceError, match="parent of"):
        Gazetteer([replace(units[1], parent="UA99000000000000000")], [])
    with pytest.raises(UnknownPlaceError, match="Купянск"):
        Gazetteer(units, [], toponyms)
