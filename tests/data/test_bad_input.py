"""Bad evidence: one clear line for each fault, with file, line, field, value and remedy."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from data.errors import OutOfRangeError, SeedError, SeedFault
from data.ledger import read_ledger
from data.readers.places import load_gazetteer

SEEDS = Path(__file__).parents[1] / "fixtures" / "ledger"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(SEEDS)


@pytest.fixture
def seeds(tmp_path):
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def faults_of(seeds, gazetteer) -> list[SeedFault]:
    with pytest.raises(SeedError) as raised:
        read_ledger(seeds, gazetteer)
    for fault in raised.value.faults:
        assert "\n" not in str(fault)
        assert fault.problem
        assert fault.remedy
    assert str(raised.value).count("\n") == len(raised.value.faults)
    return list(raised.value.faults)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


YAR = "UA99020030040000044"

# file, what is written, what is put instead -> line, field, value, part of the problem
EDITS = {
    "a code that no place has": (
        "claims/2024.csv", f"yar-denied,{YAR}", "yar-denied,UA99020030040000099",
        (4, "unit", "UA99020030040000099", "code of no place"),
    ),
    "a text that is no code": (
        "claims/2024.csv", f"yar-denied,{YAR}", "yar-denied,Yar",
        (4, "unit", "Yar", "no KATOTTG code"),
    ),
    "an exception outside its unit": (
        "claims/2022.csv", "UA99020010030000033,occupied", "UA99020030020000042,occupied",
        (3, "except", "UA99020030020000042", "does not lie inside UA99020010000000013"),
    ),
    "an exception listed twice": (
        "claims/2022.csv", "UA99020010030000033,occupied",
        "UA99020010030000033;UA99020010030000033,occupied",
        (3, "except", "UA99020010030000033", "listed twice"),
    ),
    "a source that does not exist": (
        "claims/2024.csv", ",staff-1,", ",staff-9,",
        (4, "source", "staff-9", "not in sources.csv"),
    ),
    "no source": (
        "claims/2024.csv", ",staff-1,", ",,", (4, "source", "", "is empty"),
    ),
    "an event that does not exist": (
        "claims/2022.csv", "reported,crossing", "reported,landing",
        (3, "event", "landing", "not in events"),
    ),
    "an impossible day": (
        "claims/2024.csv", "as_of,2025-02-14", "as_of,2022-02-30",
        (4, "when", "2022-02-30", "no day of the calendar"),
    ),
    "a reversed interval": (
        "claims/2022.csv", "2022-03-10/2022-03-19", "2022-03-19/2022-03-10",
        (12, "when", "2022-03-19/2022-03-10", "from an earlier to a later"),
    ),
    "an open state": (
        "claims/2024.csv", "as_of,2025-02-14", "as_of,2025-02-14/..",
        (4, "when", "2025-02-14/..", "is open"),
    ),
    "an impossible day of publication": (
        "claims/2024.csv", "2025-02-14,claimed", "2025-02-30,claimed",
        (4, "published", "2025-02-30", "no day"),
    ),
    "a week instead of a day": (
        "claims/2024.csv", "2025-02-14,claimed", "2025-W07-5,claimed",
        (4, "published", "2025-W07-5", "no day"),
    ),
    "known before it happened": (
        "claims/2024.csv", "2025-02-14,claimed", "2025-02-13,claimed",
        (4, "published", "2025-02-13", "before the earliest day"),
    ),
    "after the ledger's end": (
        "claims/2024.csv", "since,2025-03-20,analysts-1,2025-03-21",
        "since,2026-01-01,analysts-1,2026-01-01",
        (5, "when", "2026-01-01", "after the ledger's end"),
    ),
    "a status that is no word": (
        "claims/2024.csv", "ukrainian,as_of", "liberated,as_of",
        (4, "status", "liberated", "not a word of this field"),
    ),
    "unknown, which nobody can claim": (
        "claims/2024.csv", "ukrainian,as_of", "unknown,as_of",
        (4, "status", "unknown", "not a word of this field"),
    ),
    "an id used twice in different files": (
        "claims/2024.csv", "yar-denied", "base", (4, "id", "base", "is the id of claims/2022.csv:2"),
    ),
    "an id that is none": (
        "claims/2024.csv", "yar-denied", "Yar denied", (4, "id", "Yar denied", "is no id"),
    ),
    "spaces around a word": (
        "claims/2024.csv", ",ukrainian,", ", ukrainian,", (4, "status", " ukrainian", "spaces"),
    ),
    "one source contradicts itself": (
        "claims/2022.csv", "vyselok-freed,UA99020030030000043,,ukrainian,since,2022-03-06",
        "vyselok-freed,UA99020030030000043,,ukrainian,since,2022-03-05",
        (14, "status", "ukrainian", "contradicts vyselok-occupied"),
    ),
    "a missing column": (
        "claims/2024.csv", ",locator,note", ",locator", (1, "header", "note", "is missing"),
    ),
    "a wrong column": (
        "claims/2024.csv", ",locator,note", ",locator,notes", (1, "header", "notes", "not a column"),
    ),
    "a column twice": (
        "claims/2024.csv", ",locator,note", ",note,note", (1, "header", "note", "is there twice"),
    ),
    "a field too many": (
        "claims/2024.csv", "2025-02-14,claimed,,,", "2025-02-14,claimed,,,,",
        (4, "", "", "has 13 fields where the header has 12"),
    ),
    "an empty line": ("claims/2024.csv", "yar-denied", "\nyar-denied", (4, "", "", "is empty")),
    "a stray quote": (
        "claims/2024.csv", "2025-02-14,claimed,,,", '2025-02-14,claimed,,,so "called"',
        (4, "", "", "stray double quote"),
    ),
    "a quote that is never closed": (
        "claims/2024.csv", "2025-02-14,claimed,,,", '2025-02-14,claimed,,,"so',
        (4, "", "", "stray double quote"),
    ),
    "an invisible character": (
        "claims/2024.csv", "yar-denied", "yar-\u200bdenied", (4, "", "", "U+200B in column 5"),
    ),
    "text that turns direction": (
        "claims/2024.csv", "2025-02-14,claimed,,,", "2025-02-14,claimed,,,\u202eabc",
        (4, "", "", "U+202E"),
    ),
    "a control character": (
        "claims/2024.csv", "yar-denied", "yar-\x07denied", (4, "", "", "U+0007"),
    ),
    "letters made of several characters": (
        "sources.csv", "Nobody cites this", "И\u0306", (9, "", "", "composed of several"),
    ),
    "a link that is no web address": (
        "sources.csv", "https://staff.example/report", "javascript:alert(1)",
        (8, "url", "javascript:alert(1)", "no web address"),
    ),
    "a link without a host": (
        "sources.csv", "https://staff.example/report", "https:///report",
        (8, "url", "https:///report", "no web address"),
    ),
    "a language that is no code": (
        "sources.csv", "2022-02-23,uk", "2022-02-23,Ukrainian",
        (4, "language", "Ukrainian", "no language code"),
    ),
    "a reliability that is none": (
        "sources.csv", "press,B,https://herald.example/year", "press,b,https://herald.example/year",
        (4, "reliability", "b", "not a word of this field"),
    ),
    "a figure that is no number": (
        "indicators.csv", ",300,350,", ",300,350 km2,", (2, "high", "350 km2", "is no number"),
    ),
    "figures in disorder": (
        "indicators.csv", ",,300,350,", ",400,300,350,", (2, "value", "400", "between low and high"),
    ),
    "no figure": ("indicators.csv", ",300,350,", ",,,", (2, "value", "", "is empty")),
    "an office that ends before it begins": (
        "administrations.csv", "2022-03,2022-09-11", "2022-09-11,2022-03",
        (2, "to", "2022-03", "lies before from"),
    ),
    "a phase that ends before it begins": (
        "phases.csv", "2022-02-24,2022-04-01", "2022-04-01,2022-02-24",
        (2, "end", "2022-02-24", "lies before start"),
    ),
    "a ledger that ends before it begins": (
        "ledger.yaml", "last: 2025-12-31", "last: 2022-01-01",
        (2, "last", "2022-01-01", "lies before first"),
    ),
    "an event outside the ledger": (
        "events/2022.yaml", "when: 2022-02-27", "when: 2022-01-27",
        (1, "when", "2022-01-27", "lies outside"),
    ),
    "an impossible day in YAML": (
        "events/2022.yaml", "when: 2022-02-27", "when: 2022-02-30",
        (9, "when", "2022-02-30", "no day of the calendar"),
    ),
    "a key that is missing": (
        "events/2022.yaml", "  when: 2022-02-27\n", "", (1, "when", "", "is missing"),
    ),
    "a key that is none": (
        "events/2022.yaml", "  when: 2022-02-27", "  date: 1\n  when: 2022-02-27",
        (9, "date", "", "not a key"),
    ),
    "a key that is there twice": (
        "events/2022.yaml", "  type: capture", "  type: capture\n  type: battle",
        (3, "type", "", "is there twice"),
    ),
    "a word that YAML would read as false": (
        "events/2022.yaml", "tone: certain", "tone: no", (14, "tone", "no", "not a word"),
    ),
    "a list that is none": (
        "events/2022.yaml", "entities: [ferry]", "entities: ferry",
        (11, "entities", "ferry", "is no list"),
    ),
    "a translation that is missing": (
        "events/2022.yaml", "{en: We are home., uk: Ми вдома.}", "{en: We are home.}",
        (27, "uk", "", "is missing"),
    ),
    "an event without reports": (
        "events/2022.yaml",
        """  reports:
    - source: herald-2
      tone: certain
      statement: {en: They came by ferry., uk: Вони прибули поромом.}
