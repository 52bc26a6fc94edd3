"""The examples of docs/api.md, run against the app."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from html import unescape
from pathlib import Path

import pytest

from dashboard.api.table import EXAMPLES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://localhost:8501"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]
GOOD = [line for line in COMMANDS if "colour=red" not in line and "02-30" not in line]


def curl(line, server, folder):
    """Run a line of the document and return what it wrote."""
    words = shlex.split(line.replace(ADDRESS, server))
    assert words[0] == "curl"
    if shutil.which("curl") is None:
        pytest.skip("there is no curl on this machine")
    done = subprocess.run(words, cwd=folder, capture_output=True, check=True)
    return (folder / words[words.index("-o") + 1]).read_bytes() if "-o" in words else done.stdout


@pytest.mark.parametrize("line", GOOD)
def test_curl(line, server, tmp_path):
    body = curl(line, server, tmp_path)
    assert b'"status":4' not in body
    assert len(body) > 200


@pytest.mark.parametrize("line", [line for line in COMMANDS if line not in GOOD])
def test_curl_shows_problems(line, server, tmp_path):
    assert json.loads(curl(line, server, tmp_path))["status"] == 400


@pytest.mark.parametrize("code", blocks("python"))
def test_python(code, server, tmp_path):
    script = tmp_path / "example.py"
    script.write_text(code.replace(ADDRESS, server), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_addresses_of_the_r_examples_are_answered(server):
    paths = [path for code in blocks("r") for path in re.findall(r'paste0\(api, "([^"]+)"\)', code)]
    assert len(paths) == 3
    for path in paths:
        with urllib.request.urlopen(f"{server}/api{path}", timeout=30) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("code", blocks("r"))
def test_r(code, server, tmp_path):
    program = shutil.which("Rscript") or "false"
    if subprocess.run([program, "-e", "library(sf)"], capture_output=True, check=False).returncode:
        pytest.skip("there is no R with the package sf on this machine")
    script = tmp_path / "example.R"
    # A warning is an error, as in the tests of Python.
    script.write_text(f"options(warn = 2)\n{code.replace(ADDRESS, server)}", encoding="utf-8")
    done = subprocess.run(
        [program, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.fixture(scope="module")
def shown(server):
    """Return the codes that the description shows, by title."""
    with urllib.request.urlopen(f"{server}/api/description", timeout=30) as answer:
        page = answer.read().decode()
    found = re.findall(r"<h3>(.*?)</h3>\s*<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    return {title: unescape(code) for title, code in found}


@pytest.mark.parametrize(("title", "language"), [("Python (geopandas)", "python"), ("R (sf)", "r")])
def test_the_description_shows_code_of_the_document(shown, server, title, language):
    """With the address under which it is asked, so that it can be copied."""
    assert shown[title] in [code.replace(ADDRESS, server) for code in blocks(language)]


def test_the_curl_lines_of_the_description_write_files(shown, server, tmp_path):
    lines = shown["curl"].splitlines()
    assert len(lines) == len(EXAMPLES)
    for line in lines:
        assert len(curl(line, server, tmp_path)) > 200
