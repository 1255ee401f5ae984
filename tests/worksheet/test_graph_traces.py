"""A graph's worksheets: every step follows from its formula, all passes agree, a network's graph has its steps."""

import random
from math import fsum, prod

import pytest
from engine.graph_cases import drawn

from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.worksheet.changes import changed, rows
from dnn_lab.worksheet.fibonacci import memo_trace
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network

GRAPHS = list(drawn(150))


def traces(graph):
    yield graph.forward_trace()
    yield graph.backward_trace()
    yield graph.backward_trace("compact")
    yield graph.count_trace()
    for name in graph.gradients():
        yield graph.tangent_trace(name)
        yield graph.path_trace(name)


def test_every_step_is_what_its_formula_gives():
    for graph in GRAPHS:
        for trace in traces(graph):
            for step in trace:
                assert step.expression.value() == pytest.approx(step.value, rel=1e-9, abs=1e-12), (graph.text, step)
                assert step.title and step.say.endswith((".", "?")) and "{" not in step.say + step.title
                assert step.latex and step.spoken and step.numbers
            assert len(set(trace.names)) == len(trace)


def test_all_ways_to_a_slope_agree():
    for graph in GRAPHS:
        backward, compact = graph.backward_trace(), graph.backward_trace("compact")
        for name, slope in graph.gradients().items():
            step = f"d{graph.output}/d{name}"
            for trace in (backward, compact, graph.tangent_trace(name), graph.path_trace(name)):
                assert trace[step].value == pytest.approx(slope, rel=1e-9, abs=1e-12)
            assert fsum(prod(path.slopes) for path in graph.paths(name)) == pytest.approx(slope, rel=1e-8, abs=1e-9)
            assert graph.count_trace()[f"paths_{name}"].value == len(graph.paths(name))


def test_a_step_uses_only_what_is_given_or_came_before():
    for graph in GRAPHS:
        for trace in traces(graph):
            known = set(graph.values) if trace.title != "Forward pass" else set(graph.inputs)
            for step in trace:
                used = {q.name for q in step.expression.quantities if q.role != "constant"}
                forward = {step.name} if step.role in ("slope",) else set()
                assert used <= known | forward, (graph.text, step.name, used - known)
                known.add(step.name)


def test_what_is_lit_is_there_and_what_is_found_is_named():
    for graph in GRAPHS[:60]:
        edges = {edge for name in graph.gradients() for path in graph.paths(name) for edge in path.edges}
        for trace in traces(graph):
            for step in trace:
                assert set(step.line.nodes) <= set(graph.values)
                if step.group.phase != "forward":
                    assert set(step.line.edges) <= edges
                if step.role in ("gradient", "slope", "tangent"):
                    found = trace.source.find(step.name)
                    assert found.name == step.name and found.value == pytest.approx(step.value)
        assert trace.source.find("nonsense") is None and trace.source.find("dx/dnonsense") is None


def test_the_published_traces():
    """Baydin et al., JMLR 2018: table 2 forward mode by x1, table 3 reverse mode."""
    graph = Graph.parse("log(x1) + x1*x2 - sin(x2)", x1=2.0, x2=5.0)
    tangents = {step.name: step.value for step in graph.tangent_trace("x1")}
    assert tangents == pytest.approx({"dx1/dx1": 1, "dv1/dx1": 0.5, "dv2/dx1": 5, "dv4/dx1": 5.5, "dy/dx1": 5.5})
    back = graph.backward_trace("compact").names
    assert back == [f"dy/d{name}" for name in ("y", "v4", "v1", "v2", "v3", "x1", "x2")], "column by column"
    adjoints = {step.name: round(step.value, 3) for step in graph.backward_trace("compact")}
    ones = {"dy/dy": 1, "dy/dv4": 1, "dy/dv1": 1, "dy/dv2": 1}
    assert adjoints == {**ones, "dy/dv3": -1, "dy/dx1": 5.5, "dy/dx2": 1.716}


def test_formulas_are_written_as_typed():
    trace = Graph.parse("u = x*w + 1; u*u*exp(u)", x=0.5, w=0.3).forward_trace()
    assert [step.text for step in trace] == ["x·w", "v₁ + 1", "u·u", "e^(u)", "v₂·v₃"]
    trace = Graph.parse("sqrt(abs(x))/pi - 2^x*-3", x=-4.0).forward_trace()
    assert [step.text for step in trace] == ["|x|", "2^x", "√(v₁)", "v₂·(−3)", "v₃/π", "v₅ − v₄"]
    assert trace["y"].numbers == "0.6366 − (−0.1875)"


def test_corners_say_so():
    backward = Graph.parse("abs(x) + relu(x)*t + max(x, t)", x=0.0, t=0.0).backward_trace()
    said = " ".join(step.say for step in backward)
    assert "jumps from −1 to 1: by convention 0" in said and "jumps from 0 to 1: by convention 0" in said
    assert "corner" not in " ".join(s.say for s in Graph.parse("abs(x) + relu(x)", x=1.0).backward_trace())
    (step,) = [s for s in Graph.parse("max(t, w)*2", t=1, w=1).backward_trace("compact") if s.name == "dy/dw"]
    assert "2 values are equal" in step.say and step.value == 1


