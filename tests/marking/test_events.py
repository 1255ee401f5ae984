"""What listeners are told: where a step belongs, what came of an answer, and nothing of who gave it."""

from dataclasses import fields

import pytest

from dnn_lab.marking import events
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import practice
from dnn_lab.worksheet.network import Network

NET = Network([2, 2, 1], hidden="sigmoid", output="sigmoid", seed=0)
TRACE = NET.training_trace([0.5, 0.8], [1.0], learning_rate=0.5)


@pytest.fixture
def heard(monkeypatch):
    heard = []
    monkeypatch.setattr(events, "LISTENERS", [heard.append])
    return heard


def test_an_answer_says_what_went_wrong_and_where(heard):
    step = TRACE["a1_1"]
    events.publish(events.answered(step, mark(step, repr(TRACE["z1_1"].value)), hints=2))
    (event,) = heard
    assert (event.what, event.topic, event.step, event.kind) == ("answered", "forward", "a1_1", "a")
    assert (event.verdict, event.mistakes, event.hints) == ("named", ("forgot_activation",), 2)
    assert "typed" not in {field.name for field in fields(event)}


@pytest.mark.parametrize(
    "name, topic, kind",
    [
        ("z1_1", "forward", "z"),
        ("L", "forward", "L"),
        ("dL/dz2_1", "backpropagation", "dL/dz"),
        ("da1_1/dz1_1", "backpropagation", "da/dz"),
        ("w1_1_2_new", "update", "w_new"),
    ],
)
def test_a_training_step_belongs_to_three_topics(heard, name, topic, kind):
    event = events.shown(TRACE[name])
    assert (event.topic, event.kind) == (topic, kind)


def test_a_practice_knows_its_topic_and_level_and_so_does_a_part_of_it():
    trace = practice("backpropagation", 2, seed=3)
    for step in (trace[0], trace[2:4][1]):
        event = events.hinted(step, 1)
        assert (event.topic, event.level) == ("backpropagation", 2)


def test_a_worksheet_is_known_by_its_numbers():
    again = NET.training_trace([0.5, 0.8], [1.0], learning_rate=0.5)
    other = NET.training_trace([0.5, 0.9], [1.0], learning_rate=0.5)
    assert TRACE.fingerprint == again.fingerprint != other.fingerprint


def test_a_listener_that_fails_keeps_no_other_from_hearing(heard):
    events.LISTENERS.insert(0, lambda event: 1 / 0)
    events.publish(events.checked("softmax", "shallow", "right"))
    assert [event.step for event in heard] == ["softmax"]
