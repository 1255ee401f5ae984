"""Who is to blame: rules that share an error (or an output's relevance) among the nodes that sent something.

A node i sends node k the contribution c = w·a. A rule says which part of k's error each sender answers for; the parts
of all k add up at i. One entry of `RULES` is one rule; `relevance.py` carries shares through a whole network.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from dnn_lab.engine.operations import SNAP
from dnn_lab.engine.shapes import as_numbers, as_real, count, must_be_finite
from dnn_lab.engine.tables import find, tells_nearest


@dataclass(frozen=True)
class Settings:
    """The free numbers of the rules: epsilon ≥ 0, and alpha ≥ 1, with which beta = alpha − 1."""

    epsilon: float = 0.01
    alpha: float = 2.0

    def __post_init__(self):
        for name, least in (("epsilon", 0), ("alpha", 1)):
            wanted = f"a number from {least}, such as {_DEFAULT[name]}"
            as_real(getattr(self, name), name, wanted, lambda value, least=least: value >= least)

    @property
    def beta(self):
        return self.alpha - 1


_DEFAULT = {field.name: field.default for field in fields(Settings)}


@dataclass(frozen=True)
class Rule:
    """One way to share.

    parts   (C, W, b, settings) -> the part of each receiver's error that falls to each sender, the shape of C.
            C, contributions, (…, receivers, senders); W, weights, (receivers, senders); b, biases, (receivers,).
            NaN where the rule has no answer, because what it divides by is 0
    leaks   why the parts need not add up to 1; "" where they always do (as long as the bias takes no share)
    source  where the rule comes from;  uses  "contributions", "weights" or "count": what it looks at
    """

    name: str
    title: str
    parts: Callable
    source: str
    uses: str = "contributions"
    leaks: str = ""


def total(C, b=0.0):
    """Σ over the senders, plus the bias; exactly 0 where it is zero on paper (|Σ| ≤ 1e-12 · Σ|terms|)."""
    sums = C.sum(axis=-1) + b
    return np.where(np.abs(sums) <= SNAP * (np.abs(C).sum(axis=-1) + np.abs(b)), 0.0, sums)


def _divided(C, totals):
    """C / totals, NaN where a total is 0."""
    return C / np.where(totals == 0, np.nan, totals)[..., None]


def _proportional(C, W, b, settings):
    return _divided(C, total(C, b))


def _equal(C, W, b, settings):
    return np.full(C.shape, 1 / C.shape[-1])


def _epsilon(C, W, b, settings):
    signed = np.where(total(C, b) >= 0, settings.epsilon, -settings.epsilon)
    return _divided(C, total(C, b + signed))


def _weight(C, W, b, settings):
    return np.broadcast_to(_divided(W, total(W)), C.shape)


def _alpha_beta(C, W, b, settings):
    up, down = (_one_sign(side(C, 0), side(b, 0)) for side in (np.maximum, np.minimum))
    nothing = np.abs(C).sum(axis=-1) + np.abs(b) == 0
    return np.where(nothing[..., None], np.nan, settings.alpha * up - settings.beta * down)


def _one_sign(C, b):
    """Parts among contributions of one sign; 0 where there are none."""
    totals = C.sum(axis=-1) + b
    return C / np.where(totals == 0, 1, totals)[..., None]


_BACH = "Bach et al. 2015, On Pixel-Wise Explanations … by Layer-Wise Relevance Propagation, PLOS ONE 10(7)"

RULES = {
    rule.name: rule
    for rule in [
        Rule(
            "proportional",
            "in proportion to what each node sent",
            _proportional,
            f"the lecture's rule; LRP-0 in {_BACH}",
        ),
        Rule("equal", "in equal parts", _equal, "the naive alternative", uses="count"),
        Rule(
            "epsilon",
            "in proportion, with ε in the divisor",
            _epsilon,
            f"LRP-ε in {_BACH}",
            leaks="ε in the divisor takes a part that nobody gets",
        ),
        Rule(
            "weight",
            "in proportion to the weights",
            _weight,
            "T. Rashid 2016, Make Your Own Neural Network",
            uses="weights",
        ),
        Rule(
            "alpha_beta",
            "α to those that pushed up, −β to those that pushed down",
            _alpha_beta,
            f"LRP-αβ in {_BACH}; with β counted positive: α − β = 1",
            leaks="where all contributions have one sign the other side has nobody to share among",
        ),
    ]
}


@tells_nearest
def share_error(error, contributions=None, rule="proportional", *, weights=None, epsilon=0.01, alpha=2.0):
    """The shares of an error among the nodes that sent something: share_error(0.6, [3, 2]) gives [0.36, 0.24].

    error          one number; or (receivers,), and then the shares of all receivers add up at each node
    contributions  what each node sent, (nodes,), or (receivers, nodes); not needed by the rule "weight"
    rule           "proportional", "equal", "epsilon", "weight" or "alpha_beta"
    weights        of the shape of contributions, for the rule "weight"
    epsilon        for "epsilon": it takes the sign of the total;  alpha  for "alpha_beta", with beta = alpha − 1

    Returns an array (nodes,). Raises ValueError where the rule divides by 0, such as by contributions 3 and −3, and
    for shapes that do not fit, empty lists, values that are not finite, and unknown rules (naming the nearest).
    """
    entry, settings = find(RULES, rule, "rule"), Settings(epsilon, alpha)
    what = "weights" if entry.uses == "weights" else "contributions"
    given = weights if entry.uses == "weights" else contributions
    if given is None:
        raise ValueError(f"the rule {rule!r} shares by {what}; give {what}=[…], one for each node")
    errors, amounts = _fitting(error, given, what)
    parts = entry.parts(amounts, amounts, 0.0, settings)
    if np.isnan(parts).any():
        raise ValueError(_no_answer(amounts[np.isnan(parts).any(axis=-1)][0], what, entry))
    return errors @ parts


def _fitting(error, amounts, what):
    """error as (receivers,) and amounts as (receivers, nodes)."""
    errors, amounts = as_numbers(error, "error"), as_numbers(amounts, what)
    if not amounts.size:
        raise ValueError(f"{what} has shape {amounts.shape}: there is nobody to share among")
    if amounts.ndim not in (1, 2) or errors.shape != amounts.shape[:-1]:
        raise ValueError(
            f"error has shape {errors.shape} and {what} {amounts.shape}; "
            f"one number goes with (nodes,), errors (receivers,) with (receivers, nodes)"
        )
    must_be_finite(errors, "error")
    must_be_finite(amounts, what)
    return np.atleast_1d(errors), np.atleast_2d(amounts)


def _no_answer(amounts, what, entry):
    numbers = ", ".join(f"{value:g}" for value in amounts[:6]) + (", …" if len(amounts) > 6 else "")
    cure = "" if entry.name == "epsilon" else '; rule="epsilon" divides by a number that is not 0'
    return f"the {count(len(amounts), what[:-1])} {numbers} add up to 0, so they have no proportion to share by{cure}"
