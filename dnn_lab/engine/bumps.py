"""Bumps from pairs of sigmoid units, up at one place and down at another: enough add up to any curve (Cybenko 1989)."""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine.network import Network
from dnn_lab.engine.shapes import as_real, finite


@dataclass(frozen=True)
class Bump:
    """height · (σ(k(x − left)) − σ(k(x − right))): about `height` between left and right, about 0 elsewhere."""

    left: float
    right: float
    height: float

    @property
    def middle(self):
        return (self.left + self.right) / 2


def bump_network(bumps, steepness=6.0):
    """The network whose output is the sum of the bumps: one input, two sigmoid units a bump, a linear output.

    bumps      `Bump`s, or triples (left, right, height);  steepness  k, the weight of each unit; large is angular
    Unit 2i of the hidden layer rises at a left edge and is taken with +height, the next one rises at the right edge and
    is taken with −height: weights k, biases −k · edge. Raises ValueError for no bumps and for other things.
    """
    steepness = as_real(steepness, "steepness")
    bumps = list(map(_bump, bumps if hasattr(bumps, "__iter__") else [bumps]))
    if not bumps:
        raise ValueError("bumps is empty; at least one (left, right, height) is needed")
    edges = np.array([edge for bump in bumps for edge in (bump.left, bump.right)])
    heights = [signed for bump in bumps for signed in (bump.height, -bump.height)]
    weights = [np.full((len(edges), 1), steepness), [heights]]
    return Network.from_parameters(weights=weights, biases=[-steepness * edges, [0.0]], hidden="sigmoid")


def _bump(given):
    if isinstance(given, Bump):
        return given
    numbers = [finite(number) for number in given] if isinstance(given, (list, tuple, np.ndarray)) else []
    if len(numbers) != 3 or None in numbers:
        raise ValueError(f"a bump is three numbers (left, right, height); {given!r} was given")
    return Bump(*numbers)


def parts_of(net, x):
    """What each pair of hidden units adds to the output at x (samples,): an array (pairs, samples)."""
    units = net.activations_of(np.asarray(x, float)[:, None])[0] * net.weights[1][0]
    return units.reshape(len(units), -1, 2).sum(axis=2).T


def slices(curve, count, low, high):
    """`count` bumps side by side from low to high, each as high as the curve (a function) is there on average."""
    edges = np.linspace(low, high, count + 1)
    means = (np.mean(curve(np.linspace(a, b, 50))) for a, b in zip(edges[:-1], edges[1:], strict=True))
    return [Bump(float(a), float(b), float(h)) for a, b, h in zip(edges[:-1], edges[1:], means, strict=True)]
