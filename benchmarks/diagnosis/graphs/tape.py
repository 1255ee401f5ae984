"""A formula as a list of operations, one after the other: drawn at random, none of the course's own.

The text that the package reads is written from the list; numbers and slopes here are worked out from the list alone.
"""

import math
from dataclasses import dataclass

RESULT = "y"
SMALLEST, LARGEST = 0.02, 20


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


ONE = {
    # written, value, slope: functions of (what goes in, what comes out, r); r rounds what is worked out on the way
    "sin": ("sin({0})", lambda u, r: math.sin(u), lambda u, v, r: math.cos(u)),
    "cos": ("cos({0})", lambda u, r: math.cos(u), lambda u, v, r: -r(math.sin(u))),
    "exp": ("exp({0})", lambda u, r: math.exp(u), lambda u, v, r: v),
    "log": ("log({0})", lambda u, r: math.log(u), lambda u, v, r: 1 / u),
    "sqrt": ("sqrt({0})", lambda u, r: math.sqrt(u), lambda u, v, r: 1 / r(2 * r(math.sqrt(u)))),
    "tanh": ("tanh({0})", lambda u, r: math.tanh(u), lambda u, v, r: 1 - r(v * v)),
    "sigmoid": (
        "sigmoid({0})",
        lambda u, r: 1 / r(1 + r(math.exp(-u))),
        lambda u, v, r: v * r(1 - v),
    ),
    "^2": ("{0}^2", lambda u, r: u * u, lambda u, v, r: 2 * u),
    "^3": ("{0}^3", lambda u, r: u**3, lambda u, v, r: 3 * r(u * u)),
}
TWO = {
    # written, value, slopes by the first and the second: functions of (first, second, r)
    "+": ("{0} + {1}", lambda a, b, r: a + b, (lambda a, b, r: 1.0, lambda a, b, r: 1.0)),
    "-": ("{0} - {1}", lambda a, b, r: a - b, (lambda a, b, r: 1.0, lambda a, b, r: -1.0)),
    "*": ("{0}*{1}", lambda a, b, r: a * b, (lambda a, b, r: b, lambda a, b, r: a)),
    "/": ("{0}/{1}", lambda a, b, r: a / b, (lambda a, b, r: 1 / b, lambda a, b, r: -a / r(b * b))),
}
ALL = (*TWO, "*", "+", *ONE)


@dataclass(frozen=True)
class Tape:
    """inputs  {name: number};  operations  {name: (operation, operands)}: names of nodes, or numbers. The last is y."""

    inputs: dict
    operations: dict

    @property
    def text(self):
        lines = [
            (ONE.get(operation) or TWO[operation])[0].format(*operands)
            for operation, operands in self.operations.values()
        ]
        return "; ".join(
            [
                *(f"{name} = {line}" for name, line in zip(list(self.operations)[:-1], lines[:-1], strict=True)),
                lines[-1],
            ]
        )

    @property
    def back(self):
        """All nodes from the result to the inputs."""
        return [*reversed(self.operations), *reversed(self.inputs)]

    def edges(self, node):
        """(operand's place, its name) of what goes into a node."""
        _, operands = self.operations.get(node, (None, ()))
        return [(k, operand) for k, operand in enumerate(operands) if isinstance(operand, str)]

    def ahead(self, node):
        """(target, operand's place) of every edge that leads on from a node."""
        return [(target, k) for target in self.operations for k, source in self.edges(target) if source == node]

    def numbers(self, n, node):
        """What goes into a node, from the sheet."""
        return [n[o] if isinstance(o, str) else o for o in self.operations[node][1]]

    def value(self, n, node, r=float):
        operation, _ = self.operations[node]
        return (ONE.get(operation) or TWO[operation])[1](*self.numbers(n, node), r)

    def slope(self, n, node, k, r=float, at=None):
        """The slope along one edge, from the sheet; of a function of one number, taken at another one with `at`."""
        operation, _ = self.operations[node]
        if operation in TWO:
            return TWO[operation][2][k](*self.numbers(n, node), r)
        if at is None:
            return ONE[operation][2](*self.numbers(n, node), n[node], r)
        return ONE[operation][2](at, ONE[operation][1](at, r), r)

    def values(self):
        n = dict(self.inputs)
        for node in self.operations:
            n[node] = self.value(n, node)
        return n


def random_tape(rng, operations=ALL, length=None):
    """Three to seven operations over one or two inputs, every result used, no number tiny or huge."""
    while True:
        tape = _drawn(rng, operations, length or int(rng.integers(3, 8)))
        try:
            if all(SMALLEST < abs(value) < LARGEST for value in tape.values().values()):
                return tape
        except (ArithmeticError, ValueError):
            continue


def _drawn(rng, operations, length):
    inputs = {name: float(rng.integers(2, 19)) / 10 for name in "xt"[: rng.integers(1, 3)]}
    made, unused, known = {}, list(inputs), list(inputs)
    for step in range(length):
        left = length - step
        name = RESULT if left == 1 else "cdfghkmqu"[step]
        operation = str(rng.choice(operations if len(unused) <= left else [o for o in operations if o in TWO]))
        first = unused.pop(0)
        operands = (first,)
        if operation in TWO:
            operands = (first, _second(rng, operation, first, unused, known, left))
            if isinstance(operands[1], str) and operands[1] in unused:
                unused.remove(operands[1])
        made[name] = (operation, operands if rng.integers(2) else operands[::-1])
        unused.append(name)
        known.append(name)
    return Tape(inputs, made)


def _second(rng, operation, first, unused, known, left):
    """Another operand: one that is still unused where few steps are left, else any, or a number with one decimal.
    Nothing is divided by itself or taken from itself."""
    if unused and (len(unused) >= left or rng.integers(2)):
        return unused[0]
    if rng.integers(3) == 0:
        return float(rng.integers(2, 19)) / 10
    others = [name for name in known if name != first or operation in "+*"]
    return str(rng.choice(others)) if others else float(rng.integers(2, 19)) / 10
