"""The widget's Python side: arguments, answers to the browser, and what stands where no script runs."""

import re
from base64 import b64decode

import pytest

from dnn_lab.marking import events
from dnn_lab.marking.hunt import bug_hunt
from dnn_lab.marking.progress.recorder import Recorder
from dnn_lab.views import answers
from dnn_lab.views.stepper import Stepper, present
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.trace import Trace


@pytest.fixture
def trace():
    return Network([2, 3, 1], hidden="relu", output="sigmoid", seed=1).training_trace([0.5, 0.8], [1.0], 0.5)


def renewed(before, differs):
    """What the browser makes of a payload and what is new in it."""
    steps = [step | differs["steps"].get(at, {}) for at, step in enumerate(before["steps"])]
    changed = {name: before["quantities"].get(name, {}) | fields for name, fields in differs["quantities"].items()}
    return before | differs["whole"] | {"quantities": before["quantities"] | changed, "steps": steps}


@pytest.fixture
def stepper(trace):
    widget = Stepper(trace)
    widget.sent = []
    widget.send = lambda message: widget.sent.append(message)
    return widget


def test_a_changed_number_makes_the_pass_again(stepper):
    before = stepper.payload
    stepper._answer(stepper, {"kind": "change", "id": 7, "key": "x", "text": "1 2"}, [])
    (reply,) = stepper.sent
    assert reply["kind"] == "changed" and reply["id"] == 7 and reply["differs"]["quantities"]["x1"]["value"] == 1
    assert renewed(before, reply["differs"]) == stepper.payload
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


@pytest.mark.parametrize(
    "message", [{}, {"kind": "nonsense"}, {"kind": None}, {"kind": "change"}, {"kind": "change", "key": [], "text": {}}]
)
def test_absurd_messages_do_no_harm(stepper, message):
    before = stepper.payload
    stepper._answer(stepper, message, [])
    assert stepper.payload == before and len(stepper.sent) <= 1


def ask(stepper, **message):
    stepper._answer(stepper, {"id": 1, **message}, [])
    return stepper.sent[-1]


def test_answers_are_marked_with_symbols_in_the_sentences(stepper):
    name = "z1_2"
    step = stepper.trace[name]
    right = ask(stepper, kind="mark", step=name, text=str(step.value), own={})
    assert right["kind"] == "verdict" and right["verdict"]["correct"] and right["verdict"]["number"] == step.value
    net = stepper.trace.source.net
    forgot = step.value + 1 - net.biases[0][1]
    assert not ask(stepper, kind="mark", step=name, text=str(forgot), own={})["verdict"]["correct"]
    changed = ask(stepper, kind="change", key="b1", text="0.1 0.7 -0.1")
    assert changed["kind"] == "changed"
    forgot = stepper.trace[name].value - 0.7
    verdict = ask(stepper, kind="mark", step=name, text=str(forgot), own={})["verdict"]
    assert verdict["mistakes"][0]["key"] == "forgot_bias" and "b₂⁽¹⁾" in verdict["message"]
    assert verdict["title"] == verdict["mistakes"][0]["title"] and verdict["title"][0].isupper()
    assert right["verdict"]["title"] == "Right" and not right["verdict"]["message"].startswith("Right")


def test_the_digits_to_ask_for_are_told(stepper):
    reply = ask(stepper, kind="digits")
    asked = [step.name for step in stepper.trace if step.asked]
    assert list(reply["digits"]) == asked and set(reply["digits"].values()) <= {2, 3, 4}
    assert all(reply["digits"][name] >= 3 for name in asked if name.endswith("_new"))


def test_what_is_shown_follows_from_the_learners_own_numbers(stepper):
    own = {"dL/dz2_1": "0.5"}
    reply = ask(stepper, kind="mark", step="dL/dw2_1_1", text="0", own=own)
    assert reply["follows"] == {"dL/db2_1": 0.5}
    new_bias = stepper.trace.source.net.biases[1][0] - 0.5 * 0.5
    verdict = ask(stepper, kind="mark", step="b2_1_new", text=str(new_bias), own=own)["verdict"]
    assert verdict["kind"] == "right_given_earlier", verdict


def test_of_a_graphs_slopes_only_those_follow_that_are_not_asked():
    row = Graph.parse("n2 = 0.5*n3; n1 = tanh(n2); n1 + n2", n3=1.6)
    stepper = Stepper(row.forward_trace() + row.backward_trace(), mode="by hand")
    stepper.sent, stepper.send = [], lambda message: stepper.sent.append(message)
    asked = {step.name for step in stepper.trace if step.asked}
    own = {"n2": "0.8"}
    for name, text in [("n1", "0.66"), ("y", "1.46"), ("dn1/dn2", "0.56"), ("dy/dn2", "1.56")]:
        follows = ask(stepper, kind="mark", step=name, text=text, own=own)["follows"]
        assert not asked & follows.keys(), name
        own[name] = text


@pytest.mark.parametrize("text", ["", "abc", "1..2", "__import__('os')", "(" * 500, None, 5, ["1"]])
def test_what_is_no_number_gets_a_kind_word(stepper, text):
    verdict = ask(stepper, kind="mark", step="z1_1", text=text, own={})["verdict"]
    assert verdict["kind"] in ("not_a_number", "wrong", "named") and verdict["message"]