@pytest.mark.parametrize("hidden", ["relu", "tanh", "sigmoid", "leaky_relu", "linear", "step"])
@pytest.mark.parametrize(
    "output, loss",
    [("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy"), ("linear", "mean_squared_error")],
)
def test_a_networks_graph_has_the_networks_own_steps(hidden, output, loss):
    net, rng = Network([3, 2, 2], hidden=hidden, output=output, loss=loss, seed=1), random.Random(2)
    net.parameters[:] = [rng.uniform(-1, 1) for _ in net.parameters]
    x, y = [0.5, -0.7, 0.2], [0.0, 1.0]
    graph = net.graph(x, y)
    ours = graph.forward_trace() + graph.backward_trace()
    for step in net.forward_trace(x) + net.backward_trace(x, y):
        assert ours[step.name].value == pytest.approx(step.value, rel=1e-9, abs=1e-12)
        assert ours[step.name].quantity.symbol.latex == step.quantity.symbol.latex
    assert ours["z1_2"].text == net.forward_trace(x)["z1_2"].text
    assert ours["L"].value == pytest.approx(net.loss([x], [y]))


def test_other_numbers_and_other_formulas_make_the_trace_again():
    trace = Graph.parse("log(x1) + x1*x2", x1=2.0, x2=5.0).tangent_trace("x2")
    assert [(row.key, row.text, row.count) for row in rows(trace)] == [
        ("formula", "log(x1) + x1*x2", 0), ("x1", "2", 1), ("x2", "5", 1),
    ]  # fmt: skip
    assert changed(trace, "x1", "3")["dy/dx2"].value == 3
    assert changed(trace, "formula", "x1*x2*x2")["dy/dx2"].value == 20
    assert changed(trace, "formula", "t = 7; x1*t").source.by == "t"
    assert changed(trace, "formula", "x1*x1").source.by == "x1", "an input that is gone gives way to the first"
    refused = [
        ("formula", "x1*", "ends too early"),
        ("formula", "x1*x3", "x3 has no value"),
        ("x1", "0", "logarithm of 0"),
        ("x1", "a", "takes numbers"),
        ("x9", "1", "no row"),
    ]
    for key, text, sentence in refused:
        with pytest.raises(ValueError, match=sentence):
            changed(trace, key, text)
    with pytest.raises(FormulaError) as caught:
        changed(trace, "formula", "x1*x3")
    assert caught.value.place == (3, 5)


def test_a_number_that_stands_in_the_formula_is_changed_there():
    trace = Graph.parse("x = 2; u = x*x; u + x").backward_trace()
    made = changed(trace, "x", "3")
    assert made.source.graph.text == "x = 3; u = x*x; u + x" and made["dy/dx"].value == 7
    assert changed(made, "formula", made.source.graph.text + " + 1")["dy/dx"].value == 7


def test_bad_input():
    graph = Graph.parse("x*x", x=1)
    for ask in (graph.tangent_trace, graph.path_trace):
        with pytest.raises(KeyError, match="no input 'w'; it has: x"):
            ask("w")
    with pytest.raises(ValueError, match='"full" or "compact", not \'long\''):
        graph.backward_trace("long")
    with pytest.raises(FormulaError, match="does not exist at 0"):
        Graph.parse("sqrt(x)", x=0).backward_trace()
    with pytest.raises(ValueError, match="paths lead from"):
        Graph.layered(3, 6).path_trace("x1")


def test_twenty_thousand_operations_can_be_stepped():
    graph = Graph.read("+".join(["x*w"] * 10_000), {"x": 0.5, "w": -2.0}, longest=None)
    trace = graph.forward_trace() + graph.backward_trace()
    assert trace["y"].value == pytest.approx(-10_000) and trace[15_000].expression.value() == trace[15_000].value


def test_fibonacci_with_and_without_a_table():
    table, calls = memo_trace(8), memo_trace(8, memo=False)
    assert table.names == [f"F{k}" for k in range(2, 9)] and table.values == [1, 2, 3, 5, 8, 13, 21]
    assert len(calls) == 33 and calls["F8"].value == 21, "F(n + 1) − 1 additions"
    for trace in (table, calls):
        assert all(step.expression.value() == step.value for step in trace)
    assert [step.name for step in calls if step.name.startswith("F6")] == ["F6", "F6_2"]
    assert memo_trace(3, (2, 5)).values == [7, 12]
    for n, first, sentence in [(1, (0, 1), "n is 1"), (5, (0, 1, 2), "two whole"), (5, (0.5, 1), "two whole")]:
        with pytest.raises(ValueError, match=sentence):
            memo_trace(n, first)
    with pytest.raises(ValueError, match="up to 400"):
        memo_trace(20, memo=False)
