"""A plane to look at what has more than two dimensions in: principal components (Pearson 1901)."""

import numpy as np


class Plane:
    """The plane in which the values (samples, width) vary most; with two dimensions or fewer, these themselves.

    across  a direction (width,) that the plane's first axis takes; the second is then where the rest varies most
    kept    the part of their variance that is seen in it
    Without `across` each direction is turned so that its largest part is positive: the picture is the same every time.
    """

    def __init__(self, values, across=None):
        values = np.asarray(values, float)
        self.middle, self.directions, self.kept = np.zeros(values.shape[1]), np.eye(values.shape[1], 2), 1.0
        if values.shape[1] > 2:
            self.middle = values.mean(axis=0)
            centred = values - self.middle
            self.directions = _principal(centred, 2) if across is None else _beside(centred, across)
            whole = (centred**2).sum()
            self.kept = float(((centred @ self.directions) ** 2).sum() / whole) if whole > 0 else 1.0

    def of(self, values):
        """Where these or other values (samples, width) lie in the plane: (samples, 2)."""
        return (np.asarray(values, float) - self.middle) @ self.directions

    def back(self, points):
        """The values (samples, width) in the plane itself that lie at these points (samples, 2) of it."""
        return self.middle + np.asarray(points, float) @ self.directions.T


def plane_of(values):
    """The values (samples, width) in their `Plane`, (samples, 2), and the part of their variance that is seen."""
    plane = Plane(values)
    return plane.of(values), plane.kept


def _principal(centred, count):
    """The directions (width, count) in which centred values vary most, the first one first."""
    _, directions = np.linalg.eigh(centred.T @ centred)
    first = directions[:, : -count - 1 : -1]
    return first * np.sign(first[np.abs(first).argmax(axis=0), range(count)])


def _beside(centred, across):
    """`across` with length 1, and the direction square to it in which the values vary most."""
    first = across / np.linalg.norm(across)
    rest = centred - np.outer(centred @ first, first)
    second = _principal(rest, 1)[:, 0]
    second = second - first * (first @ second)
    return np.column_stack([first, second / np.linalg.norm(second)])
