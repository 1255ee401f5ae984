"""Worksheets to practise: repeatable, pleasant, and no mistake that would pass for right."""

from decimal import Decimal

import pytest

from dnn_lab.marking.digits import digits_for, typed
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import TOPICS, practice
from dnn_lab.marking.wrong_values import wrong_values

EVERY = [(topic, level, seed) for topic in TOPICS for level in range(1, 5) for seed in range(3)]


@pytest.mark.parametrize("topic, level, seed", EVERY)
def test_no_mistake_passes_for_right_at_the_digits_asked(topic, level, seed):
    for step in practice(topic, level, seed):
        if not step.asked:
            continue
        digits = digits_for(step) or len(f"{step.value:.0f}")
        assert mark(step, f"{step.value:.{digits}g}").correct
        for mistake, _, value in wrong_values(step):
            for text in (f"{value:.{digits}g}", format(Decimal(f"{value:.{digits - 1}e}"), "f")):
                assert not mark(step, text).correct, (step.name, mistake.key, step.value, text)


COUNTED = ("parameters", "dynamic programming")


def given(trace):
    """The numbers that a worksheet starts from."""
    if trace.source and trace.source.kind == "graph":
        return trace.source.graph.inputs.values()
    if trace.source:
        return [*trace.source.net.parameters, *trace.source.x]
    return [q.value for step in trace for q in step.expression.quantities if q.name not in trace.names]


@pytest.mark.parametrize("topic, level, seed", EVERY)
def test_numbers_are_pleasant(topic, level, seed):
    trace = practice(topic, level, seed)
    for number in given(trace):
        assert number == pytest.approx(round(number, 1)) and (0.05 < abs(number) < 2 or topic in COUNTED)
    zeros = [step for step in trace if step.asked and (step.value == 0 or abs(step.value) == 1)]
    if level == 3 and topic == "neuron":
        assert zeros or trace.source.net.activations[0].name == "relu"
    elif level == 3 and topic in ("forward", "backpropagation", "attribution"):
        assert zeros, "a ReLU that is off is the lesson"
        switched = [step.value for step in trace if step.role in ("activation", "slope", "share")]
        assert any(switched), "not all of them are off"
    else:
        assert zeros == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(topic):
    assert practice(topic, 2, seed=5).values == practice(topic, 2, seed=5).values
    assert practice(topic, 2, seed=5).values != practice(topic, 2, seed=6).values
    assert len({tuple(practice(topic, 2).values) for _ in range(5)}) > 1


def test_the_first_topics_have_levels_of_their_own():
    assert [practice("neuron", level, 0).source.net.sizes for level in (1, 2, 3)] == [(2, 1), (3, 1), (3, 1)]
    assert practice("neuron", 4, 0).names == ["crosses_x1", "crosses_x2", "rise"]
    for seed in range(5):
        softmax = practice("softmax", 2, seed)
        assert sum(softmax.values) == pytest.approx(1) and min(softmax.values) > 0
        sizes = practice("parameters", 4, seed).subtitle.split("–")
        assert len(sizes) >= 4 and len(set(sizes[1:-1])) == 1
    assert practice("softmax", 4, 0).source.net.sizes == (2, 3, 2)


def test_levels_go_from_one_neuron_to_two_three_two():
    assert [practice("forward", level, 0).source.net.sizes for level in (1, 4)] == [(2, 1), (2, 3, 2)]
    assert {step.group.phase for step in practice("backpropagation", 2, 0)} == {"backward"}
    assert {step.group.phase for step in practice("update", 2, 0)} == {"update"}
    assert practice("update", 2, seed=7).title == "Practice: update, level 2, seed 7"


@pytest.mark.parametrize(
    "topic, level, sentence",
    [
        ("backprop", 1, "unknown topic 'backprop'.*backpropagation"),
        ("forward", 5, "level is 5; 'forward' has levels 1 to 4"),
        ("forward", 0, "level is 0"),
        ("forward", True, "level is True"),
        ("forward", "2", "level is '2'"),
    ],
)
def test_bad_input_is_told_what_there_is(topic, level, sentence):
    with pytest.raises(ValueError, match=sentence):
        practice(topic, level)


def test_a_step_asks_for_as_many_digits_as_tell_its_mistakes_from_the_truth():
    asked = []
    for seed in range(6):
        for step in practice("backpropagation", 2, seed):
            digits = digits_for(step)
            asked.append(digits)
            assert step.digits <= digits <= 4
            fewer = [typed(value, digits - 1) for _, _, value in wrong_values(step)]
            if digits > step.digits:
                assert any(mark(step, f"{reading.value!r}").correct for reading in fewer), "one digit less would not do"
    assert {3, 4} <= set(asked)
