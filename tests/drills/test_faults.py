"""Drills: processes killed, disks full, files torn, clocks wrong, no network. What was good stays good."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import builtworld
import pytest
from killing import DURABLE, killed

from data.build import build
from data.built import POINTER
from data.cli.main import main
from data.output import TEMPORARY

ROOT = Path(__file__).parents[2]
#: What importers lock while they work; it stays, empty.
LOCK = ".lock"
SNAPSHOT = ("snapshot", "--date", "2022-03-15", "--format", "csv")

#: No file may grow beyond so many bytes: to a program the same as a disk that is full.
FULL = """
import resource, signal, sys
from data.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
raise SystemExit(main(sys.argv[2:]))
"""

#: A clock that stands at a moment, whatever the machine says.
CLOCK = """
import sys, time
now, real = float(sys.argv[1]), (time.localtime, time.gmtime)
time.time, time.time_ns = lambda: now, lambda: int(now * 10**9)
time.localtime, time.gmtime = (
    lambda at=None, ask=ask: ask(now if at is None else at) for ask in real
)
from data.cli.main import main
raise SystemExit(main(sys.argv[2:]))
"""

#: Every attempt to reach anybody fails, as on a machine without a network.
NO_NETWORK = """
import socket, sys
def refuse(*words, **more):
    raise OSError(101, "Network is unreachable")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from data.cli.main import main
raise SystemExit(main(sys.argv[2:]))
"""


@pytest.fixture
def world(tmp_path):
    """Return a folder with evidence, and a build of it before its last change."""
    seeds = builtworld.copy_seeds(tmp_path)
    build(seeds, tmp_path / "build")
    add_claim(seeds)
    return tmp_path


def add_claim(seeds):
    table = next((seeds / "claims").glob("*.csv"))
    lines = table.read_text(encoding="utf-8").splitlines()
    copied = lines[1].split(",", 1)[1]
    table.write_text("\n".join([*lines, f"one-more,{copied}"]) + "\n", encoding="utf-8")


def run(world, program, argument, *words):
    """Run the command line under a program, on the folders of the world."""
    folders = ("--seeds", world / "seeds", "--build", world / "build")
    return subprocess.run(
        [sys.executable, "-c", program, str(argument), *map(str, (*words, *folders))],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def died(world, step, *words):
    """Run a command that dies at the Nth call of anything that makes a change durable or seen."""
    folders = ("--seeds", world / "seeds", "--build", world / "build")
    return killed(step, *words, *folders, at=DURABLE)


def contents(folder):
    """Return the digest of every finished file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and TEMPORARY not in path.as_posix() and path.name != LOCK
    }


def answer(world, capfd):
    """Return a snapshot as the build in force gives it."""
    assert main([*SNAPSHOT, "--build", str(world / "build"), "--seeds", str(world / "seeds")]) == 0
    return capfd.readouterr().out


def test_a_build_killed_at_any_step_leaves_a_whole_build_in_force(world, capfd):
    before = answer(world, capfd)
    pointer = (world / "build" / POINTER).read_bytes()
    alive, seen = 0, set()
    # Every third step: a build makes some dozens of things durable.
    for step in range(0, 400, 3):
        dead = died(world, step, "build")
        seen.add((world / "build" / POINTER).read_bytes() == pointer)
        assert answer(world, capfd).splitlines()[0] == before.splitlines()[0]
        if not dead:
            alive = step
            break
    assert alive > 3
    # Afterwards another build is in force, and what the dead left is no part of it.
    assert seen == {True, False}
    clean = build(world / "seeds", world / "fresh")
    assert clean.dataset in (world / "build" / POINTER).read_text(encoding="utf-8")
    assert contents(world / "build" / clean.dataset) == contents(clean.folder)


