# 参保 canbao: everything a fresh Debian or Ubuntu with Python 3.11 and make needs.
# `make demo` and `make test` are the two commands; both install what is missing first.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --no-deps
# A changed lock gives another stamp, so the next make installs again.
RUN_STAMP  := $(VENV)/.run-$(shell cat requirements.lock pyproject.toml | sha256sum | cut -c1-16)
TEST_STAMP := $(VENV)/.test-$(shell cat requirements-dev.lock pyproject.toml | sha256sum | cut -c1-16)
# The tests see an empty home and none of the caller's settings.
ALONE = env -i PATH="$$PATH" LANG=C.UTF-8 TERM="$${TERM:-dumb}" HOME="$$home" TMPDIR="$$home/tmp"

# Two test processes, each file's tests together: started services and loaded models are shared within a file.
PYTEST ?= -n 2 --dist loadfile

export PIP_DISABLE_PIP_VERSION_CHECK = 1
.DEFAULT_GOAL := help
.PHONY: help setup demo test up lint bench-accuracy bench-speed bench-photo bench-latency bench-kill

help:  ## this list
	@echo "参保 canbao"
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: $(RUN_STAMP)  ## make .venv/bin/canbao (environment, OCR models, database templates); part of the others

demo: $(RUN_STAMP)  ## read the sample packets through the whole service and show the verdicts
	@$(BIN)/canbao up --demo </dev/null

up: $(RUN_STAMP)  ## start the service: watched folder, night runs, review pages; Ctrl-C stops it
	@$(BIN)/canbao up

test: $(TEST_STAMP)  ## all tests, in an empty home
	@home="$$(mktemp -d)"; mkdir -p "$$home/tmp"; trap 'rm -rf "$$home"' EXIT INT TERM; \
	$(ALONE) $(BIN)/python -m pytest $(PYTEST)

lint: $(TEST_STAMP)  ## style, types, import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench-accuracy: $(TEST_STAMP)  ## how much is read right, and how much wrongly accepted
	@$(BIN)/python -m benchmarks.accuracy $(ARGS)

bench-speed: $(TEST_STAMP)  ## seconds a page, memory, against the bare OCR call
	@$(BIN)/python -m benchmarks.speed $(ARGS)

bench-photo: $(TEST_STAMP)  ## the ID photo checks
	@$(BIN)/python -m benchmarks.photo $(ARGS)

bench-latency: $(RUN_STAMP)  ## from a file dropped to its verdict in the queue
	@$(BIN)/python -m benchmarks.latency $(ARGS)

bench-kill: $(RUN_STAMP)  ## kill -9 of each process while packets are worked on; the account before and after
	@$(BIN)/python -m benchmarks.kill $(ARGS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' || \
	    { echo "需要 Python 3.11 或 3.12，现有 $$($(PYTHON) --version)。 Needs Python 3.11 or 3.12: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages venv
	@echo "建立 Python 环境 Making the Python environment: $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "无法建立环境，请先安装： Could not make it; please install first:  apt-get install python3-venv"; exit 1; }

$(RUN_STAMP): $(BIN)/python
	@.ci/system-packages run
	@echo "安装依赖（按哈希锁定） Installing the locked dependencies; takes a minute or two"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@$(BIN)/python -m pip check
	@$(BIN)/python -W ignore::RuntimeWarning -m extractors.photo.models
	@$(BIN)/python -m flows.server --prepare
	@rm -f $(VENV)/.run-* && touch $@

$(TEST_STAMP): $(RUN_STAMP)
	@.ci/system-packages test
	@echo "安装测试工具 Installing the test tools"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@rm -f $(VENV)/.test-* && touch $@
