# Each target is a line or two that calls the project's own tools; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint format bench fuzz docs docs-serve pictures wheel browser clean

BIN := .venv/bin
STATIC := src/helloword/server/static
DEMO ?= demo-company
COMPANY ?= $(DEMO)
# One worker more than cores: a third of the time of a worker is spent waiting for servers and browsers.
PYTEST ?= -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile --no-loadscope-reorder --durations 20 --durations-min 15
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONUTF8 := 1
# Without compiled modules every command takes seconds longer to start.
unexport PYTHONDONTWRITEBYTECODE

WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name schema.d.ts 2>/dev/null)
ifneq ($(wildcard web/package.json),)
WEB_READY := web/node_modules/.ready
WEB_BUILT := $(STATIC)/index.html
endif

help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-11s %s\n", $$1, $$2 }'

setup: .venv/.ready $(WEB_BUILT) ## make .venv with helloword and its tools (brings uv and Node), build the web app

run: setup ## set up, make the demo company and open its board at http://127.0.0.1:8765
	$(BIN)/helloword demo $(DEMO)

test: setup browser ## set up and run every test: unit, engine, files, browser, web (PYTEST='-m "not web"' for a part)
	$(BIN)/pytest $(PYTEST)
ifdef WEB_READY
	npm --prefix web test
endif

lint: .venv/.ready $(WEB_READY) ## style, types and the one-way rule between rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_rooms.py tests/test_house.py
ifdef WEB_READY
	npm --prefix web run check
endif

format: .venv/.ready ## format the Python code and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup browser ## measure imports, 20 million order lines, pandas, semantic layers, engines and 50 people at their boards (SIZE=200MB LINES=1000000 SECONDS=30 for less)
	$(BIN)/python -m tools.bench.import_2gb $(if $(SIZE),--size $(SIZE))
	$(BIN)/python -m tools.bench.append_and_read $(if $(LINES),--lines $(LINES))
	$(BIN)/python -m tools.bench.amazon_report
	$(BIN)/python -m tools.bench.large $(if $(LINES),--lines $(LINES))
	$(BIN)/python -m tools.bench.beside $(if $(LINES),--lines $(LINES))
	$(BIN)/python -m tools.bench.semantic_layers $(if $(LINES),--lines $(LINES))
	$(BIN)/python -m tools.bench.engines $(if $(BENCH_COMPANY),--company $(BENCH_COMPANY))
	$(BIN)/python -m tools.bench.open_pages
	$(BIN)/python -m tools.bench.app $(if $(SECONDS),--seconds $(SECONDS)) $(if $(BENCH_COMPANY),--company $(BENCH_COMPANY))

fuzz: setup ## ask everything of the API by its schema, on a copy of a company nobody signs in to (COMPANY=folder)
	$(BIN)/python -m tools.fuzz $(COMPANY)

docs: .venv/.ready ## write the generated pages and build the docs site into site/
	$(BIN)/python -m tools.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

docs-serve: .venv/.ready ## the docs site at http://127.0.0.1:8766, rebuilt as you write
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --dev-addr 127.0.0.1:8766

pictures: setup browser ## take the README's pictures of a demo company anew
	$(BIN)/python -m tools.pictures

wheel: setup ## a wheel in dist/ that holds the built web app
	$(BIN)/uv build --wheel --quiet --out-dir dist
	@ls dist/*.whl

browser: .venv/.ready ## Chromium and Chinese fonts for the browser tests, from the system's packages
	@tools/chromium.sh

clean: ## remove everything that was built
	rm -rf .venv web/node_modules $(STATIC) dist site .mypy_cache .ruff_cache .pytest_cache

.venv/.ready: pyproject.toml uv.lock tools/setup.sh
	@tools/setup.sh
	@touch $@

web/node_modules/.ready: web/package.json web/package-lock.json .venv/.ready
	npm --prefix web ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(STATIC)/index.html: $(WEB_READY) $(WEB_SOURCES)
	npm --prefix web run build
	@touch $@
