"""The files of a release: data, dictionary, terms, citation, manifest, checksums. Pure.

Equal builds and equal software give equal bytes: nothing here asks a clock.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from typing import TYPE_CHECKING, Any

from data.export.about import DISTRIBUTION
from data.export.events import EventQuery
from data.release.tables import claims_csv, indicators_csv, sources_csv
from data.release.words import citation, licence, readme
from data.selection import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.store import Store

#: Endings of the tables with places, and the formats of the command line.
FORMATS = {"csv": "csv", "geojson": "geojson", "parquet": "geoparquet"}
MANIFEST, CHECKSUMS = "manifest.json", "SHA256SUMS"


def release_version() -> str:
    """Return the version of the software, which is that of the rules and of the files' form."""
    return importlib.metadata.version(DISTRIBUTION)


def release_name(store: Store) -> str:
    """Return the name of a release: software and data, so that no two differ under one name."""
    return f"{DISTRIBUTION}-{release_version()}-{store.dataset}"


def release_files(store: Store, dictionary: bytes) -> dict[str, bytes]:
    """Return all files of a release of the ledger, by name in the order in which they are written.

    Parameters
    ----------
    store
        The build that is released.
    dictionary
        The data dictionary, as the release is to carry it.
    """
    about = facts(store)
    files = {
        "README.md": readme(about),
        "LICENCE.md": licence(about),
        "CITATION.cff": citation(about),
        "data-dictionary.md": dictionary,
        **_tables(store),
    }
    files[MANIFEST] = _manifest(about, files)
    files[CHECKSUMS] = _checksums(files)
    return files


def facts(store: Store) -> dict[str, Any]:
    """Return what a release says about itself."""
    layer = store.layers[Filters().layer]
    return {
        "name": release_name(store),
        "title": layer.title,
        "version": release_version(),
        "dataset": store.dataset,
        "generated_by": f"{DISTRIBUTION} {release_version()}",
        "first": layer.first.isoformat(),
        "last": layer.last.isoformat(),
        "oblasts": list(layer.oblasts),
        "licence": layer.licence,
        "attribution": list(layer.attribution),
        "counts": {
            "settlements": layer.covered,
            "spells": layer.spells,
            "claims": layer.claims,
            "sources": layer.sources,
            "events": layer.events,
            "indicators": len(store.ledger.indicators),
        },
    }


def _tables(store: Store) -> dict[str, bytes]:
    """Return the data. The snapshot is of the ledger's last day."""
    exports, everything = store.exports, Filters()
    files: dict[str, bytes] = {}
    for ending, form in FORMATS.items():
        files[f"spells.{ending}"] = exports.spells(everything, form, with_unplaced=True)
        files[f"snapshot.{ending}"] = exports.snapshot(
            store.last, everything, form, geometry="point", with_unplaced=True
        )
        files[f"events.{ending}"] = exports.events(everything, form, EventQuery())
    return {
        **dict(sorted(files.items())),
        "claims.csv": claims_csv(store.ledger.claims),
        "sources.csv": sources_csv(store.ledger.sources),
        "indicators.csv": indicators_csv(store.ledger.indicators),
    }


def _manifest(about: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    listed = [
        {"path": name, "bytes": len(content), "sha256": _digest(content)}
        for name, content in files.items()
    ]
    return json.dumps({**about, "files": listed}, ensure_ascii=False, indent=2).encode() + b"\n"


def _checksums(files: Mapping[str, bytes]) -> bytes:
    """Return lines as ``sha256sum --check`` reads them."""
    return "".join(f"{_digest(content)}  {name}\n" for name, content in files.items()).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
