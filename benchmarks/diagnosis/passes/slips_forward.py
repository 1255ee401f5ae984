"""Mistakes of simulated learners in the forward pass and the loss."""

import numpy as np

from benchmarks.diagnosis.passes.hand import ACTIVATE, snapped
from benchmarks.diagnosis.passes.slip_table import all_but_one, around, slip


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


@slip("weights_crossed", "z")
def _(h, l, j, i):
    rows = [h.t.W[l].copy() for _ in range(h.t.W[l].shape[1] - 1)]
    for k, W in enumerate(rows):
        W[j, [k, k + 1]] = W[j, [k + 1, k]]
    return [snapped([*h.products(l, j, W), h.t.b[l][j]]) for W in rows]


@slip("not_squared", "L")
def _(h, l, j, i):
    if "squared" not in h.t.loss:
        return []
    off = sum(p - q for p, q in zip(h.A[h.t.depth], h.t.y, strict=True))
    return [off / h.L_divisor, -off / h.L_divisor] + ([off, -off] if len(h.t.y) == 1 else [])
