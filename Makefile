# Everything starts here:  make demo   shows the newsroom,   make test   checks it.
# Needed: Linux, Python 3.11 or newer with its venv module, make. Everything else is fetched into this folder.

PYTHON ?= python3
PORT ?= 8000
UV_VERSION = 0.13.9

# What the demo newsroom consists of.
NEWSROOM = newsroom.toml pelicanconf.py kamus drafts review content images records

# What the installed copies of the plugin and of Pelican's settings are made from.
INSTALLED = pyproject.toml uv.lock pelicanconf.py $(wildcard plugins/paraf_gate/*.py)

export UV_PYTHON_DOWNLOADS = never

# Hundreds of processes are started here: none has to compile what another one compiled before.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test coverage build clean
.DEFAULT_GOAL := help

help:
	@echo "make demo              set up, start the demo newsroom and its site (PORT=8765 for another port)"
	@echo "make test              set up and run every check"
	@echo "make coverage          run every test and show which lines none of them runs"
	@echo "make build             make the wheel in dist/"
	@echo "make clean             remove what was built (.demo/, with whatever you wrote there, stays)"

# The demo works in a copy, so that this folder stays as it was cloned; a copy that is there already is left alone.
demo: .venv/.ready
	@if [ ! -e .demo ]; then \
	    rm -rf .demo.new && mkdir .demo.new && cp -R $(NEWSROOM) .demo.new/ && rm -f .demo.new/records/site-key && \
	    mv .demo.new .demo; fi
	@$(PYTHON) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null \
	    || { echo "Port $(PORT) cannot be had; choose another one:  make demo PORT=$$(( $(PORT) == 8765 ? 8766 : 8765 ))"; exit 1; }
	@echo
	@echo "  The newsroom is the folder   $(CURDIR)/.demo   (drafts/, review/, content/, previews/)"
	@echo "  The public site will be at   http://127.0.0.1:$(PORT)/"
	@echo "  README.md tells how to publish a first article. Ctrl-C ends it."
	@echo
	@exec .venv/bin/paraf -C .demo watch --serve --previews --port $(PORT)

# Tests write ten thousands of small files: into memory, where there is room.
test coverage: export TMPDIR := $(shell [ "$$(df --output=avail -k /dev/shm 2>&1 | tail -n 1)" -gt 4000000 ] 2>&1 && echo /dev/shm || echo "$${TMPDIR:-/tmp}")

# The fastest check first; pytest's own summary is the last line.
test: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	PYTHONPATH=plugins .venv/bin/lint-imports
	.venv/bin/mypy paraf plugins
	.venv/bin/pytest -n auto tests/rules --cov=paraf.rules --cov-branch --cov-report=term:skip-covered --cov-fail-under=100
	.venv/bin/pytest -n $$(( ($$(nproc) * 3 + 1) / 2 )) --ignore=tests/rules  # many of them wait: for quiet, for a watcher

# What the tests run through, of everything; it takes half as long again as without counting.
coverage: .venv/.ready
	.venv/bin/pytest -n auto --cov --cov-report=term:skip-covered

build: .uv/bin/uv
	.uv/bin/uv build --wheel

clean:
	rm -rf .venv .uv dist .coverage .coverage.* .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .demo.new

# uv has a place of its own, so that .venv holds exactly what uv.lock names.
.uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one:  make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .uv || { rm -rf .uv; \
	    echo "Python's venv module is needed; on Debian and Ubuntu:  apt install python3-venv"; exit 1; }
	@.uv/bin/python -m pip --quiet --disable-pip-version-check install "uv==$(UV_VERSION)" || { rm -rf .uv; exit 1; }

.venv/.ready: .uv/bin/uv $(INSTALLED)
	.uv/bin/uv sync --quiet --locked --python "$$(command -v $(PYTHON))" --reinstall-package paraf
	@touch $@
