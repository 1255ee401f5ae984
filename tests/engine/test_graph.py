"""Graphs against brute force and published numbers; names, corners; twenty thousand operations; deep nesting."""

import math
import random
from itertools import product

import pytest
from engine.graph_cases import drawn

from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.graph import Graph
from dnn_lab.engine.network import Network
from dnn_lab.engine.operations import FUNCTIONS, OPERATIONS

GRAPHS = list(drawn(300))


def test_the_published_example():
    """Baydin et al., JMLR 2018, tables 2 and 3: f = ln x1 + x1·x2 − sin x2 at (2, 5)."""
    graph = Graph.parse("log(x1) + x1*x2 - sin(x2)", x1=2.0, x2=5.0)
    published = {"v1": 0.693, "v2": 10, "v3": -0.959, "v4": 10.693, "y": 11.652}
    assert {name: round(value, 3) for name, value in graph.values.items()} == {"x1": 2, "x2": 5, **published}
    assert {name: round(value, 3) for name, value in graph.gradients().items()} == {"x1": 5.5, "x2": 1.716}


def enumerated(graph, name):
    """Every path by recursion over the operands, counted apart from the engine's own edges."""
    nodes = {node.name: node for node in graph.form.nodes}

    def back(current, along):
        if current == name:
            yield along
        operands = nodes[current].args
        for place, arg in enumerate(operands):
            if type(arg) is int:
                slope = graph.slopes[current][place]
                yield from back(graph.form.nodes[arg].name, [slope, *along]) if slope is not None else ()

    return list(back(graph.output, []))


def test_paths_and_counts_against_brute_force():
    for graph in GRAPHS:
        multiplications = 0
        for name in graph.gradients():
            walked, paths = enumerated(graph, name), graph.paths(name)
            assert graph.path_count(name) == len(walked) == len(paths)
            assert sorted(path.product for path in paths) == pytest.approx(sorted(map(math.prod, walked)))
            total = math.fsum(path.product for path in paths)
            assert total == pytest.approx(graph.gradients()[name], rel=1e-9, abs=1e-9)
            for path in paths:
                assert path.nodes[0] == name and path.nodes[-1] == graph.output
                assert len(path.slopes) == len(path.edges) == len(path.nodes) - 1
            multiplications += sum(len(along) - 1 for along in walked)
        assert graph.naive_count() == multiplications
        edges = {edge for name in graph.gradients() for path in graph.paths(name) for edge in path.edges}
        assert graph.dynamic_count() == sum(edge.split("-")[1] != graph.output for edge in edges)


def test_one_edge_for_each_occurrence():
    graph = Graph.parse("u*u", u=3.0)
    assert [path.product for path in graph.paths("u")] == [3, 3] and len(set(graph.paths("u"))) == 2
    assert graph.gradients() == {"u": 6.0}


def test_a_layered_graph_has_width_to_the_depth_paths():
    for width, depth in product((1, 2, 3), (1, 2, 3, 4)):
        graph = Graph.layered(width, depth)
        assert graph.path_count("x1") == width**depth == len(enumerated(graph, "x1"))
        assert graph.dynamic_count() == depth * width**2, "the last edges, into the sum, need no multiplication"
        walked = [along for i in range(width) for along in enumerated(graph, f"x{i + 1}")]
        assert graph.naive_count() == sum(len(along) - 1 for along in walked)
    large = Graph.layered(20, 20)
    assert large.path_count("x7") == 20**20 and large.naive_count() == 20 * 20**20 * 20


def test_equal_parts_are_joined():
    graph = Graph.parse("(x*w + 1)*(w*x + 1)*exp(x*w + 1)", x=0.5, w=0.3)
    merged = graph.merged()
    assert merged.text == "v2 = x*w + 1; v2*v2*exp(v2)"
    assert len(graph.form.nodes) - len(merged.form.nodes) == 4
    assert merged.naive_count() == graph.naive_count() and merged.dynamic_count() < graph.dynamic_count()


def test_joining_keeps_values_gradients_and_the_learners_names():
    for graph in GRAPHS:
        merged = graph.merged()
        assert merged.value == pytest.approx(graph.value, rel=1e-9, abs=1e-12), (graph.text, merged.text)
        for name, slope in merged.gradients().items():
            assert slope == pytest.approx(graph.gradients()[name], rel=1e-7, abs=1e-9)
        assert graph.form.named <= merged.form.named
        operations = [(node.operation.name, node.args) for node in merged.form.nodes if node.operation]
        assert len(set(operations)) == len(operations)
        assert merged.merged().text == merged.text


def test_automatic_names_never_collide_with_the_learners():
    graph = Graph.parse("v1*v3 + y*f + v1*v3", v1=1, v3=2, y=3, f=4)
    assert list(graph.values) == ["v1", "v3", "y", "f", "v2", "v4", "v5", "v6", "g"]
    assert Graph.parse("L = (a - 2)**2; L", a=1).output == "y", "a last part that is only a name gives the result"
    assert Graph.parse("u = a*2; L = (u - 2)**2", a=1).output == "L"


