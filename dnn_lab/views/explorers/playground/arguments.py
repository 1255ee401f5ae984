"""What `playground` takes: layers as far as they can be drawn, and points of one's own."""

import numpy as np

from dnn_lab.engine.shapes import as_numbers
from dnn_lab.engine.tables import find
from dnn_lab.views.explorers.playground.points import PRESETS
from dnn_lab.views.explorers.playground.scene import REACH
from dnn_lab.views.explorers.words import say
from dnn_lab.worksheet.numbers import MINUS

MOST_LAYERS, MOST_WIDE = 6, 16


def drawn(hidden):
    """As many of the hidden layers as are drawn, and a sentence where that is not all of them."""
    widths = list(hidden) if isinstance(hidden, (list, tuple)) else [hidden]
    if not all(isinstance(width, int) and width > 0 for width in widths):
        raise ValueError(f"hidden takes the neurons of each hidden layer, such as (4, 2); {hidden!r} was given")
    kept = [min(width, MOST_WIDE) for width in widths[:MOST_LAYERS]]
    if kept == widths:
        return kept, ""
    numbers = {"layers": len(widths), "widest": max(widths), "most_layers": MOST_LAYERS, "most_wide": MOST_WIDE}
    return kept, say("play_limits", **numbers)


def own_points(data):
    """(X, labels) of one's own. Raises ValueError or TypeError for other shapes and labels."""
    if not isinstance(data, (list, tuple)) or len(data) != 2:
        find({name: name for name in PRESETS}, data, "data")
    X, labels = as_numbers(data[0], "X"), as_numbers(data[1], "labels")
    if X.ndim != 2 or X.shape[1] != 2 or labels.shape != X.shape[:1]:
        raise ValueError(f"X has shape {X.shape} and labels {labels.shape}; (n, 2) and (n,) go together here")
    if np.abs(X).max(initial=0) > REACH:
        limits, outside = f"{MINUS}{REACH:g} to {REACH:g}", f"{np.abs(X).max():g}"
        raise ValueError(f"X lies from {limits} here; {outside} is outside: standardise it")
    if not (np.isfinite(X).all() and np.isin(labels, (0, 1)).all()):
        raise ValueError("X takes finite numbers and labels takes 0 and 1; others were given")
    return X, labels.astype(int)
