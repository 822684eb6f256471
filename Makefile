# One command for each thing one does with this project; `make` lists them.
# ARGS is handed on: make demo ARGS="--pace 120", make test ARGS="tests/domain -k number".

BIN := .venv/bin
CODE := src tests
# Three workers for the two cores that the tests are timed on, as many a test waits for a printer or a process;
# WORKERS=0 runs everything in one process.
WORKERS ?= 3
ARGS ?=
# The tests start hundreds of programs: where no bytecode is kept, each compiles itself and its libraries anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test lint format bench simulation plots locks clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## install what the programs need: packages of the system, .venv, Python packages
	@packaging/setup.sh run

setup-dev:
	@packaging/setup.sh dev

demo: setup ## the whole house on this PC: reception, display, desk, clients who come and go
	@$(BIN)/python -m frontdesk demo $(ARGS)

test: lint ## set up, check and test everything (format, lint, types, import contracts, pytest)
	@echo "== pytest"
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

lint: setup-dev ## the checks without the tests
	@echo "== format" && $(BIN)/ruff format --check --quiet $(CODE)
	@echo "== lint" && $(BIN)/ruff check --quiet $(CODE)
	@echo "== types" && $(BIN)/mypy
	@echo "== import contracts" && $(BIN)/lint-imports --no-logo

format: setup-dev ## put the code into its one format and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet --exit-zero $(CODE)
	@$(BIN)/ruff format $(CODE)

bench: setup-dev ## measure speed against the promised figures
	@$(BIN)/python -m tests.bench $(ARGS)

simulation: setup-dev ## play the scenarios of docs/simulation.md anew: an hour; ARGS names some of them
	@$(BIN)/python -m tests.simulation.results $(ARGS)

plots: setup-dev ## draw the plots of docs/simulation.md from the figures that are kept there
	@test -x .venv/plots/bin/python || $(BIN)/python -m venv .venv/plots
	@.venv/plots/bin/pip install -q --require-hashes -r packaging/requirements-plots.lock
	@.venv/plots/bin/python -m tests.simulation.plots

# For the one who looks after the dependencies. Pins stay as they are unless asked: make locks ARGS=--upgrade.
# uv writes the locks and is used for nothing else; its own uv.lock would carry addresses of package hosts.
UV := .venv/uv/bin/uv
COMPILE = $(UV) --no-config --quiet pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate $(ARGS)

locks: setup-dev ## renew packaging/*.lock from pyproject.toml (maintainers)
	@test -x $(UV) || { $(BIN)/python -m venv .venv/uv && .venv/uv/bin/pip install -q uv; }
	@$(COMPILE) -o packaging/requirements.lock
	@$(COMPILE) --group dev -c packaging/requirements.lock -o packaging/requirements-dev.lock
	@$(UV) --no-config --quiet pip compile --group plots --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate -o packaging/requirements-plots.lock
	@! grep -n '://' packaging/*.lock
	@grep -c '^[a-z]' packaging/*.lock

clean: ## remove .venv and what the checks left behind
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
