"""Which layers have a voice in the consensus, whose it is, and what the consensus is as a layer. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.consensus import CONSENSUS_LAYER
from data.history import LEDGER_LAYER
from data.layer import Layer
from data.rules import CONSENSUS_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.rules import ConsensusRules


def owners_of(
    layers: Sequence[Layer], rules: ConsensusRules = CONSENSUS_RULES
) -> Mapping[str, str]:
    """Return whose view each layer with a voice carries, by the layer's name.

    A layer that is made of others has none as long as one of these is there.
    """
    titles = {layer.title for layer in layers}
    return {
        layer.name: rules.owners.get(layer.title, layer.name)
        for layer in layers
        if not titles.intersection(rules.made_of.get(layer.title, ()))
    }


def consensus_layer(layers: Sequence[Layer]) -> Layer:
    """Describe the consensus of some layers, from what these say of themselves.

    Its counts are those of what it is made from: ``spells``, ``claims`` are the sums, ``covered``
    and ``placed`` the greatest, which is the least that it can be. It may be passed on only if all
    of them may.
    """
    voices = owners_of(layers)
    heard = [layer for layer in layers if layer.name in voices]
    boxes = [layer.bbox for layer in heard if layer.bbox]
    corners = list(zip(*boxes, strict=True))
    bbox = (*map(min, corners[:2]), *map(max, corners[2:])) if boxes else ()
    imported = [layer.known_from for layer in heard if layer.name != LEDGER_LAYER]
    days = [day for day in imported if day is not None]
    under: dict[str, list[str]] = {}
    for layer in heard:
        under.setdefault(layer.licence, []).append(layer.name)
    return Layer(
        name=CONSENSUS_LAYER,
        title=f"Consensus of {len(heard)} layers: {', '.join(voices)}",
        first=min(layer.first for layer in heard),
        last=max(layer.last for layer in heard),
        oblasts=tuple(sorted({oblast for layer in heard for oblast in layer.oblasts})),
        bbox=bbox,
        covered=max(layer.covered for layer in heard),
        placed=max(layer.placed for layer in heard),
        spells=sum(layer.spells for layer in heard),
        claims=sum(layer.claims for layer in heard),
        sources=sum(layer.sources for layer in heard),
        events=0,
        licence="; ".join(f"{', '.join(names)}: {licence}" for licence, names in under.items()),
        attribution=tuple(dict.fromkeys(owner for layer in heard for owner in layer.attribution)),
        publishable=all(layer.publishable for layer in heard),
        known_from=max(days) if imported and len(days) == len(imported) else None,
    )
