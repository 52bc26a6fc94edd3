"""``make drills``: run the test of every fault, and write what came of it to docs/reliability.md."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- written by make drills -->", "<!-- end of what make drills writes -->"

DRILLS, DATA, BROWSER = "tests/drills/test_faults.py", "tests/data", "tests/browser"
STORE = f"{DATA}/test_submissions_store.py"

#: What goes wrong, what must hold then, and the tests that see to it.
FAULTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "kill -9 in a build",
        "the build in force is whole, old or new; the next one takes over",
        (f"{DRILLS}::test_a_build_killed_at_any_step_leaves_a_whole_build_in_force",),
    ),
    (
        "kill -9 in an import",
        "layer, outlines, positions and events are whole or as they were; again is enough",
        (
            f"{DATA}/test_import_kill.py",
            f"{DATA}/test_import_shelf.py::test_a_killed_import_leaves_the_layer_in_force",
            f"{DATA}/test_import_viinaevents.py::test_a_killed_import_leaves_the_layer_of_events_in_force",
        ),
    ),
    (
        "kill -9 in a submission",
        "what was acknowledged is there",
        (f"{STORE}::test_a_kill_loses_no_acknowledged_submission",),
    ),
    (
        "kill -9 in an export",
        "the file is the old one or the new one",
        (f"{DRILLS}::test_an_export_killed_at_any_step_leaves_the_file_old_or_new",),
    ),
    (
        "disk full in a build, an export, a release",
        "one line says so; what was there stays; nothing unfinished is left",
        (f"{DRILLS}::test_on_a_full_disk_a_command_says_so_and_what_was_there_stays",),
    ),
    (
        "disk full in an import",
        "no layer half done; with room it goes through",
        (f"{DRILLS}::test_an_import_on_a_full_disk_leaves_no_layer_half_done",),
    ),
    (
        "disk full in a submission",
        "the sender is told, what was typed stays, the database is sound",
        (
            f"{STORE}::test_a_full_disk_is_an_error_and_does_no_damage",
            f"{STORE}::test_a_disk_that_fills_under_a_process_stops_it_with_words_and_no_damage",
            "tests/dashboard/test_desk.py::test_a_full_disk_is_said_and_what_was_typed_stays",
        ),
    ),
    (
        "a file of the build torn, empty, changed, gone",
        "named with its remedy, never a wrong answer",
        (
            f"{DRILLS}::test_a_damaged_build_is_named_with_the_remedy_and_the_remedy_works",
            f"{DATA}/test_build.py::test_a_damaged_build_is_mended",
            f"{DATA}/test_import_shelf.py::test_a_damaged_layer_says_so_and_the_others_go_on",
        ),
    ),
    (
        "the clock jumps",
        "no byte of a build or an answer depends on it",
        (f"{DRILLS}::test_a_clock_that_jumped_changes_no_byte",),
    ),
    (
        "no network",
        "build, checks and questions work; the page asks nobody but its server",
        (
            f"{DRILLS}::test_without_a_network_everything_works",
            "tests/geo/test_geocoder.py::test_the_chain_stays_offline_by_default",
        ),
    ),
    (
        "a font missing",
        "the map is painted, controls work",
        (
            f"{BROWSER}/test_faults.py::test_without_the_page_s_fonts_the_map_is_painted_and_controls_work",
            f"{BROWSER}/test_faults.py::test_without_any_font_of_the_system_the_map_is_painted",
        ),
    ),
    (
        "the browser goes offline and comes back",
        "scrubbing, playing, choosing, copying go on; what waits is said; afterwards it catches up",
        (
            f"{BROWSER}/test_faults.py::test_offline_in_the_middle_the_page_goes_on_says_what_waits_and_catches_up",
        ),
    ),
    (
        "the server is killed under an open page and started again",
        "the page finds it, on its day, with its filters and what was done meanwhile",
        (
            f"{BROWSER}/test_server_restart.py::test_after_a_kill_and_a_start_the_page_goes_on_on_its_day_with_its_filters",
        ),
    ),
    (
        "two readers at once",
        "neither ever sees what the other chose",
        (
            "tests/drills/test_two_readers.py",
            "tests/dashboard/test_remembered.py::test_nobody_gets_what_another_asked_for_however_many_ask_at_once",
        ),
    ),
)


def main() -> int:
    """Run all drills, write the table, return 1 if any failed."""
    lines = ["| Fault | What must hold | Tests | Passed | Failed | Skipped | s |", "|---" * 7 + "|"]
    failed = 0
    for fault, holds, tests in FAULTS:
        passed, broken, skipped, seconds = _run(tests)
        failed += broken
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(_file(test) for test in tests))
        lines.append(
            f"| {fault} | {holds} | {names} | {passed} | {broken} | {skipped} | {seconds:.0f} |"
        )
        print(lines[-1], flush=True)
        _write(lines)
    return int(failed > 0)


def _write(lines: list[str]) -> None:
    """Put a table into the report in place of the one before."""
    where = f"Python {platform.python_version()}, {platform.system()}."
    text = REPORT.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    table = "\n".join([BEGIN, "", where, "", *lines, "", END])
    REPORT.write_text(before + table + after, encoding="utf-8")


def _file(test: str) -> str:
    return test.partition("::")[0]


def _run(tests: tuple[str, ...]) -> tuple[int, int, int, float]:
    """Run tests; return how many passed, failed and were skipped, and the seconds they took."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *tests]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if not report.is_file():
            raise RuntimeError(done.stdout + done.stderr)
        suite = next(ET.parse(report).iter("testsuite"))
    count = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
    broken = count["failures"] + count["errors"]
    if broken:
        sys.stderr.write(done.stdout)
    passed = count["tests"] - broken - count["skipped"]
    return passed, broken, count["skipped"], float(suite.get("time", 0))


if __name__ == "__main__":
    sys.exit(main())
