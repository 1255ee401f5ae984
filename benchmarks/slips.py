"""The mistakes of the catalogue once more, in plain numpy: {key: {kind of step: wrong numbers from a learner's sheet}}.

Each function takes the sheet (`learners.Hand`) and a step's place and returns a list of wrong numbers, empty where the
mistake cannot be made. Written from the table of mistakes alone, without the package's rewrites.
"""

import numpy as np
from benchmarks.learners import ACTIVATE, SLOPE, sigmoid, snapped

SLIPS = {}


def slip(key, *kinds):
    def enter(function):
        for kind in kinds:
            SLIPS.setdefault(key, {})[kind] = function
        return function

    return enter


def wrong_numbers(hand, step):
    """{mistake: wrong numbers} for one step from what is on the sheet; numbers that equal the right one are left out."""
    kind, l, j, i = step
    right, found = hand.right(*step), {}
    for key, kinds in SLIPS.items():
        if kind in kinds:
            with np.errstate(all="ignore"):
                numbers = [float(number) for number in kinds[kind](hand, l, j, i)]
            apart = [n for n in numbers if np.isfinite(n) and abs(n - right) > 1e-9 * max(abs(n), abs(right))]
            if apart:
                found[key] = apart
    return found


def around(values, j):
    """Places of the neighbours."""
    return [k for k in (j - 1, j + 1) if 0 <= k < len(values)]


def all_but_one(terms):
    return [snapped([t for k, t in enumerate(terms) if k != left_out]) for left_out in range(len(terms))]


@slip("forgot_bias", "z")
def _(h, l, j, i):
    return [snapped(h.products(l, j))]


@slip("times_bias", "z")
def _(h, l, j, i):
    return [h.r(snapped(h.products(l, j))) * h.t.b[l][j]]


@slip("transposed", "z")
def _(h, l, j, i):
    W = h.t.W[l]
    return [snapped([*h.products(l, j, W.T), h.t.b[l][j]])] if W.shape[0] == W.shape[1] else []


@slip("z_for_a", "z")
def _(h, l, j, i):
    return [snapped([*h.products(l, j, A=h.Z[l - 1]), h.t.b[l][j]])] if l > 1 else []


@slip("term_left_out", "z")
def _(h, l, j, i):
    products = h.products(l, j)
    return [total + h.t.b[l][j] for total in all_but_one(products)] if len(products) > 1 else []


@slip("sign_lost", "z")
def _(h, l, j, i):
    products, negatives = h.products(l, j), [min(w, a) < 0 for w, a in zip(h.t.W[l][j], h.A[l - 1], strict=True)]
    turned = [[-p if k == at else p for k, p in enumerate(products)] for at, lost in enumerate(negatives) if lost]
    b = h.t.b[l][j]
    return [snapped([*terms, b]) for terms in turned] + ([sum(products) - b] if b < 0 else []) + [-(sum(products) + b)]


@slip("forgot_activation", "a")
def _(h, l, j, i):
    return [h.Z[l][j]]


@slip("activation_twice", "a")
def _(h, l, j, i):
    f = ACTIVATE.get(h.t.f[l])
    return [f(h.r(f(h.Z[l][j])))] if f else []


@slip("exp_sign", "a")
def _(h, l, j, i):
    return [1 / h.r(1 + h.r(np.exp(h.Z[l][j])))] if h.t.f[l] == "sigmoid" else []


@slip("nodes_swapped", "a")
def _(h, l, j, i):
    return [h.work_a(l, k) for k in around(h.Z[l], j)]


@slip("softmax_unnormalised", "a")
def _(h, l, j, i):
    return [np.exp(h.Z[l][j])] if h.t.f[l] == "softmax" else []


@slip("softmax_without_exp", "a")
def _(h, l, j, i):
    return [h.Z[l][j] / h.r(sum(h.Z[l]))] if h.t.f[l] == "softmax" else []


for _kind in ("a", "L", "S", "dZ", "dW"):
    slip("sign_lost", _kind)(lambda h, l, j, i, kind=_kind: [-h.right(kind, l, j, i)])


@slip("factor_two", "L")
def _(h, l, j, i):
    return [2 * h.work_L(), h.work_L() / 2]


@slip("forgot_mean", "L")
def _(h, l, j, i):
    return [sum(h.L_terms())] if h.t.loss == "mean_squared_error" else []


@slip("forgot_minus", "L")
def _(h, l, j, i):
    return [-h.work_L()] if "cross" in h.t.loss else []


@slip("log_base_ten", "L")
def _(h, l, j, i):
    return [h.work_L() / np.log(10)] if "cross" in h.t.loss else []


@slip("term_left_out", "L")
def _(h, l, j, i):
    terms = h.L_terms()
    return [total / h.L_divisor for total in all_but_one(terms)] if len(terms) > 1 else []


def at_output(h, kind, l):
    """Whether this step takes the slope of the loss: ∂L/∂a at an output, or ∂L/∂z where the two are one."""
    return l == h.t.depth and (kind == "dA") == h.t.has_slope_at_output


def _at_output(key):
    """Enters a slip for ∂L/∂a and ∂L/∂z at an output."""

    def enter(function):
        for kind in ("dA", "dZ"):
            _also(key, kind, lambda h, l, j, i, kind=kind: function(h, j) if at_output(h, kind, l) else [])
        return function

    return enter


