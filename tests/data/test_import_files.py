"""Files from strangers: archives that lie, lead out or break off, and what the report says."""

from __future__ import annotations

import csv
import gzip
import io
import struct
import zipfile

import importers.viinafiles as files
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.errors import ImportFault
from data.importers.files import inputs, line_blocks
from data.importers.progress import Progress
from data.importers.report import LISTED_ROWS, Report

LIMIT = 1_000


def found(*paths, limit=LIMIT):
    return inputs(paths, lambda name: name.endswith(".csv"), limit=limit, what="table")


def test_files_folders_and_archives_in_order_of_name(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    files.write(inner, "b.csv", "b")
    files.write(inner, "x.json", "x")
    path = files.zipped(tmp_path, "c.csv.zip", {"deep/c.csv": "c", "readme.txt": "r"})
    named = files.write(tmp_path, "a.other", "a")
    assert [each.name for each in found(inner, path, named, named)] == [
        "a.other",
        "b.csv",
        "c.csv.zip/deep/c.csv",
    ]
    assert [each.read() for each in found(inner, path, named)] == [b"a", b"b", b"c"]


def test_nothing_found_says_so(tmp_path):
    with pytest.raises(ImportFault, match="holds no table"):
        found(tmp_path)
    with pytest.raises(ImportFault, match="no such file or folder"):
        found(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "..\\a.csv", "C:\\a.csv", "\\\\host\\a.csv"]
)
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path, name):
    with pytest.raises(ImportFault, match="leads out of it"):
        found(files.zipped(tmp_path, "a.zip", {name: "a"}))


def test_links_in_an_archive_are_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ImportFault, match="leads out of it"):
        found(path)


def test_an_archive_that_inflates_too_far_is_refused_at_the_limit(tmp_path):
    exact = files.zipped(tmp_path, "a.zip", {"a.csv": b"0" * LIMIT})
    assert len(found(exact)[0].read()) == LIMIT
    bomb = files.zipped(tmp_path, "b.zip", {"a.csv": b"0" * (LIMIT + 1)})
    with pytest.raises(ImportFault, match="more than 1,000 bytes"):
        found(bomb)[0].read()
    with found(bomb)[0].open() as file, pytest.raises(ImportFault, match="more than 1,000 bytes"):
        list(iter(lambda: file.read(100), b""))


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path):
    path = files.zipped(tmp_path, "a.zip", {"a.csv": b"0" * 100_000})
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 10)  # promises ten bytes
    path.write_bytes(raw)
    with pytest.raises(ImportFault, match="damaged"):
        found(path)[0].read()


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_archives_cut_short_are_refused(tmp_path, keep):
    whole = files.zipped(tmp_path, "a.zip", {"a.csv": bytes(range(256)) * 3}).read_bytes()
    path = files.write(tmp_path, "b.zip", whole[: int(len(whole) * keep)])
    with pytest.raises(ImportFault, match="cut short"):
        found(path)


def test_flipped_bits_in_an_archive_are_refused(tmp_path):
    path = files.zipped(tmp_path, "a.zip", {"a.csv": bytes(range(256)) * 3})
    raw = bytearray(path.read_bytes())
    raw[60] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(ImportFault, match="damaged"):
        found(path)[0].read()


def test_other_kinds_of_archives_are_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", "a")
    with pytest.raises(ImportFault, match="packed unusually"):
        found(path)
    with pytest.raises(ImportFault, match="no ZIP archive"):
        found(files.write(tmp_path, "b.zip", "text"))
    with pytest.raises(ImportFault, match="Git LFS pointer"):
        found(files.write(tmp_path, "c.zip", "version https://git-lfs.github.com/spec/v1\n"))


@given(st.lists(st.text(alphabet="ab,\n", max_size=12)), st.integers(8, 40))
def test_blocks_are_whole_lines_with_their_numbers(pieces, size):
    text = "\n".join(line[:8] for line in "".join(pieces).split("\n"))
    blocks = list(line_blocks(io.BytesIO(text.encode()), "x", size))
    assert b"".join(block for block, _ in blocks).decode() == text
    line = 1
    for block, first in blocks:
        assert first == line
        line += block.count(b"\n")
    assert all(block.endswith(b"\n") for block, _ in blocks[:-1])


def test_a_line_without_end_is_refused():
    with pytest.raises(ImportFault, match="a line longer than"):
        list(line_blocks(io.BytesIO(b"0" * 100), "x", 10))


