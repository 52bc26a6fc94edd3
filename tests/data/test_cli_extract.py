"""``python -m data extract``: article in, draft out; draft in, rows out; bad input told in a line."""

from __future__ import annotations

import csv
import sys

import extractionworld as world
import pytest

from data.cli.main import main
from data.extraction import language
from data.readers.article import LARGEST_BYTES

ARTICLES = world.ROOT / "tests" / "fixtures" / "articles"
OWN = str(ARTICLES / "own-en.txt")
SOURCE = "wikipedia-occupation-kharkiv-oblast"


@pytest.fixture
def run(capfd):
    def call(*words):
        try:
            code = main(["extract", *map(str, words)])
        except SystemExit as stop:
            code = stop.code
        out, err = capfd.readouterr()
        return code, out, err

    return call


def test_help_says_what_it_does_and_how(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for word in ("--language", "--published", "--source", "--rows", "--events", "--score", "draft"):
        assert word in out


def test_from_article_to_rows(run, tmp_path):
    draft = tmp_path / "draft.yaml"
    code, out, _ = run(OWN, "--published", "2022-09-13", "--source", SOURCE, "-o", draft)
    assert (code, out) == (0, "")
    text = draft.read_text(encoding="utf-8")
    assert "accept: yes\n" not in text.split("article:")[1]
    draft.write_text(text.replace("accept: no\n", "accept: yes\n", 1), encoding="utf-8")
    code, out, _ = run("--rows", draft)
    assert code == 0
    (row,) = csv.reader(out.splitlines())
    assert row[0].endswith(SOURCE)
    assert row[6] == SOURCE


def test_the_draft_goes_to_standard_output(run):
    code, out, err = run(OWN)
    assert code == 0
    assert out.startswith("# Proposals from one article")
    assert "without --published" in err


def test_nothing_accepted_is_said(run, tmp_path):
    draft = tmp_path / "draft.yaml"
    run(OWN, "--published", "2022-09-13", "-o", draft)
    code, out, err = run("--rows", draft)
    assert (code, out) == (0, "")
    assert "no claims are accepted" in err


def test_an_incomplete_draft_prints_no_row(run, tmp_path):
    draft = tmp_path / "draft.yaml"
    run(OWN, "--published", "2022-09-13", "-o", draft)
    text = draft.read_text(encoding="utf-8").replace("accept: no\n", "accept: yes\n")
    draft.write_text(text, encoding="utf-8")
    code, out, err = run("--rows", draft)
    assert (code, out) == (1, "")
    assert "source: is empty; fill it in" in err


def test_score_prints_precision_and_recall(run):
    code, out, _ = run(OWN, "--score", ARTICLES / "own-en.yaml")
    assert code == 0
    assert out.startswith("claims: precision 0.")
    assert "events: precision 0." in out


def test_score_is_of_the_text_that_was_annotated(run):
    code, _, err = run(OWN, "--score", ARTICLES / "own-uk.yaml")
    assert code == 1
    assert "is not the text" in err


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "holds no text"),
        (b"  \n 12 \n", "holds no text"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"line\n\xff", ":2: is not UTF-8"),
        (b"text\x00text", "is no plain text"),
        (b"<!DOCTYPE html><p>Izium", "is HTML or XML"),
        (b"a" * (LARGEST_BYTES + 1), "larger than 400,000 bytes"),
    ],
)
def test_bad_articles_are_told_in_one_line(run, tmp_path, content, problem):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    code, out, err = run(path, "--published", "2022-09-13")
    assert (code, out) == (1, "")
    told = [line for line in err.splitlines() if not line.startswith("warning:")]
    assert len(told) == 1
    assert problem in told[0]


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        (["none.txt"], 1, "cannot be read"),
        (["."], 1, "cannot be read"),
        ([OWN, "--published", "yesterday"], 1, "is no day"),
        ([OWN, "--published", "2022-02-30"], 1, "is no day"),
        ([OWN, "--published", "1999-01-01"], 1, "give a day from 2014"),
        ([OWN, "--source", "No Id"], 1, "is no id"),
        ([OWN, "--language", "fr"], 2, "invalid choice"),
        ([OWN, "--rows", "--events"], 2, "not allowed with"),
        ([OWN, "--rows", "--source", "x"], 2, "read a draft"),
        ([], 2, "required"),
        ([OWN, "--rows"], 1, "in the draft"),
    ],
)  # fmt: skip
def test_bad_arguments_are_told(run, words, code, problem):
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert problem in err


def test_an_unknown_source_is_warned_of(run):
    code, _, err = run(OWN, "--published", "2022-09-13", "--source", "not-yet-2022")
    assert code == 0
    assert "not-yet-2022 is not in the ledger yet" in err


@pytest.mark.parametrize(
    ("module", "article", "clear"),
    [("spacy", "own-en.txt", language.pipeline), ("pymorphy3", "own-uk.txt", language._analyzer)],
)
def test_a_missing_library_names_the_remedy(run, monkeypatch, module, article, clear):
    clear.cache_clear()
    language._nominatives.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    code, out, err = run(ARTICLES / article, "--published", "2022-09-13")
    clear.cache_clear()
    assert (code, out) == (1, "")
    assert f"reading articles needs the package {module}" in err
    assert "pip install '.[extract]'" in err


def test_offsets_count_the_characters_of_the_file(run, tmp_path):
    path = tmp_path / "article.txt"
    text = "\ufeff🙂 Ё\r\n\r\nUkrainian forces liberated Izium on 10 September.\r\n"
    path.write_bytes(text.encode("utf-8"))
    code, out, _ = run(path, "--language", "en", "--published", "2022-09-13")
    assert code == 0
    assert f"start: {text.index('Ukrainian')}\n" in out
