"""A large network's pass, stepped by layer: each step is a whole vector or matrix, written in matrix form.

Stands on the same pass as the scalar trace; any neuron of it can be opened with `trace.neuron(layer, neuron)`.
"""

from dataclasses import dataclass

from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Written
from dnn_lab.worksheet.mathml import by, letter
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Derivative, Symbol
from dnn_lab.worksheet.trace import Trace

PHASES = {"forward": ("z", "a"), "loss": ("L",), "backward": ("da", "slope", "dz", "dW", "db"), "update": ("W", "b")}


@dataclass(frozen=True)
class LayerQuantity(Quantity):
    """A quantity whose value is a whole vector or matrix; `layer` (from 1) and `what` say its place in the drawing."""

    layer: int = 0
    what: str = ""

    @property
    def shown(self):
        return "×".join(map(str, self.value.shape))

    @property
    def exact(self):
        return True


def by_layer(trace):
    """The trace of the same pass with one step for each layer's vector or matrix, in place of one for each number."""
    book = trace.source.book
    phases = dict.fromkeys(lines.group.phase for lines in trace.lines)
    steps = [step for phase in phases for step in _phase_steps(book, phase)]
    made = Trace.of(trace.title, steps, trace.subtitle)
    made.source, made.remake = trace.source, trace.remake and (lambda source: by_layer(trace.remake(source)))
    return made


def _phase_steps(book, phase):
    layers = range(book.depth, 0, -1) if phase == "backward" else range(1, book.depth + 1)
    for layer in [book.depth] if phase == "loss" else layers:
        title = words.TITLES["loss"] if phase == "loss" else words.TITLES["layer"].format(layer=layer)
        for what in PHASES[phase]:
            if what in ("da", "slope") and not book.has_slope(layer):
                continue
            yield Step.of(_line(book, layer, what), Group(title, phase))


def _line(book, layer, what):
    key, name, symbol, role = _QUANTITIES[what]
    value = book.array(key, layer)
    text, latex, mathml, shapes = _FORMULAS[what](_Letters(book, layer))
    title, say = (words_.format(layer=layer) for words_ in words.LAYER_STEPS[what])
    quantity = LayerQuantity(name.format(layer), value, role, symbol(layer), layer=layer, what=what)
    return Line(quantity, Written(value, text, latex, mathml, shapes), title, say)


def _plain(base):
    return lambda layer: Symbol(base, "", layer, f"{base} of layer {layer}")


def _of_loss(base):
    return lambda layer: Derivative(Symbol("L"), _plain(base)(layer), f"gradient of {base} of layer {layer}")


def _slope_of_layer(layer):
    return Derivative(_plain("a")(layer), _plain("z")(layer), shortened="slope")


_QUANTITIES = {
    "z": ("z", "z{}", _plain("z"), "pre-activation"),
    "a": ("a", "a{}", _plain("a"), "activation"),
    "L": ("L", "L", lambda layer: Symbol("L"), "loss"),
    "da": ("dL/da", "dL/da{}", _of_loss("a"), "gradient"),
    "slope": ("da/dz", "da{0}/dz{0}", _slope_of_layer, "slope"),
    "dz": ("dL/dz", "dL/dz{}", _of_loss("z"), "gradient"),
    "dW": ("dL/dw", "dL/dW{}", _of_loss("W"), "gradient"),
    "db": ("dL/db", "dL/db{}", _of_loss("b"), "gradient"),
    "W": ("w_new", "W{}_new", lambda layer: Symbol("W", "", layer, f"new W of layer {layer}", True), "updated"),
    "b": ("b_new", "b{}_new", lambda layer: Symbol("b", "", layer, f"new b of layer {layer}", True), "updated"),
}


class _Letters:
    """The letters of one layer, each as (text, latex, mathml), and its sizes."""

    def __init__(self, book, layer):
        self.book, self.layer = book, layer
        self.inputs, self.outputs = book.net.sizes[layer - 1], book.net.sizes[layer]
        self.ahead = book.net.sizes[layer + 1] if layer < book.depth else 0
        self.enters = self.of("a", layer - 1) if layer > 1 else ("x", "x", "<mi>x</mi>")
        self.activation = book.net.activations[layer - 1]

    def of(self, base, layer=None, transposed=False):
        layer = layer or self.layer
        symbol = Symbol(base, "", layer)
        upper = r"\top" if transposed else ""
        latex = f"{base}^{{({layer}){upper}}}"
        return symbol.text + ("ᵀ" if transposed else ""), latex, letter(base, layer, transposed=transposed)

    def gradient(self, base, layer=None):
        text, latex, mathml = self.of(base, layer)
        return f"∂L/∂{text}", rf"\frac{{\partial L}}{{\partial {latex}}}", by("<mi>L</mi>", mathml)


