"""Explorers of shares: the numbers said are the engine's, what cancels has no share without ε, pixels add up."""

import numpy as np
import pytest

import dnn_lab as lab


def marks(plot, kind):
    return [mark for mark in plot.marks if type(mark).__name__ == kind]


@pytest.mark.parametrize("second, epsilon", [(2.0, 0.0), (-2.8, 0.1), (-4.0, 0.5)])
def test_bars_are_the_shares_and_what_nobody_answers_for(second, epsilon):
    made = lab.explore_shares(0.6, 3, second=second, epsilon=epsilon)
    shares = lab.share_error(0.6, [3, second], rule="epsilon", epsilon=epsilon)
    heights = [float(np.ravel(bar.y)[0]) for bar in marks(made.bars, "Bars")]
    assert heights == pytest.approx(np.clip([*shares, 0.6 - shares.sum()], -3, 3))
    assert len(marks(made.over, "Handle")) == 1


def test_what_cancels_is_said_and_epsilon_cures_it():
    made = lab.explore_shares(second=-3.0)
    assert made.status.kind == "wrong" and "cancel" in made.status.sentence
    assert not marks(made.bars, "Bars") and not marks(made.over, "Handle")
    made.controls["epsilon"].value = 1.0
    assert made.status.kind == "" and "Node 1 answers for 1.8, node 2 for −1.8, nobody for 0.6" in made.status.sentence


def test_without_epsilon_nobody_answers_for_nothing_at_all():
    made = lab.explore_shares()
    for second in np.arange(-60, 101) / 20:  # as the slider gives them; -3 cancels
        made.controls["second"].value = second
        assert "nobody for 0." in made.status.sentence or second == -3, made.status.sentence


def test_no_number_of_the_curves_is_infinite_and_dragging_stays_in_reach():
    made = lab.explore_shares()
    for line in marks(made.over, "Line"):
        assert not np.isinf(line.y).any() and np.nanmax(np.abs(line.y)) < 4
    made._dragged(99.0)
    assert made["second"] == 5
    made.controls["second"].value = 4.9
    assert made["second"] == 5, "what the slider sends back late does not undo the drag"


NET = lab.Network([16, 6, 3], seed=2)
IMAGE = np.linspace(0, 1, 16) ** 2


def test_marks_stand_on_the_pixels_that_speak_for_and_against():
    made = lab.explore_relevance(NET, IMAGE, "proportional", output=1)
    found = NET.relevance(IMAGE, output=1).inputs.reshape(4, 4)
    for mark in made.marked.marks:
        for x, y in zip(np.ravel(mark.x), np.ravel(mark.y), strict=True):
            value = found[int(4 - y - 0.5 + 1e-9), int(x - 0.5 + 1e-9)]
            assert (value > 0) == (mark.colour == "blue") and mark.shape == ("square" if value > 0 else "diamond")
    strong = np.abs(found) > np.abs(found).max() / 8
    assert sum(np.size(mark.x) for mark in made.marked.marks) >= strong.sum()


def test_the_sentence_has_score_total_and_leak():
    made = lab.explore_relevance(NET, IMAGE, epsilon=0.5)
    found = NET.relevance(IMAGE, "epsilon", epsilon=0.5)
    assert f"Output {found.output}: score {found.score:.3f}." in made.status.sentence.replace("−", "-")
    made.controls["rule"].value = "proportional"
    assert "the leak is 0." in made.status.sentence
    made.controls["output"].value = 0 if found.output else 1
    assert f"Output {made['output']}:" in made.status.sentence


def test_training_the_network_later_changes_nothing():
    net = NET.copy()
    made = lab.explore_relevance(net, IMAGE)
    before = made.status.sentence
    net.parameters = 0 * net.parameters
    made.controls["epsilon"].value = 0.3
    made.reset()
    assert made.status.sentence == before


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: lab.explore_shares(first=0), "first is 0"),
        (lambda: lab.explore_shares(second=float("nan")), "second is nan"),
        (lambda: lab.explore_shares(epsilon=-1), "epsilon is -1"),
        (lambda: lab.explore_relevance(NET, IMAGE, "occluson"), 'did you mean "occlusion"'),
        (lambda: lab.explore_relevance(NET, IMAGE, output=7), "output is 7"),
        (lambda: lab.explore_relevance(lab.Network([5, 2], seed=0), np.ones(5)), "pixels of a square"),
        (lambda: lab.explore_relevance(NET, np.ones(7)), "takes 16 numbers"),
    ],
)
def test_bad_input_gets_one_sentence(make, words):
    with pytest.raises(ValueError, match=words):
        make()
