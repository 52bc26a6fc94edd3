"""Examples that ``--help`` shows, by command: what to type, and what it gives. The tests run them."""

from __future__ import annotations

#: Arguments after the command's name, and what they give.
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "validate": (("", "every fault of the evidence, or how much there is of it"),),
    "build": (("", "build/, which everything else reads"),),
    "places": (
        ('Kupyansk "Куп’янськ" Koupiansk', "one town in three spellings"),
        ('"Ivanivka, Izium Raion" --json', "a shared name, told apart by the raion"),
        ("--unplaced --raion Izium", "settlements without a licensed position"),
    ),
    "history": (
        ("Balakliia", "its spells, and the claims they rest on"),
        ("Balakliia --known-as-of 2022-09-09", "as it could be known that evening"),
    ),
    "snapshot": (
        ("--date 2022-09-05 --raion Kupiansk", "GeoJSON to standard output"),
        ("--date 2023-01-01 --status occupied --unconfirmed-days 90 --format csv",
         "occupied, and not confirmed for three months"),
        ("--date 2022-09-05 --status occupied --format csv -o occupied.csv", "a spreadsheet"),
        ("--date 2022-09-10 --known-as-of 2022-09-10 --geometry cell --format gpkg -o day.gpkg",
         "cells for QGIS, from what had been published by then"),
    ),
    "spells": (
        ("--raion Izium --format gpkg -o izium.gpkg", "for QGIS's temporal controller"),
        ("--from 2022-09-01 --to 2022-09-15 --status contested --format csv", "a fortnight"),
    ),
    "units": (
        ("--by raion --date 2022-09-05 -o raions.geojson", "outlines with counts by status"),
    ),
    "diff": (
        ("--from 2022-09-05 --to 2022-09-15 --format csv", "gained, lost, contested, there and back"),
    ),
    "events": (
        ("--from 2022-09-01 --to 2022-09-15 --tier verified --format csv", "the surest of them"),
        ("--type liberation --raion Izium --format json", "of one type and place"),
    ),
    "series": (
        ("--by raion --from 2022-09-01 --to 2022-09-15", "CSV: a row a raion and day"),
        ("--by hromada --from 2022-09-01 --to 2022-09-15 --format xlsx -o september.xlsx", "a workbook"),
        ("--by oblast --status occupied --format json -o occupied.json", "columns for a chart"),
    ),
    "coverage": (
        ("--raion Kupiansk", "each hromada: reported, implied, unknown, one-sided, evidence age"),
        ("--by settlement --hromada Vovchansk --from 2024-05-10 --format csv", "place by place"),
    ),
    "agreement": (
        ("ledger viina --by raion", "how far the two agree in each raion"),
        ("ledger viina --differences 2022-09-10 --format csv", "places of which they differ"),
    ),
    "import": (
        ("viina kontrol_latest_2022.csv --name viina", "VIINA's statuses as a layer"),
        ("polygons front.geojson --name front --all occupied --licence 'CC BY 4.0'",
         "a map of polygons; what lies under them is occupied"),
    ),
    "extract": (
        ("article.txt --published 2022-09-13 -o draft.yaml", "proposals, for an editor"),
        ("--rows draft.yaml", "what the editor accepted, as rows for seeds/claims"),
    ),
    "submissions": (
        ("list", "one line each, oldest first"),
        ("export -o accepted.patch", "for `git apply`, after reading it"),
    ),
    "package": (
        ("qgis --raion Izium -o izium.zip", "a project with its data; play it in QGIS"),
        ("html --date 2022-09-10 -o september.html", "the map in one file, for any browser"),
        ("timemap --from 2022-09-01 --to 2022-09-30 -o events.zip", "a month of events"),
    ),
    "release": (("-o dist", "a folder and a ZIP to publish, the same bytes every time"),),
    "layers": (("", "what is loaded, and under what terms"),),
    "completion": (("bash", "a script; load it by eval in ~/.bashrc"),),
}  # fmt: skip

#: Commands whose examples name files or layers that not everybody has: the tests only parse them.
NEEDS_FILES = frozenset({"agreement", "import", "extract", "submissions"})


def epilog(program: str, command: str) -> str | None:
    """Return the examples of a command as the end of its help, or None if it has none."""
    if command not in EXAMPLES:
        return None
    lines = [
        f"  {program} {command} {words}".rstrip() + f"\n      {gives}"
        for words, gives in EXAMPLES[command]
    ]
    return "\n".join(["examples:", *lines]) if lines else None
