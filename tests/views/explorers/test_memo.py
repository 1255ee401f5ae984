"""Naive calls and what a table saves of them: against plain recursion with and without a cache."""

from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dnn_lab as lab
from dnn_lab.views.explorers.calls import Task, call_count, calls

SHAPES = st.lists(st.lists(st.integers(0, 100), max_size=3), min_size=1, max_size=6)


def tasks_of(shape):
    """Task i needs earlier tasks only."""
    needs = [tuple((str(n % i), "") for n in row) if i else () for i, row in enumerate(shape)]
    return {str(i): Task(("t", str(i)), "0", needs=row) for i, row in enumerate(needs)}


@given(SHAPES)
def test_calls_end_as_recursion_ends_them(shape):
    tasks, root = tasks_of(shape), str(len(shape) - 1)
    ended = []

    def call(name, depth):
        for need, _ in tasks[name].needs:
            call(need, depth + 1)
        ended.append((name, depth))

    call(root, 0)
    made = calls(tasks, [root], longest=10**6)
    assert [(one.task, one.depth) for one in made] == ended
    assert call_count(tasks, [root]) == len(ended)


@given(SHAPES)
def test_first_calls_are_those_that_a_cache_makes_and_again_those_it_answers(shape):
    tasks, root = tasks_of(shape), str(len(shape) - 1)
    asked = []

    @cache
    def body(name):
        for need, _ in tasks[name].needs:
            call(need)

    def call(name):
        asked.append(name)
        body(name)

    call(root)
    made = calls(tasks, [root], longest=10**6)
    assert sorted(one.task for one in made if one.kind != "spared") == sorted(asked)
    assert len([one for one in made if one.kind == "first"]) == len(set(asked))


@given(SHAPES)
def test_boxes_of_one_row_stand_apart_and_callers_over_what_they_call(shape):
    made = calls(tasks_of(shape), [str(len(shape) - 1)], longest=10**6)
    rows = {}
    for one in made:
        rows.setdefault(one.depth, []).append(one.at)
        if one.parent is not None:
            assert made[one.parent].depth == one.depth - 1
    for row in rows.values():
        assert all(after - before >= 1 for before, after in zip(row, row[1:], strict=False))


def test_fibonacci_counts_are_those_of_the_textbook():
    for n, additions in ((2, 1), (5, 7), (6, 12), (8, 33)):
        made = lab.explore_fibonacci(n)
        assert (made.naive, made.table) == (additions, n - 1)
    assert ElementTree.fromstring(lab.explore_fibonacci(5).still()).tag.endswith("svg")


@pytest.mark.parametrize("n", [1, 9, 2.5, "6"])
def test_a_tree_that_is_not_drawn_says_what_is(n):
    with pytest.raises(ValueError, match="from 2 to 8"):
        lab.explore_fibonacci(n)


def test_too_many_calls_are_counted_not_made():
    tasks = {"0": Task(("t", "0"), "1")} | {
        str(i): Task(("t", str(i)), "1", needs=((str(i - 1), ""), (str(i - 1), ""))) for i in range(1, 200)
    }
    assert call_count(tasks, ["199"]) == 2**200 - 1
    with pytest.raises(ValueError, match="calls, more than the 80"):
        calls(tasks, ["199"])


FORMULAS = {
    "log(x1) + x1*x2 - sin(x2)": {"x1": 2.0, "x2": 5.0},
    "u = x*w + 1; v = u*u; v*exp(u)": {"x": 1.0, "w": 0.5},
    "a = x*x; b = a*a; b*a": {"x": 1.5},
    "-x": {"x": 2.0},
    "max(x, y)*2 + x": {"x": 2.0, "y": 1.0},
}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_graphs_counts_and_slopes_are_its_own(text):
    graph = lab.Graph.parse(text, **FORMULAS[text])
    made = lab.explore_memo(graph)
    assert (made.naive, made.table) == (graph.naive_count(), graph.dynamic_count())
    shown = made.payload["tasks"]
    for name, slope in graph.gradients().items():
        assert float(shown[f"∂{name}"]["value"].replace("−", "-")) == pytest.approx(slope, rel=6e-4)
    paths = sum(graph.path_count(name) for name in graph.gradients())
    assert sum(call.task == f"∂{graph.output}" for call in made.calls) == paths


def test_a_graph_of_too_many_paths_says_how_many_calls():
    with pytest.raises(ValueError, match="calls, more than the 80"):
        lab.explore_memo(lab.Graph.layered(4, 4))
