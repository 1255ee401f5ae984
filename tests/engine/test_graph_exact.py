"""A thousand random formulas: values and gradients in fifty digits by mpmath, derivatives by SymPy."""

import pytest

from dnn_lab.engine.graph import Graph

sympy = pytest.importorskip("sympy", reason="the test extra brings SymPy and mpmath")
exact_formulas = pytest.importorskip("engine.exact_formulas")

CASES = list(exact_formulas.cases(1000))


def test_values_and_gradients_of_a_thousand_formulas_in_fifty_digits():
    for text, values in CASES:
        graph = Graph.parse(text, **values)
        assert graph.value == pytest.approx(float(exact_formulas.exact(text, values)), rel=1e-8, abs=1e-9), text
        gradients = graph.gradients()
        assert set(gradients) == set(values)
        for name, found in gradients.items():
            exact = float(exact_formulas.slope(text, values, name))
            assert found == pytest.approx(exact, rel=1e-6, abs=1e-6), (text, values, name)


def test_gradients_of_formulas_against_sympy():
    functions = {name: getattr(sympy, name) for name in ("log", "exp", "sqrt", "sin", "cos", "tan", "tanh")}
    functions |= {"ln": sympy.log, "sigmoid": lambda z: 1 / (1 + sympy.exp(-z)), "e": sympy.E, "pi": sympy.pi}
    smooth = [case for case in CASES if not any(word in case[0] for word in ("abs", "max", "min", "relu", ";"))][:150]
    for text, values in smooth:
        symbols = {name: sympy.Symbol(name, real=True) for name in values}
        expression = sympy.sympify(text.replace("^", "**"), locals=functions | symbols)
        at = {symbols[name]: sympy.Rational(str(value)) for name, value in values.items()}
        for name, found in Graph.parse(text, **values).gradients().items():
            exact = float(sympy.re(expression.diff(symbols[name]).subs(at).evalf(30)))
            assert found == pytest.approx(exact, rel=1e-7, abs=1e-8), (text, name)
