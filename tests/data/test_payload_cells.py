"""Cells: the areas that go in come out, wound by RFC 7946."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box, shape

from data.payload.cells import CellColumns, cell_areas, cell_geometry, cells_file, pack_cells
from data.payload.container import decode
from geo.shapes import area_km2

RING = Polygon(box(36, 49, 37, 50).exterior, [box(36.2, 49.2, 36.4, 49.4).exterior])
TWO = MultiPolygon([box(35, 48, 35.5, 48.5), RING])


def back(cells, index):
    geometry = cell_geometry(pack_cells(cells), index)
    return None if geometry is None else shape(geometry)


def test_polygons_with_holes_and_parts_come_back():
    cells = [None, RING, None, TWO, box(36, 49, 36.000001, 49.000001)]
    assert back(cells, 0) is None
    assert back(cells, 1).equals(RING)
    assert back(cells, 3).equals(TWO)
    assert back(cells, 4).area == pytest.approx(1e-12)


def test_winding_is_right_handed_whatever_comes_in():
    clockwise = shapely.orient_polygons(RING, exterior_cw=True)
    geometry = back([clockwise], 0)
    assert geometry.exterior.is_ccw
    assert not geometry.interiors[0].is_ccw


def test_a_cell_that_rounding_flattens_is_left_out():
    sliver = Polygon([(36, 49), (36.0000001, 49), (36.0000001, 49.5), (36, 49.5)])
    arrays = pack_cells([sliver, RING])
    assert arrays["cell_offset"].tolist() == [0, 0, 2]


def test_neighbours_share_vertices():
    arrays = pack_cells([box(0, 0, 1, 1), box(1, 0, 2, 1)])
    assert arrays["vertex"].size == 2 * 6
    assert arrays["ring_vertex"].size == 8


def test_file_holds_the_arrays():
    header, arrays = decode(cells_file([RING, None]))
    assert header == {"count": 2}
    for name, array in pack_cells([RING, None]).items():
        np.testing.assert_array_equal(arrays[name], array)


def test_no_cells_at_all():
    arrays = pack_cells([None, None])
    assert arrays["cell_offset"].tolist() == [0, 0, 0]
    assert arrays["ring_offset"].tolist() == [0]


BOXES = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 9), st.integers(1, 9)).map(
    lambda b: box(b[0] / 10, b[1] / 10, (b[0] + b[2]) / 10, (b[1] + b[3]) / 10)
)


@given(st.lists(st.lists(BOXES, max_size=4), max_size=6))
def test_areas_survive(groups):
    cells = [shapely.union_all(boxes) if boxes else None for boxes in groups]
    arrays = pack_cells(cells)
    for index, cell in enumerate(cells):
        geometry = cell_geometry(arrays, index)
        area = 0.0 if geometry is None else shape(geometry).area
        assert area == pytest.approx(0.0 if cell is None else cell.area, abs=1e-6)


@given(
    st.lists(
        st.tuples(
            st.floats(22, 40), st.floats(44, 52), st.floats(0.001, 0.5), st.floats(0.001, 0.5)
        ),
        max_size=5,
    )
)
def test_areas_are_those_of_the_shapes_on_the_equal_area_plane(boxes):
    shapes = [box(x, y, x + width, y + height) for x, y, width, height in boxes]
    cells = [None, *shapes, RING, TWO]
    packed = [back(cells, index) for index in range(len(cells))]  # rounded to microdegrees
    expected = [0.0 if cell is None else area_km2(cell) for cell in packed]
    assert cell_areas(pack_cells(cells)) == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_areas_stand_in_the_rows_of_their_settlements():
    columns = CellColumns(arrays=pack_cells([RING, None]), cell_of_row={3: 0, 1: 1})
    assert columns.km2(5) == pytest.approx([0, 0, 0, area_km2(RING), 0], rel=1e-6)
