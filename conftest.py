"""How all tests run: the quick ones first, then the notebooks as a person would run them, last what needs a browser."""

import os
from contextlib import nullcontext
from unittest import mock

import pytest
from nbval.kernel import RunningKernel

# Notebooks are compared on a plain processor with one thread, so that a number which hangs on the machine is seen where
# it was stored; without progress bars, which only a slow machine shows.
KERNEL_ENVIRONMENT = {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1", "TQDM_DISABLE": "1"}


def is_notebook(item):
    return item.path.suffix == ".ipynb"


def stage(item):
    return 2 if "browser" in item.path.parts else 1 if is_notebook(item) else 0


def pytest_collection_modifyitems(items):
    items.sort(key=stage)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Only around a notebook's set-up, where its kernel starts: what a test's fixtures set in the environment stays."""
    with mock.patch.dict(os.environ, KERNEL_ENVIRONMENT) if is_notebook(item) else nullcontext():
        return (yield)


def execute_with_history(kernel, source, allow_stdin=None):
    """nbval runs cells without history, and then a closing semicolon hides nothing (its issue 194)."""
    return kernel.kc.execute(source, allow_stdin=allow_stdin, stop_on_error=False)


RunningKernel.execute_cell_input = execute_with_history
