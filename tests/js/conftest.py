"""Node asks the Python that runs the tests for worksheets."""

import sys

import pytest


@pytest.fixture(autouse=True)
def this_python(monkeypatch):
    monkeypatch.setenv("DNN_LAB_PYTHON", sys.executable)
