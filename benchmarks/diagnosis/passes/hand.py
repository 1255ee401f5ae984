"""Simulated learners in plain numpy: a training pass worked by hand, right or with one mistake, rounding or not.

Nothing here comes from the package: passes and mistakes are written out again from the textbook, so that a figure
measured with these learners says something about marking and not about itself.
"""

from dataclasses import dataclass

import numpy as np

SHAPES = [(1, 2, 1), (2, 4, 1), (3, 2, 2), (3, 3, 2), (2, 3, 3), (4, 3, 1), (2, 3, 2, 1), (3, 2, 3, 2)]
ENDS = [
    ("sigmoid", "half_squared_error"),
    ("sigmoid", "mean_squared_error"),
    ("tanh", "half_squared_error"),
    ("linear", "half_squared_error"),
    ("linear", "mean_squared_error"),
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "cross_entropy"),
]
HIDDEN = ["sigmoid", "tanh", "relu", "leaky_relu"]
FUSED = {("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy")}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATE = {
    "linear": lambda z: z,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: z if z > 0 else 0.0,
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
}
SLOPE = {
    "sigmoid": lambda z, a, r: a * r(1 - a),
    "tanh": lambda z, a, r: 1 - r(a * a),
    "relu": lambda z, a, r: 1.0 if z > 0 else 0.0,
    "leaky_relu": lambda z, a, r: 1.0 if z > 0 else 0.01,
}


@dataclass
class Task:
    """A network with sample, target and learning rate: W[l] (out, in) and b[l] of layer l, counted from 1."""

    W: dict
    b: dict
    f: dict
    loss: str
    x: np.ndarray
    y: np.ndarray
    rate: float

    @property
    def depth(self):
        return len(self.W)

    @property
    def has_slope_at_output(self):
        return self.f[self.depth] != "linear" and (self.f[self.depth], self.loss) not in FUSED

    def has_slope(self, l):
        return l < self.depth or self.has_slope_at_output


def random_task(rng):
    """Held-out shapes; weights with one decimal, two, or all there are, as in exercises and in real networks."""
    sizes = list(SHAPES[rng.integers(len(SHAPES))])
    output, loss = ENDS[rng.integers(len(ENDS))]
    if output == "softmax":
        sizes[-1] = max(sizes[-1], 2)
    hidden = HIDDEN[rng.integers(len(HIDDEN))]
    decimals = [1, 2, 15][rng.integers(3)]

    def numbers(*shape):
        return np.round(rng.uniform(-1, 1, shape), decimals) + 0.0

    layers = range(1, len(sizes))
    y = np.eye(sizes[-1])[rng.integers(sizes[-1])] if loss == "cross_entropy" else rng.integers(0, 2, sizes[-1]) * 1.0
    return Task(
        {l: numbers(sizes[l], sizes[l - 1]) for l in layers},
        {l: numbers(sizes[l]) for l in layers},
        {l: output if l == len(sizes) - 1 else hidden for l in layers},
        loss,
        np.round(rng.uniform(-1, 2, sizes[0]), min(decimals, 2)) + 0.0,
        y,
        float(rng.choice([0.1, 0.2, 0.5])),
    )


