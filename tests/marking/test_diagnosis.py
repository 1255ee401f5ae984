"""The diagnosis runs, counts what it says it counts, and its page describes it as it is."""

import numpy as np
import pytest

from benchmarks.diagnosis import PAGE, Learner, column, practice_column, written
from benchmarks.diagnosis_page import PAGE as TEMPLATE
from benchmarks.diagnosis_page import ROWS, table


@pytest.mark.parametrize("digits", [3, None])
def test_a_few_learners(digits):
    tally = column(40, digits, seed=5)
    assert tally["mistake"] == tally["right"] == 40 and tally["unrelated"] <= 39
    assert tally["right in full, refused"] == tally["right rounded, refused"] == 0
    assert tally["mistake named"] + tally["mistake taken for right"] >= 38
    assert tally["mistake first"] <= tally["mistake named"] and tally["rounding accepted"] == tally["rounding"]


def test_no_mistake_passes_for_right_in_practice():
    tally = practice_column(24, seed=5)
    assert tally["mistake"] == 24 and tally["mistake taken for right"] == 0


def test_a_learner_who_is_never_wrong_is_never_named():
    learner = Learner(np.random.default_rng(3))
    for step, number in learner.numbers.items():
        assert learner.answer(step, number, 3).correct


@pytest.mark.parametrize(
    "value, digits, text",
    [(0.34000001, 3, "0.340"), (0.34, 3, "0.34"), (-0.0098765, 2, "-0.0099"), (12.3456, 2, "12"), (123.456, 2, "120")],
)
def test_numbers_are_written_as_learners_write_them(value, digits, text):
    assert written(value, digits) == text


def test_the_page_says_how_it_is_measured_now():
    text = PAGE.read_text(encoding="utf-8")
    for paragraph in TEMPLATE.split("\n\n")[2:]:
        if "{" not in paragraph:
            assert paragraph.strip() in text, "write it anew: python -m benchmarks.diagnosis"
    rows = table({3: column(2, 3, seed=1)}, practice_column(1, seed=1), 0.1)
    assert [line.split("|")[1] for line in rows.splitlines()] == [
        line.split("|")[1] for line in text.splitlines() if line[:1] == "|"
    ]
    assert len(ROWS) + 4 == len(rows.splitlines())
