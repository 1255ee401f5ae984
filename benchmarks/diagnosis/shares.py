"""Papers of error attribution: an error shared out by one of the five rules, in plain Python and numpy.

What a sender gets of one receiver's error is error · own / sum of all; own is its contribution, its weight, or 1.
"""

import math
from dataclasses import dataclass

import numpy as np

from benchmarks.diagnosis.paper import Paper, snapped, without
from benchmarks.diagnosis.passes.hand import ACTIVATE
from dnn_lab.worksheet.network import Network

RULES = ("proportional", "equal", "epsilon", "weight", "alpha_beta")
SHAPES = [(2, 1), (3, 1), (2, 2), (2, 2, 1), (3, 2, 2), (2, 3, 2), (4, 3, 1), (2, 3, 3)]
EPSILON, ALPHA = 0.25, 2.0
LARGEST = 50


@dataclass
class Sharing:
    """W[l] (receivers, senders) of layer l from 1, values A[l] and sums Z[l] (A[0] the inputs), the target y."""

    rule: str
    W: dict
    Z: dict
    A: dict
    y: list

    @property
    def depth(self):
        return len(self.W)

    @property
    def by_contribution(self):
        return self.rule in ("proportional", "epsilon", "alpha_beta")

    def sent(self, n, l, j, i, r):
        """What sender i sent to receiver j: from the sheet where it is a step, else known."""
        return n.get(f"c{l}_{j + 1}_{i + 1}", float(self.W[l][j][i] * self.A[l - 1][i]))

    def own(self, n, l, j, r, by=None):
        """What all senders are compared by: contributions, weights or 1."""
        senders = range(len(self.A[l - 1]))
        by = by or ("c" if self.by_contribution else "w" if self.rule == "weight" else "1")
        if by == "c":
            return [self.sent(n, l, j, i, r) for i in senders]
        return [float(self.W[l][j][i]) if by == "w" else 1.0 for i in senders]

    def part(self, n, l, j, i, r, own=None, epsilon=1.0, left_out=None):
        """(the part of receiver j's error that falls to i, the factor before it). Own of another kind with `own`."""
        true = self.own(n, l, j, r)
        own = true if own is None else own
        among, factor = list(range(len(own))), 1.0
        if self.rule == "alpha_beta":
            down = true[i] < 0
            among = [k for k in among if (true[k] < 0 if down else true[k] > 0)] or among
            factor = 1.0 - ALPHA if down else ALPHA
        total = snapped([own[k] for k in among if k != left_out])
        if self.rule == "epsilon":
            total += epsilon * (EPSILON if snapped(true) >= 0 else -EPSILON)
        return r(own[i] / r(total)), factor

    def share(self, l, i, r, n, **other):
        """e of sender i of layer l, over all receivers; `other` goes to `part`."""
        return snapped(self.terms(l, i, r, n, **other))

    def terms(self, l, i, r, n, swap=None, own=None, error=True, **other):
        return [self.term(l, i, j, r, n, swap, own, error, **other) for j in range(len(self.A[l + 1]))]

    def term(self, l, i, j, r, n, swap=None, own=None, error=True, **other):
        at = i if swap is None else swap
        amounts = own and self.own(n, l + 1, j, r, by=own)
        part, factor = self.part(n, l + 1, j, at, r, amounts, **other)
        if not error:
            return part if error is False else factor * part
        return r(factor * n[f"e{l + 1}_{j + 1}"] * part)


def draw_shares(rng):
    while True:
        paper = _paper(*_drawn(rng))
        try:
            numbers = paper.finished()[0].values()
        except ZeroDivisionError:
            continue
        if all(math.isfinite(number) and abs(number) < LARGEST for number in numbers):
            return paper


def _drawn(rng):
    sizes, decimals = SHAPES[rng.integers(len(SHAPES))], int(rng.choice([1, 2, 15]))
    hidden, rule = str(rng.choice(["sigmoid", "tanh", "relu"])), RULES[rng.integers(len(RULES))]
    detail = str(rng.choice(["compact", "full"]))

    def numbers(*shape):
        return np.round(rng.uniform(-1, 2, shape), decimals) + 0.0

    layers = range(1, len(sizes))
    W, b = {l: numbers(sizes[l], sizes[l - 1]) for l in layers}, {l: numbers(sizes[l]) for l in layers}
    return rule, detail, hidden, W, b, numbers(sizes[0]), numbers(sizes[-1])


