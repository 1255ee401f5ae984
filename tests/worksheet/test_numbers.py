"""Numbers as a learner reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.worksheet.numbers import shown


@pytest.mark.parametrize(
    "value, text, exact",
    [
        (0.5, "0.5", True),
        (0.1 + 0.2, "0.3", True),
        (-0.18, "−0.18", True),
        (0.49998, "0.5000", False),
        (1 / 3, "0.3333", False),
        (2 / 3 * 1e-3, "0.0006667", False),
        (1e-9, "1e−9", True),
        (0.0, "0", True),
        (-0.0, "0", True),
        (99999.6, "100000", False),
        (12, "12", True),
        (float("inf"), "∞", False),
    ],
)
def test_table(value, text, exact):
    assert shown(value) == (text, exact)


@given(st.floats(-1e6, 1e6).filter(lambda v: abs(v) > 1e-12))
def test_the_text_is_the_value_to_four_digits(value):
    text, exact = shown(value)
    read = float(text.replace("−", "-"))
    assert read == pytest.approx(value, rel=6e-4 if not exact else 1e-12)
