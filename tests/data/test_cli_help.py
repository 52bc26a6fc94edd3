"""The command line teaches: examples that run, and completion in a shell."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from data.cli import options
from data.cli.examples import EXAMPLES, NEEDS_FILES
from data.cli.main import COMMANDS, command_parser, main
from data.folders import build_folder, seeds_folder
from data.store import open_store

RUNS = [
    (command, words)
    for command, examples in EXAMPLES.items()
    for words, _ in examples
    if command
    not in {"build", "validate", *NEEDS_FILES}  # of the whole evidence: `make build` runs them
]


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture
def opened_once(store, monkeypatch):
    """Let commands share one store: each by itself would read the gazetteer anew."""
    monkeypatch.setattr(options, "open_store", lambda _build: store)


@pytest.mark.usefixtures("opened_once")
@pytest.mark.parametrize(("command", "words"), RUNS)
def test_every_example_runs(command, words, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("CONTROL_BUILD", str(Path(build_folder(None)).resolve()))
    monkeypatch.setenv("CONTROL_SEEDS", str(Path(seeds_folder(None)).resolve()))
    monkeypatch.chdir(tmp_path)
    given = shlex.split(words)
    assert main([command, *given]) == 0
    out = capfd.readouterr().out
    if "-o" in given:
        assert (tmp_path / given[given.index("-o") + 1]).stat().st_size > 100
    elif "--unplaced" not in given:
        assert len(out.splitlines()) > 1 or out.startswith("{")


def test_every_command_has_an_example():
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(NEEDS_FILES))
def test_examples_that_need_files_are_understood(command):
    for words, _ in EXAMPLES[command]:
        assert callable(command_parser(command).parse_args(shlex.split(words)).run)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_refuses_what_it_lacks(command, capsys):
    with pytest.raises(SystemExit) as told:
        main([command, "--help"])
    assert told.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 8
    with pytest.raises(SystemExit) as refused:
        main([command, "--no-such-option"])
    assert refused.value.code == 2
    assert capsys.readouterr().err.startswith("python -m data")


def test_help_shows_the_examples(capsys):
    for command, examples in EXAMPLES.items():
        with pytest.raises(SystemExit):
            main([command, "--help"])
        text = capsys.readouterr().out
        for words, gives in examples:
            assert f"python -m data {command} {words}".rstrip() in text
            assert gives in text


def test_help_names_the_words_that_an_option_takes(capsys):
    with pytest.raises(SystemExit):
        main(["events", "--help"])
    text = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert "verified, likely, contested" in text
    assert "liberated" in text


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    if shutil.which("bash") is None:
        pytest.skip("there is no bash on this machine")
    path = tmp_path_factory.mktemp("completion") / "script.sh"

    def call(*words):
        quoted = " ".join(map(shlex.quote, ("control", *words)))
        lines = (
            f"source {shlex.quote(str(path))}",
            f"COMP_WORDS=({quoted})",
            f"COMP_CWORD={len(words)}",
            "_control_complete",
            'echo "${COMPREPLY[@]}"',
        )
        done = subprocess.run(
            ["bash", "-euc", "\n".join(lines)], capture_output=True, text=True, check=True
        )
        return set(done.stdout.split())

    return path, call


def test_bash_completes(complete, capsys):
    path, call = complete
    assert main(["completion", "bash"]) == 0
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert call("") == set(COMMANDS)
    assert call("sn") == {"snapshot"}
    assert {"--date", "--raion", "--known-as-of"} <= call("snapshot", "--")
    assert call("snapshot", "--date", "2022-09-05", "--geo") == {"--geometry"}
    assert call("snapshot", "--geometry", "") == {"point", "cell"}
    assert call("events", "--tier", "v") == {"verified"}
    assert call("completion", "z") == {"zsh"}


def test_zsh_is_told_to_complete_as_bash(capsys):
    assert main(["completion", "zsh"]) == 0
    assert capsys.readouterr().out.startswith("autoload")