def _paper(rule, detail, hidden, W, b, x, y):
    A, Z = {0: x}, {}
    for l in W:
        Z[l] = W[l] @ A[l - 1] + b[l]
        f = ACTIVATE[hidden if l < len(W) else "linear"]
        A[l] = np.array([float(f(z)) for z in Z[l]])
    net = Network.from_parameters(
        weights=list(W.values()), biases=list(b.values()), hidden=[hidden] * (len(W) - 1) or "relu", output="linear"
    )
    trace = net.error_trace(x, y, rule=rule, epsilon=EPSILON, alpha=ALPHA, detail=detail)
    sharing = Sharing(rule, W, Z, A, y)
    works, slips = {}, {}
    _outputs(sharing, works, slips)
    for l in range(len(W), 0, -1):
        if detail == "full" and sharing.by_contribution:
            _contributions(sharing, l, works, slips)
        for i in range(len(A[l - 1])):
            name = f"e{l - 1}_{i + 1}"
            works[name], slips[name] = _share_work(sharing, l - 1, i), share_slips(sharing, l - 1, i)
    return Paper(trace, works, slips)


def _share_work(sharing, l, i):
    return lambda n, r: sharing.share(l, i, r, n)


def _outputs(s, works, slips):
    """e = y − a of each output."""
    a, y = s.A[s.depth], s.y
    for j in range(len(y)):
        name = f"e{s.depth}_{j + 1}"
        works[name] = lambda n, r, j=j: y[j] - a[j]
        beside = [k for k in (j - 1, j + 1) if 0 <= k < len(y)]
        slips[name] = {
            "flipped_difference": [lambda n, r, j=j: a[j] - y[j]],
            "sign_lost": [lambda n, r, j=j: y[j] + a[j]],
            "nodes_swapped": [lambda n, r, j=j, k=k: y[j] - a[k] for k in beside],
        }


def _contributions(s, l, works, slips):
    """c = weight · value of each edge."""
    W, A = s.W[l], s.A[l - 1]
    for j, i in np.ndindex(W.shape):
        name = f"c{l}_{j + 1}_{i + 1}"
        works[name] = lambda n, r, j=j, i=i: float(W[j, i] * A[i])
        slips[name] = {
            "sign_lost": [lambda n, r, j=j, i=i: -float(W[j, i] * A[i])],
            "nodes_swapped": [lambda n, r, j=j, i=i, k=k: W[j, i] * A[k] for k in (i - 1, i + 1) if 0 <= k < len(A)],
            "transposed": [lambda n, r, j=j, i=i: W[i, j] * A[i]] if i < W.shape[0] and j < W.shape[1] else [],
            "z_for_a": [lambda n, r, j=j, i=i: W[j, i] * s.Z[l - 1][i]] if l > 1 else [],
        }


def share_slips(s, l, i):
    """{mistake: functions} of the share of sender i."""
    receivers, senders = range(len(s.A[l + 1])), range(len(s.A[l]))

    def like(**other):
        return lambda n, r: s.share(l, i, r, n, **other)

    def in_one(j, **other):
        """The mistake made with one receiver's error alone."""

        def wrong(n, r):
            return snapped([s.term(l, i, k, r, n, **(other if k == j else {})) for k in receivers])

        return wrong

    def everywhere_or_in_one(**other):
        return [like(**other), *([in_one(j, **other) for j in receivers] if len(receivers) > 1 else [])]

    found = {
        "nodes_swapped": [like(swap=k) for k in (i - 1, i + 1) if k in senders],
        "fraction_only": [*everywhere_or_in_one(error=False), like(error=None)],
        "sign_lost": [lambda n, r: -s.share(l, i, r, n)],
        "term_left_out": [in_one(j, left_out=k) for j in receivers for k in senders] if s.rule != "equal" else [],
    }
    if s.rule != "equal":
        found["equal_split"] = [_equal(s, l, i)]
    if s.by_contribution:
        found["split_by_weight"] = everywhere_or_in_one(own="w")
    if s.rule == "epsilon":
        found["term_left_out"].append(like(epsilon=0.0))
        found["sign_lost"].append(like(epsilon=-1.0))
    if len(receivers) > 1:
        found["forgot_path"] = [lambda n, r, j=j: snapped(without(s.terms(l, i, r, n), j)) for j in receivers]
        found["paths_multiplied"] = [lambda n, r: math.prod(s.terms(l, i, r, n))]
    return found


def _equal(s, l, i):
    """Every receiver's error split equally among all senders."""
    receivers, count = range(len(s.A[l + 1])), len(s.A[l])
    return lambda n, r: snapped([r(n[f"e{l + 1}_{j + 1}"] / count) for j in receivers])
