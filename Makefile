# make lab        sets up what is missing and opens the course in JupyterLab (JUPYTER_FLAGS are passed on)
# make test       sets up what is missing and passes all tests: unit, notebooks, JavaScript, browser
# make notebooks  executes all notebooks and stores them anew
# make bench      measures beside what a user would pick instead (needs benchmarks/requirements.txt)
# make lock       makes the lock files anew from pyproject.toml (needs uv)

PYTHON := .venv/bin/python
ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)
LAB_FLAGS := --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: lab test notebooks bench lock

lab:
	@bash scripts/setup.sh lab
	$(PYTHON) -m jupyterlab $(ROOT) $(LAB_FLAGS) $(JUPYTER_FLAGS) notebooks

test:
	@bash scripts/setup.sh test
	DNN_LAB_BROWSER="$$(bash scripts/setup.sh browser)" $(PYTHON) -m pytest

notebooks:
	@bash scripts/setup.sh lab
	$(PYTHON) scripts/store_notebooks.py notebooks/*.ipynb

bench:
	@bash scripts/setup.sh test
	$(PYTHON) -m pip install -q --disable-pip-version-check -r benchmarks/requirements.txt
	DNN_LAB_BROWSER="$$(bash scripts/setup.sh browser)" $(PYTHON) -m benchmarks

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra lab pyproject.toml scripts/build.in -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	  --extra test --constraint requirements.lock pyproject.toml -o requirements-test.lock