""",
        "  reports: []\n", (12, "reports", "", "is empty"),
    ),
    "YAML that is none": (
        "events/2022.yaml", "title: {en: The river", "title: {en: [The river",
        (3, "", "", "is not YAML"),
    ),
    "an escape that hides a character": (
        "events/2022.yaml", "en: We are home.", r'en: "We are\u0007 home."',
        (27, "en", "We are\x07 home.", "invisible character"),
    ),
    "an instant without an offset": (
        "events/2022.yaml", "04:20:51.845Z", "04:20:51", (31, "extracted_at", "2026-05-30T04:20:51", "no instant"),
    ),
    "an entity that does not exist": (
        "events/2022.yaml", "entities: [ferry]", "entities: [boat]",
        (1, "entities", "boat", "not in entities.yaml"),
    ),
    "an indicator that does not exist": (
        "events/2022.yaml", "indicators: [freed-area]", "indicators: [area]",
        (16, "indicators", "area", "not in indicators.csv"),
    ),
    "a mapping that is none": (
        "events/2022.yaml", 'extraction: {story_id: "17", extracted_at: 2026-05-30T04:20:51.845Z}',
        "extraction: 17", (31, "extraction", "17", "is no mapping"),
    ),
    "one spelling for two entities": (
        "entities.yaml", "  name: Ferry", "  name: Ferry\n  aliases: [1st Steppe]",
        (1, "aliases", "1st steppe", "means ferry of entities.yaml:5 as well"),
    ),
    "a header with a stray quote": (
        "claims/2024.csv", ",locator,note", ',locator,"note', (1, "", "", "stray double quote"),
    ),
    "a report by a source that does not exist": (
        "events/2022.yaml", "- source: agency-1", "- source: agency-9",
        (16, "reports", "agency-9", "not in sources.csv"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS.values(), ids=EDITS.keys())
def test_each_fault_has_its_line(seeds, gazetteer, case):
    file, old, new, expected = case
    edit(seeds / file, old, new)
    found = [f for f in faults_of(seeds, gazetteer) if f.file == file]
    line, field, value, problem = expected
    matching = [f for f in found if problem in f.problem]
    assert [(f.line, f.field, f.value) for f in matching] == [(line, field, value)], found


def test_a_document_that_is_no_list_is_one_fault(seeds, gazetteer):
    (seeds / "entities.yaml").write_text("id: ferry\n", encoding="utf-8")
    faults = [fault for fault in faults_of(seeds, gazetteer) if fault.file == "entities.yaml"]
    assert [str(fault) for fault in faults] == [
        "entities.yaml:1: is no list; begin every record with a hyphen"
    ]


def test_a_bom_is_a_fault_and_does_not_hide_others(seeds, gazetteer):
    edit(seeds / "claims/2024.csv", "yar-denied", "Yar denied")
    path = seeds / "claims/2024.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    problems = [(f.line, f.problem) for f in faults_of(seeds, gazetteer)]
    assert problems == [(1, "begins with a BOM"), (4, "is no id")]


def test_crlf_is_one_fault_for_the_file(seeds, gazetteer):
    path = seeds / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (fault,) = faults_of(seeds, gazetteer)
    assert str(fault) == "sources.csv:1: ends its line with CRLF; save the file with LF line ends"


def test_another_encoding_is_a_fault_of_its_line(seeds, gazetteer):
    path = seeds / "sources.csv"
    path.write_bytes(path.read_bytes() + "Харків".encode("cp1251"))
    assert (9 + 1, "is not UTF-8") in [(f.line, f.problem) for f in faults_of(seeds, gazetteer)]


def test_a_file_that_is_missing_is_named(seeds, gazetteer):
    (seeds / "ledger.yaml").unlink()
    (fault,) = faults_of(seeds, gazetteer)
    assert str(fault).startswith("ledger.yaml: cannot be read: ")


def test_an_empty_file_lacks_its_columns(seeds, gazetteer):
    (seeds / "phases.csv").write_text("")
    assert [f.value for f in faults_of(seeds, gazetteer)] == [
        "end", "id", "name_en", "name_uk", "note", "start",
    ]  # fmt: skip


def test_an_empty_ledger_file_is_a_fault(seeds, gazetteer):
    (seeds / "ledger.yaml").write_text("")
    (fault,) = faults_of(seeds, gazetteer)
    assert (fault.file, fault.problem) == ("ledger.yaml", "is no mapping")


def test_brackets_without_end_are_a_fault_and_no_crash(seeds, gazetteer):
    (seeds / "entities.yaml").write_text("[" * 100_000)
    fault = next(f for f in faults_of(seeds, gazetteer) if f.file == "entities.yaml")
    assert "inside one another" in fault.problem


def test_a_tag_runs_no_code(seeds, gazetteer, tmp_path):
    tag = f"!!python/object/apply:os.mkdir ['{tmp_path / 'made'}']"
    edit(seeds / "entities.yaml", "name: Ferry", f"name: {tag}")
    assert [f.field for f in faults_of(seeds, gazetteer)] == ["name"]
    assert not (tmp_path / "made").exists()


def test_a_file_that_would_be_overlooked_is_a_fault(seeds, gazetteer):
    (seeds / "claims/2025.tsv").write_text("id\n")
    (seeds / "claims/notes.md").write_text("read me")
    (fault,) = faults_of(seeds, gazetteer)
    assert (fault.file, fault.problem) == ("claims/2025.tsv", "would not be read")


def test_files_that_may_be_missing(seeds, gazetteer):
    for name in ("indicators.csv", "administrations.csv", "phases.csv"):
        (seeds / name).unlink()
    edit(seeds / "events/2022.yaml", "  indicators: [freed-area]\n", "")
    assert read_ledger(seeds, gazetteer).indicators == ()


def test_no_claims_at_all_is_a_fault(seeds, gazetteer):
    for path in (seeds / "claims").iterdir():
        path.unlink()
    assert [str(f) for f in faults_of(seeds, gazetteer)] == [
        "claims: holds no claim; add a CSV file with at least one"
    ]


def test_a_faulty_source_does_not_blame_those_who_cite_it(seeds, gazetteer):
    edit(seeds / "sources.csv", "press,B,https://herald.example/river", "press,B,herald")
    (fault,) = faults_of(seeds, gazetteer)
    assert (fault.file, fault.line, fault.field) == ("sources.csv", 5, "url")


def test_all_faults_of_all_files_come_at_once_in_order(seeds, gazetteer):
    edit(seeds / "sources.csv", "2022-04-02,en", "2022-04-31,en")
    edit(seeds / "claims/2024.csv", "as_of,2025-02-14", "as_of,2025-02-29")
    edit(seeds / "claims/2022.csv", "reported,crossing", "whispered,landing")
    edit(seeds / "events/2022.yaml", "tone: likely", "tone: maybe")
    assert [(f.file, f.line, f.field) for f in faults_of(seeds, gazetteer)] == [
        ("claims/2022.csv", 3, "event"),
        ("claims/2022.csv", 3, "strength"),
        ("claims/2024.csv", 4, "when"),
        ("events/2022.yaml", 29, "tone"),
        ("sources.csv", 2, "published"),
    ]


def test_a_fault_is_one_line_whatever_its_value():
    fault = SeedFault(
        file="a.csv", line=3, field="note", value="x\ny" * 60, problem="is bad", remedy="mend it"
    )
    text = str(fault)
    assert text.startswith("a.csv:3: note 'x\\nyx")
    assert text.endswith("…': is bad; mend it")
    assert len(text) < 120


def test_errors_survive_pickling():
    fault = SeedFault(file="a", line=1, field="", value="", problem="p", remedy="r")
    assert pickle.loads(pickle.dumps(SeedError([fault, fault]))).faults == (fault,)
    error = OutOfRangeError(date(2021, 1, 1), date(2022, 2, 24), date(2022, 3, 1))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
