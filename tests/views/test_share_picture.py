"""What the browser gets of shares: bands that carry the parts of the engine, totals, leaks, and no infinite number."""

import json

import numpy as np
import pytest

from dnn_lab.views.diagram import svg
from dnn_lab.views.payload import payload
from dnn_lab.views.stepper import Stepper
from dnn_lab.worksheet.network import Network


def two_outputs(rule="proportional", **options):
    net = Network([2, 3, 2], hidden="tanh", output="linear", seed=3)
    return net.error_trace([0.5, -0.8], [1, 0], rule, **options)


@pytest.mark.parametrize("rule", ["proportional", "equal", "epsilon", "weight", "alpha_beta"])
def test_what_the_bands_carry_adds_up_to_each_share(rule):
    sent = payload(two_outputs(rule))
    value = {name: quantity["value"] for name, quantity in sent["quantities"].items()}
    arrived = dict.fromkeys(value, 0.0)
    for edge in sent["picture"]["edges"]:
        arrived[edge["share"]] += edge["part"] * value[edge["of"]]
    for step in sent["steps"][2:]:
        assert arrived[step["name"]] == pytest.approx(value[step["name"]], rel=1e-4), step["name"]


def test_totals_and_leaks():
    columns = payload(two_outputs())["picture"]["columns"]
    assert [column["leak"] for column in columns] == [0, 0, 0] and columns[0]["total"] == columns[2]["total"]
    for inputs, _, outputs in [payload(two_outputs("epsilon", epsilon=0.5))["picture"]["columns"]]:
        assert inputs["leak"] == pytest.approx(outputs["total"] - inputs["total"], abs=1e-5) and inputs["leak"]


def test_what_has_no_value_is_sent_as_nothing_with_its_reason():
    trace = Network.from_parameters(weights=[[[3, -3]]], biases=[[0]]).error_trace([1, 1], [0.6])
    sent = payload(trace)
    text = json.dumps(sent, allow_nan=False)
    assert "Infinity" not in text and sent["quantities"]["e0_1"]["value"] is None
    assert sent["quantities"]["e0_1"]["undefined"] and "adds up to 0" in sent["steps"][1]["why"]
    assert [edge["part"] for edge in sent["picture"]["edges"]] == [None, None]
    assert sent["picture"]["columns"][0]["total"] is None
    assert all(word not in svg(trace) for word in ("nan", "inf", "undefined"))


def test_a_large_network_is_sent_as_one_row_a_layer():
    net = Network([64, 32, 10], seed=0)
    trace = net.error_trace(np.linspace(0, 1, 64), np.eye(10)[3])
    sent = payload(trace)
    assert [len(row["values"]) for row in sent["picture"]["rows"]] == [64, 32, 10]
    assert len(json.dumps(sent, allow_nan=False)) < 20_000 and len(sent["steps"]) == 3
    assert payload(trace.neuron(1, 2))["kind"] == "list"


def test_the_stepper_takes_it_and_epsilon_can_be_changed():
    stepper = Stepper(two_outputs("epsilon"), at="e1_2")
    assert stepper.settings["at"] == 3 and stepper.payload["change"]["rows"][0]["key"] == "epsilon"
    stepper.send = lambda message: None
    before = stepper.payload["id"]
    stepper._answer(stepper, {"id": 1, "kind": "change", "key": "epsilon", "text": "0.5"}, [])
    assert stepper.payload["id"] != before and stepper.trace.source.epsilon == 0.5
