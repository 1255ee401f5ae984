"""The widget's Python side: arguments, answers to the browser, and what stands where no script runs."""

import pytest

from dnn_lab.views.stepper import Stepper
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.trace import Trace


@pytest.fixture
def trace():
    return Network([2, 3, 1], hidden="relu", output="sigmoid", seed=1).training_trace([0.5, 0.8], [1.0], 0.5)


@pytest.fixture
def stepper(trace):
    widget = Stepper(trace)
    widget.sent = []
    widget.send = lambda message: widget.sent.append(message)
    return widget


def test_a_changed_number_makes_the_pass_again(stepper):
    before = stepper.payload
    stepper._answer(stepper, {"kind": "change", "id": 7, "key": "x", "text": "1 2"}, [])
    assert stepper.sent == [{"id": 7, "kind": "changed"}]
    assert stepper.payload["quantities"]["x1"]["value"] == 1 and before["quantities"]["x1"]["value"] == 0.5
    assert stepper.trace["z1_1"].value == pytest.approx(stepper.payload["quantities"]["z1_1"]["value"])


@pytest.mark.parametrize(
    "key, text, sentence",
    [("x", "1 2 3", "x takes 2 numbers, 3 were given"), ("y", "0.5", "targets that are 0 or 1"), ("q", "1", "no row")],
)
def test_a_refused_text_changes_nothing(stepper, key, text, sentence):
    before = stepper.payload
    stepper._answer(stepper, {"kind": "change", "id": 8, "key": key, "text": text}, [])
    (reply,) = stepper.sent
    assert reply["kind"] == "refused" and reply["id"] == 8 and sentence in reply["message"]
    assert stepper.payload == before


@pytest.mark.parametrize("message", [{}, {"kind": "nonsense"}, {"kind": None}, {"kind": "change"}, {"kind": "change", "key": [], "text": {}}])
def test_absurd_messages_do_no_harm(stepper, message):
    before = stepper.payload
    stepper._answer(stepper, message, [])
    assert stepper.payload == before and len(stepper.sent) <= 1


def test_arguments(trace):
    assert Stepper(trace, at="dL/dz2_1").settings["at"] == trace.names.index("dL/dz2_1")
    assert Stepper(trace, at=-1).settings["at"] == len(trace) - 1
    with pytest.raises(TypeError, match="takes a Trace, such as .*; list was given"):
        Stepper([1, 2])
    with pytest.raises(ValueError, match="mode is 'read'; there are: watch"):
        Stepper(trace, mode="read")
    with pytest.raises(KeyError, match="no step 'z9_9'"):
        Stepper(trace, at="z9_9")
    with pytest.raises(ValueError, match="at least one step"):
        Stepper(Trace.of("Nothing", []))


def test_where_no_script_runs_there_is_a_picture_and_a_table(trace):
    data, _ = Stepper(trace)._repr_mimebundle_()
    assert data["text/plain"] == "Stepper: Training step, 45 steps"
    assert 'src="data:image/svg+xml;base64,' in data["text/html"] and "<table>" in data["text/html"]
    assert data["text/html"] == Stepper(trace)._repr_mimebundle_()[0]["text/html"]
