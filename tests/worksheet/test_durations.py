"""Times in words: the unit that a person would take, two digits, and no number that is off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.worksheet.durations import UNIVERSE, YEAR, count, duration


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 ns"),
        (2.5e-5, "25 µs"),
        (0.0034, "3.4 ms"),
        (1, "1 second"),
        (90, "1.5 minutes"),
        (7200, "2 hours"),
        (3 * 86_400, "3 days"),
        (YEAR, "1 year"),
        (2e9 * YEAR, "2,000,000,000 years"),
        (96.4 * UNIVERSE, "96 ages of the universe"),
        (1e13 * UNIVERSE, "10¹³ ages of the universe"),
        (2.5e20 * UNIVERSE, "2.5 × 10²⁰ ages of the universe"),
    ],
)
def test_times_are_said_as_a_person_would(seconds, said):
    assert duration(seconds) == said


@pytest.mark.parametrize("seconds", [-1, float("nan")])
def test_what_is_no_time_is_refused(seconds):
    with pytest.raises(ValueError, match="a time of 0 or more"):
        duration(seconds)


@given(st.integers(0, 10**60))
def test_a_count_read_back_is_the_count(number):
    text = count(number).replace(",", "")
    mantissa, _, power = ("1 × " * text.startswith("10") * (number >= 10**12) + text).partition(" × 10")
    raised = int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) or 0)
    tolerance = 0 if number < 10**12 else 0.06 * number
    assert abs(float(mantissa) * 10**raised - number) <= tolerance
    assert float(mantissa) >= 1 or number == 0
