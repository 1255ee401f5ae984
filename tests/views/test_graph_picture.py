"""Graphs as they are drawn: badges, places, the still picture, and what is sent of graphs too large to be drawn."""

import re
from xml.etree import ElementTree

import pytest

import dnn_lab as lab
from dnn_lab.engine.routes import edge_name
from dnn_lab.views.answers import change
from dnn_lab.views.diagram import svg
from dnn_lab.views.drawings import MOST_STEPS, MOST_WIDE_STEPS
from dnn_lab.views.graph_picture import sign
from dnn_lab.views.graph_still import layered
from dnn_lab.views.payload import payload

SEED = ("log(x1) + x1*x2 - sin(x2)", {"x1": 2.0, "x2": 5.0})
FORMULAS = {
    SEED[0]: SEED[1],
    "u = x*w + 1; u*u*exp(u)": {"x": 1.0, "w": 0.5},
    "x*x": {"x": 3.0},
    "(a1*b1 + a2*b2) / (sqrt(a1^2 + a2^2) * sqrt(b1^2 + b2^2))": {"a1": 1.0, "a2": 2.0, "b1": 3.0, "b2": -1.0},
    "a*f + b*g + c*d + a*g + b*d + c*f": dict(zip("abcdfg", range(1, 7), strict=True)),
    "sin(x)*exp(-y)/(1 + x^2) + log(1 + exp(x*y)) - sqrt(abs(x - y))*tanh(x/y) + max(x, y)": {"x": 1.0, "y": 2.0},
}


def graph_of(text):
    return lab.Graph.parse(text, **FORMULAS[text])


def both(graph):
    return graph.forward_trace() + graph.backward_trace()


@pytest.mark.parametrize(
    "text, badge",
    [
        ("x + 1", "+1"),
        ("1 - x", "1−"),
        ("x - 1", "−1"),
        ("2*x", "2×"),
        ("x/2", "÷2"),
        ("x^2", "x²"),
        ("x^0.5", "x^0.5"),
        ("2^x", "2ˣ"),
        ("pi*x", "π×"),
        ("x*0.044715", "×0.045"),
        ("max(x, 0)", "max 0"),
        ("-x", "−"),
        ("x^x", "xⁿ"),
    ],
)
def test_a_fixed_number_stands_on_the_badge_of_its_operation(text, badge):
    assert sign(lab.Graph.parse(text, x=2.0).form.nodes[-1]) == badge


@pytest.mark.parametrize("text", FORMULAS)
def test_places_name_what_there_is_and_edges_carry_their_slopes(text):
    graph = graph_of(text)
    sent = payload(both(graph))
    picture, quantities = sent["picture"], sent["quantities"]
    assert [node["id"] for node in picture["nodes"]] == list(graph.values)
    for node in picture["nodes"]:
        assert quantities[node["q"]]["value"] == pytest.approx(graph.values[node["id"]])
        assert not node["g"] or quantities[node["g"]]["value"] == pytest.approx(
            graph.derivatives[node["id"]], rel=1e-9, abs=1e-9
        )
    paths = [path for name in graph.inputs for path in graph.paths(name)]
    slopes = {edge: slope for path in paths for edge, slope in zip(path.edges, path.slopes, strict=True)}
    assert {edge["id"]: edge["value"] for edge in picture["edges"]} == pytest.approx(slopes)
    lit = {edge for step in sent["steps"] for edge in step["edges"]}
    assert lit == {edge["id"] for edge in picture["edges"]}


def test_two_uses_are_two_edges():
    picture = payload(both(graph_of("x*x")))["picture"]
    assert [edge["id"] for edge in picture["edges"]] == [edge_name("x", "y", 0), edge_name("x", "y", 1)]


@pytest.mark.parametrize("text", FORMULAS)
def test_nodes_and_lanes_of_the_still_picture_stand_apart(text):
    places, segments = layered(payload(both(graph_of(text)))["picture"], lambda node: 62)
    for source, target, _ in segments:
        assert places[target].layer == places[source].layer + 1
    for layer in {place.layer for place in places.values()}:
        column = sorted((place for place in places.values() if place.layer == layer), key=lambda place: place.y)
        for above, below in zip(column, column[1:], strict=False):
            assert below.y - below.size / 2 - (above.y + above.size / 2) >= 15.9


@pytest.mark.parametrize("text", FORMULAS)
def test_the_still_picture_shows_every_value_inside_its_frame(text):
    graph = graph_of(text)
    root = ElementTree.fromstring(svg(both(graph)))
    width, height = float(root.get("width")), float(root.get("height"))
    texts = [element for element in root.iter("{http://www.w3.org/2000/svg}text") if element.get("x")]
    shown = {"".join(element.itertext()) for element in texts}
    assert all(quantity.shown in shown for quantity in map(both(graph).source.find, graph.values))
    assert all(0 <= float(one.get("x")) <= width and 0 <= float(one.get("y")) <= height for one in texts)
    numbers = [float(n) for d in re.findall(r' d="(.*?)"', svg(both(graph))) for n in re.findall(r"-?[\d.]+", d)]
    assert max(numbers) <= max(width, height)


def test_a_slope_that_does_not_exist_leaves_the_forward_pass_to_be_drawn():
    sent = payload(lab.Graph.parse("sqrt(x) + x", x=0.0).forward_trace())
    assert {edge["value"] for edge in sent["picture"]["edges"]} == {None}


def test_a_bug_hunt_in_a_graph_does_not_tell_the_true_slopes():
    hunt = lab.bug_hunt(graph_of("u = x*w + 1; u*u*exp(u)"), seed=3)
    sent = payload(hunt.trace, hunt.shown)
    assert {edge["value"] for edge in sent["picture"]["edges"]} == {None}
    assert sent["quantities"][hunt.wrong_step]["value"] != pytest.approx(hunt.trace[hunt.wrong_step].value)


def test_what_is_sent_of_a_large_graph_is_bounded_and_says_so():
    graph = lab.Graph.parse("+".join(["x*y"] * 450), x=1.0, y=2.0)
    trace = graph.forward_trace()
    sent = payload(trace)
    assert len(trace) > MOST_STEPS == len(sent["steps"]) and sent["kind"] == "list"
    assert sent["subtitle"].endswith(f"the first {MOST_STEPS} of {len(trace)} steps")


def test_many_edges_are_too_much_to_be_drawn_and_fewer_steps_are_sent():
    trace = lab.Graph.layered(20, 20).backward_trace()
    sent = payload(trace)
    assert sent["kind"] == "list" and len(sent["steps"]) == MOST_WIDE_STEPS and len(str(sent)) < 600_000
    assert len(lab.Stepper(trace).trace) == len(trace)


def test_another_formula_in_the_stepper_sends_the_whole_worksheet():
    stepper = lab.Stepper(both(graph_of(SEED[0])))
    reply = change(stepper, {"key": "formula", "text": "x1*x2 + sin(x1)*cos(x2)*exp(x1) + x2^3 - x1/x2"})
    reply["then"]()
    assert reply["kind"] == "changed" and reply["differs"]["whole"] == stepper.payload
    assert change(stepper, {"key": "formula", "text": "x1*"})["message"].splitlines()[-1].strip() == "^"
    assert stepper.trace.source.graph.text.startswith("x1*x2 + sin")
    reply = change(stepper, {"key": "x1", "text": "3"})
    assert set(reply["differs"]["whole"]) <= {"picture", "change", "id"} and reply["differs"]["quantities"]
