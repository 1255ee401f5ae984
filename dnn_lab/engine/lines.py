"""What a straight line can do: every way in which one divides points, and whether one divides two classes.

A neuron cuts its inputs along a straight line, so these are the limits of a single neuron. Both answers are exact: no
line is left out, and each answer carries what proves it.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dnn_lab.engine import shapes

CLOSE = 1e-9


def line_splits(points):
    """Every way in which a straight line divides points (samples, 2): an array (ways, samples) of bool, sides marked.

    The order of the points along a direction changes only where the direction passes a right angle to a line through
    two of them. So one direction between each two such angles, with every threshold on it, gives all lines there are.
    A way and its opposite are two ways, and so are "all on one side" and "none": the corners of a square give 14, and
    n points in general position n² − n + 2 (Cover 1965), of the 2ⁿ that there would be without a line.
    """
    points = shapes.as_samples(points, 2, "points", "a line in the plane takes")[0]
    shapes.must_be_finite(points, "points")
    ways = {side for angle in _directions(points) for side in _thresholds(points, angle)}
    ways |= {tuple(not one for one in side) for side in ways}
    return np.array(sorted(ways))


def _directions(points):
    """One angle in each interval in which the order along the direction stays the same."""
    steps = np.array([b - a for a, b in combinations(points, 2) if (a != b).any()]).reshape(-1, 2)
    critical = np.unique(np.round((np.arctan2(steps[:, 1], steps[:, 0]) + np.pi / 2) % np.pi, 12))
    if not len(critical):
        return [0.0]
    return (critical + np.append(critical[1:], critical[0] + np.pi)) / 2


def _thresholds(points, angle):
    """Which points lie beyond each threshold along a direction, one tuple of bool a threshold."""
    along = points @ [np.cos(angle), np.sin(angle)]
    places = np.sort(along)
    apart = np.diff(places) > CLOSE * max(np.ptp(places), CLOSE)
    middles = (places[:-1] + places[1:])[apart] / 2
    return [tuple((along > middle).tolist()) for middle in (*middles, np.inf)]


@dataclass(frozen=True, eq=False)
class Separation:
    """Whether a straight cut (a line; with more inputs a plane) divides two classes, and the proof.

    separable        True or False
    weights, bias    of the cut: w·x + b is above 0 for every sample of class 1 and below for every one of class 0
    meeting_point    if there is none: a point (inputs,) that is a mean of samples of each class; it cannot lie on both
                     sides of a cut
    shares           (samples,) of these means; they add up to 1 in each class
    """

    separable: bool
    weights: np.ndarray | None = None
    bias: float | None = None
    meeting_point: np.ndarray | None = None
    shares: np.ndarray | None = None

    def __bool__(self):
        return self.separable


def separation(X, labels):
    """The `Separation` of samples X (samples, inputs) with labels (samples,) 0 and 1.

    Of two things exactly one exists (Gordan 1873): a cut, or shares λ ≥ 0 of the samples, not all 0, with
    Σ ± λ (x, 1) = 0. The nearest that such a sum comes to 0 decides, and what is left of it is the cut.
    """
    X, _ = shapes.as_samples(X, np.shape(X)[-1] if np.ndim(X) else 0)
    shapes.must_be_finite(X, "X")
    signs = _signs(labels, len(X))
    middle, spread = X.mean(axis=0), np.abs(X - X.mean(axis=0)).max() or 1.0
    signed = signs[:, None] * np.column_stack([(X - middle) / spread, np.ones(len(X))])
    shares, left = _nearest_to_zero(signed)
    if left @ left > CLOSE**2 and (signed @ left).min() > 0:
        weights = left[:-1] / spread
        return Separation(True, weights, float(left[-1] - weights @ middle))
    shares = shares / shares[signs > 0].sum()
    return Separation(False, meeting_point=shares[signs > 0] @ X[signs > 0], shares=shares)


def _signs(labels, samples):
    labels = np.ravel(labels)
    if len(labels) != samples or not np.isin(labels, (0, 1)).all():
        raise ValueError(f"labels are 0 or 1, one for each of the {samples} samples; {labels[:8].tolist()} were given")
    return np.where(labels == 1, 1.0, -1.0)


def _nearest_to_zero(rows):
    """Shares ≥ 0 adding up to 1 whose sum of the rows is nearest to 0, and that sum (Wolfe 1976).

    Least squares over a few rows at a time: a row that still points the other way joins, one whose share would be
    negative leaves. Each set of rows comes up at most once, so it ends.
    """
    chosen = [int(np.argmin((rows**2).sum(axis=1)))]
    shares = np.ones(1)
    while True:
        point = shares @ rows[chosen]
        nearest = int(np.argmin(rows @ point))
        size = point @ point
        if size <= CLOSE**2 or rows[nearest] @ point >= size * (1 - CLOSE) or nearest in chosen:
            return _spread_out(shares, chosen, len(rows)), point
        chosen, shares = [*chosen, nearest], np.append(shares, 0.0)
        while True:
            wanted = _affine_nearest(rows[chosen])
            if (wanted > 1e-14).all():
                shares = wanted
                break
            falling = wanted <= 1e-14
            part = np.min(shares[falling] / (shares[falling] - wanted[falling]))
            shares = shares + part * (wanted - shares)
            kept = shares > 1e-14
            chosen, shares = [row for row, keep in zip(chosen, kept, strict=True) if keep], shares[kept]


def _affine_nearest(rows):
    """The numbers adding up to 1 whose sum of the rows is nearest to 0."""
    size = len(rows)
    table = np.block([[rows @ rows.T, np.ones((size, 1))], [np.ones((1, size)), np.zeros((1, 1))]])
    return np.linalg.lstsq(table, np.append(np.zeros(size), 1), rcond=None)[0][:-1]


def _spread_out(shares, chosen, size):
    whole = np.zeros(size)
    whole[chosen] = shares
    return whole