def _also(key, kind, function):
    """Enters a slip beside what stands there already."""
    before = SLIPS.get(key, {}).get(kind, lambda h, l, j, i: [])
    slip(key, kind)(lambda h, l, j, i: [*before(h, l, j, i), *function(h, l, j, i)])


@_at_output("flipped_difference")
def _(h, j):
    return [-h.difference(j)]


@_at_output("factor_two")
def _(h, j):
    return [2 * h.difference(j), h.difference(j) / 2]


@_at_output("forgot_mean")
def _(h, j):
    return [h.difference(j) * len(h.t.y)] if h.t.loss == "mean_squared_error" else []


@_at_output("sign_lost")
def _(h, j):
    return [h.difference(j, sign=1)]


@_at_output("nodes_swapped")
def _(h, j):
    return [h.difference(k) for k in around(h.t.y, j)]


def _hidden(function):
    return lambda h, l, j, i: function(h, l, j) if l < h.t.depth else []


def _slip_hidden(key):
    return lambda function: _also(key, "dA", _hidden(function))


@_slip_hidden("forgot_path")
def _(h, l, j):
    paths = h.paths(l, j)
    return all_but_one(paths) if len(paths) > 1 else []


@_slip_hidden("paths_multiplied")
def _(h, l, j):
    paths = h.paths(l, j)
    return [np.prod(paths)] if len(paths) > 1 else []


@_slip_hidden("factors_added")
def _(h, l, j):
    return [sum(h.t.W[l + 1][:, j]) + sum(h.dZ[l + 1])]


@_slip_hidden("next_slope")
def _(h, l, j):
    return [snapped(h.paths(l, j, back=h.dA[l + 1]))] if h.t.has_slope(l + 1) else []


@_slip_hidden("transposed")
def _(h, l, j):
    W = h.t.W[l + 1]
    return [snapped(h.paths(l, j, W=W.T))] if W.shape[0] == W.shape[1] else []


@_slip_hidden("updated_weight")
def _(h, l, j):
    return [snapped(h.paths(l, j, W=h.t.W[l + 1] - h.t.rate * h.dW[l + 1]))]


@_slip_hidden("nodes_swapped")
def _(h, l, j):
    return [snapped(h.paths(l, k)) for k in around(h.A[l], j)]


@_slip_hidden("sign_lost")
def _(h, l, j):
    paths = h.paths(l, j)
    lost = [k for k, (w, d) in enumerate(zip(h.t.W[l + 1][:, j], h.dZ[l + 1], strict=True)) if min(w, d) < 0]
    return [snapped([-p if k == at else p for k, p in enumerate(paths)]) for at in lost] + [-sum(paths)]


@slip("slope_at_output", "S")
def _(h, l, j, i):
    z, a, f = h.Z[l][j], h.A[l][j], h.t.f[l]
    in_formula = [SLOPE[f](z, z, h.r)] if f in ("sigmoid", "tanh") else []
    return [*in_formula, SLOPE[f](a, ACTIVATE[f](a), h.r)]


@slip("slope_at_output", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j] * h.r(s) for s in SLIPS["slope_at_output"]["S"](h, l, j, i)] if h.t.has_slope(l) else []


@slip("forgot_slope", "S")
def _(h, l, j, i):
    return [1.0] if "relu" in h.t.f[l] and h.Z[l][j] < 0 else []


@slip("forgot_slope", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j]] if h.t.has_slope(l) else []


@slip("forgot_slope", "dW")
def _(h, l, j, i):
    return [h.dA[l][j] * h.A[l - 1][i]] if h.t.has_slope(l) else []


def _swapped_slopes(h, l, j, i):
    return [h.dA[l][k] * h.S[l][j] for k in around(h.S[l], j)] if h.t.has_slope(l) else []


_also("nodes_swapped", "dZ", _swapped_slopes)
_also("factors_added", "dZ", lambda h, l, j, i: [h.dA[l][j] + h.S[l][j]] if h.t.has_slope(l) else [])


@slip("nodes_swapped", "dW")
def _(h, l, j, i):
    return [h.dZ[l][k] * h.A[l - 1][i] for k in around(h.dZ[l], j)]


@slip("output_activation", "dW")
def _(h, l, j, i):
    return [h.dZ[l][j] * h.A[l][j]]


@slip("z_for_a", "dW")
def _(h, l, j, i):
    return [h.dZ[l][j] * h.Z[l - 1][i]] if l > 1 else []


@slip("double_counted", "dW")
def _(h, l, j, i):
    return [2 * h.work_dW(l, j, i)]


@slip("gradient_ascent", "w")
def _(h, l, j, i):
    return [h.t.W[l][j, i] + h.r(h.t.rate * h.dW[l][j, i])]


@slip("forgot_learning_rate", "w")
def _(h, l, j, i):
    return [h.t.W[l][j, i] - h.dW[l][j, i]]


@slip("step_only", "w")
def _(h, l, j, i):
    return [-h.t.rate * h.dW[l][j, i]]


@slip("sign_lost", "w")
def _(h, l, j, i):
    w = h.t.W[l][j, i]
    return [-w - h.r(h.t.rate * h.dW[l][j, i])] if w < 0 else [-h.work_w(l, j, i)]
