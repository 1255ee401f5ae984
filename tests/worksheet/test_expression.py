"""An expression's value, formula and numbers come from one tree: they must agree with plain Python arithmetic."""

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.worksheet import formula
from dnn_lab.worksheet.expression import Call, Negative, Number, Power, Product, Quotient, Sum, Use
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.scripts import Latex, Script, Spoken, Template
from dnn_lab.worksheet.symbols import Derivative, Symbol
from dnn_lab.worksheet.writing import terms, write


def use(name, value):
    return Use(Quantity(name, value, "input", Symbol(name[0], name[1:])))


X, W, B = use("x1", 0.5), use("w1", -0.6), use("b1", -0.2)
Z = Sum((Product((W, X)), B))


def test_a_weighted_sum_by_hand():
    assert Z.value() == pytest.approx(-0.5)
    assert write(Z, Script()) == "w₁·x₁ + b₁"
    assert write(Z, Script(numbers=True)) == "−0.6·0.5 + (−0.2)"
    assert write(Z, Latex(numbers=True)) == r"-0.6 \cdot 0.5 + (-0.2)"
    assert write(Z, Spoken()) == "w 1 times x 1 plus b 1"


def test_the_learners_own_numbers_take_the_place_of_the_true_ones():
    assert Z.value({"x1": 2.0}) == pytest.approx(-1.4)


def test_a_sum_that_is_zero_on_paper_is_zero():
    tenth, fifth, third = use("p1", 0.1), use("p2", 0.2), use("p3", 0.3)
    assert 0.1 + 0.2 - 0.3 != 0
    assert Sum((tenth, fifth, Negative(third))).value() == 0.0
    assert math.copysign(1, Negative(use("p4", 0.0)).value()) == 1


def test_brackets_keep_the_meaning():
    difference = Sum((X, Negative(B)))
    assert write(Product((W, difference)), Script()) == "w₁·(x₁ − b₁)"
    assert write(Power(difference, Number(2)), Script()) == "(x₁ − b₁)^2"
    assert write(Quotient(W, Product((X, B))), Script()) == "w₁/(x₁·b₁)"
    assert write(Sum((X, Negative(difference))), Script()) == "x₁ − (x₁ − b₁)"
    assert write(Negative(Sum((X, B))), Script()) == "−(x₁ + b₁)"
    assert write(Product((X, Quotient(W, B))), Script()) == "x₁·(w₁/b₁)"


def test_the_template_has_a_place_for_every_quantity_and_asks_for_brackets_where_a_sign_would_confuse():
    assert terms(Z, Template()) == [["", "{w1}<mo>·</mo>{(x1)}"], ["+", "{(b1)}"]]
    assert terms(Sum((X, Negative(B))), Template()) == [["", "{x1}"], ["−", "{(b1)}"]]


def test_derivatives_are_fractions():
    slope = Derivative(Symbol("a", "2", 1), Symbol("z", "2", 1), shortened="slope")
    assert slope.latex == r"\frac{\partial a_{2}^{(1)}}{\partial z_{2}^{(1)}}"
    assert slope.text == "∂a₂⁽¹⁾/∂z₂⁽¹⁾"
    assert slope.short == ["a′", "2"]
    assert Derivative(Symbol("L"), Symbol("w", "2,1", 1)).short == ["∂w", "2,1"]


numbers = st.floats(-9, 9).map(lambda v: round(v, 2))
leaves = st.one_of(
    st.builds(lambda i, v: use(f"v{i}", v), st.integers(1, 9), numbers),
    st.integers(0, 9).map(Number),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(st.one_of(inner, inner.map(Negative)), min_size=2, max_size=3).map(lambda t: Sum(tuple(t))),
        st.lists(inner, min_size=2, max_size=3).map(lambda f: Product(tuple(f))),
        st.builds(Quotient, inner, inner),
        inner.map(lambda e: Power(e, Number(2))),
        inner.map(lambda e: Call("max", (e, Number(0)))),
    ),
    max_leaves=8,
)


class Python(Script):
    """Writes Python, so that Python itself can say what the written formula means."""

    dot, minus = "*", " - "

    def symbol(self, quantity):
        return f"({quantity.value!r})"

    def negative(self, inner):
        return f"-{inner}"

    def power(self, base, exponent):
        return f"{base}**{exponent}"


@given(trees)
def test_what_is_written_means_what_is_valued(tree):
    text = write(tree, Python())
    try:
        expected = eval(compile(ast.parse(text, mode="eval"), "", "eval"), {"max": max})
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            tree.value()
        return
    try:
        assert tree.value() == pytest.approx(expected, rel=1e-9, abs=1e-9)
    except ZeroDivisionError:
        assert abs(expected) > 1e9


@given(trees)
def test_rewriting_nothing_changes_nothing(tree):
    assert tree.rewrite(lambda node: None) == tree


def test_formulas_are_read_from_text_and_never_run():
    z = [{"z": use("z1", 1.0)}, {"z": use("z2", 2.0)}]
    softmax = formula.read("exp(z)/sum(exp(z))", z[0], z)
    assert softmax.value() == pytest.approx(math.exp(1) / (math.exp(1) + math.exp(2)))
    assert write(softmax, Script()) == "e^(z₁)/(e^(z₁) + e^(z₂))"
    with pytest.raises(ValueError, match="calls '__import__'"):
        formula.read("__import__('os')", {})
