"""What an import refuses: one clear line with file, line, problem and remedy."""

from __future__ import annotations

from data.errors import DataError


class ImportFault(DataError, ValueError):  # noqa: N818  like SeedFault: the fault of a file
    """A file cannot be used; nothing was imported and the layer in force stays.

    Parameters
    ----------
    file
        Name of the file, with the archive around it: ``2022.zip/control_latest_2022.csv``.
    problem, remedy
        What is wrong, and what to do about it.
    line
        Counts from 1; 0 is the file as a whole.
    """

    def __init__(self, file: str, problem: str, remedy: str, *, line: int = 0) -> None:
        where = f"{file}:{line}" if line else file
        super().__init__(" ".join(f"{where}: {problem}; {remedy}".split()))


class LayerError(DataError, ValueError):
    """A layer is damaged. The message says what to do; ``layer`` is its name, if it is about one."""

    def __init__(self, message: str, layer: str = "") -> None:
        self.layer = layer
        super().__init__(message)
