"""A graph as a flat tape: one loop forward for the values, one loop back for the slopes, no node calls another.

The signs that most formulas are made of stand in the loops themselves, as a call costs more than the arithmetic; all
else comes from the table of operations.
"""

from math import isfinite, pow

from dnn_lab.engine.operations import SNAP, power_slope_of_base, snapped

MULTIPLY, ADD, SUBTRACT, DIVIDE, NEGATE, ONE, MANY = range(7)
_CODES = {"*": MULTIPLY, "+": ADD, "-": SUBTRACT, "/": DIVIDE, "neg": NEGATE}
_NEAR = 4 * SNAP**2
"""A sum whose square is below this much of a term's may be zero on paper: `snapped` looks closely."""


class Broken(Exception):
    """A node has no value or no slope.

    kind  "value", "large", "slope" or "large_slope";  node  its place;  operands  their numbers
    at    place of the operand by which there is no slope
    """

    def __init__(self, kind, node, operands, at=0):
        super().__init__(kind)
        self.kind, self.node, self.operands, self.at = kind, node, operands, at


class Tape:
    """The tape of a `Form`. Its slots are the inputs, then the constants, then the operations in order."""

    def __init__(self, form):
        self.form = form
        self.inputs = len(form.inputs)
        constants = dict.fromkeys(arg.value for n in form.nodes for arg in n.args if type(arg) is not int)
        self.constants = list(constants)
        slot = {value: self.inputs + at for at, value in enumerate(constants)}
        self._shift = len(constants)
        self.forward, self.back = [], []
        for at in range(self.inputs, len(form.nodes)):
            node = form.nodes[at]
            slots = [self._slot(arg) if type(arg) is int else slot[arg.value] for arg in node.args]
            self.forward.append(_forward(node, slots))
            if form.varies[at]:
                self.back.append((at + self._shift, *_back(node, slots, form.varies)))
        self.back.reverse()

    def _slot(self, node):
        return node if node < self.inputs else node + self._shift

    def _broken(self, kind, at, v, operand=0):
        args = self.form.nodes[at].args
        return Broken(kind, at, [v[self._slot(arg)] if type(arg) is int else arg.value for arg in args], operand)

    def of_nodes(self, slots):
        """The numbers of all slots, those of constants left out: one for each node."""
        return slots[: self.inputs] + slots[self.inputs + self._shift :]

    def run(self, inputs):
        """The number in every slot. Raises Broken."""
        v = [*inputs, *self.constants]
        push = v.append
        try:
            for code, a, b in self.forward:
                if code == MULTIPLY:
                    push(v[a] * v[b])
                elif code == ADD:
                    x = v[a]
                    y = v[b]
                    s = x + y
                    push(s if s * s > _NEAR * x * x else snapped((x, y)))
                elif code == SUBTRACT:
                    x = v[a]
                    y = v[b]
                    s = x - y
                    push(s if s * s > _NEAR * x * x else snapped((x, -y)))
                elif code == ONE:
                    push(b(v[a]))
                elif code == DIVIDE:
                    push(v[a] / v[b])
                elif code == NEGATE:
                    push(0.0 - v[a])
                else:
                    push(b(*[v[i] for i in a]))
        except OverflowError:
            raise self._broken("large", len(v) - self._shift, v) from None
        except (ValueError, ZeroDivisionError):
            raise self._broken("value", len(v) - self._shift, v) from None
        if not isfinite(sum(v)):
            self._must_be_finite(v)
        return v

    def _must_be_finite(self, v):
        for at, value in enumerate(self.of_nodes(v)):
            if not isfinite(value):
                raise self._broken("large", at, v)

    def sweep(self, v):
        """The slope of the result by what is in every slot, from `run`'s numbers. Raises Broken."""
        d = [0.0] * len(v)
        d[-1] = 1.0
        i, k = 0, 0
        try:
            for i, code, a, b in self.back:
                g = d[i]
                if code == MULTIPLY:
                    d[a] += g * v[b]
                    d[b] += g * v[a]
                elif code == ADD:
                    d[a] += g
                    d[b] += g
                elif code == SUBTRACT:
                    d[a] += g
                    d[b] -= g
                elif code == ONE:
                    d[a] += g * b(v[i], v[a])
                elif code == DIVIDE:
                    y = v[b]
                    d[a] += g / y
                    d[b] -= g * v[i] / y
                elif code == NEGATE:
                    d[a] -= g
                else:
                    operands = [v[j] for j in a]
                    for k, j in b[1]:
                        d[j] += g * b[0](k, v[i], operands)
        except OverflowError:
            raise self._broken("large_slope", i - self._shift, v, k) from None
        except (ValueError, ZeroDivisionError):
            raise self._broken("slope", i - self._shift, v, k) from None
        if not isfinite(sum(d)):
            self._must_be_smooth(v, d)
        return d

    def _must_be_smooth(self, v, d):
        slopes = zip(self.of_nodes(d), self.form.varies, strict=True)
        if found := [at for at, (slope, varies) in enumerate(slopes) if varies and not isfinite(slope)]:
            raise self._broken("large_slope", found[-1], v)


def _forward(node, slots):
    """(code, a, b): two slots; one slot and a function; or all slots and a function of them."""
    operation = node.operation
    if operation.name in _CODES:
        return _CODES[operation.name], slots[0], slots[-1]
    if fixed := _fixed_power(node):
        return ONE, slots[0], fixed[0]
    return (ONE, slots[0], operation.value) if operation.arity == 1 else (MANY, slots, operation.value)


def _back(node, slots, varies):
    """The same for the way back: the function is the slope's, of all slots it comes with those that vary."""
    operation = node.operation
    if operation.name in _CODES:
        return _CODES[operation.name], slots[0], slots[-1]
    if fixed := _fixed_power(node):
        return ONE, slots[0], fixed[1]
    if operation.arity == 1:
        return ONE, slots[0], operation.slopes[0]
    return MANY, slots, (operation.slope, [(at, slots[at]) for at, arg in node.feeds if varies[arg]])


def _fixed_power(node):
    """(value, slope) of a power whose exponent is a number: of one operand, then."""
    if node.operation.name != "^" or type(node.args[1]) is int:
        return None
    n = node.args[1].value
    if n == 2:
        return lambda a: a * a, lambda v, a: 2 * a
    return lambda a: pow(a, n), lambda v, a: power_slope_of_base(v, a, n)
