# make demo   build the bundled sample into kg/        make test   the whole test suite
# make lint   format, types, direction of imports      make score  against ../shared/gold
# make bench  time reading and a build   make docs   docs/queries.md
# make test-wheel  tests of reading, compiled as in a wheel
# make weights  what speaks for a name, moved as far as new lines of the corpus ask
# make clean  all that the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install -c constraints.txt
SHARED := $(or $(ZHENGTU_SHARED),../shared)
FOLDERS := schema loaders graph outputs
SOURCES := $(FOLDERS) tests docs/notebook.ipynb __init__.py setup.py
WHEEL := $(CURDIR)/build/compiled
READING := $(addprefix tests/test_,corpus.py learning.py properties.py rows.py seeds.py setup.py) \
  tests/test_build.py::test_every_executor_gives_the_same_bytes

.PHONY: demo test test-wheel wheel lint score bench docs weights clean

demo: $(VENV)/.installed
	$(BIN)/zhengtu build --sample -o kg

test: $(VENV)/.tested
	$(BIN)/python -m pytest

test-wheel: $(VENV)/.tested wheel
	@ls $(WHEEL)/zhengtu__mypyc.* || { echo "not compiled: is there a C compiler?"; exit 1; }
	PYTHONPATH=$(WHEEL) $(BIN)/python -c \
	  "from zhengtu.loaders import marks; assert not marks.__file__.endswith('.py')"
	PYTHONPATH=$(WHEEL) $(BIN)/python -m pytest $(READING)

# The package as its users get it.
wheel: $(VENV)/.installed
	rm -rf $(WHEEL)
	$(PIP) --no-deps --target $(WHEEL) .

# The repository root is the package, so mypy sees it through a link of that name.
lint: $(VENV)/.tested
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	mkdir -p $(VENV)/lint && ln -sfn ../.. $(VENV)/lint/zhengtu
	cd $(VENV)/lint && ../bin/mypy --config-file ../../pyproject.toml $(FOLDERS:%=-p zhengtu.%)
	$(BIN)/lint-imports

score: $(VENV)/.installed
	@test -d $(SHARED)/gold || { echo "no $(SHARED)/gold; set ZHENGTU_SHARED"; exit 1; }
	$(BIN)/python $(SHARED)/tools/score.py $(SHARED)/gold/statements.jsonl \
	  $(SHARED)/gold/passages.json $(SHARED) --command "$(BIN)/zhengtu extract"
	$(BIN)/python $(SHARED)/tools/score_tasks.py $(SHARED)/gold/tasks.jsonl \
	  $$(grep -l '△' $(SHARED)/seeds/*.txt | head -1) --command "$(BIN)/zhengtu extract"

bench: wheel
	@test -d $(SHARED)/corpus || { echo "no $(SHARED)/corpus; set ZHENGTU_SHARED"; exit 1; }
	$(BIN)/python tests/benchmarks/reading.py $(SHARED)/corpus
	PYTHONPATH=$(WHEEL) $(BIN)/python tests/benchmarks/reading.py $(SHARED)/corpus
	rm -rf build/bench && mkdir -p build
	PYTHONPATH=$(WHEEL) $(BIN)/zhengtu build $(SHARED)/corpus -o build/bench

docs: $(VENV)/.installed
	$(BIN)/zhengtu build loaders/sample tests/data/years -o build/docs || test $$? -eq 1
	$(BIN)/python -m zhengtu.outputs.handbook build/docs docs/queries.md

# MARKED: PASSAGES STATEMENTS … of annotated passages, to learn all weights anew.
weights: $(VENV)/.installed
	$(BIN)/python -m zhengtu.loaders.initiatives.learning schema/words $(SHARED) \
	  tests/corpus/initiatives.txt $(MARKED)

clean:
	rm -rf $(VENV) kg build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis .import_linter_cache __pycache__
	find $(FOLDERS) tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e .
	touch $@

$(VENV)/.tested: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e ".[dev]"
	touch $@ $(VENV)/.installed