def test_the_report_is_bounded_but_counts_everything():
    report = Report()
    for line in range(LISTED_ROWS + 5):
        report.reject("a.csv", line + 2, "wrong", "=1+1")
    rows = list(csv.DictReader(io.StringIO(report.as_csv().decode())))
    assert len(rows) == LISTED_ROWS + 1
    assert sum(int(row["rows"]) for row in rows) == report.rejected == LISTED_ROWS + 5
    assert rows[0]["value"] == "'=1+1"


@given(st.text(), st.text())
def test_whatever_a_value_holds_the_report_is_csv_in_lines(reason, value):
    report = Report()
    report.reject("a.csv", 2, reason, value)
    text = report.as_csv().decode()
    assert len(text.splitlines()) == 2
    assert len(list(csv.reader(io.StringIO(text)))) == 2


def test_progress_has_rate_and_time_left():
    ticks = iter([0.0, 5.0, 20.0])
    stream = io.StringIO()
    progress = Progress(100_000_000, stream, lambda: next(ticks))
    progress.advance(1_000_000)
    assert stream.getvalue() == ""
    progress.advance(19_000_000)
    assert stream.getvalue() == "read 20 of 100 MB, 1.0 MB/s, 80 s left\n"


def gzipped(folder, name, content, *, cut=0):
    raw = gzip.compress(content, mtime=0)
    return files.write(folder, name, raw[: len(raw) - cut])


def test_gzip_files_are_read_under_the_name_of_what_they_hold(tmp_path):
    path = gzipped(tmp_path, "a.csv.gz", b"inside")
    gzipped(tmp_path, "a.json.gz", b"of another kind")
    for each in (path, tmp_path):
        (file,) = found(each)
        assert (file.name, file.file_name, file.size) == ("a.csv.gz", "a.csv", 6)
        assert file.read() == b"inside"
        assert not file.is_plain
    two = files.write(tmp_path, "b.csv.gz", gzip.compress(b"one ") + gzip.compress(b"two"))
    assert found(two)[0].read() == b"one two"
    unnamed = gzipped(tmp_path, "c.csv", b"known by its first bytes")
    assert found(unnamed)[0].read() == b"known by its first bytes"


def test_a_gzip_file_that_inflates_too_far_is_refused_at_the_limit(tmp_path):
    assert len(found(gzipped(tmp_path, "a.csv.gz", b"0" * LIMIT))[0].read()) == LIMIT
    raw = bytearray(gzip.compress(b"0" * (LIMIT + 1)))
    raw[-4:] = struct.pack("<I", 10)  # promises ten bytes
    bomb = files.write(tmp_path, "b.csv.gz", bytes(raw))
    with pytest.raises(ImportFault, match="more than 1,000 bytes"):
        found(bomb)[0].read()
    with found(bomb)[0].open() as file, pytest.raises(ImportFault, match="more than 1,000 bytes"):
        list(iter(lambda: file.read(100), b""))


@pytest.mark.parametrize("cut", [1, 8, 12, 30])
def test_gzip_files_cut_short_are_refused(tmp_path, cut):
    path = gzipped(tmp_path, "a.csv.gz", bytes(range(256)) * 3, cut=cut)
    with pytest.raises(ImportFault, match="damaged or cut short"):
        found(path)[0].read()
    with pytest.raises(ImportFault, match="damaged or cut short"), found(path)[0].open() as file:
        list(iter(lambda: file.read(100), b""))


@pytest.mark.parametrize("at", [3, 60, -6])
def test_flipped_bits_and_further_bytes_in_a_gzip_file_are_refused(tmp_path, at):
    raw = bytearray(gzip.compress(bytes(range(256)) * 3))
    raw[at] ^= 0xFF
    for content in (bytes(raw), gzip.compress(b"whole") + b"and more"):
        with pytest.raises(ImportFault, match="damaged"):
            found(files.write(tmp_path, "a.csv.gz", content))[0].read()


def test_what_only_calls_itself_gzip_is_refused(tmp_path):
    with pytest.raises(ImportFault, match="no gzip file"):
        found(files.write(tmp_path, "a.csv.gz", "text"))
    with pytest.raises(ImportFault, match="Git LFS pointer"):
        found(files.write(tmp_path, "b.csv.gz", "version https://git-lfs.github.com/spec/v1\n"))