class Hand:
    """One learner's sheet. `r` rounds what is worked out on the way; `put` writes down the number of a step.

    Arrays by layer: Z, A (A[0] the inputs), dA, S, dZ, dW; what is in them is what the learner holds.
    """

    def __init__(self, task, r=float):
        self.t, self.r = task, r
        self.A = {0: np.array(task.x)}
        self.Z, self.dA, self.S, self.dZ, self.dW = {}, {}, {}, {}, {}
        for l, W in task.W.items():
            outputs = W.shape[0]
            self.Z[l], self.A[l], self.dA[l], self.S[l], self.dZ[l] = (np.full(outputs, np.nan) for _ in range(5))
            self.dW[l] = np.full(W.shape, np.nan)
        self.L = np.nan

    def steps(self):
        """(kind, layer, to, from) of every step that is asked, in order of the worksheet."""
        t = self.t
        for l, W in t.W.items():
            yield from (("z", l, j, None) for j in range(len(W)))
            yield from (("a", l, j, None) for j in range(len(W)))
        yield ("L", None, None, None)
        for l in range(t.depth, 0, -1):
            for j in range(len(t.W[l])):
                if t.has_slope(l):
                    yield ("dA", l, j, None)
                    yield ("S", l, j, None)
                yield ("dZ", l, j, None)
            yield from (("dW", l, j, i) for j, i in np.ndindex(t.W[l].shape))
        for l, W in t.W.items():
            yield from (("w", l, j, i) for j, i in np.ndindex(W.shape))

    def right(self, kind, l, j, i):
        """The number of a step, worked out rightly from what is on the sheet."""
        return float(getattr(self, f"work_{kind}")(l, j, i))

    def put(self, step, number):
        kind, l, j, i = step
        if kind == "L":
            self.L = number
        elif kind == "w":
            return
        elif i is not None:
            self.dW[l][j, i] = number
        else:
            {"z": self.Z, "a": self.A, "dA": self.dA, "S": self.S, "dZ": self.dZ}[kind][l][j] = number

    def work_z(self, l, j, i=None):
        return snapped([*self.products(l, j), self.t.b[l][j]])

    def products(self, l, j, W=None, A=None):
        W, A = self.t.W[l] if W is None else W, self.A[l - 1] if A is None else A
        return [self.r(w * a) for w, a in zip(W[j], A, strict=True)]

    def work_a(self, l, j, i=None):
        if self.t.f[l] == "softmax":
            powers = [self.r(np.exp(z)) for z in self.Z[l]]
            return powers[j] / self.r(sum(powers))
        if self.t.f[l] == "sigmoid":
            return 1 / self.r(1 + self.r(np.exp(-self.Z[l][j])))
        return ACTIVATE[self.t.f[l]](self.Z[l][j])

    def L_terms(self):
        a, y, r = self.A[self.t.depth], self.t.y, self.r
        if self.t.loss.endswith("squared_error"):
            return [r(r(p - q) ** 2) for p, q in zip(a, y, strict=True)]
        if self.t.loss == "cross_entropy":
            return [-r(q * r(np.log(p))) for p, q in zip(a, y, strict=True)]
        return [-r(q * r(np.log(p)) + (1 - q) * r(np.log(1 - p))) for p, q in zip(a, y, strict=True)]

    @property
    def L_divisor(self):
        return {"half_squared_error": 2, "mean_squared_error": len(self.t.y)}.get(self.t.loss, 1)

    def work_L(self, *_):
        return self.r(sum(self.L_terms())) / self.L_divisor

    def difference(self, j, sign=-1):
        """The slope of the loss from a − y; `sign` +1 for a learner who adds."""
        d = self.A[self.t.depth][j] + sign * self.t.y[j]
        return self.r(2 * self.r(d)) / len(self.t.y) if self.t.loss == "mean_squared_error" else d

    def paths(self, l, j, W=None, back=None):
        W, back = self.t.W[l + 1] if W is None else W, self.dZ[l + 1] if back is None else back
        return [self.r(w * d) for w, d in zip(W[:, j], back, strict=True)]

    def work_dA(self, l, j, i=None):
        return self.difference(j) if l == self.t.depth else snapped(self.paths(l, j))

    def work_S(self, l, j, i=None):
        return SLOPE[self.t.f[l]](self.Z[l][j], self.A[l][j], self.r)

    def work_dZ(self, l, j, i=None):
        return self.dA[l][j] * self.S[l][j] if self.t.has_slope(l) else self.difference(j)

    def work_dW(self, l, j, i):
        return self.dZ[l][j] * self.A[l - 1][i]

    def work_w(self, l, j, i):
        return self.t.W[l][j, i] - self.r(self.t.rate * self.dW[l][j, i])


def snapped(terms):
    """A sum; one that is zero on paper is zero."""
    total = sum(terms)
    return 0.0 if abs(total) <= 1e-12 * sum(map(abs, terms)) else total


def name(step):
    """The name of a step's quantity, counted from 1."""
    kind, l, j, i = step
    if kind == "L":
        return "L"
    if i is not None:
        place = f"{l}_{j + 1}_{i + 1}"
        return f"dL/dw{place}" if kind == "dW" else f"w{place}_new"
    place = f"{l}_{j + 1}"
    return {"z": "z{0}", "a": "a{0}", "dA": "dL/da{0}", "S": "da{0}/dz{0}", "dZ": "dL/dz{0}"}[kind].format(place)


def finished(task, r=float, write=float, mistakes=None):
    """A whole sheet, and {step: number} as it was written down.

    r      rounds what is worked out on the way;  write  rounds what is written down, and carried on
    mistakes   {step: number} for steps that went wrong; all others follow from them
    """
    hand, numbers = Hand(task, r), {}
    for step in hand.steps():
        wrong = (mistakes or {}).get(step)
        number = write(hand.right(*step) if wrong is None else wrong)
        hand.put(step, number)
        numbers[step] = number
    return hand, numbers
