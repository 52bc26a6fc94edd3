"""Names of GeoNames by language: streamed, joined by number, added to the spellings of the evidence."""

from __future__ import annotations

import gzip
import tracemalloc
from dataclasses import replace

import builtworld as built
import importers.viinafiles as files
import pytest
import smallworld as world
from hypothesis import given
from hypothesis import strategies as st

from data.build import build
from data.importers import alternatenames, geonames
from data.importers.alternatenames import new_spellings
from data.importers.errors import ImportFault, LayerError
from data.importers.geonames import import_places
from data.importers.overlay import (
    GEONAMES,
    GEONAMES_NAMES,
    GEONAMES_REPORT,
    IMPORTED,
    Overlay,
    keep_overlay,
    overlay_in_force,
)
from data.importers.shelf import FOLDER
from data.store import open_store
from geo.gazetteer import Gazetteer
from geo.names import fold
from geo.place import Toponym
from geo.resolve import NotFound, resolve

BRIDGE_NUMBER = 700


def gazetteer():
    """The small world, in which one settlement has a number of its own."""
    settlements = [
        replace(place, geonameid=BRIDGE_NUMBER) if place.katottg == world.BRIDGE else place
        for place in world.SETTLEMENTS
    ]
    return Gazetteer(world.UNITS, settlements, world.TOPONYMS)


def named(number, language, name, *, historic="", older=False):
    cells = ["1", number, language, name, "", "", "", historic, *([] if older else ["1918", ""])]
    return "\t".join(map(str, cells))


def place(number, name, lng, lat):
    cells = [number, name, name, "", lat, lng, "P", "PPL", "UA", "", "07"]
    return "\t".join(map(str, [*cells, "", "", "", "0", "", "10", "Europe/Kiev", "2024-01-01"]))


def imported(folder, *lines, name="alternateNamesV2.txt"):
    path = files.write(folder, name, "\n".join(lines) + "\n")
    counts = import_places([path], gazetteer(), folder)
    return counts, overlay_in_force(folder)


def spellings(overlay):
    return {(each.toponym, each.language, each.kind) for each in overlay.names}


def test_names_by_language_are_spellings_of_the_settlement_with_the_number(tmp_path):
    counts, overlay = imported(
        tmp_path,
        named(BRIDGE_NUMBER, "de", "Brückenstadt"),
        named(BRIDGE_NUMBER, "uk", "Ленінське", historic="1"),
        named(BRIDGE_NUMBER, "crh", "Köpür"),
        named(BRIDGE_NUMBER, "", "Most City"),
        named(BRIDGE_NUMBER + 1, "de", "Anderswo"),
    )
    assert spellings(overlay) == {
        ("Brückenstadt", "de", "alias"),
        ("Ленінське", "uk", "former"),
        ("Köpür", "crh", "alias"),
        ("Most City", "", "alias"),
    }
    assert {each.katottg for each in overlay.names} == {world.BRIDGE}
    assert (counts["read"], counts["spellings"], counts["spellings_changed"]) == (4, 4, 4)
    assert overlay.positions == {}


def test_the_older_form_and_archives_are_read_alike(tmp_path):
    line = named(BRIDGE_NUMBER, "de", "Brückenstadt", older=True)
    _, overlay = imported(tmp_path, line, name="alternateNames.txt")
    assert spellings(overlay) == {("Brückenstadt", "de", "alias")}
    text = named(BRIDGE_NUMBER, "fr", "Le Pont")
    for path in (
        files.zipped(
            tmp_path,
            "alternateNamesV2.zip",
            {"iso-languagecodes.txt": "fra\tfre\tfr\tFrench\n", "alternateNamesV2.txt": text},
        ),
        files.write(tmp_path, "alternateNamesV2.txt.gz", gzip.compress(text.encode())),
    ):
        import_places([path], gazetteer(), tmp_path)
        assert spellings(overlay_in_force(tmp_path)) == {("Le Pont", "fr", "alias")}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("link", "https://example.org/Mostiv"),
        ("wkdt", "Q1"),
        ("post", "64000"),
        ("zh-CN", "Mostiv"),
        ("zh", "莫斯季夫"),
        ("ar", "موستيف"),
        ("de", "<b>Mostburg</b>"),
        ("de", "=1+1"),
        ("de", "M" * 201),
        ("de", ""),
    ],
)
def test_what_is_no_name_in_letters_that_the_resolver_reads_is_left_out(tmp_path, language, name):
    kept = named(BRIDGE_NUMBER, "de", "Brückenstadt")
    _, overlay = imported(tmp_path, kept, named(BRIDGE_NUMBER, language, name))
    assert spellings(overlay) == {("Brückenstadt", "de", "alias")}