@pytest.mark.parametrize("own", [None, [], "x", {"z1_1": None}, {"nonsense": "1"}, {1: {}}])
def test_odd_earlier_answers_do_no_harm(stepper, own):
    assert ask(stepper, kind="mark", step="a1_1", text="0.1", own=own)["kind"] == "verdict"
    assert ask(stepper, kind="mark", step="q", text="0.1", own=own)["kind"] == "refused"


def test_answers_hints_and_what_was_shown_are_told_on(stepper, monkeypatch):
    heard = []
    monkeypatch.setattr(events, "LISTENERS", [heard.append])
    ask(stepper, kind="mark", step="z1_1", text="9", rungs=1)
    ask(stepper, kind="mark", step="z1_1", text="abc", rungs="many")
    assert ask(stepper, kind="note", step="z1_1", rungs=2)["kind"] == "noted"
    ask(stepper, kind="note", step="z1_2", rungs=4)
    ask(stepper, kind="mark", step="z1_1", text="9", keep=False)
    assert ask(stepper, kind="note", step="q", rungs=4)["kind"] == "refused"
    told = [(event.what, event.step, event.verdict, event.hints) for event in heard]
    assert told == [
        ("answered", "z1_1", "wrong", 1),
        ("answered", "z1_1", "not_a_number", 0),
        ("hinted", "z1_1", "", 2),
        ("shown", "z1_2", "", 0),
    ]


def test_what_progress_has_to_say_is_said_once_beside_a_verdict(stepper, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    refused = Recorder(tmp_path / "file" / "folder")
    monkeypatch.setattr(events, "LISTENERS", [refused.keep])
    monkeypatch.setattr(answers, "RECORDER", refused)
    first, second = (ask(stepper, kind="mark", step="z1_1", text="9") for _ in range(2))
    assert "cannot be written to" in first["news"] and second["news"] == ""
    assert first["verdict"]["kind"] == second["verdict"]["kind"] == "wrong"


def test_a_bug_hunt_shows_the_wrong_pass_and_judges_it(trace):
    net = Network([2, 2, 1], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=4)
    hunt = bug_hunt(net, [0.5, 0.8], [1], seed=3)
    widget = Stepper(hunt)
    widget.sent = []
    widget.send = lambda message: widget.sent.append(message)
    data, _ = widget._repr_mimebundle_()
    assert "text/html" not in data and "one of them wrong" in data["text/plain"]
    shown = widget.payload["quantities"][hunt.wrong_step]["value"]
    assert shown == pytest.approx(hunt.shown[hunt.wrong_step]) and shown != pytest.approx(
        hunt.trace[hunt.wrong_step].value
    )
    first = hunt.trace.names[0] if hunt.wrong_step != hunt.trace.names[0] else hunt.trace.names[1]
    assert not ask(widget, kind="judge", step=first)["verdict"]["correct"]
    found = ask(widget, kind="judge", step=hunt.wrong_step)
    assert found["verdict"]["correct"] and hunt.mistake in [cause["key"] for cause in found["causes"]]
    assert ask(widget, kind="judge", step=hunt.wrong_step, cause=hunt.mistake)["verdict"]["correct"]
    assert ask(widget, kind="judge", step=hunt.wrong_step, cause="nonsense")["kind"] == "refused"


def test_arguments(trace):
    assert Stepper(trace, at="dL/dz2_1").settings["at"] == trace.names.index("dL/dz2_1")
    assert "present" not in Stepper(trace).settings and present(trace, mode="by hand").settings["present"] is True
    assert Stepper(trace, at=-1).settings["at"] == len(trace) - 1
    with pytest.raises(TypeError, match="takes a Trace, such as .*; list was given"):
        Stepper([1, 2])
    with pytest.raises(ValueError, match="mode is 'read'; there are: watch, by hand, mixed"):
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


def texts(html):
    """What is read in a still view: the words of its picture, the cells of its table."""
    picture = b64decode(re.search("svg\\+xml;base64,([^\"]*)", html)[1]).decode()
    return re.findall(">([^<>]+)</text>", picture), re.findall("<td>([^<>]*)</td>", html)


@pytest.mark.parametrize("mode, tells", [("watch", True), ("by hand", False), ("mixed", False)])
def test_a_still_view_of_work_by_hand_gives_no_answer_away(trace, mode, tells):
    graph = Graph.parse("log(x1) + x1*x2 - sin(x2)", x1=2.3, x2=5.7)
    shares = Network([2, 3, 2], seed=2).error_trace([0.35, 0.85], [1, 0])
    for one in (trace, shares, graph.forward_trace() + graph.backward_trace()):
        picture, table = texts(Stepper(one, mode=mode)._repr_mimebundle_()[0]["text/html"])
        worked_out = {step.quantity.shown for step in one if len(step.quantity.shown) > 5}
        assert bool(worked_out & {*table, *picture}) == tells
        assert ("?" in " ".join(picture)) != tells and ("" in table) != tells
        assert {"0.5", "0.35", "2.3"} & set(picture), "what is given stays"
