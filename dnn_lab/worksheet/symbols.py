"""The written names of quantities: one symbol, four scripts (LaTeX, MathML, plain text, spoken words).

A `Symbol` is a letter with subscript and layer; a `Derivative` is one symbol by another, written as a fraction.
"""

from dataclasses import dataclass

_SUB = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter, say `w`, with a subscript ("2,1"), a layer (1) and, for the value after an update, `new`."""

    base: str
    sub: str = ""
    layer: int | None = None
    spoken: str = ""
    new: bool = False

    @property
    def latex(self):
        sub = f"_{{{self.sub}}}" if self.sub else ""
        upper = (f"({self.layer})" if self.layer else "") + (r"\,\mathrm{new}" if self.new else "")
        return f"{_latex_letter(self.base)}{sub}" + (f"^{{{upper}}}" if upper else "")

    @property
    def mathml(self):
        base = f"<mi>{self.base}</mi>"
        sub = f"<mn>{self.sub}</mn>" if self.sub else ""
        upper = f"<mtext>{self._upper}</mtext>" if self._upper else ""
        if sub and upper:
            return f"<msubsup>{base}{sub}{upper}</msubsup>"
        if sub:
            return f"<msub>{base}{sub}</msub>"
        return f"<msup>{base}{upper}</msup>" if upper else base

    @property
    def _upper(self):
        """What stands above: the layer in brackets, and whether this is the value after an update."""
        return (f"({self.layer})" if self.layer else "") + ("new" if self.new else "")

    @property
    def text(self):
        upper = f"⁽{str(self.layer).translate(_SUPER)}⁾" if self.layer else ""
        return f"{self.base}{self.sub.translate(_SUB)}{upper}" + (" new" if self.new else "")

    @property
    def say(self):
        return self.spoken or " ".join(filter(None, [self.base, self.sub.replace(",", " ")]))

    @property
    def short(self):
        """Letter and subscript for a cell of a drawing, where the place itself says the layer."""
        return [self.base + ("⁺" if self.new else ""), self.sub]


@dataclass(frozen=True, slots=True)
class Derivative:
    """`top` by `bottom`: ∂L/∂w, or the slope of an activation ∂a/∂z.

    shortened  what it is called in a cell of a drawing: "bottom" ∂w (of a whole pass), "slope" a′ (of one
               function), "tangent" ȧ (carried forward)
    """

    top: Symbol
    bottom: Symbol
    spoken: str = ""
    shortened: str = "bottom"

    @property
    def latex(self):
        return rf"\frac{{\partial {self.top.latex}}}{{\partial {self.bottom.latex}}}"

    @property
    def mathml(self):
        above, below = (f"<mrow><mi>∂</mi>{s.mathml}</mrow>" for s in (self.top, self.bottom))
        return f"<mfrac>{above}{below}</mfrac>"

    @property
    def text(self):
        return f"∂{self.top.text}/∂{self.bottom.text}"

    @property
    def say(self):
        return self.spoken or f"the derivative of {self.top.say} by {self.bottom.say}"

    @property
    def short(self):
        if self.shortened == "bottom":
            return ["∂" + self.bottom.base, self.bottom.sub]
        return [self.top.base + _MARKS[self.shortened], self.top.sub]


_MARKS = {"slope": "′", "tangent": "\u0307"}
_GREEK_LATEX = {"η": r"\eta", "σ": r"\sigma", "ε": r"\varepsilon", "α": r"\alpha", "β": r"\beta"}


def _latex_letter(base):
    """A base in LaTeX: a word stands upright."""
    if len(base) < 2 or base in _GREEK_LATEX:
        return _GREEK_LATEX.get(base, base)
    return "\\mathrm{" + base.replace("_", r"\_") + "}"
