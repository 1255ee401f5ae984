"""Runs the JavaScript tests beside this file with Node's own test runner; each of them counts as one subtest."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name)
def test_javascript(file, outcomes, subtests):
    found = outcomes(file)
    assert found, f"{file.name} holds no test"
    for name, failure in found:
        with subtests.test(name):
            if failure is not None:
                pytest.fail(failure, pytrace=False)