def test_an_export_killed_at_any_step_leaves_the_file_old_or_new(world, capfd):
    target = world / "out.csv"
    new = answer(world, capfd)
    steps = 0
    while True:
        target.write_text("old\n", encoding="utf-8")
        dead = died(world, steps, *SNAPSHOT, "-o", target)
        assert target.read_text(encoding="utf-8") in {"old\n", new}
        if not dead:
            break
        steps += 1
    assert steps >= 2
    assert target.read_text(encoding="utf-8") == new


LARGEST_FILE = 2_000


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        (*SNAPSHOT, "-o", "out.geojson"),
        ("spells", "--format", "gpkg", "-o", "out.gpkg"),
        ("release", "-o", "out"),
    ],
    ids=lambda words: words[0],
)
def test_on_a_full_disk_a_command_says_so_and_what_was_there_stays(world, capfd, words):
    target = world / words[-1]
    if words[0] in {"snapshot", "spells"}:
        target.write_text("old", encoding="utf-8")
    before, given = contents(world), [*words[:-1], target] if "-o" in words else words
    done = run(world, FULL, LARGEST_FILE if words[0] == "build" else 300, *given)
    assert done.returncode == 1, done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(world) == before
    assert not [path for path in world.rglob(f"{TEMPORARY}*") if path.is_file()]
    answer(world, capfd)


def test_an_import_on_a_full_disk_leaves_no_layer_half_done(world, capfd):
    table = world / "kontrol_latest_2022.csv"
    table.write_text(
        "kod,date,status_wiki,status_boost,status_dsm,status_isw,status,vcontrol_version\n"
        f"{builtworld.DIBROVA},20220901,RU,RU,RU,RU,RU,2.0\n",
        encoding="utf-8",
    )
    before = contents(world)
    done = run(world, FULL, 300, "import", "viina", table)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert contents(world) == before
    assert run(world, FULL, 10**9, "import", "viina", table).returncode == 0
    assert "\nviina\n" in run(world, FULL, 10**9, "layers").stdout


@pytest.mark.parametrize("how", ["torn", "empty", "flipped", "gone"])
def test_a_damaged_build_is_named_with_the_remedy_and_the_remedy_works(world, how, capfd):
    good = answer(world, capfd)
    current = json.loads((world / "build" / POINTER).read_text(encoding="utf-8"))["dataset"]
    damaged = 0
    for path in sorted((world / "build" / current).iterdir()):
        raw = path.read_bytes()
        if how == "gone":
            path.unlink()
        else:
            flipped = bytes([raw[len(raw) // 2] ^ 0xFF])
            path.write_bytes(
                {
                    "torn": raw[: len(raw) // 2],
                    "empty": b"",
                    "flipped": raw[: len(raw) // 2] + flipped + raw[len(raw) // 2 + 1 :],
                }[how]
            )
        done = run(world, FULL, 10**9, *SNAPSHOT)
        # A file that this question does not need may be damaged; an answer is then the good one.
        if done.returncode == 0:
            assert done.stdout == good
        else:
            damaged += 1
            assert "python -m data build" in done.stderr
            assert "Traceback" not in done.stderr
        path.write_bytes(raw)
    assert damaged
    assert answer(world, capfd) == good


@pytest.mark.parametrize("moment", [0.0, 1.0e9, 4.1e9])
def test_a_clock_that_jumped_changes_no_byte(world, capfd, moment):
    whole = build(world / "seeds", world / "build")
    good = answer(world, capfd)
    done = run(world, CLOCK, moment, *SNAPSHOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout == good
    elsewhere = world / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "seeds").symlink_to(world / "seeds")
    done = run(elsewhere, CLOCK, moment, "build")
    assert done.returncode == 0, done.stderr
    assert contents(elsewhere / "build" / whole.dataset) == contents(whole.folder)


@pytest.mark.parametrize("words", [("build",), SNAPSHOT, ("validate",), ("places", "Dibrova")])
def test_without_a_network_everything_works(world, words):
    done = run(world, NO_NETWORK, "-", *words)
    assert done.returncode == 0, done.stderr
