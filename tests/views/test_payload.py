"""What is sent to the browser: whole, bounded, and enough to step, light and draw without Python."""

import json
import re

import numpy as np
import pytest
from hypothesis import given, settings
from strategies import passes

from dnn_lab.views.payload import payload
from dnn_lab.worksheet.network import Network

BOUND = 200_000
PLACE = re.compile(r"\{\(?([^{}()]+)\)?\}")


def size(sent):
    return len(json.dumps(sent, ensure_ascii=False).encode())


def large(phase):
    net = Network([64, 32, 10], hidden="relu", output="softmax", loss="cross_entropy", seed=0)
    x, y = np.linspace(0, 1, 64), np.eye(10)[3]
    return {
        "forward": lambda: net.forward_trace(x),
        "backward": lambda: net.backward_trace(x, y),
        "update": lambda: net.update_trace(x, y, 0.1),
        "training": lambda: net.training_trace(x, y, 0.1),
    }[phase]()


@given(passes())
@settings(max_examples=40)
def test_every_name_that_is_spoken_of_is_sent(drawn):
    net, x, y = drawn
    for trace in (net.forward_trace(x), net.backward_trace(x, y), net.training_trace(x, y, 0.5)):
        sent = payload(trace)
        known = set(sent["quantities"])
        for step in sent["steps"]:
            used = {name for _, template in step["formula"] for name in PLACE.findall(template)}
            assert {step["name"], *used, *PLACE.findall(step["spoken"]), *step["reuses"]} <= known
        nodes = [node for column in sent["picture"]["columns"] for node in column["nodes"]]
        ids = {node["id"] for node in nodes} | {edge["id"] for edge in sent["picture"]["edges"]}
        lit = {place for step in sent["steps"] for place in (*step["nodes"], *step["edges"])}
        assert lit <= ids | {"L"} | {f"n{len(net.sizes) - 1}_{k + 1}-L" for k in range(net.sizes[-1])}


@given(passes())
@settings(max_examples=40)
def test_values_are_the_traces_own(drawn):
    net, x, y = drawn
    trace = net.training_trace(x, y, 0.5)
    sent = payload(trace)
    for step in trace:
        assert sent["quantities"][step.name]["value"] == pytest.approx(step.value, rel=1e-11, abs=1e-300)


@pytest.mark.parametrize("sizes", [[2, 3, 1], [3, 4, 2], [4, 8, 3], [8, 8, 8], [8] * 7])
def test_what_is_sent_is_bounded(sizes):
    net = Network(sizes, hidden="sigmoid", output="sigmoid", seed=0)
    y = np.zeros(sizes[-1])
    assert size(payload(net.training_trace(np.linspace(-1, 1, sizes[0]), y, 0.1))) < BOUND


@pytest.mark.parametrize("phase", ["forward", "backward", "update", "training"])
def test_a_large_network_is_sent_by_layer(phase):
    sent = payload(large(phase))
    assert sent["kind"] == "layers" and size(sent) < BOUND
    assert {step["matrix"]["what"] for step in sent["steps"]} <= {
        "z",
        "a",
        "L",
        "da",
        "slope",
        "dz",
        "dW",
        "db",
        "W",
        "b",
    }
    assert len(sent["matrices"]["layers"][0]["W"]) == 32


def test_one_neuron_of_a_large_network_is_sent_number_by_number():
    sent = payload(large("training").neuron(1, 5))
    assert sent["steps"][0]["name"] == "z1_5" and sent["steps"][0]["matrix"] == {"layer": 1, "what": "z", "row": 4}
    assert len(sent["steps"][0]["parts"]) == 65 and size(sent) < BOUND


def test_the_same_trace_has_the_same_id_and_another_has_not():
    net = Network([2, 3, 1], seed=0)
    assert payload(net.forward_trace([1, 2]))["id"] == payload(net.forward_trace([1, 2]))["id"]
    assert payload(net.forward_trace([1, 2]))["id"] != payload(net.forward_trace([1, 3]))["id"]


def test_it_is_json_without_nan():
    sent = payload(large("training"))
    assert json.loads(json.dumps(sent, allow_nan=False))["id"] == sent["id"]
