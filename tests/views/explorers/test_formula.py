"""The formula box from Python's side: what is typed is drawn, or told in one sentence with the graph before it kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn_lab as lab

SEED = ("log(x1) + x1*x2 - sin(x2)", {"x1": 2.0, "x2": 5.0})


@pytest.fixture
def box():
    return lab.explore_formula(SEED[0], **SEED[1])


def typed(box, text, which="both", by="x1", **numbers):
    box.field._heard(box.field, {"kind": "formula", "text": text, "numbers": numbers, "pass": which, "by": by}, [])


def names(box):
    return [one["name"] for one in box.field.state["inputs"]]


def test_a_formula_is_drawn_and_a_new_input_gets_a_number_of_its_own(box):
    typed(box, "x1*y + y^2", x1="2", x2="5")
    assert names(box) == ["x1", "y"] and box.graph.inputs == {"x1": 2.0, "y": 3.0}
    assert box.stepper.payload["subtitle"] == "f = x1*y + y^2"
    assert "3 operations, 2 inputs" in box.field.state["said"]


def test_a_number_that_was_typed_is_kept_while_its_name_is_gone_and_a_made_up_one_is_not(box):
    typed(box, "x1*y", x1="7.5", x2="5")
    typed(box, "x1*y", x1="7.5", y="-4")
    typed(box, "1 + x1", x1="7.5", y="-4")
    typed(box, "x1*y", x1="7.5")
    assert box.graph.inputs == {"x1": 7.5, "y": -4.0}
    typed(box, "s", x1="7.5", y="-4")
    typed(box, "x1*z", x1="7.5")
    assert box.graph.inputs["z"] == 2.0


@pytest.mark.parametrize(
    "text, sentence, marked",
    [
        ("log(x1) + ", "ends too early", 9),
        ("log(x1) + (x2", "not closed", 10),
        ("x1 x2", "sign is missing", 0),
        ("log(x1 - 2)", "logarithm of 0", 4),
        ("1/(x1 - 2)", "divides by zero", 2),
        ("__import__('os')", "no place", 11),
    ],
)
def test_what_cannot_be_read_is_told_with_a_caret_and_the_graph_before_it_stays(box, text, sentence, marked):
    before = box.stepper.payload["id"]
    typed(box, text, x1="2", x2="5")
    state = box.field.state
    assert state["refused"] and sentence in state["said"] and "\n" not in state["said"]
    assert state["marked"].splitlines()[-1].index("^") - 4 == marked or sentence == "no place"
    assert not any(one["refused"] for one in state["inputs"])
    assert box.stepper.payload["id"] == before and box.graph.text == SEED[0] and names(box) == ["x1", "x2"]
    typed(box, SEED[0], x1="2", x2="5")
    assert not box.field.state.get("refused")


def test_a_number_that_is_none_is_told(box):
    typed(box, SEED[0], x1="2", x2="five")
    assert box.field.state["said"] == "x2 takes numbers; 'five' is not one"
    assert [one["name"] for one in box.field.state["inputs"] if one["refused"]] == ["x2"]
    typed(box, SEED[0], x1="1e999", x2="5")
    assert box.field.state["refused"]


def test_every_pass_can_be_chosen_by_any_input(box):
    for which, title in (
        ("both", "Forward pass + Backward pass"),
        ("tangents", "Forward mode, by x₂"),
        ("paths", "Paths from x₂"),
    ):
        typed(box, SEED[0], which, "x2", x1="2", x2="5")
        assert box.stepper.payload["title"] == title and box.field.state["pass"] == which
    typed(box, "x1^3", "tangents", "x2", x1="2")
    assert box.stepper.payload["title"] == "Forward mode, by x₁"
    typed(box, "3 + 4", "tangents", "x1")
    assert "no input" in box.field.state["said"]
    typed(box, "3 + 4")
    assert box.stepper.payload["title"] == "Forward pass"


def test_each_answer_is_told_apart_so_that_the_browser_knows_of_it(box):
    first = box.field.state["answers"]
    typed(box, SEED[0], x1="2", x2="5")
    assert box.field.state["answers"] > first


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"kind": "formula"},
        {"kind": "formula", "text": 3, "numbers": {}},
        {"kind": "formula", "text": "x", "numbers": None},
    ],
)
def test_absurd_messages_are_left_alone(box, message):
    before = dict(box.field.state)
    box.field._heard(box.field, message, [])
    assert box.field.state == before


@settings(max_examples=150)
@given(st.text("x1y+-*/^(),;=. loguesinrt\n'<_", max_size=30))
def test_whatever_is_typed_is_answered(text):
    box = lab.explore_formula("x*x", x=3.0)
    typed(box, text, x="3")
    state = box.field.state
    assert state["said"] and (state.get("refused") or box.graph.text == text)


def test_where_no_script_runs_the_formula_its_picture_and_a_table_stand(box):
    html = box._repr_mimebundle_()["text/html"]
    assert SEED[0] in html and "<img" in html and "<table" in html
