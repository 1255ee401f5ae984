"""A computation graph of scalars: any formula, its value, and its slope by every input.

Each operation is a node, each use of a value an edge: `u*u` has two edges from u. Worked out on a flat tape
(`tape.py`), never recursively; paths and their counts stand in `routes.py`.
"""

from functools import cached_property

from dnn_lab.engine import formula, routes
from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.formula_form import form_of
from dnn_lab.engine.shapes import finite
from dnn_lab.engine.tape import Broken, Tape


class Graph:
    """A graph with numbers in it. Made by `Graph.parse`, `Graph.read`, `Graph.layered` or `net.graph`.

    form    names and operations, without numbers;  inputs  {name: float}, in order of first use
    value   the result, a float
    """

    def __init__(self, form, inputs, tape=None):
        self.form, self.inputs = form, inputs
        self.tape = tape or Tape(form)
        try:
            self._slots = self.tape.run(inputs.values())
        except Broken as broken:
            raise self._error(broken) from None
        self.value, self._slopes_of_slots = self._slots[-1], None

    @classmethod
    def parse(cls, text, /, **values):
        """A graph from a formula: `Graph.parse("log(x1) + x1*x2 - sin(x2)", x1=2.0, x2=5.0)`.

        text  + − * / ** ^, brackets, e, pi, and log (natural; ln too) exp sqrt sin cos tan tanh sigmoid relu abs max
              min. Parts may be named, `u = x*w + 1; u*u*exp(u)`; `x = 2;` in front gives an input a value.
        values  a number for every input; of one that the text gives, too, the one given here counts

        Raises FormulaError, a ValueError: one sentence, and a caret under the place.
        """
        return cls.read(text, values)

    @classmethod
    def read(cls, text, values=None, longest=formula.LONGEST):
        """The same with the values in a dictionary; `longest` is the number of characters that the text may have."""
        form, given = form_of(formula.read(text, longest))
        return cls(form, _checked(form, {**given, **(values or {})}))

    @classmethod
    def read_with(cls, text, values):
        """A graph from a formula, with those of the `values` that it has inputs for where it gives none itself."""
        form, given = form_of(formula.read(text))
        known = {name: value for name, value in values.items() if name in form.inputs}
        return cls(form, _checked(form, {**known, **given}))

    def at(self, /, **values):
        """The same graph with other numbers for some inputs. Raises FormulaError as `parse` does."""
        inputs = self.inputs.copy()
        for name, value in values.items():
            if name not in inputs:
                raise _no_such_input(self.form, name)
            inputs[name] = value if type(value) is float and value - value == 0 else _number(name, value, self.form)
        return type(self)(self.form, inputs, self.tape)

    @property
    def text(self):
        """The formula as typed; "" for a graph that is not from a formula."""
        return self.form.text

    @property
    def output(self):
        """Name of the result."""
        return self.form.output

    @cached_property
    def values(self):
        """{name: value} of every node."""
        return dict(zip(self.form.place, self.tape.of_nodes(self._slots), strict=True))

    @cached_property
    def derivatives(self):
        """{name: slope of the result by it} of every node that varies."""
        slopes = self.tape.of_nodes(self._sweep())
        return {name: d for name, d, varies in zip(self.form.place, slopes, self.form.varies, strict=True) if varies}

    def gradients(self):
        """{input: slope of the result by it}. Where a curve has a corner the convention of `operations.py` stands.

        Raises FormulaError where a slope does not exist, as that of sqrt at 0.
        """
        slopes = self._sweep()
        return {name: slopes[at] for name, at in self.form.varying_inputs}

    def _sweep(self):
        """The slope by every slot of the tape, worked out once."""
        if self._slopes_of_slots is None:
            try:
                self._slopes_of_slots = self.tape.sweep(self._slots)
            except Broken as broken:
                raise self._error(broken) from None
        return self._slopes_of_slots

    @cached_property
    def slopes(self):
        """{name: slopes of that node by its operands, in order; None for an operand that does not vary}."""
        values, varies = list(self.values.values()), self.form.varies
        return {node.name: self._slopes(at, node, values, varies) for at, node in enumerate(self.form.nodes)}

    def _slopes(self, at, node, values, varies):
        operands = [values[arg] if type(arg) is int else arg.value for arg in node.args]
        slopes = [None] * len(operands)
        for place, arg in node.feeds:
            if varies[arg]:
                try:
                    slopes[place] = node.operation.slope(place, values[at], operands)
                except (ArithmeticError, ValueError):
                    raise self._error(Broken("slope", at, operands, place)) from None
        return tuple(slopes)

    def paths(self, name, longest=routes.LONGEST):
        """Every path from an input or part to the result, as a tuple of `Path`s with .nodes, .slopes and .product.

        Raises KeyError for a name that is none, ValueError where there are more than `longest` paths.
        """
        return routes.paths(self, name, longest)

    def path_count(self, name):
        """How many paths lead from an input or part to the result: exact, however many."""
        return routes.path_count(self.form, name)

    def naive_count(self):
        """Multiplications for all gradients when each path is multiplied out by itself: one less than its edges."""
        return routes.naive_count(self.form)

    def dynamic_count(self):
        """Multiplications that all gradients take in one backward sweep: one an edge, but for edges into the result."""
        return routes.dynamic_count(self.form)

    def merged(self):
        """The same graph with equal parts joined: what is worked out twice is worked out once, and used twice.

        Operands of + and × in another order are equal, too. Names that the learner gave are kept.
        """
        from dnn_lab.engine.merging import merged_form, written

        form = merged_form(self.form)
        if not self.text:
            return type(self)(form, self.inputs)
        return type(self).read(written(form), self.inputs, longest=None)

    @classmethod
    def layered(cls, width, depth, seed=0):
        """A graph of `width` inputs, `depth` layers of `width` weighted sums, each of all before, and their sum.

        From each input width^depth paths lead to the result, over depth·width² edges and the last `width`. The weights
        are fixed numbers with one decimal. Raises ValueError for what is no whole number above 0.
        """
        from dnn_lab.engine.network_form import layered

        return cls(*layered(width, depth, seed))

    def _error(self, broken):
        """What stands in the way, with its place in the text."""
        node, numbers = self.form.nodes[broken.node], list(map(_shown, broken.operands))
        if node.operation is None:
            return FormulaError("large_slope", self.text, node.spans[0] if node.spans else None)
        reason = node.operation.error if broken.kind == "value" else broken.kind
        operand = {"divides": 1, "logarithm": 0, "root": 0}.get(reason)
        argument = 0 if node.operation.writing == "power" else broken.at if operand is None else operand
        fields = {"sign": node.operation.sign, "argument": numbers[argument]}
        fields |= {"base": numbers[0], "exponent": numbers[-1]}
        place = node.spans[0 if operand is None else 1 + operand] if node.spans else None
        return FormulaError(reason, self.text, place, **fields)

    def __repr__(self):
        size = f"{len(self.form.nodes) - len(self.inputs)} operations"
        return f"Graph: {self.text if 0 < len(self.text) < 60 else size} = {_shown(self.value)}"


def _shown(value):
    return f"{value:.6g}".replace("-", "−")


def _checked(form, values):
    """Values for all inputs, in the form's order."""
    for name in values:
        if name not in form.inputs:
            raise _no_such_input(form, name)
    return {name: _number(name, values.get(name), form) for name in form.inputs}


def _number(name, value, form):
    node = form.nodes[form.place[name]]
    place = node.spans[0] if node.spans else None
    if value is None:
        raise FormulaError("value", form.text, place, name=name)
    number = finite(value)
    if number is None:
        raise FormulaError("not_finite", form.text, place, name=name, given=repr(value)[:40])
    return number


def _no_such_input(form, name):
    return FormulaError("no_such_input", form.text, name=str(name)[:40], names=", ".join(form.inputs[:12]))
