"""A formula of one's own: a box to type it in, a number for each input, and its graph to step through, drawn anew with
every key. What cannot be read is told in one sentence with a caret under the place, and the graph before it stays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import anywidget
import ipywidgets
import traitlets

from dnn_lab.engine import formula
from dnn_lab.engine.formula_form import form_of
from dnn_lab.views.diagram import static_html
from dnn_lab.views.esm import bundle
from dnn_lab.views.explorers.parts.plot import STATIC
from dnn_lab.views.stepper import Stepper
from dnn_lab.worksheet.changes import numbers, plain
from dnn_lab.worksheet.graph import Graph

_STYLES = ("tokens.css", "stepper/stepper.css", "formula/field.css")
FIRST_VALUES = (2.0, 3.0, 5.0, 0.5, 7.0, 1.5)
SAID = (
    "{operations}, {inputs}. The result is {value}. "
    "Multiplications for all slopes: {naive} path by path, {swept} in one sweep."
)
NO_INPUT = "This formula has no input: it has a value, {value}, and nothing to have a slope by."


@dataclass(frozen=True)
class Pass:
    """What can be stepped through: words for it, and the trace of a graph by a chosen input."""

    label: str
    trace: Callable
    chooses: bool = False


PASSES = {
    "both": Pass("values forward, then slopes back (reverse mode)", lambda graph, by: _both(graph)),
    "tangents": Pass("slopes forward (forward mode) from an input", lambda graph, by: graph.tangent_trace(by), True),
    "paths": Pass("path by path from an input", lambda graph, by: graph.path_trace(by), True),
}


def _both(graph):
    """Values, then slopes; the values alone where nothing varies."""
    forward = graph.forward_trace()
    return forward + graph.backward_trace() if graph.form.varying_inputs else forward


class FormulaField(anywidget.AnyWidget):
    """The box itself. `state` is what it shows; `on_typed(listener)` hears (text, numbers, pass, by), all as typed."""

    _esm = bundle(STATIC, "formula/field.mjs")
    _css = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in _STYLES)

    state = traitlets.Dict().tag(sync=True)

    def __init__(self):
        super().__init__()
        self._typed, self._answers = [], 0
        self.on_msg(self._heard)

    def on_typed(self, listener):
        self._typed.append(listener)

    def show(self, **state):
        """Shows another state; each is told apart from the one before, so that the browser knows it was answered."""
        self._answers += 1
        self.state = {**state, "answers": self._answers}

    def _heard(self, _, message, buffers):
        given = message.get("numbers")
        if message.get("kind") == "formula" and isinstance(message.get("text"), str) and isinstance(given, dict):
            typed = {str(name): str(text) for name, text in given.items()}
            for listener in self._typed:
                listener(message["text"], typed, str(message.get("pass")), str(message.get("by")))

    def __repr__(self):
        return self.state.get("text", "")


class FormulaExplorer(ipywidgets.VBox):
    """`explore_formula("log(x1) + x1*x2 - sin(x2)", x1=2.0, x2=5.0)`: type another, and step through it.

    text    a formula as `Graph.parse` takes it;  values  a number for each input

    `explorer.graph` is the graph now shown, `explorer.stepper` the Stepper under the box. Raises FormulaError for a
    formula that cannot be read; later ones are told in the box.
    """

    def __init__(self, text, /, **values):
        self.graph = Graph.parse(text, **values)
        self.texts = {name: plain(value) for name, value in self.graph.inputs.items()}
        self.made_up, self.given = {}, form_of(formula.read(text))[1]
        self.choice = ("both", self._first_input())
        self.field = FormulaField()
        self.field.on_typed(self._typed)
        self.stepper = Stepper(_both(self.graph))
        super().__init__([self.field, self.stepper])
        self._show()

    def _typed(self, text, texts, which, by):
        """Another formula, number or pass from the browser: drawn, or refused with what stands in the way."""
        self.texts |= texts
        try:
            form, given = form_of(formula.read(text))
            values = self._values([name for name in form.inputs if name not in given])
            graph = Graph(form, {name: given.get(name, values.get(name)) for name in form.inputs})
            choice = (which if which in PASSES else "both", by)
            trace = self._trace(graph, choice)
        except ValueError as error:
            self._refuse(text, error)
            return
        self.graph, self.choice, self.given = graph, choice, given
        self.stepper.show(trace)
        self._show()

    def _trace(self, graph, choice):
        which, by = choice
        names = [name for name, _ in graph.form.varying_inputs]
        if PASSES[which].chooses and not names:
            raise ValueError(NO_INPUT.format(value=f"{graph.value:.6g}"))
        return PASSES[which].trace(graph, by if by in names else next(iter(names), None))

    def _values(self, names):
        """{input: number as typed}. A new input begins with a number that no other has; one that was typed is kept."""
        for name, text in self.made_up.items():
            if name not in names and self.texts.get(name) == text:
                del self.texts[name]
        for name in names:
            if name not in self.texts:
                taken = [self.texts.get(other) for other in names]
                self.texts[name] = plain(next((v for v in FIRST_VALUES if plain(v) not in taken), 1.0))
                self.made_up[name] = self.texts[name]
        return {name: self._number(name) for name in names}

    def _number(self, name):
        try:
            return numbers(self.texts[name], 1, name)[0]
        except ValueError as error:
            error.input = name
            raise

    def _first_input(self):
        return next((name for name, _ in self.graph.form.varying_inputs), None)

    def _inputs(self):
        return [{"name": name, "text": self.texts[name]} for name in self.graph.inputs if name not in self.given]

    def _show(self):
        which, by = self.choice
        passes = [{"key": key, "label": one.label, "chooses": one.chooses} for key, one in PASSES.items()]
        shown = {"passes": passes, "pass": which, "by": by}
        self.field.show(text=self.graph.text, inputs=self._inputs(), said=self._said(), **shown)

    def _said(self):
        form = self.graph.form
        operations = len(form.nodes) - len(form.inputs)
        return SAID.format(
            operations=_counted(operations, "operation"),
            inputs=_counted(len(form.inputs), "input"),
            value=f"{self.graph.value:.6g}".replace("-", "−"),
            naive=f"{self.graph.naive_count():,}",
            swept=f"{self.graph.dynamic_count():,}",
        )

    def _refuse(self, text, error):
        sentence, _, marked = str(error).partition("\n")
        wrong = getattr(error, "input", None)
        inputs = [{**one, "refused": one["name"] == wrong} for one in self.field.state["inputs"]]
        state = {**self.field.state, "text": text, "inputs": inputs}
        state |= {"said": sentence, "marked": marked, "refused": True}
        state.pop("answers")
        self.field.show(**state)

    def __repr__(self):
        return f"FormulaExplorer: {self.graph.text}"

    def _repr_mimebundle_(self, **options):
        """The widgets, and for where no script runs the formula, its picture and a table."""
        data = dict(super()._repr_mimebundle_(**options) or {})
        still = f"<p><code>{escape(self.graph.text)}</code></p>{static_html(self.stepper.trace)}"
        return data | {"text/plain": repr(self), "text/html": still}


explore_formula = FormulaExplorer


def _counted(count, what):
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
