"""Bug hunts: one step is wrong, everything after follows from it, and only the right answer is accepted."""

import json

import numpy as np
import pytest

from dnn_lab.marking.hunt import bug_hunt
from dnn_lab.marking.mark import mark
from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.softmax import softmax_trace

NET = Network([2, 3, 1], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=3)
NET.biases[0] = [0.3, -0.2, 0.4]
HUNTS = [bug_hunt(NET, [0.5, 0.8], [1.0], seed=seed, learning_rate=0.5 if seed % 2 else None) for seed in range(12)]
each_hunt = pytest.mark.parametrize("hunt", HUNTS, ids=lambda hunt: f"seed {hunt.seed}")


@each_hunt
def test_one_step_is_wrong_and_all_others_follow_from_what_stands_there(hunt):
    off = [s.name for s in hunt.trace if hunt.shown[s.name] != pytest.approx(s.expression.value(hunt.shown), rel=1e-9)]
    assert off == [hunt.wrong_step]
    before = hunt.trace.names[: hunt.trace.names.index(hunt.wrong_step)]
    for name in before:
        assert hunt.shown[name] == pytest.approx(hunt.trace[name].value)


@each_hunt
def test_marking_names_the_mistake_that_was_made(hunt):
    step = hunt.trace[hunt.wrong_step]
    before = {name: value for name, value in hunt.shown.items() if name != step.name}
    assert mark(step, hunt.shown[step.name], before).mistakes[0].key == hunt.mistake


@each_hunt
def test_causes_are_plausible_and_just_one_is_right(hunt):
    causes = hunt.causes(hunt.wrong_step)
    assert 3 <= len(causes) <= 4 and causes == hunt.causes(hunt.wrong_step)
    right = [cause.key for cause in causes if hunt.judge(hunt.wrong_step, cause.key).correct]
    assert right == [hunt.mistake]
    verdict = hunt.judge(hunt.wrong_step, hunt.mistake)
    assert verdict.kind == "right" and verdict.mistakes[0].key == hunt.mistake and verdict.message.startswith("Found.")


@each_hunt
def test_other_steps_are_told_why_they_are_not_the_first(hunt):
    for step in hunt.trace:
        if step.name == hunt.wrong_step:
            continue
        verdict = hunt.judge(step.name, hunt.mistake)
        carries = hunt.shown[step.name] != pytest.approx(step.value, rel=1e-9, abs=1e-12)
        assert verdict.kind == "wrong" and ("further back" in verdict.message) == carries
        assert hunt.wrong_step not in verdict.message.replace(step.name, "")


def test_the_step_can_be_judged_before_the_cause():
    hunt = HUNTS[0]
    assert hunt.judge(hunt.wrong_step).kind == "right" and "What happened" in hunt.judge(hunt.wrong_step).message


def test_nothing_shown_gives_it_away():
    for hunt in HUNTS:
        told = json.dumps(hunt.as_data()) + repr(hunt)
        assert hunt.mistake not in told and "wrong_step" not in told
        assert set(hunt.as_data()["shown"]) == set(hunt.trace.names)


def test_seeds_repeat_and_vary():
    again = bug_hunt(NET, [0.5, 0.8], [1.0], seed=3, learning_rate=0.5)
    assert (again.shown, again.mistake) == (HUNTS[3].shown, HUNTS[3].mistake)
    assert len({hunt.wrong_step for hunt in HUNTS}) > 4 and len({hunt.mistake for hunt in HUNTS}) > 3


@pytest.mark.parametrize("output, loss", [("softmax", "cross_entropy"), ("linear", "mean_squared_error")])
def test_other_networks_can_be_hunted_in(output, loss):
    net = Network([3, 2, 2], hidden="relu", output=output, loss=loss, seed=1)
    hunt = bug_hunt(net, [0.3, -0.7, 0.9], [1.0, 0.0], seed=2, learning_rate=0.1)
    assert hunt.judge(hunt.wrong_step, hunt.mistake).correct and hunt.mistake in BY_KEY


def test_a_forward_pass_alone_and_any_worksheet_can_be_hunted_in():
    forward = bug_hunt(NET, [0.5, 0.8], seed=4)
    assert {step.group.phase for step in forward.trace} == {"forward"}
    given = NET.forward_trace([0.5, 0.8])[:5]
    hunt = bug_hunt(given, seed=4)
    assert hunt.trace is given and hunt.judge(hunt.wrong_step, hunt.mistake).correct
    assert set(hunt.shown) == set(given.names)


def test_in_a_count_every_mistake_is_seen():
    counts = parameter_trace([64, 32, 16, 10], detail="compact")
    hunts = [bug_hunt(counts, seed=seed) for seed in range(30)]
    assert {"forgot_bias", "biases_miscounted", "sizes_added"} <= {hunt.mistake for hunt in hunts}
    for hunt in hunts:
        right = [one.key for one in hunt.causes(hunt.wrong_step) if hunt.judge(hunt.wrong_step, one.key).correct]
        assert right == [hunt.mistake]


SHORT = parameter_trace([4, 8, 3]), line_trace([0.6, -1.2], -0.5), softmax_trace([2, 1, -1])


@pytest.mark.parametrize("trace", SHORT)
def test_a_short_worksheet_can_be_hunted_in_with_fewer_causes(trace):
    for seed in range(8):
        hunt = bug_hunt(trace, seed=seed)
        assert len(hunt.causes(hunt.wrong_step)) >= 2 and hunt.judge(hunt.wrong_step, hunt.mistake).correct


def test_bad_input():
    with pytest.raises(ValueError, match="no sample x"):
        bug_hunt(NET)
    with pytest.raises(ValueError, match="no target y"):
        bug_hunt(NET, [0.5, 0.8], learning_rate=0.5)
    with pytest.raises(ValueError, match="has its numbers already"):
        bug_hunt(NET.forward_trace([0.5, 0.8]), [0.5, 0.8])
    with pytest.raises(KeyError, match="no step 'z9_9'"):
        HUNTS[0].judge("z9_9")
    with pytest.raises(KeyError, match="no mistake 'typo'"):
        HUNTS[0].judge("z1_1", "typo")
    with pytest.raises(ValueError, match="shape"):
        bug_hunt(NET, [0.5], [1.0])
    nothing = Network([1, 1], hidden="linear", output="linear", seed=0)
    nothing.parameters[:] = 0
    with pytest.raises(ValueError, match="no mistake"):
        bug_hunt(nothing, np.zeros(1), np.zeros(1))
