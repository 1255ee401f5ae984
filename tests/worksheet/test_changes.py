"""Changing a number: the same pass made again, and bad text refused in one sentence with nothing lost."""

import pytest

from dnn_lab.worksheet.changes import changed, numbers, rows
from dnn_lab.worksheet.network import Network


@pytest.fixture
def trace():
    net = Network([2, 3, 1], hidden="relu", output="sigmoid", loss="binary_cross_entropy", seed=0)
    return net.training_trace([0.5, 0.8], [1.0], 0.5)


def test_every_row_can_be_changed_and_nothing_else_changes(trace):
    for row in rows(trace):
        values = [1.0] * row.count
        made = changed(trace, row.key, "  ".join(map(str, values)))
        assert made.names == trace.names
        now = {other.key: other.text for other in rows(made)}
        assert now.pop(row.key) == "  ".join(["1"] * row.count)
        assert now == {other.key: other.text for other in rows(trace) if other.key != row.key}


def test_the_new_pass_is_the_changed_networks_own(trace):
    made = changed(trace, "w1_2", "0.7  -0.3")
    assert made["z1_2"].expression.quantities[0].value == 0.7
    assert made["z1_2"].value == pytest.approx(0.7 * 0.5 - 0.3 * 0.8 + trace.source.net.biases[0][1])
    assert changed(trace[2:9], "x", "1 2").names == trace.names[2:9]


@pytest.mark.parametrize(
    "text", ["0.5 0.8", "0.5; 0.8", "0,5 0,8", "0.5, 0.8", "[0.5, 0.8]", "0.5,0.8", " 0.5\t0.8 ", "5e-1 0.8"]
)
def test_lists_are_read_as_people_type_them(text):
    assert numbers(text, 2, "x") == [0.5, 0.8]


def test_a_true_minus_sign_is_read():
    assert numbers("−0.5 1", 2, "x") == [-0.5, 1]


@pytest.mark.parametrize(
    "key, text, sentence",
    [
        ("x", "1 2 3", "x takes 2 numbers, 3 were given"),
        ("x", "1", "x takes 2 numbers, 1 was given"),
        ("x", "", "x takes 2 numbers, 0 were given"),
        ("x", "one two", "x takes numbers; 'one' is not one"),
        ("x", "nan 1", "x takes numbers; 'nan' is not one"),
        ("x", "1e999 1", "x takes numbers; '1e999' is not one"),
        ("x", "--1 1", "'--1' is not one"),
        ("y", "0.3", "0.3|0 or 1"),
        ("rate", "1" * 500, "500 characters"),
        ("w9_9", "1", "no row 'w9_9'"),
    ],
)
def test_bad_text_is_refused(trace, key, text, sentence):
    with pytest.raises(ValueError, match=sentence):
        changed(trace, key, text)
