# Everything a newcomer or a checker needs. Works first on a machine with Python 3.11+, make and git.
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-run
READY_DEV := $(VENV)/.ready-dev
CONSTRAINTS := requirements/constraints.txt

.PHONY: help setup setup-dev run build test coverage mutation check audit sbom fuzz format bench bench-load drills screenshots clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.txt requirements/base.txt $(CONSTRAINTS) pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -r requirements.txt
	touch $@

$(READY_DEV): $(READY) requirements/dev.txt requirements/extract.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -r requirements/dev.txt
	touch $@

setup: $(READY)  ## virtual environment with pinned dependencies

setup-dev: $(READY_DEV)

build: setup  ## seeds -> build/ (checked, content-hashed, atomic)
	$(BIN)/python -m data build

run: build  ## build, serve, open the browser (PORT=8501; HEADLESS=1 opens none)
	$(BIN)/python -m dashboard.launch --port $(PORT) $(if $(HEADLESS),--headless)

test: setup-dev build  ## everything, the browser tests included
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

coverage: setup-dev build  ## branches of geo and data that the tests reach, without a browser
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -m "not browser" --ignore=tests/browser --ignore=tests/drills --ignore=tests/js
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python tests/branches.py

mutation: setup-dev  ## change the rules a little at a time: which tests notice? (ONLY='data.votes*')
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -r requirements/mutation.txt
	$(BIN)/python -m mutmut run --max-children $(WORKERS) $(ONLY)
	$(BIN)/python -m mutmut results

check: setup-dev  ## ruff, mypy strict, JavaScript syntax, known weaknesses if they can be asked for
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/js/check_syntax.py
	$(BIN)/python tests/hostile/audit.py $(CONSTRAINTS) --if-reachable

audit: setup-dev  ## known weaknesses of the pinned packages; asks a service on the network
	$(BIN)/python tests/hostile/audit.py $(CONSTRAINTS)

sbom: setup-dev  ## list what runs as CycloneDX: build/sbom.json
	mkdir -p build
	$(BIN)/python tests/hostile/sbom.py build/sbom.json

fuzz: setup-dev  ## fuzz readers guided by coverage (SECONDS=60); Linux
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(CONSTRAINTS) -r requirements/fuzz.txt
	$(BIN)/python tests/hostile/fuzz.py -max_total_time=$(or $(SECONDS),60)

format: setup-dev  ## rewrite the code in the house form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev build  ## ratios side by side in one run
	$(BIN)/python -m bench

bench-load: setup-dev build  ## many readers against one process, at most 90 s of pages
	$(BIN)/python -m bench.load

drills: setup-dev build  ## kills, full disks, damage, restarts; writes docs/reliability.md
	$(BIN)/python tests/drills

screenshots: setup-dev build  ## take the pictures of the README anew
	$(BIN)/python docs/screenshots.py

clean:  ## remove what can be made again; what people submitted (.cache/submissions.sqlite) stays
	test ! -d .cache || find .cache -mindepth 1 -maxdepth 1 ! -name 'submissions.sqlite*' -exec rm -rf {} +
	rm -rf build mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis
