"""Decision regions: which class a network, or any function of two numbers, gives to each point of the plane."""

import numpy as np
from matplotlib.colors import to_rgb

from dnn_lab.views.figures.style import CLASSES, INK, MARKERS, PAPER, axes, describe, legend

FINENESS = 161
"""Points of the plane along each axis."""


def decision_regions(model, X=None, Y=None, ax=None, limits=None, names=None, axis_names=("$x_1$", "$x_2$")):
    """The plane coloured by class, stronger where the model is surer, with the line where it changes its mind.

    model   a network with two inputs, or a function from points (n, 2) to outputs: (n,) or (n, 1) from 0 to 1, of
            which above one half is class 1, or (n, classes), of which the largest counts
    X, Y    points to draw, (samples, 2), and their classes: labels (samples,) or targets (samples, outputs)
    limits  (left, right, bottom, top); by default around the points, or from −1 to 1
    names   one for each class, for the legend
    """
    ax = axes(4.8, 4.0) if ax is None else ax
    limits = _around(X) if limits is None else limits
    across, up = np.linspace(*limits[:2], FINENESS), np.linspace(*limits[2:], FINENESS)
    grid = np.stack(np.meshgrid(across, up), axis=-1)
    P = class_outputs(model, grid.reshape(-1, 2))
    ax.imshow(_colours(P).reshape(FINENESS, FINENESS, 3), extent=limits, origin="lower", aspect="auto")
    for leads in _leads(P):
        if leads.min() < 0 < leads.max():
            ax.contour(across, up, leads.reshape(FINENESS, FINENESS), [0], colors=INK, linewidths=1.5)
    if X is not None:
        scatter_classes(ax, X, Y, names)
    ax.set(xlim=limits[:2], ylim=limits[2:], xlabel=axis_names[0], ylabel=axis_names[1])
    return describe(ax, _told(model, P, X, Y, names))


def scatter_classes(ax, X, Y, names=None):
    """The points X (samples, 2), each class in its own colour and marker."""
    X, labels = np.asarray(X), class_labels(Y, len(X))
    for label in np.unique(labels):
        look = {"color": CLASSES[label % len(CLASSES)], "marker": MARKERS[label % len(MARKERS)]}
        name = None if names is None else names[label]
        ax.scatter(*X[labels == label].T, s=30, edgecolor=PAPER, linewidth=0.8, label=name, zorder=3, **look)
    if names is not None:
        legend(ax, loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def class_outputs(model, points):
    """What the model gives for points (n, 2), as (n, classes); a single output a becomes 1 − a and a."""
    P = np.asarray(getattr(model, "forward", model)(points), float)
    if P.ndim not in (1, 2) or len(P) != len(points):
        raise ValueError(f"the model gives shape {P.shape} for {len(points)} points; one row for each point is needed")
    P = P[:, None] if P.ndim == 1 else P
    return np.column_stack([1 - P, P]) if P.shape[1] == 1 else P


def class_labels(Y, samples):
    """Labels (samples,) from labels or targets; all 0 without any."""
    if Y is None:
        return np.zeros(samples, int)
    Y = np.asarray(Y)
    Y = Y[:, 0] if Y.ndim == 2 and Y.shape[1] == 1 else Y
    return Y.argmax(axis=1) if Y.ndim == 2 else Y.astype(int)


def _around(X):
    if X is None:
        return (-1.0, 1.0, -1.0, 1.0)
    low, high = np.min(X, axis=0), np.max(X, axis=0)
    room = 0.08 * np.where(high > low, high - low, 1)
    return (low[0] - room[0], high[0] + room[0], low[1] - room[1], high[1] + room[1])


def _leads(P):
    """By how much each class is ahead of the best other one; of two classes once."""
    for k in range(1 if P.shape[1] == 2 else 0, P.shape[1]):
        yield P[:, k] - np.delete(P, k, axis=1).max(axis=1)


def _colours(P):
    """Each class's colour, mixed with white: a little of it at even odds, half of it where the model is sure."""
    best = np.sort(P, axis=1)
    sure = np.clip(best[:, -1] - best[:, -2], 0, 1)[:, None]
    strength = 0.15 + 0.35 * sure
    inks = np.array([to_rgb(CLASSES[k % len(CLASSES)]) for k in range(P.shape[1])])
    return 1 - strength * (1 - inks[P.argmax(axis=1)])


def _told(model, P, X, Y, names):
    names = names or [f"class {k}" for k in range(P.shape[1])]
    shares = np.bincount(P.argmax(axis=1), minlength=P.shape[1]) / len(P)
    said = "; ".join(f"{name} {share:.0%}" for name, share in zip(names, shares, strict=True))
    text = f"The plane by class: {said}."
    if X is not None and Y is not None:
        right = class_outputs(model, np.asarray(X, float)).argmax(axis=1) == class_labels(Y, len(X))
        text += f" {right.sum()} of {len(X)} points lie in the region of their class."
    return text
