"""``python -m data``: the contract of DESIGN section 5, run in this process."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import builtworld as world
import pytest

from data.build import build
from data.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
STEPPE = "UA99000000000000011"
UPPER = "UA99020010000000013"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return world.built(tmp_path_factory.mktemp("cli"))


def features(out):
    return {each["id"]: each["properties"] for each in json.loads(out)["features"]}


def test_every_command_explains_itself(run):
    for name in COMMANDS:
        code, out, err = run(name, "--help")
        assert (code, err) == (0, "")
        assert len(out.splitlines()) > 4


def test_validate_finds_nothing_wrong(run):
    code, out, _ = run("validate")
    assert code == 0
    assert "9 settlements" in out


def test_validate_prints_every_fault_with_its_place(tmp_path, capsys):
    seeds = world.copy_seeds(tmp_path)
    path = seeds / "claims" / "2022.csv"
    text = path.read_text(encoding="utf-8")
    broken = text.replace("2022-03-27,claimed", "2022-02-30,claimed").replace("herald-2", "nobody")
    path.write_text(broken, encoding="utf-8")
    assert main(["validate", "--seeds", str(seeds)]) == 1
    first, *rest = capsys.readouterr().err.splitlines()
    assert "faults in the evidence" in first
    assert len(rest) >= 2
    assert all("claims/2022.csv:" in line for line in rest if "2022.csv" in line)


def test_build_says_what_it_did(run):
    code, out, _ = run("build")
    assert code == 0
    assert "already built, unchanged" in out


def test_snapshot_is_geojson_of_the_focus_by_default(run):
    code, out, _ = run("snapshot", "--date", "2022-03-15")
    collection = json.loads(out)
    assert code == 0
    assert collection["as_of"] == "2022-03-15"
    assert collection["filters"] == {"oblast": [STEPPE]}
    assert collection["unplaced_omitted"] == 1
    assert len(collection["features"]) == 7
    assert features(out)[world.DIBROVA]["status"] == "occupied"


def test_snapshot_with_unplaced_and_in_cells(run):
    _, out, _ = run("snapshot", "--date", "2022-03-15", "--with-unplaced", "--geometry", "cell")
    geometries = {each["id"]: each["geometry"] for each in json.loads(out)["features"]}
    assert geometries[world.YAR] is None
    assert geometries[world.DIBROVA]["type"] == "Polygon"


def test_snapshot_filters(run):
    _, out, _ = run(
        "snapshot", "--date", "2022-03-15", "--hromada", "Верхня", "--status", "occupied"
    )
    found = features(out)
    assert found
    assert all(each["hromada"] == "Verkhnia" for each in found.values())
    assert all(each["status"] == "occupied" for each in found.values())


def test_snapshot_as_it_could_be_known(run):
    _, late, _ = run("snapshot", "--date", "2022-04-10")
    _, early, _ = run("snapshot", "--date", "2022-04-10", "--known-as-of", "2022-03-10")
    assert json.loads(early)["known_as_of"] == "2022-03-10"
    assert features(late)[world.DIBROVA]["category_display"] == "liberated"
    assert features(early)[world.DIBROVA]["category_display"] == "occupied"


def test_csv_has_the_same_columns_and_every_settlement(run):
    _, plain, _ = run("snapshot", "--date", "2022-03-15", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(plain)))
    _, out, _ = run("snapshot", "--date", "2022-03-15", "--with-unplaced")
    properties = features(out)
    assert [row["katottg"] for row in rows] == list(properties)
    assert list(rows[0]) == [*properties[world.YAR], "lng", "lat"]
    unplaced = next(row for row in rows if row["katottg"] == world.YAR)
    assert (unplaced["lng"], unplaced["lat"]) == ("", "")


def test_a_file_is_what_standard_output_would_be(run, tmp_path):
    _, out, _ = run("snapshot", "--date", "2022-03-15")
    code, nothing, _ = run("snapshot", "--date", "2022-03-15", "-o", str(tmp_path / "s.geojson"))
    assert (code, nothing) == (0, "")
    assert (tmp_path / "s.geojson").read_text(encoding="utf-8") == out


def test_a_file_that_cannot_be_written_is_an_error(run, tmp_path):
    code, _, err = run("snapshot", "--date", "2022-03-15", "-o", str(tmp_path / "no" / "s.geojson"))
    assert code == 1
    assert err.startswith(f"no folder {tmp_path / 'no'} for s.geojson")


@pytest.mark.parametrize("day", ["2022-02-30", "2021-12-31", "2030-01-01", "soon", "20220315"])
@pytest.mark.parametrize("command", ["snapshot --date", "events --from", "series --by raion --to"])
def test_a_wrong_day_names_the_range(run, command, day):
    code, out, err = run(*command.split(), day)
    assert (code, out) == (1, "")
    assert day in err.splitlines()[0]
    assert "2022-02-24 to 2025-12-31" in err.splitlines()[0]


def test_a_shared_name_lists_candidates_and_how_to_say_which(run):
    code, out, err = run("snapshot", "--date", "2022-03-15", "--settlement", world.SHARED)
    first, *rest = err.splitlines()
    assert (code, out) == (1, "")
    assert "code" in first
    for candidate in world.SHARING:
        assert any(candidate in line and "Richkovyi raion" in line for line in rest)


def test_a_shared_name_that_a_rule_decides_is_said_on_stderr(run):
    code, out, err = run("snapshot", "--date", "2022-03-15", "--settlement", "Dibrova")
    assert code == 0
    assert list(features(out)) == [world.DIBROVA]
    assert err.startswith("warning: settlement 'Dibrova' was read as")
    assert "the only city" in err


def test_a_wider_filter_tells_shared_names_apart(run):
    code, out, _ = run(
        "snapshot", "--date", "2022-03-15", "--hromada", UPPER, "--settlement", world.SHARED
    )
    assert code == 0
    assert list(features(out)) == [world.SHARING[0]]


def test_a_layer_that_does_not_exist_lists_the_layers(run):
    code, _, err = run("snapshot", "--date", "2022-03-15", "--layer", "viina")
    assert code == 1
    assert "layers are ledger" in err.splitlines()[0]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("snapshot",),
        ("snapshot", "--date"),
        ("snapshot", "--date", "2022-03-15", "--format", "docx"),
        ("snapshot", "--date", "2022-03-15", "--status", "purple"),
        ("snapshot", "--dat", "2022-03-15"),
        ("places",),
        ("places", "Dibrova", "--unplaced"),
        ("places", "Dibrova", "--limit", "0"),
        ("series",),
        ("import", "atlas", "file"),
    ],
)
def test_wrong_usage_is_2_with_the_message_first(run, words):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert not err.startswith("usage")


def test_history_shows_spells_claims_and_sources(run):
    code, out, _ = run("history", "Dibrova, Verkhnia hromada")
    assert code == 0
    assert "2022-02-27 to 2022-04-01: occupied" in out
    assert "Steppe Herald (B)" in out
    code, out, _ = run("history", world.DIBROVA, "--json")
    assert json.loads(out)["katottg"] == world.DIBROVA


def test_history_as_it_could_be_known(run):
    _, out, _ = run("history", world.DIBROVA, "--known-as-of", "2022-03-01", "--json")
    assert [spell["status"] for spell in json.loads(out)["spells"]] == ["ukrainian", "occupied"]


def test_places_answers_each_query_with_one_object(run):
    code, out, _ = run("places", "Млин", world.SHARED, "Atlantis", "--json")
    match, ambiguous, none = map(json.loads, out.splitlines())
    keys = [
        "query", "status", "katottg", "name_uk", "name_en", "lng", "lat", "raion", "oblast",
        "score", "matched", "reason", "candidates",
    ]  # fmt: skip
    assert code == 0
    assert list(match) == list(ambiguous) == list(none) == keys
    assert (match["status"], match["name_en"], match["raion"]) == ("match", "Mlyn", "Richkovyi")
    assert ambiguous["status"] == "ambiguous"
    assert {each["katottg"] for each in ambiguous["candidates"]} == set(world.SHARING)
    assert (none["status"], none["katottg"]) == ("none", None)


@pytest.mark.parametrize(
    "query",
    ["a\x9b31mb", "a\x7fb", "a\u202eb", "a\u2066b\u2069", "\U000e0041", "a\udcffb", "\r\n\x1b["],
)
def test_json_repeats_a_query_to_programs_and_gives_no_orders_to_a_terminal(run, query):
    code, out, _ = run("places", query, "--json")
    line, nothing = out.split("\n")
    assert (code, nothing) == (0, "")
    assert line.isprintable()
    assert json.loads(line)["query"] == query


def test_places_limits_the_candidates(run):
    _, out, _ = run("places", world.SHARED, "--json", "--limit", "1")
    assert len(json.loads(out)["candidates"]) == 1


def test_places_in_words_fails_where_there_is_no_single_place(run):
    code, out, err = run("places", "Mlyn", world.SHARED)
    assert code == 1
    assert "Mlyn (Млин)" in out
    assert world.SHARED in err.splitlines()[0]
    assert all(candidate in err for candidate in world.SHARING)


def test_places_lists_the_unplaced(run):
    code, out, _ = run("places", "--unplaced")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == [world.YAR]
    code, out, err = run("places", "--unplaced", "--json", "--oblast", "Daleka")
    assert (code, out) == (0, "")
    assert "every settlement there has a position" in err
    _, out, _ = run("places", "--unplaced", "--limit", "1")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [("diff",), ("spells",), ("events",), ("series", "--by", "raion"), ("coverage",)],
)
def test_days_out_of_order_are_told_and_nothing_is_written(run, words):
    code, out, err = run(*words, "--from", "2022-03-15", "--to", "2022-03-01")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "--from 2022-03-15 is later than --to 2022-03-01"


def test_diff_tells_changes_round_trips_and_their_evidence(run):
    code, out, _ = run("diff", "--from", "2022-02-24", "--to", "2022-03-15")
    collection = json.loads(out)
    found = features(out)
    assert code == 0
    assert (collection["from"], collection["to"]) == ("2022-02-24", "2022-03-15")
    assert found[world.DIBROVA]["change"] == "lost"
    assert found[world.DIBROVA]["claims"] == ["upper-occupied"]
    vyselok = next(each for each in found.values() if each["name_en"] == "Vyselok")
    assert (vyselok["change"], vyselok["n_changes"]) == ("round_trip", 2)
    assert collection["counts"]["lost"] == sum(each["change"] == "lost" for each in found.values())


def test_diff_of_reversed_days_is_an_error(run):
    code, _, err = run("diff", "--from", "2022-03-15", "--to", "2022-02-24")
    assert code == 1
    assert "2022-02-24" in err.splitlines()[0]


def test_events_by_time_type_and_tier(run):
    _, everything, _ = run("events")
    assert list(features(everything)) == ["crossing", "home"]
    _, captures, _ = run("events", "--type", "capture")
    assert list(features(captures)) == ["crossing"]
    tier = features(everything)["home"]["tier"]
    _, found, _ = run("events", "--tier", tier, "--format", "csv")
    assert "home" in {row["id"] for row in csv.DictReader(io.StringIO(found))}


def test_series_counts_every_day_of_every_unit(run):
    words = ("series", "--by", "hromada", "--from", "2022-02-24", "--to", "2022-03-15")
    _, out, _ = run(*words)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 2 * 20
    for row in rows:
        parts = ("ukrainian", "liberated", "occupied", "contested", "unknown")
        assert sum(int(row[part]) for part in parts) == int(row["total"]) == 4
        assert all(
            int(row[f"{part}_low"]) <= int(row[part]) <= int(row[f"{part}_high"]) for part in parts
        )
    _, out, _ = run(*words, "--format", "json", "--status", "occupied")
    document = json.loads(out)
    assert document["days"] == 20
    last = {unit["katottg"]: unit["occupied"][-1] for unit in document["units"]}
    assert last == {
        row["katottg"]: int(row["occupied"]) for row in rows if row["day"] == "2022-03-15"
    }
    assert "contested" not in document["units"][0]


def test_import_refuses_what_is_not_there(run):
    code, out, err = run("import", "viina", "somewhere.csv")
    assert (code, out) == (1, "")
    assert "no such file or folder" in err.splitlines()[0]


def test_layers_in_words_and_json(run):
    _, out, _ = run("layers")
    assert "CC0 1.0" in out
    _, out, _ = run("layers", "--json")
    assert json.loads(out)["layer"] == "ledger"


def test_no_build_names_the_remedy(tmp_path, capsys):
    assert main(["layers", "--build", str(tmp_path)]) == 1
    assert "python -m data build" in capsys.readouterr().err.splitlines()[0]


def test_changed_evidence_is_a_warning_and_the_last_good_build_answers(tmp_path, capsys):
    seeds = world.copy_seeds(tmp_path)
    build(seeds, tmp_path / "build")
    (seeds / "ledger.yaml").write_text("broken", encoding="utf-8")
    folders = ["--seeds", str(seeds), "--build", str(tmp_path / "build")]
    assert main(["snapshot", "--date", "2022-03-15", *folders]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("warning")
    assert json.loads(captured.out)["features"]


def test_environment_names_the_folders(folder, monkeypatch, capsys):
    monkeypatch.setenv("CONTROL_SEEDS", str(folder / "seeds"))
    monkeypatch.setenv("CONTROL_BUILD", str(folder / "build"))
    assert main(["layers", "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert json.loads(captured.out)["title"] == "A made-up ledger"


@pytest.fixture
def shell(folder):
    """Run a command in a shell with a redirection and return its exit code and its messages."""

    def call(words, redirection):
        line = f'"$0" -m data {words} --seeds "$1" --build "$2" {redirection}'
        places = [sys.executable, str(folder / "seeds"), str(folder / "build")]
        command = ["sh", "-c", line, *places]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        return done.returncode, done.stderr.decode()

    return call


@pytest.mark.parametrize("words", ["layers", "snapshot --date 2022-03-15"])
def test_a_result_that_nobody_can_get_is_an_error_of_one_line(shell, words):
    code, told = shell(words, ">&-")
    assert code == 1
    assert len(told.splitlines()) == 1
    assert "Bad file descriptor" in told


def test_without_standard_output_a_file_is_written(shell, tmp_path):
    file = tmp_path / "with space, і кирилиця.geojson"
    assert shell(f'snapshot --date 2022-03-15 -o "{file}"', ">&-") == (0, "")
    assert json.loads(file.read_bytes())["features"]


def test_without_standard_error_the_exit_code_is_the_same(shell):
    assert shell("snapshot --date 2022-03-15 --settlement Dibrova", "2>&-") == (0, "")
    assert shell("layers", "2>&-") == (0, "")
    assert shell("places Atlantis", "2>&-") == (1, "")
    assert shell("nonsense", "2>&-") == (2, "")


def test_a_command_that_is_interrupted_ends_without_a_traceback(monkeypatch, run):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("data.cli.layers.run", interrupted)
    assert run("layers") == (130, "", "")


def test_a_reader_that_has_seen_enough_is_no_trouble(folder):
    words = ["series", "--by", "hromada", "--build", str(folder / "build")]
    with subprocess.Popen(
        [sys.executable, "-m", "data", *words, "--seeds", str(folder / "seeds")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
