"""How all tests run: the quick ones first, then JavaScript and the notebooks as people run them, last the browser."""

import os
import tempfile
from contextlib import nullcontext
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from nbval.kernel import RunningKernel

# Notebooks are compared on a plain processor with one thread, so that a number which hangs on the machine is seen where
# it was stored; without progress bars, which only a slow machine shows.
KERNEL_ENVIRONMENT = {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1", "TQDM_DISABLE": "1"}

# How fast a machine is, and how busy, is nothing that a test may fail for.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

_home = pytest.StashKey[tempfile.TemporaryDirectory]()


def pytest_configure(config):
    """What is answered in a test is not kept in the folder of whoever runs the tests."""
    config.stash[_home] = tempfile.TemporaryDirectory(prefix="dnn_lab-")
    os.environ["DNN_LAB_HOME"] = config.stash[_home].name


def pytest_unconfigure(config):
    config.stash[_home].cleanup()


def is_notebook(item):
    return item.path.suffix == ".ipynb"


def stage(item):
    """JavaScript runs beside the quick tests (see `tests/js/conftest.py`), so it is asked about after them."""
    if is_notebook(item):
        return 2
    return {"js": 1, "browser": 3}.get(item.path.parent.name, 0)


def pytest_collection_modifyitems(items):
    items.sort(key=stage)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Only around a notebook's set-up, where its kernel starts: what a test's fixtures set in the environment stays."""
    with mock.patch.dict(os.environ, environment_of(item)) if is_notebook(item) else nullcontext():
        return (yield)


def environment_of(notebook):
    """Each notebook begins as a newcomer does, with nothing kept."""
    return KERNEL_ENVIRONMENT | {"DNN_LAB_HOME": str(Path(os.environ["DNN_LAB_HOME"], notebook.path.stem))}


def execute_with_history(kernel, source, allow_stdin=None):
    """nbval runs cells without history, and then a closing semicolon hides nothing (its issue 194)."""
    return kernel.kc.execute(source, allow_stdin=allow_stdin, stop_on_error=False)


RunningKernel.execute_cell_input = execute_with_history
