"""The audit never says "fine" without an answer, and the bill of materials is whole and valid."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


def loaded(name: str):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


audit, sbom = loaded("audit"), loaded("sbom")

SOUND = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("packages", "code", "word"),
    [
        ([SOUND], 0, "no known weakness"),
        ([SOUND, WEAK], 1, "X-1"),
        ([WEAK, SKIPPED], 1, "NOT AUDITED"),
        ([SOUND, SKIPPED], 3, "NOT AUDITED"),
        ([SKIPPED], 3, "NOT AUDITED"),
        ([], 3, "NOT AUDITED"),
    ],
)
def test_the_audit_says_what_the_service_said(packages, code, word):
    found, said = audit.verdict({"dependencies": packages})
    assert found == code
    assert any(word in line for line in said)


@pytest.mark.parametrize(("options", "code"), [((), 3), (("--if-reachable",), 0)])
def test_without_a_service_the_audit_says_so_loudly(tmp_path, options, code):
    # Whatever stands in the way of the program stands in the way of the service as well.
    nothing = tmp_path / "requirements.txt"
    done = subprocess.run(
        [sys.executable, str(FOLDER / "audit.py"), str(nothing), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert "NOT AUDITED" in done.stderr


def test_a_known_weakness_stops_make_check(monkeypatch, capsys):
    report = json.dumps({"dependencies": [WEAK, SKIPPED]})
    answer = subprocess.CompletedProcess([], 1, stdout=report, stderr="")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: answer)
    assert audit.main("any", "--if-reachable") == 1
    assert "X-1" in capsys.readouterr().err


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    path = tmp_path_factory.mktemp("sbom") / "sbom.json"
    assert sbom.main(str(path)) == 0
    return path.read_text(encoding="utf-8")


def test_the_bill_is_valid(bill):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


def test_the_bill_holds_what_is_shipped_and_no_tools_of_ours(bill):
    components = {each["name"]: each["version"] for each in json.loads(bill)["components"]}
    assert components == sbom.shipped()
    assert {"streamlit", "folium", "numpy", "starlette", "jinja2"} <= set(components)
    assert not {"pytest", "hypothesis", "mypy", "playwright", "pip-audit"} & set(components)


def test_the_bill_says_the_pinned_versions(bill):
    lines = (ROOT / "requirements" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {
        sbom.canonicalize_name(name): version
        for name, _, version in (line.partition("==") for line in lines if "==" in line)
    }
    for each in json.loads(bill)["components"]:
        assert pinned[each["name"]] == each["version"], each["name"]


#: What may be shipped beside our MIT: terms that ask for no more than their notices, or stay with their files.
KNOWN = (
    "MIT", "BSD", "Apache", "Python", "PSF", "MPL", "ZPL", "Zope", "LGPL", "0BSD", "Zlib", "CC0", "MIT-CMU", "HPND",
)  # fmt: skip


def test_the_bill_says_the_licence_of_every_package(bill):
    for each in json.loads(bill)["components"]:
        (said,) = each["licenses"]
        words = said.get("expression") or said["license"].get("id") or said["license"]["name"]
        assert any(name in words for name in KNOWN), (each["name"], words)
        # A licence without an exception for who links it would reach over what we ship.
        assert "GPL" not in words.replace("LGPL", ""), each["name"]


def test_a_package_that_hides_its_licence_stops_the_bill(monkeypatch):
    monkeypatch.setattr(sbom, "READ", {})

    class Silent(dict):
        def get_all(self, _name):
            return None

    monkeypatch.setattr(sbom.metadata, "metadata", lambda _: Silent())
    with pytest.raises(LookupError, match="says nothing"):
        sbom.licence("silent")
