# NetQuest: `make run` to use it, `make test` to check it, `make` for the rest.
# Settings are environment variables (docs/operators.md): make run PORT=9000

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help python install develop run test bench mutations messages lock vendor clean
.NOTPARALLEL:

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "NetQuest needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another: make run PYTHON=python3.12" >&2; exit 1; }

install: python ## Make the environment in .venv, and nothing else
	@$(PYTHON) tools/environment.py run

develop: python
	@$(PYTHON) tools/environment.py dev

run: install ## Serve NetQuest with its demo at http://127.0.0.1:8000 (PORT and NETQUEST_DATABASE_URL are honoured)
	@exec $(BIN)/flask --app wsgi serve

test: develop ## Run every check: format, lint, types, templates, imports, sizes, tests on SQLite, PostgreSQL and Redis
	@exec $(BIN)/python -m tools.gate

mutations: develop ## Break each rule of the game once, and see a test go red
	@exec $(BIN)/python -m tools.mutations

bench: develop ## Measure Today and an attempt against a bare Flask app, and boards of 1,000 and of 20,000
	@exec $(BIN)/python -m tools.bench

messages: develop ## Bring the translations up to date with the texts, and list what waits for one
	@exec $(BIN)/python -m tools.messages

lock: develop ## Refresh the hashed requirements from pyproject.toml
	@exec $(BIN)/python -m tools.lock

vendor: ## Refresh static/vendor from the package registry (needs Node)
	@command -v npm >/dev/null || { echo "make vendor needs Node.js and npm; nothing else here does." >&2; exit 1; }
	npm ci && node tools/vendor.mjs

clean: ## Remove the environment, caches and reports (the database in instance/ stays)
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
