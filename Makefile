# What a person types. Each target does its whole set-up: Python 3.11+, git and make are all that must be there.
SHELL := bash
PY := .venv/bin/python
PYTEST := .venv/bin/pytest

# Where several processes share the cores, each with one thread of linear algebra: threads that wait for each other's cores made
# the same work ten times slower. The matrices are small, so that one process alone loses next to nothing by it.
demo test gate gate-sample repin figures fuzz: export OPENBLAS_NUM_THREADS = 1
# Tests and scripts start the same modules in hundreds of processes: what Python compiles is kept, whatever it is told elsewhere.
unexport PYTHONDONTWRITEBYTECODE
# What the encoder keeps on disk goes into this checkout.
test gate gate-sample repin figures fuzz bench: export HEADWATER_CACHE = $(CURDIR)/.make/cache

.DEFAULT_GOAL := help
.PHONY: help env demo test lint types package gate gate-sample repin figures picture pictures bench fuzz clean

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

env:  ## Make .venv from uv.lock; done again only when that changed
	@scripts/ensure_env.sh

demo: env  ## Compare the sample message with the reports of it, in the terminal
	@$(PY) scripts/demo.py

test: env  ## Run the tests
	@scripts/ensure_chromium.sh
	@$(PYTEST) -q -n 2 --dist loadfile --no-loadscope-reorder

lint: env  ## Check style and layout
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: env  ## Check types, strictly
	@.venv/bin/mypy

package: env  ## Install the project as a user does, and run it from elsewhere
	@scripts/try_package.sh

gate: env  ## Score every set in ../shared against the pinned floors
	@$(PY) -m tests.gate

gate-sample: env  ## Score the small sets, and a fixed sample of the large ones
	@$(PY) -m tests.gate --sample

repin: env  ## Move the floors up to what is measured now; never down
	@$(PY) -m tests.gate --repin

figures: env  ## Score everything and write docs/figures.md
	@$(PY) scripts/figures.py

picture: env  ## Draw the picture of the README, docs/compare.svg
	@$(PY) scripts/picture.py

pictures: env  ## Take pictures of the page in a browser, docs/pictures/
	@scripts/ensure_chromium.sh
	@scripts/ensure_fonts.sh
	@$(PY) scripts/pictures.py

bench: env  ## Time a comparison, a verdict and the finding of quotations against other tools, each in one run
	@$(PY) bench/pair.py
	@$(PY) bench/speed.py
	@$(PY) bench/verify.py
	@$(PY) bench/quotes.py
	@$(PY) bench/library.py --small
	@$(PY) bench/reuse.py
	@$(PY) bench/memory.py --seconds 60

fuzz: env  ## Feed what a machine thinks up to everything that reads input, for ten minutes
	@$(PY) scripts/fuzz.py

clean:  ## Remove the environment and what tools left behind
	rm -rf .venv .make dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