def joined(pieces, shapes):
    """One formula from pieces: strings of operators (the same in every script, or a triple) and letters."""
    scripts = (piece if isinstance(piece, tuple) else (piece, piece, f"<mo>{piece}</mo>") for piece in pieces)
    text, latex, mathml = ("".join(script) for script in zip(*scripts, strict=True))
    return text, latex, mathml, shapes


_SPACE = (" ", r"\,", '<mspace width="0.2em"/>')
_TIMES = (" ⊙ ", r" \odot ", "<mo>⊙</mo>")
_ADD, _TAKE = (" + ", " + ", "<mo>+</mo>"), (" − ", " - ", "<mo>−</mo>")


def _z(k):
    shapes = f"1×{k.outputs} = 1×{k.inputs} · {k.inputs}×{k.outputs} + 1×{k.outputs}"
    return joined([k.enters, _SPACE, k.of("W", transposed=True), _ADD, k.of("b")], shapes)


def _a(k):
    name = k.activation.title
    function = (name, rf"\mathrm{{{name}}}", f"<mi>{name}</mi>")
    return joined([function, "(", k.of("z"), ")"], f"1×{k.outputs}, neuron by neuron")


def _loss(k):
    title = k.book.net.loss_function.title
    function = (title, rf"\mathrm{{{title}}}", f"<mtext>{title}</mtext>")
    return joined([function, "(", k.of("a"), ",", ("y", "y", "<mi>y</mi>"), ")"], "one number")


def _da(k):
    if k.ahead:
        pieces = [k.gradient("z", k.layer + 1), _SPACE, k.of("W", k.layer + 1)]
        return joined(pieces, f"1×{k.outputs} = 1×{k.ahead} · {k.ahead}×{k.outputs}")
    return joined(
        [("loss′", r"\mathrm{loss}'", "<mtext>loss</mtext><mo>′</mo>"), "(", k.of("a"), ")"], f"1×{k.outputs}"
    )


def _slope(k):
    name = k.activation.title
    function = (f"{name}′", rf"\mathrm{{{name}}}'", f"<mi>{name}</mi><mo>′</mo>")
    return joined([function, "(", k.of("z"), ")"], f"1×{k.outputs}, neuron by neuron")


def _dz(k):
    if not k.book.has_slope(k.layer):
        return joined([k.of("a"), _TAKE, ("y", "y", "<mi>y</mi>")], f"1×{k.outputs}")
    own = (f"∂a/∂z⁽{k.layer}⁾", rf"\frac{{\partial a}}{{\partial z}}^{{({k.layer})}}", by(k.of("a")[2], k.of("z")[2]))
    return joined([k.gradient("a"), _TIMES, own], f"1×{k.outputs}, neuron by neuron")


def _dW(k):
    above = k.gradient("z")
    transposed = (f"({above[0]})ᵀ", rf"{above[1]}^{{\top}}", f"<msup><mrow>{above[2]}</mrow><mo>⊤</mo></msup>")
    return joined([transposed, _SPACE, k.enters], f"{k.outputs}×{k.inputs} = {k.outputs}×1 · 1×{k.inputs}")


def _db(k):
    return joined([k.gradient("z")], f"1×{k.outputs}")


def _new(base, shape):
    def formula(k):
        rate = ("η", r"\eta", "<mi>η</mi>")
        return joined([k.of(base), _TAKE, rate, _SPACE, k.gradient(base)], shape(k))

    return formula


_FORMULAS = {
    "z": _z,
    "a": _a,
    "L": _loss,
    "da": _da,
    "slope": _slope,
    "dz": _dz,
    "dW": _dW,
    "db": _db,
    "W": _new("W", lambda k: f"{k.outputs}×{k.inputs}"),
    "b": _new("b", lambda k: f"1×{k.outputs}"),
}
