# make lab        sets up what is missing and opens the course in JupyterLab: a copy of your own, in the folder COURSE
#                 (JUPYTER_FLAGS are passed on)
# make test       sets up what is missing and passes all tests: unit, JavaScript, notebooks, browser (PYTEST_FLAGS too)
# make oldest     passes the same tests with the oldest packages that pyproject.toml allows, in .venv-oldest
# make notebooks  executes all notebooks and stores them anew
# make bench      measures beside what a user would pick instead
# make diagnosis  measures how often marking names the right mistake, and writes docs/diagnosis.md
# make kill9      kills kernels that mark answers, 200 times at random moments, and counts what is lost
# make site       builds the course as pages and as a browser edition without a server (PYODIDE: where its files are)
# make binder     replays what Binder does, without Docker: installed size, seconds to the first step marked in a browser
# make lint       checks the code's form with ruff
# make lock       makes the lock files anew from pyproject.toml (needs uv)

PYTHON := .venv/bin/python
COURSE := my-course
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)
BROWSER = DNN_LAB_BROWSER="$$(bash scripts/setup.sh browser)"
COMPILE := uv pip compile --quiet --no-config --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate

.PHONY: lab test oldest notebooks bench diagnosis kill9 site binder lint lock

lab:
	@bash scripts/setup.sh lab
	@$(PYTHON) -m dnn_lab start $(COURSE) -- $(AS_ROOT) $(JUPYTER_FLAGS)

test:
	@bash scripts/setup.sh test
	$(BROWSER) $(PYTHON) -m pytest $(PYTEST_FLAGS)

oldest:
	@bash scripts/setup.sh oldest
	$(BROWSER) .venv-oldest/bin/python -m pytest $(PYTEST_FLAGS)

notebooks:
	@bash scripts/setup.sh lab
	$(PYTHON) scripts/store_notebooks.py notebooks/*.ipynb

bench:
	@bash scripts/setup.sh bench
	$(BROWSER) $(PYTHON) -m benchmarks

diagnosis:
	@bash scripts/setup.sh test
	$(PYTHON) -m benchmarks.diagnosis

kill9:
	@bash scripts/setup.sh test
	$(PYTHON) -m benchmarks.kill9

site:
	@bash scripts/setup.sh site
	$(PYTHON) -m scripts.site build/site $(PYODIDE)
	$(BROWSER) $(PYTHON) -m pytest tests/browser/test_site.py

binder:
	@bash scripts/setup.sh test
	$(BROWSER) bash scripts/replay_binder.sh

lint:
	@bash scripts/setup.sh test
	$(PYTHON) -m ruff check

lock:
	$(COMPILE) --extra lab pyproject.toml scripts/build.in -o requirements.lock
	$(COMPILE) --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	$(COMPILE) --extra bench -c requirements.lock -c requirements-test.lock pyproject.toml -o requirements-bench.lock
	$(COMPILE) --extra site -c requirements.lock -c requirements-test.lock pyproject.toml -o requirements-site.lock
	$(COMPILE) --extra lab --extra hub -c requirements.lock pyproject.toml scripts/build.in -o requirements-hub.lock
	rm -f requirements-oldest.lock
	$(COMPILE) --resolution lowest-direct --extra lab -c scripts/oldest.in pyproject.toml scripts/build.in -o requirements-oldest.lock
	$(COMPILE) --extra lab --extra test -c requirements-oldest.lock pyproject.toml scripts/build.in \
	  -o requirements-oldest.lock