def test_spellings_that_are_known_or_equal_are_listed_once(tmp_path):
    _, overlay = imported(
        tmp_path,
        named(BRIDGE_NUMBER, "bg", "Мостове-Нове"),
        named(BRIDGE_NUMBER, "ru", "Мостове Нове"),
        named(BRIDGE_NUMBER, "uk", "МОСТІВ"),
        named(BRIDGE_NUMBER, "en", "Mostiv’"),
        named(BRIDGE_NUMBER, "bg", "Мостов"),
    )
    assert spellings(overlay) == {("Мостове Нове", "ru", "alias")}


def test_lines_at_fault_about_ours_are_named_and_others_not_looked_at(tmp_path):
    raw = (
        "\n".join(
            [
                named(BRIDGE_NUMBER, "de", "Brückenstadt"),
                f"1\t{BRIDGE_NUMBER}\tde",
                "1\t999\tde",
                "nothing of the kind",
            ]
        ).encode()
        + f"\n1\t{BRIDGE_NUMBER}\tde\t".encode()
        + b"\xff\t\t\t\t\t\t\n"
    )
    path = files.write(tmp_path, "alternateNamesV2.txt", raw)
    counts = import_places([path], gazetteer(), tmp_path)
    assert (counts["rejected"], counts["spellings"]) == (2, 1)
    report = (tmp_path / FOLDER / GEONAMES_REPORT).read_text(encoding="utf-8")
    assert "alternateNamesV2.txt,2,not 10 or 8 columns" in report
    assert "alternateNamesV2.txt,5,not UTF-8" in report


def test_places_and_names_together_or_one_after_the_other_come_to_the_same(tmp_path):
    places = files.write(tmp_path, "UA.txt", place(31, "Млинки", 36.5, 49.0) + "\n")
    names = files.write(tmp_path, "alternateNamesV2.txt", named(31, "de", "Mühlendorf") + "\n")
    together, after = tmp_path / "a", tmp_path / "b"
    import_places([names, places], gazetteer(), together)
    import_places([places], gazetteer(), after)
    assert overlay_in_force(after).names == ()
    counts = import_places([names], gazetteer(), after)
    assert counts["numbers_changed"] == counts["positions_changed"] == 0
    assert overlay_in_force(together) == overlay_in_force(after)
    assert spellings(overlay_in_force(after)) == {("Mühlendorf", "de", "alias")}


def test_places_alone_keep_the_names_of_settlements_whose_number_stays(tmp_path):
    def places(number):
        lines = [place(number, "Млинки", 36.5, 49.0), place(9, "Mostiv", 37.5, 49.75)]
        return files.write(tmp_path, "UA.txt", "\n".join(lines) + "\n")

    names = [named(31, "de", "Mühlendorf"), named(BRIDGE_NUMBER, "de", "Brückenstadt")]
    import_places([places(31)], gazetteer(), tmp_path)
    imported(tmp_path, *names)
    import_places([places(31)], gazetteer(), tmp_path)
    assert len(overlay_in_force(tmp_path).names) == 2
    import_places([places(32)], gazetteer(), tmp_path)
    assert spellings(overlay_in_force(tmp_path)) == {("Brückenstadt", "de", "alias")}


def test_without_numbers_or_without_names_of_ours_it_is_refused_and_nothing_changes(tmp_path):
    _, before = imported(tmp_path, named(BRIDGE_NUMBER, "de", "Brückenstadt"))
    with pytest.raises(ImportFault, match="none of its names is that of a settlement of ours"):
        imported(tmp_path, named(1, "de", "Anderswo"), "nothing of the kind")
    path = files.write(tmp_path, "alternateNamesV2.txt", named(1, "de", "Anderswo"))
    with pytest.raises(ImportFault, match=r"import UA\.zip with it or before it"):
        import_places([path], world.gazetteer(), tmp_path)
    assert overlay_in_force(tmp_path) == before


def test_a_flood_of_names_is_refused(tmp_path, monkeypatch):
    lines = [named(BRIDGE_NUMBER, "de", f"Ort {'i' * number}") for number in range(1, 6)]
    monkeypatch.setattr(alternatenames, "MAX_NAMES", 5)
    assert imported(tmp_path, *lines)[0]["spellings"] == 5
    monkeypatch.setattr(alternatenames, "MAX_NAMES", 4)
    with pytest.raises(ImportFault, match="more than 4 names"):
        imported(tmp_path, *lines)


