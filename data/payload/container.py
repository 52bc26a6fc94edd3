"""The container of binary files: a JSON header, then typed arrays, little endian, aligned to 8.

``b"CTL1"``, ``u32`` length of the header, header (UTF-8, space padded), arrays. A browser makes
typed arrays over the response without copying; NumPy does the same here.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Array = NDArray[Any]

MAGIC = b"CTL1"
ALIGNMENT = 8
PREFIX = struct.Struct("<4sI")

#: Names of element types in the header, and what they are in NumPy.
DTYPES: dict[str, np.dtype[Any]] = {
    "u1": np.dtype("<u1"),
    "u2": np.dtype("<u2"),
    "u4": np.dtype("<u4"),
    "i4": np.dtype("<i4"),
    "f4": np.dtype("<f4"),
}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}


class ContainerError(ValueError):
    """Bytes are no container, or a damaged one."""


def encode(header: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:
    """Pack a header and arrays into one container. Pure; equal input gives equal bytes.

    Parameters
    ----------
    header
        JSON-able members; ``arrays`` is added and must not be among them.
    arrays
        One-dimensional arrays of a type in :data:`DTYPES`, written in the order given.

    Raises
    ------
    ValueError
        If an array has another type or shape, or the header holds NaN or ``arrays``.
    """
    if "arrays" in header:
        raise ValueError("the header must not have a member 'arrays'")
    for name, array in arrays.items():
        if array.ndim != 1 or array.dtype not in _NAMES:
            raise ValueError(f"array {name!r} is {array.dtype}{list(array.shape)}, not a known row")
    text, start = _header(header, arrays)
    parts = [PREFIX.pack(MAGIC, start - PREFIX.size), text.ljust(start - PREFIX.size)]
    for array in arrays.values():
        raw = np.ascontiguousarray(array).tobytes()
        parts.append(raw.ljust(_aligned(len(raw)), b"\0"))
    return b"".join(parts)


def decode(raw: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """Unpack a container; the arrays are read-only views of ``raw``.

    Raises
    ------
    ContainerError
        If ``raw`` is no container, is cut short, or its header names what is not there.
    """
    if raw[: len(MAGIC)] != MAGIC:
        raise ContainerError(f"starts with {raw[: len(MAGIC)]!r}, not {MAGIC!r}")
    try:
        _, length = PREFIX.unpack_from(raw)
        header = json.loads(raw[PREFIX.size : PREFIX.size + length])
        table = header.pop("arrays")
        arrays = {
            name: np.frombuffer(raw, DTYPES[row["dtype"]], row["length"], row["offset"])
            for name, row in table.items()
        }
    except (struct.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ContainerError(f"not a whole container: {error}") from error
    return header, arrays


def _header(header: Mapping[str, Any], arrays: Mapping[str, Array]) -> tuple[bytes, int]:
    """Return the header's text and where the arrays start.

    The text states offsets that depend on its own length, so it is written until it fits in front
    of the start it states. More start means no shorter text, hence this ends.
    """
    start = 0
    while True:
        table, offset = {}, start
        for name, array in arrays.items():
            table[name] = {"dtype": _NAMES[array.dtype], "offset": offset, "length": array.size}
            offset += _aligned(array.nbytes)
        text = json.dumps(
            {**header, "arrays": table},
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        ).encode()
        needed = _aligned(PREFIX.size + len(text))
        if needed <= start:
            return text, start
        start = needed


def _aligned(length: int) -> int:
    """Round up to the next multiple of :data:`ALIGNMENT`."""
    return -(-length // ALIGNMENT) * ALIGNMENT
