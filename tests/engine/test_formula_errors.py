"""What is no formula: one sentence with a caret under the place, nothing run, nothing hanging."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dnn_lab.engine.formula_errors import SENTENCES, FormulaError
from dnn_lab.engine.graph import Graph

VALUES = {"x": 0.5, "t": 2.0}
BAD = [
    ("", "empty", ""),
    ("  \n ", "empty", ""),
    ("x" + "+x" * 1000, "long", None),
    ("x +", "value_missing_at_end", ""),
    ("x + * t", "value_missing", "*"),
    ("2x", "sign_missing", "2x"),
    ("x t", "sign_missing", "x t"),
    ("(x)(t)", "sign_missing", ")("),
    ("log(x, 2)", "arguments", "log"),
    ("log()", "arguments", "log"),
    ("max(x)", "few_arguments", "max"),
    ("max(x" + ", x" * 20 + ")", "many_arguments", "max"),
    ("(x, t)", "comma", ","),
    ("0,5*x", "comma", ","),
    ("x.real", "inside", "."),
    ("x.__class__.__mro__", "inside", "."),
    ("'x'", "quotes", "'"),
    ("x < t", "comparison", "<"),
    ("x == t", "comparison", "=="),
    ("__import__('os').system('ls')", "quotes", "'"),
    ("__import__(x)", "function", "__import__"),
    ("__x", "name", "__x"),
    ("print(x)", "function_near", "print"),
    ("foo(x)", "function", "foo"),
    ("sin x", "argument", "sin"),
    ("exec", "value", "exec"),
    ("((x)", "bracket_open", "("),
    ("x)", "bracket_closed", ")"),
    ("x[0]", "character", "["),
    ("lambda x: x", "character", ":"),
    ("{x}", "character", "{"),
    ("x @ t", "character", "@"),
    ("x!", "character", "!"),
    ("½*x", "character", "½"),
    ("x\x00", "character", "\x00"),
    ("1.2.3*x", "number", "1.2.3"),
    ("1_000*x", "number", "1_000"),
    ("1e999*x", "number", "1e999"),
    ("x" * 41, "long_name", "x" * 41),
    ("u = ; x", "value_missing_at_end", None),
    ("u = x;; u", "part_missing", ";"),
    ("u = v = x", "equals", "="),
    ("2 = x", "equals", "="),
    ("e = 3; e*x", "taken", "e"),
    ("log = 3; x", "taken", "log"),
    ("u = x; u = t; u", "twice", "u"),
    ("u*x; u = 2*x", "nameless", None),
    ("v = u*x; u = 2*x; u*v", "late", "u"),
    ("u = u + x; u", "late", "u"),
    ("u = 2*x; x", "unused", "u"),
    ("x*w", "value", "w"),
    ("x/(t - 2)", "divides", "(t - 2)"),
    ("1 + log(x - t)", "logarithm", "x - t"),
    ("ln(0*x)", "logarithm", "0*x"),
    ("sqrt(x - 1)", "root", "x - 1"),
    ("(x - 1)^x", "power", "(x - 1)^x"),
    ("(x - 0.5)^-1", "power", "(x - 0.5)^-1"),
    ("exp(t^10)", "large", "exp(t^10)"),
    ("(t*1e300)*1e300", "large", "(t*1e300)*1e300"),
]


def place_of(error):
    start, end = error.place
    return error.text[start:end]


@pytest.mark.parametrize("text, reason, place", BAD, ids=[repr(text)[:30] for text, _, _ in BAD])
def test_one_sentence_and_its_place(text, reason, place):
    values = {name: value for name, value in VALUES.items() if re.search(rf"\b{name}\b", text)}
    with pytest.raises(FormulaError) as caught:
        Graph.parse(text, **(values if reason != "long" else {}))
    error = caught.value
    assert error.reason == reason
    if place is not None:
        assert place_of(error).strip("\n ") == place
    sentence, *pointed = str(error).split("\n")
    assert sentence == error.sentence and sentence.endswith(".") and ". " not in sentence and "!" not in sentence[1:]
    line, caret = pointed
    assert set(caret.strip()) == {"^"} and len(line) < 90


def test_the_caret_stands_under_the_place_in_its_line():
    with pytest.raises(FormulaError) as caught:
        Graph.parse("u = x*t\nu + log(0*x)", **VALUES)
    assert str(caught.value).split("\n")[1:] == ["    u + log(0*x)", "            ^^^"]
    with pytest.raises(FormulaError) as caught:
        Graph.parse("x + " * 200 + "log(0*x)", x=1)
    line, caret = str(caught.value).split("\n")[1:]
    assert line[caret.index("^") : caret.rindex("^") + 1] == "0*x"


@pytest.mark.parametrize("given", ["2", None, float("nan"), float("inf"), True, [1], 10**400, 1j])
def test_values_are_finite_numbers(given):
    with pytest.raises(FormulaError, match="x (is|has)"):
        Graph.parse("x*x", x=given)


def test_a_value_too_many():
    with pytest.raises(FormulaError, match="z is given a value, and the formula has no input of that name; it has: x."):
        Graph.parse("x*x", x=1, z=2)


@pytest.mark.parametrize("text", [3, None, b"x", ["x"]])
def test_a_formula_is_text(text):
    with pytest.raises(FormulaError, match="A formula is text"):
        Graph.parse(text)


@pytest.mark.parametrize("text, values", [("sqrt(x)", {"x": 0}), ("x^0.5", {"x": 0}), ("x^t", {"x": -2, "t": 2})])
def test_a_slope_that_does_not_exist_is_told_when_it_is_asked_for(text, values):
    graph = Graph.parse(text, **values)
    with pytest.raises(FormulaError, match="does not exist at"):
        graph.gradients()


def test_a_slope_beyond_all_numbers():
    with pytest.raises(FormulaError) as caught:
        Graph.parse("log(x) - log(x)*x", x=5e-324).gradients()
    assert caught.value.reason == "large_slope"


@given(st.text(max_size=60))
@settings(max_examples=400)
def test_any_text_gives_a_graph_or_a_sentence(text):
    reads_or_tells(text)


PIECES = ["x", "t", "2", ".5", "+", "-", "*", "/", "^", "(", ")", ",", ";", "=", "log", "max", "u", " ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=600)
def test_any_pieces_of_a_formula_give_a_graph_or_a_sentence(pieces):
    reads_or_tells("".join(pieces))


def reads_or_tells(text):
    try:
        graph = Graph.read_with(text, {"x": 0.5, "t": 2.0, "u": 1.5})
        graph.gradients()
    except FormulaError as error:
        assert error.reason in SENTENCES
        if error.place:
            assert 0 <= error.place[0] <= error.place[1] <= len(text) + 1
