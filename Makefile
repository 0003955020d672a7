# Two commands do everything, from nothing but Python 3.11+, make and git: `make report` and `make test`.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq --no-input -c constraints.txt
PAGE ?= report.html
# Tests run in two processes; `make test PYTEST=-x` runs them in one.
PYTEST ?= -n 2

.DEFAULT_GOAL := help
.PHONY: help report test lint format readme clean

help:
	@echo "make report   read seeds/ into a ledger, apply the rules, print the alerts and write $(PAGE)"
	@echo "make test     run the tests (types, style and import layers are among them)"
	@echo "make lint     ruff, mypy --strict, import layers"
	@echo "make format   let ruff put the code in order"
	@echo "make readme   run the examples of the README and the tutorial and write what they print into them"
	@echo "make clean    remove what the other commands made"

report: $(VENV)/.ready
	@$(BIN)/zifferblatt add seeds
	@$(BIN)/zifferblatt report --format html --output $(PAGE)
	@$(BIN)/zifferblatt report
	@echo "The page: $(CURDIR)/$(PAGE)"

test: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest -q $(PYTEST)

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(VENV)/.ready-dev
	README=write $(BIN)/python -m pytest -q tests/test_readme.py tests/test_tutorial.py tests/test_rules_page.py

clean:
	rm -rf $(VENV) $(PAGE) .zifferblatt .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment: made once, made again when the list of packages changes.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Zifferblatt needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute) …" >&2
	@$(PYTHON) -m venv $(VENV)

# setuptools comes first and pinned, so that building needs no environment of its own.
$(VENV)/.ready: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) setuptools
	@$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) setuptools
	@$(PIP) --no-build-isolation -e '.[dev]'
	@touch $@ $(VENV)/.ready