def test_values_given_in_the_text():
    graph = Graph.parse("x = 2; w = −0.5\nx*w")
    assert graph.inputs == {"x": 2, "w": -0.5} and graph.value == -1
    assert Graph.parse("x = 2; x*x", x=3).value == 9, "the value given beside the text counts"


@pytest.mark.parametrize(
    "text, value",
    [("-x^2", -9), ("2^-x", 0.125), ("2^3^2", 512), ("x²+1", 10), ("2 − x·2 ÷ 3", 0), ("-2^2", -4), ("(x)", 3),
     ("+x", 3), ("x--x", 6), ("8/2/2", 2), ("8-2-2", 4), (".5*x", 1.5), ("1e1*x", 30), ("max(x, 5, 4)", 5),
     ("min(x,\n 2)", 2)],
)  # fmt: skip
def test_formulas_are_read_as_in_mathematics(text, value):
    assert Graph.parse(text if "x" in text else f"{text} + 0*x", x=3.0).value == pytest.approx(value)


CORNERS = [
    ("abs(x)", {"x": 0}, {"x": 0}),
    ("relu(x)", {"x": 0}, {"x": 0}),
    ("max(x, t)", {"x": 1, "t": 1}, {"x": 0.5, "t": 0.5}),
    ("min(x, t, 1)", {"x": 1, "t": 1}, {"x": 1 / 3, "t": 1 / 3}),
    ("max(x, x)", {"x": 2}, {"x": 1}),
    ("x^0", {"x": 0}, {"x": 0}),
    ("x^t", {"x": 0, "t": 2}, {"x": 0, "t": 0}),
]


@pytest.mark.parametrize("text, values, slopes", CORNERS)
def test_corners_follow_the_stated_convention(text, values, slopes):
    assert Graph.parse(text, **values).gradients() == pytest.approx(slopes)


def test_a_sum_that_is_zero_on_paper_is_zero():
    assert Graph.parse("relu(0.1 + 0.2 - x)", x=0.3).gradients() == {"x": 0}


def long_text(operations):
    """Pairs of products, summed up from left to right."""
    return "+".join(["x*w"] * ((operations + 1) // 2))


def test_twenty_thousand_operations():
    graph = Graph.read(long_text(20_000), {"x": 0.5, "w": -2.0}, longest=None)
    assert graph.value == pytest.approx(-10_000) and graph.gradients() == pytest.approx({"x": -20_000, "w": 5_000})
    chain = Graph.read("sin(" * 20_000 + "x" + ")" * 20_000, {"x": 1.0}, longest=None)
    x, slope = 1.0, 1.0
    for _ in range(20_000):
        x, slope = math.sin(x), slope * math.cos(x)
    assert chain.value == pytest.approx(x) and chain.gradients()["x"] == pytest.approx(slope)
    assert chain.path_count("x") == 1


def test_deep_nesting_within_the_length_that_may_be_typed():
    assert Graph.parse("(" * 999 + "x" + ")" * 999, x=2).value == 2
    assert Graph.parse("-" * 1999 + "x", x=2).value == -2
    assert Graph.parse("x" + "^1" * 999, x=2).value == 2


def test_other_numbers_in_the_same_graph():
    graph = Graph.parse("x*x + w", x=1.0, w=2.0)
    other = graph.at(x=3)
    assert (graph.value, other.value, other.gradients()) == (3, 11, {"x": 6, "w": 1})
    with pytest.raises(FormulaError, match="no input of that name; it has: x, w"):
        graph.at(t=1)


def test_a_network_is_such_a_graph():
    rng = random.Random(1)
    for hidden, output, loss in [("relu", "linear", None), ("tanh", "softmax", None), ("sigmoid", "sigmoid", None)]:
        net = Network([2, 3, 2], hidden=hidden, output=output, loss=loss, seed=rng.randrange(100))
        from dnn_lab.engine.network_form import network_form

        x, y = [0.5, -0.8], [1.0, 0.0]
        graph = Graph(*network_form(net, x, y))
        gradients, ours = net.gradients([x], [y]), graph.gradients()
        assert graph.value == pytest.approx(net.loss([x], [y]))
        for layer, W in enumerate(gradients.weights):
            for (j, i), slope in ((at, W[at]) for at in product(range(W.shape[0]), range(W.shape[1]))):
                assert ours[f"w{layer + 1}_{j + 1}_{i + 1}"] == pytest.approx(slope, rel=1e-9, abs=1e-12)
        assert "y1" not in ours, "a target has no slope"


def test_too_many_paths_are_counted_not_listed():
    with pytest.raises(ValueError, match=r"1,048,576 paths lead from x1 to y; up to 10,000 are listed"):
        Graph.layered(2, 20).paths("x1")
    with pytest.raises(KeyError, match="no 'z'; it has: x1"):
        Graph.layered(2, 2).paths("z")
    with pytest.raises(ValueError, match="width is 0"):
        Graph.layered(0, 2)


def test_every_function_is_tried_by_the_random_formulas():
    text = " ".join(graph.text for graph in GRAPHS)
    assert all(f"{name}(" in text for name in FUNCTIONS if name != "ln")
    assert set(OPERATIONS) >= set(FUNCTIONS)
