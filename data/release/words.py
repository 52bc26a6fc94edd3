"""What a release says in words: how to read it, its terms, how to cite it. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where the text of a licence is.
TEXTS = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/legalcode"}
#: Names of licences as citation files have them.
SPDX = {"CC BY 4.0": "CC-BY-4.0"}

README = """\
# {title}

Version {version}, dataset {dataset}, {first} to {last}. Made by {generated_by} from a ledger of {claims} claims by
{sources} sources about {settlements} settlements.

| File | Content |
|---|---|
| `spells` | who controlled which settlement from when to when, one row a spell ({spells}) |
| `snapshot` | the same on the last day, {last} |
| `events` | what happened, and how well it is verified ({events}) |
| `claims.csv` | what one source says of one unit at one time: the evidence |
| `sources.csv` | who said it, where, on which side, how reliable |
| `indicators.csv` | figures as somebody reported them ({indicators}) |
| `data-dictionary.md` | every column of every file |
| `manifest.json` | counts, sizes and digests; `SHA256SUMS` is for `sha256sum --check` |

`.csv` has longitude and latitude as columns, `.geojson` and `.parquet` (GeoParquet 1.1) as geometry, EPSG:4326.
`claims` of a spell are ids of `claims.csv`, whose `source` is an id of `sources.csv`: every status leads to what it rests on.

A status is what the stated rules conclude from cited claims. Nobody's word is taken for a fact: what a party to the war says
is that party's claim. After {last} the ledger says nothing.
"""

LICENCE = """\
# Terms

{title}, dataset {dataset}, is licensed under {licence}{text}.

You may share and adapt it, also commercially, if you name it and whom it builds on, link to the licence, and say what you
changed. To be named:

{attribution}

Claims are facts in our own words. Titles and addresses of sources are theirs, given to cite them.
"""

CITATION = """\
cff-version: 1.2.0
message: "Cite the dataset by these metadata; its digest tells it from all others."
type: dataset
title: {title}
version: {version}
license: {licence}
authors:
  - name: "The control-history contributors"
identifiers:
  - type: other
    value: {dataset}
    description: "Digest of the dataset"
"""


def readme(about: Mapping[str, Any]) -> bytes:
    """Return how to read the files."""
    counts = {name: f"{count:,}" for name, count in about["counts"].items()}
    return README.format(**{**about, **counts}).encode()


def licence(about: Mapping[str, Any]) -> bytes:
    """Return the terms, with a link to the licence's text if we know it."""
    text = TEXTS.get(about["licence"])
    attribution = "\n".join(f"- {each}" for each in about["attribution"])
    told = {**about, "attribution": attribution, "text": "" if text is None else f" ({text})"}
    return LICENCE.format(**told).encode()


def citation(about: Mapping[str, Any]) -> bytes:
    """Return a citation file (CFF 1.2.0); text of the data is quoted as JSON, which is YAML."""
    named = {**about, "licence": SPDX.get(about["licence"], about["licence"])}
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in named.items()}
    return CITATION.format(**quoted).encode()
