# Every target sets up what it needs in .venv; a clean clone with Python 3.11 and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.installed-bench
SHARED ?= ../shared

.PHONY: help demo test lint format types docs bench clean

help: ## Show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(STAMP): pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Despatch needs Python 3.11 or newer (try: make PYTHON=python3.11)"; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $@

$(BENCH_STAMP): $(STAMP)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[bench]'
	@touch $@

demo: $(STAMP) ## Read the sample reports and print the timeline of India and Russia
	@rm -rf build/demo && mkdir -p build/demo
	@$(BIN)/despatch add examples/reports --record build/demo/despatch.db || test $$? -eq 3 # 3: two are not in English
	@echo
	@$(BIN)/despatch timeline IND RUS --record build/demo/despatch.db

test: $(STAMP) ## Run the tests
	@$(BIN)/python -m pytest

lint: $(STAMP) ## Check style, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(STAMP) ## Format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(STAMP) ## Write docs/verbs from the help
	@$(BIN)/python -m despatch.cli.docs

bench: $(BENCH_STAMP) ## Measure everything and write benchmarks/RESULTS.md (needs ../shared)
	@$(BIN)/python -m benchmarks --shared $(SHARED) --write benchmarks/RESULTS.md

clean: ## Remove what make made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
