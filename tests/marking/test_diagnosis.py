"""The diagnosis runs, counts what it says it counts, and its page describes it as it is."""

import re

import numpy as np
import pytest

from benchmarks.diagnosis.__main__ import PAGE
from benchmarks.diagnosis.columns import practice_column, topic_column
from benchmarks.diagnosis.graphs.tape import Tape
from benchmarks.diagnosis.learner import Learner
from benchmarks.diagnosis.page import PAGE as TEMPLATE
from benchmarks.diagnosis.page import page
from benchmarks.diagnosis.paper import Paper
from benchmarks.diagnosis.topics import TOPICS
from benchmarks.diagnosis.writing import written
from dnn_lab.marking.mistakes.catalogue import BY_KEY


@pytest.mark.parametrize("key, digits", [("passes", 3), ("passes", None), *((key, None) for key in TOPICS)])
def test_a_few_learners(key, digits):
    tally = topic_column(key, 40, digits, seed=5)
    assert tally["mistake"] == tally["right"] == 40 and tally["unrelated"] <= 39
    assert tally["right in full, refused"] == tally["right rounded, refused"] == 0
    assert tally["mistake named"] + tally["mistake taken for right"] >= 38
    assert tally["mistake first"] <= tally["mistake named"]
    assert tally["rounding accepted"] >= tally["rounding"] - 1


def test_no_mistake_passes_for_right_in_practice():
    tally = practice_column(24, seed=5)
    assert tally["mistake"] == 24 and tally["mistake taken for right"] == 0


@pytest.mark.parametrize("key", TOPICS)
def test_learners_work_what_the_worksheet_asks(key):
    """Numbers of the learners' own plain Python against the worksheet's, for every step that is asked. New biases are
    left to the tests of the catalogue: they follow the same formula as new weights."""
    rng = np.random.default_rng(3)
    for _ in range(12):
        paper = TOPICS[key].draw(rng)
        _, numbers = paper.finished()
        worked = {paper.name(step): numbers[step] for step in paper.steps}
        asked = {step.name for step in paper.trace if step.asked}
        assert {name for name in asked if not re.fullmatch(r"b.*_new", name)} <= set(worked)
        assert worked == pytest.approx({name: paper.trace[name].value for name in worked}, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("key", TOPICS)
def test_a_learner_who_is_never_wrong_is_never_named(key):
    learner = Learner(np.random.default_rng(3), TOPICS[key].draw(np.random.default_rng(4)))
    for step, number in learner.numbers.items():
        assert learner.answer(step, number, learner.asks(step)).correct


@pytest.mark.parametrize("key", TOPICS)
def test_learners_make_mistakes_of_the_catalogue(key):
    rng, seen = np.random.default_rng(6), set()
    for _ in range(30):
        learner = Learner(rng, TOPICS[key].draw(rng))
        seen |= {mistake for step in learner.steps for mistake in learner.paper.wrong_numbers(learner.sheet, step)}
    assert seen <= set(BY_KEY) and len(seen) >= 5


def test_a_tape_is_worked_by_hand():
    """c = 2·x, y = sin(c)·c at x = 0.3: 0.6 and 0.6·sin 0.6; two paths lead on from c."""
    tape = Tape({"x": 0.3}, {"c": ("*", (2.0, "x")), "d": ("sin", ("c",)), "y": ("*", ("d", "c"))})
    values = tape.values()
    assert tape.text == "c = 2.0*x; d = sin(c); d*c"
    assert values["y"] == pytest.approx(0.6 * np.sin(0.6)) and tape.ahead("c") == [("d", 0), ("y", 1)]
    assert tape.slope(values, "d", 0) == pytest.approx(np.cos(0.6))
    assert tape.slope(values, "y", 0) == pytest.approx(0.6)


def test_where_nothing_can_go_wrong_no_mistake_is_found():
    class Step:
        name, asked = "a", True

    paper = Paper([Step], {"a": lambda n, r: 1.0}, {})
    assert Learner(np.random.default_rng(0), paper).slip(paper.finished()[0]) is None


@pytest.mark.parametrize(
    "value, digits, text",
    [
        (0.34000001, 3, "0.340"),
        (0.34, 3, "0.34"),
        (-0.0098765, 2, "-0.0099"),
        (12.3456, 2, "12"),
        (123.456, 2, "120"),
        (1200.0, 0, "1200"),
    ],
)
def test_numbers_are_written_as_learners_write_them(value, digits, text):
    assert written(value, digits) == text


def test_the_page_says_how_it_is_measured_now():
    text = PAGE.read_text(encoding="utf-8")
    told = [*TEMPLATE.split("\n\n")[2:], *(topic.drawn for topic in TOPICS.values())]
    for paragraph in told:
        if "{" not in paragraph:
            assert paragraph.strip() in text, "write it anew: python -m benchmarks.diagnosis"
    counted = {
        key: {digits: topic_column(key, 3, digits, seed=1) for digits in topic.digits} for key, topic in TOPICS.items()
    }
    now = page(counted, practice_column(1, seed=1), 0.1, 3, 1, 1)
    assert _lines_of_tables(now) <= _lines_of_tables(text)


def _lines_of_tables(text):
    """What their lines are called; of so few learners some lines count nothing and are not there."""
    return {line.split("|")[1] for line in text.splitlines() if line[:1] == "|"}
