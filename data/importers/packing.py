"""Arrays as bytes and back: how what an import has gathered is kept between two starts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def packed_arrays(**arrays: NDArray[Any]) -> bytes:
    """Return arrays as bytes; none may hold objects."""
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]  # the stubs take a name for `allow_pickle`
    return file.getvalue()


def unpacked_arrays(raw: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays that :func:`packed_arrays` made."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as found:
        return dict(found)
