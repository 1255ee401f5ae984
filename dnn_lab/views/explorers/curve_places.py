"""Curves to fit, where bumps begin, and how far they may go: what the curve explorer is set up with."""

from dataclasses import replace

import numpy as np

from dnn_lab.engine.bumps import Bump
from dnn_lab.engine.tables import find
from dnn_lab.views.explorers.words import CURVE as SAYS

REACH, EDGE, TALL, NARROWEST = 3.0, 3.5, 2.0, 0.1
"""The picture goes from −REACH to REACH across and −TALL to TALL up; edges go to ±EDGE, NARROWEST apart."""

CURVES = {
    "wave": lambda x: np.sin(1.5 * x),
    "two hills": lambda x: np.exp(-2 * (x + 1.4) ** 2) + 0.6 * np.exp(-3 * (x - 1.3) ** 2),
    "tent": lambda x: np.maximum(0, 1.5 - np.abs(x)),
    "stairs": lambda x: np.floor(x + 0.5) / 2,
}


def curves_with(curve):
    """All curves to choose from, and the one to begin with."""
    if not callable(curve):
        find(CURVES, curve, "curve")
        return CURVES, curve
    values = np.asarray(curve(np.linspace(-REACH, REACH, 121)), float)
    if values.shape != (121,) or not np.isfinite(values).all():
        raise ValueError("curve takes a function that gives one finite number for each x in an array from −3 to 3")
    if np.abs(values).max() > TALL:
        raise ValueError(f"curve goes up to ±{np.abs(values).max():.3g}; this explorer shows −2 to 2")
    return {SAYS["own"]: lambda x: np.asarray(curve(x), float)} | CURVES, SAYS["own"]


def side_by_side(count):
    """Bumps side by side, all equally high: a place to begin that fits nothing."""
    width = 2 * REACH / count
    places = (-REACH + width * i for i in range(count))
    return [Bump(round(at + 0.15 * width, 2), round(at + 0.85 * width, 2), 0.5) for at in places]


def in_order(bump, left_moved):
    """The bump with its edges in order: the one that was not moved makes way."""
    if bump.right - bump.left >= NARROWEST:
        return bump
    left = min(bump.left, EDGE - NARROWEST) if left_moved else max(bump.right, NARROWEST - EDGE) - NARROWEST
    return replace(bump, left=left, right=left + NARROWEST)
