# Two commands do everything on a fresh machine: `make run` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup run test coverage check docs bench proofs model lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Rembuk needs Python 3.11 or newer; set PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check \
		--require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@

# One line for whoever is new to the machine: what it does, how long, where it is, where it keeps.
run:
	@echo "Rembuk: prepares .venv (a minute or two, the first time only), then serves the chat at" \
		"http://127.0.0.1:$${REMBUK_PORT:-8080}/obrolan until Ctrl-C; everything is kept in data/." \
		"Port taken? REMBUK_PORT=8090 make run"
	@$(MAKE) --no-print-directory setup
	$(BIN)/rembuk serve

test: setup
	@sh .ci/chromium
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 3 --dist worksteal

# The same with what it runs of the program, lines and branches; may not fall. An eighth slower.
coverage: setup
	@sh .ci/chromium
	$(BIN)/python -m pytest -n 3 --dist worksteal -p tests.covered

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/whole/test_docs.py

# The pages that are made from the code.
docs: setup
	$(BIN)/python -m docs.roles > docs/ROLES.md
	$(BIN)/python -m docs.commands > docs/COMMANDS.md

# What people mean, learned from handlers/reading/meaning/examples, and how well (docs/UNDERSTANDING.md).
model: setup
	$(BIN)/python -m handlers.reading.meaning.train
	$(BIN)/python -m handlers.reading.meaning.plain
	$(BIN)/python -m handlers.reading.meaning.measured.measure --write
	$(BIN)/python -m handlers.reading.meaning.measured.measure_slots --write

bench: setup
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.several

# What takes too long for every test run, at full length; writes docs/PROOFS.md.
proofs: setup
	$(BIN)/python -m benchmarks.proofs

# New locks, with hashes and without any address; deploy's is what serving needs of the other.
lock:
	@set -e; tool=$$(mktemp -d); trap 'rm -rf "$$tool"' EXIT; \
	$(PYTHON) -m venv "$$tool"; \
	"$$tool/bin/python" -m pip install --quiet --no-input --disable-pip-version-check uv; \
	"$$tool/bin/uv" pip compile --quiet --universal --generate-hashes \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--group dev --python-version 3.11 -o requirements.lock pyproject.toml; \
	printf 'setuptools>=75\nwheel\n' | "$$tool/bin/uv" pip compile --quiet --universal \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 -c requirements.lock -o deploy/requirements.lock pyproject.toml -

clean:
	rm -rf $(VENV) build *.egg-info .*_cache
