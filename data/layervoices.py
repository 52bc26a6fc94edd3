"""Layer voices: what each layer that the consensus weighs says of one settlement. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.export.columns import category_display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.history import History
    from data.layer import Layer


def layer_voices(heard: Iterable[tuple[Layer, str, History]], katottg: str) -> list[dict[str, Any]]:
    """Return what layers say of a settlement, spell by spell, as JSON-able values.

    Parameters
    ----------
    heard
        Each layer with a voice, whose view it carries, and its history.

    Returns
    -------
    list
        In the order given: ``layer, title, owner, licence``, and ``spells`` with ``start``, ``end``
        (the day after the last; None where the spell lasts), ``status``, ``category_display``,
        ``certainty`` and ``provenance``. Spells of a layer that says nothing are ``unknown``.
    """
    return [
        {
            "layer": layer.name,
            "title": layer.title,
            "owner": owner,
            "licence": layer.licence,
            "spells": _spells(history, katottg),
        }
        for layer, owner, history in heard
    ]


def _spells(history: History, katottg: str) -> list[dict[str, Any]]:
    return [
        {
            "start": history.date(spell.start).isoformat(),
            "end": None if spell.end == history.n_days else history.date(spell.end).isoformat(),
            "status": spell.status.word,
            "category_display": category_display(history, index),
            "certainty": spell.certainty.word,
            "provenance": spell.provenance.word,
        }
        for index, spell in enumerate(
            history.spells(history.row(katottg)), int(history.offsets[history.row(katottg)])
        )
    ]
