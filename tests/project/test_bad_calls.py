"""What people call most, called with something odd: one sentence that names what was given and what was expected."""

import numpy as np
import pytest

import dnn_lab as lab

NET = lab.Network([2, 3, 1], output="sigmoid", seed=0)
x, y = [0.5, 0.2], [1.0]
X, Y = np.array([x, [0.1, 0.3]]), np.array([[1.0], [0.0]])
LABELS = "labels are whole numbers from 0, one for each of the 2 samples"
BUMP = "a bump is three numbers (left, right, height)"
RATE = "it takes one finite number, such as 0.5"
FIRST = "it takes two whole numbers, F(0) and F(1)"

BAD = {
    "an array to split": (lambda: lab.split(X), TypeError, "split takes data sets, such as load_data gives; ndarray"),
    "an array to scale": (
        lambda: lab.standardise(X),
        TypeError,
        "standardise takes data sets, such as load_data gives",
    ),
    "sets of other inputs": (
        lambda: lab.standardise(lab.load_data("penguins"), lab.toy_data("moons")),
        ValueError,
        "moons has the inputs x1, x2; the training data have bill length, bill depth, flipper length, body mass",
    ),
    "half a bump": (lambda: lab.bump_network([(0, 1)]), ValueError, f"{BUMP}; (0, 1) was given"),
    "a number for bumps": (lambda: lab.bump_network(3), ValueError, f"{BUMP}; 3 was given"),
    "text for steepness": (lambda: lab.bump_network([(0, 1, 2)], "a"), ValueError, "steepness is 'a'; it takes one"),
    "text for a temperature": (
        lambda: lab.at_temperature(NET, "2"),
        ValueError,
        "temperature is '2'; it takes a number",
    ),
    "True for a temperature": (lambda: lab.at_temperature(NET, True), ValueError, "temperature is True; it takes a"),
    "a ridge below 0": (
        lambda: lab.linear_probe(X, [0, 1], ridge=-1),
        ValueError,
        "ridge is -1; it takes a number from 0",
    ),
    "words for labels": (lambda: lab.linear_probe(X, ["a", "b"]), ValueError, f"{LABELS}; ['a', 'b'] of shape (2,)"),
    "no test labels": (lambda: lab.linear_probe(X, [0, 1], X), ValueError, f"{LABELS}; [None] of shape ()"),
    "a test that is no pair": (
        lambda: lab.probe_layers(NET, X, Y, test=3),
        TypeError,
        "test takes a pair (X, Y); int was",
    ),
    "no learning rate": (lambda: NET.update_trace(x, y, None), ValueError, f"learning_rate is None; {RATE}"),
    "True for a rate": (lambda: NET.training_trace(x, y, True), ValueError, f"learning_rate is True; {RATE}"),
    "a rate without end": (lambda: NET.update_trace(x, y, float("inf")), ValueError, f"learning_rate is inf; {RATE}"),
    "one beginning": (lambda: lab.memo_trace(5, first=3), ValueError, f"first is 3; {FIRST}"),
    "a beginning without end": (
        lambda: lab.memo_trace(5, first=(float("inf"), 1)),
        ValueError,
        f"first is (inf, 1); {FIRST}",
    ),
    "a weight that is none": (
        lambda: lab.line_trace([float("nan"), 1], 0),
        ValueError,
        "a line takes two weights other",
    ),
    "an endless z": (
        lambda: lab.softmax_trace([float("inf"), 1]),
        ValueError,
        "z holds inf; all its values must be finite",
    ),
    "text for a time": (lambda: lab.duration("a"), ValueError, "seconds is 'a'; it takes a time of 0 or more"),
    "an endless time": (lambda: lab.duration(float("inf")), ValueError, "seconds is inf; it takes a time of 0 or more"),
    "a name for a step": (
        lambda: lab.mark("z1_1", "3"),
        TypeError,
        'mark takes a step, such as trace["z1_1"]; str was',
    ),
    "a number to hunt in": (
        lambda: lab.bug_hunt(3, x),
        TypeError,
        "bug_hunt takes a Network, a Graph or a Trace; int was",
    ),
    "a place beyond the end": (lambda: NET.forward_trace(x)[8], IndexError, "this trace has 8 steps, counted from 0"),
    "a step beyond the end": (
        lambda: lab.Stepper(NET.forward_trace(x), at=8),
        IndexError,
        "at is 8; this trace has 8 steps",
    ),
    "a number for a graph": (
        lambda: lab.explore_memo(3),
        TypeError,
        "explore_memo takes a Graph, such as net.graph(x, y)",
    ),
    "text for an amount": (
        lambda: lab.explore_shares(first="a"),
        ValueError,
        "first is 'a'; it takes a number from −5 to 5",
    ),
    "nothing sent": (lambda: lab.explore_shares(first=0), ValueError, "first is 0; it takes a number other than 0"),
    "a place out of reach": (
        lambda: lab.explore_machines(x="a"),
        ValueError,
        "x is 'a'; it takes a number from −2 to 2",
    ),
    "no reach": (
        lambda: lab.explore_weight(NET, x, y, "w1_1_1", 0),
        ValueError,
        "reach is 0; it takes a number above 0",
    ),
    "True for n": (lambda: lab.explore_fibonacci(True), ValueError, "n is True; the tree is drawn for a whole number"),
    "a number for a topic": (lambda: lab.sheet(3), TypeError, 'a sheet takes a topic to practise, such as "backprop'),
    "a number for a formula": (
        lambda: lab.Graph.parse(3),
        lab.FormulaError,
        "A formula is text, such as 'log(x1) + x1*x2'",
    ),
}


@pytest.mark.parametrize("call, kind, sentence", BAD.values(), ids=BAD)
def test_what_is_odd_is_told_in_one_sentence(call, kind, sentence):
    with pytest.raises(kind) as told:
        call()
    assert str(told.value).startswith(sentence) and "\n" not in str(told.value)


def test_numbers_of_numpy_are_numbers():
    assert NET.update_trace(x, y, np.float32(0.5)).source.rate == 0.5
    assert [step.value for step in lab.memo_trace(np.int64(5), np.array([0, 1]).tolist())] == [1, 2, 3, 5]
    assert lab.at_temperature(NET, np.float64(2)).weights[-1] == pytest.approx(NET.weights[-1] / 2)
