# Every target sets up what it needs: the environment in .venv is made once, and again when pyproject.toml changes.
# Another Python: make PYTHON=python3.13 …; another folder for the environment: make VENV=… …

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PEERS  ?= build/peers/bin/python
BENCH  := build/bench-venv
# numpy as the command line sets it up
AS_THE_PROGRAM = NPY_DISABLE_CPU_FEATURES="$$($(BIN)/python -m reportmine.cli.processor)"
SIZES  ?= 1000 10000
ROUNDS ?= 1
RUN    := $(VENV)/run.stamp
DEV    := $(VENV)/dev.stamp

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check format format-check lint types docs docs-check bench bench-readers bench-reuse bench-scale bench-dates dist clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv found; name one: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(RUN) $@

demo: $(RUN)  ## mine the sample corpus; then open demo/report.html
	@$(BIN)/reportmine mine corpus/reports -o demo

test: $(DEV)  ## run all tests, doctests and documentation examples
	$(BIN)/python -m pytest

check: format-check lint types docs-check test  ## everything a change has to pass

format: $(DEV)  ## rewrite the code in the project's format
	$(BIN)/ruff format .

format-check: $(DEV)  ## is the code in the project's format?
	$(BIN)/ruff format --check .

lint: $(DEV)  ## look for likely mistakes
	$(BIN)/ruff check .

types: $(DEV)  ## mypy --strict over package, tests and benchmarks
	$(BIN)/mypy

docs: $(RUN)  ## rewrite docs/cli.md, docs/tables.md and the output of the console examples
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/examples.py

docs-check: $(RUN)  ## are docs/cli.md and docs/tables.md up to date?
	$(BIN)/python docs/generate.py --check

bench: $(DEV) $(BENCH)/made.stamp  ## speed, memory and recall beside five other ways, into benchmarks/README.md; SIZES="1000 10000" ROUNDS=1
	$(BIN)/python benchmarks/scale/sidebyside.py --sizes $(SIZES) --rounds $(ROUNDS) --peers-python $(BENCH)/bin/python --out build/scale
	$(AS_THE_PROGRAM) $(BIN)/python benchmarks/scale/alignment.py --out build/scale
	$(AS_THE_PROGRAM) $(BIN)/python benchmarks/scale/hashing.py --out build/scale
	$(BIN)/python benchmarks/scale/picture.py --out build/scale
	$(BIN)/python benchmarks/scale/tables.py --out build/scale

bench-scale: bench  ## another name for bench

# a peer that cannot be installed is named and left out of the tables; the stamp is missing then, and the next run tries again
$(BENCH)/made.stamp: | $(BIN)/python
	$(BIN)/python -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check numpy scipy scikit-learn datasketch rensa sparse_dot_topn xxhash \
		&& touch $@ || echo "not all peers could be installed" >&2

bench-readers: $(DEV)  ## compare readers of pdf files and web pages on files made here
	$(BIN)/python benchmarks/readers.py

bench-reuse: $(DEV)  ## text reuse against two baselines; needs ../shared, about ten minutes
	$(BIN)/python benchmarks/reuse/table.py --out build/bench

bench-dates: $(DEV)  ## date grammars side by side; peers: make bench-dates PEERS=/path/to/python
	$(BIN)/python benchmarks/dates/compare.py --peers $(PEERS) --out build/bench

dist: $(DEV)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:  ## remove what the targets made, the environment included
	rm -rf $(VENV) build dist demo *.egg-info .pytest_cache .mypy_cache .ruff_cache