@pytest.mark.parametrize("more", [0, 1])
def test_the_bytes_of_a_file_of_names_whatever_it_promises(tmp_path, monkeypatch, more):
    monkeypatch.setattr(geonames, "MAX_NAMES_BYTES", 1_000)
    head = named(BRIDGE_NUMBER, "de", "Brückenstadt").encode() + b"\n"
    content = gzip.compress(head + b"\n" * (1_000 + more - len(head)))
    path = files.write(tmp_path, "alternateNamesV2.txt.gz", content[:-4] + bytes(4))
    if more:
        with pytest.raises(ImportFault, match="more than 1,000 bytes"):
            import_places([path], gazetteer(), tmp_path)
        return
    with pytest.raises(ImportFault, match="damaged"):  # it promised none
        import_places([path], gazetteer(), tmp_path)


def test_memory_does_not_grow_with_lines_about_other_places(tmp_path, monkeypatch):
    monkeypatch.setattr("data.importers.files.line_blocks.__defaults__", (1 << 16,))
    ours = named(BRIDGE_NUMBER, "de", "Brückenstadt")
    other = named(12_345_678, "de", "Anderswo am anderen Ufer") + "\n"

    def peak(lines):
        path = files.write(tmp_path, "alternateNamesV2.txt", ours + "\n" + other * lines)
        tracemalloc.start()
        try:
            import_places([path], gazetteer(), tmp_path)
            return tracemalloc.get_traced_memory()[1], path.stat().st_size
        finally:
            tracemalloc.stop()

    peak(1)  # what is loaded once is loaded
    (few, small), (many, large) = peak(4_000), peak(80_000)
    assert large - small > 3_000_000
    assert many - few < (large - small) / 10


def test_the_next_build_gives_them_to_the_resolver_and_undoing_takes_them_back(tmp_path):
    seeds, target = built.copy_seeds(tmp_path), tmp_path / "build"
    build(seeds, target)
    before = open_store(target)
    assert isinstance(resolve(before.gazetteer, "Eichenhain"), NotFound)
    names = (
        Toponym(
            katottg=built.DIBROVA,
            toponym="Eichenhain",
            language="de",
            kind="alias",
            source=IMPORTED,
        ),
        Toponym(katottg="UA0", toponym="Nirgends", language="de", kind="alias", source=IMPORTED),
    )
    keep_overlay(target, Overlay(names=names), b"")
    build(seeds, target)
    after = open_store(target)
    assert resolve(after.gazetteer, "Eichenhain").candidate.katottg == built.DIBROVA
    assert any("GeoNames" in text for text in after.layers["ledger"].attribution)
    assert overlay_in_force(target).undone(after.gazetteer).toponyms == before.gazetteer.toponyms
    assert not build(seeds, target).is_new
    (target / FOLDER / GEONAMES).unlink()
    assert build(seeds, target).dataset == before.dataset


def test_importing_again_over_a_build_that_has_them_changes_nothing(tmp_path):
    _, overlay = imported(tmp_path, named(BRIDGE_NUMBER, "de", "Brückenstadt"))
    path = tmp_path / "alternateNamesV2.txt"
    counts = import_places([path], overlay.applied(gazetteer()), tmp_path)
    assert (counts["spellings"], counts["spellings_changed"]) == (1, 0)
    listed = (tmp_path / FOLDER / GEONAMES_NAMES).read_text(encoding="utf-8").splitlines()
    assert listed == [
        "katottg,name_uk,spelling,language,kind",
        f"{world.BRIDGE},Мостів,Brückenstadt,de,alias",
    ]


def test_an_overlay_from_before_there_were_names_is_read_and_a_damaged_one_refused(tmp_path):
    keep_overlay(tmp_path, Overlay(numbers={world.BRIDGE: 1}), b"")
    path = tmp_path / FOLDER / GEONAMES
    path.write_text('{"numbers":{},"positions":{}}')
    assert overlay_in_force(tmp_path).names == ()
    path.write_text('{"numbers":{},"positions":{},"names":[["UA1","X"]]}')
    with pytest.raises(LayerError, match="import geonames again"):
        overlay_in_force(tmp_path)


letters = st.text(alphabet="Мостівыё-’ Bruück", min_size=1, max_size=9)


@given(st.lists(st.tuples(letters, st.sampled_from(["uk", "ru", "en", "de", ""])), max_size=12))
def test_new_spellings_are_each_one_new_to_the_gazetteer_in_any_order_of_lines(pairs):
    names = [
        Toponym(katottg=world.BRIDGE, toponym=name, language=lang, kind="alias", source=IMPORTED)
        for name, lang in pairs
    ]
    new = new_spellings(names, gazetteer())
    assert new == new_spellings(names[::-1], gazetteer())
    folded = [fold(each.toponym) for each in new]
    assert len(set(folded)) == len(folded)
    known = {fold(word) for word in ("Мостів", "Mostiv", "Мостов")}
    assert set(folded) == {fold(name) for name, _ in pairs} - known - {""}
