"""Points of two classes in a plane, made from a formula and a seed: small worlds in which every decision can be seen.

Each is centred and about as wide as standardised data, from −2 to 2, before noise is added.
"""

import math
from collections.abc import Callable

import numpy as np

from dnn_lab.engine.datasets import Data
from dnn_lab.engine.shapes import as_count, as_real, generator
from dnn_lab.engine.tables import find, tells_nearest

TURNS = 1.5
"""How often each arm of the spiral winds round the middle."""


@tells_nearest
def toy_data(name, n=200, noise=0.1, seed=0):
    """A `Data` set of n points (n, 2) in two classes, half of them in each, in random order.

    moons   two half circles that reach into each other
    rings   a small ring (class 1) inside a large one (class 0)
    xor     class 1 where exactly one of the two inputs is above 0
    spiral  two arms that wind round each other one and a half times

    noise   spread (standard deviation) of what is added to each input; the shapes are about 4 wide
    Raises ValueError for another name (naming the nearest), fewer than 2 points, a noise below 0, or no seed.
    """
    shape, n = find(SHAPES, name, "toy data"), as_count(n, "n")
    if n < 2:
        raise ValueError(f"n is {n}; two classes take at least 2 points")
    as_real(noise, "noise", "a number from 0", lambda spread: spread >= 0)
    rng = generator(seed)
    labels = rng.permutation(np.arange(n) % 2)
    inputs = shape(rng, labels) + noise * rng.normal(size=(n, 2))
    about = {"source": f"a formula, noise {noise:g}, seed {seed}", "licence": "CC0 1.0"}
    names = {"input_names": ("x1", "x2"), "target_names": ("class 0", "class 1"), "units": ("", "")}
    return Data(name=name, inputs=inputs, labels=labels, **names, **about)


def _moons(rng, labels):
    """Class 0: (cos t, sin t); class 1: (1 − cos t, ½ − sin t), t from 0 to π; shifted to the middle and widened."""
    t = rng.uniform(0, math.pi, len(labels))
    upper = np.stack([np.cos(t), np.sin(t)], axis=1)
    lower = np.stack([1 - np.cos(t), 0.5 - np.sin(t)], axis=1)
    return 1.3 * (np.where(labels[:, None] == 0, upper, lower) - [0.5, 0.25])


def _rings(rng, labels):
    t, radius = rng.uniform(0, 2 * math.pi, len(labels)), np.where(labels == 0, 1.7, 0.7)
    return radius[:, None] * np.stack([np.cos(t), np.sin(t)], axis=1)


def _xor(rng, labels):
    """Uniform over four squares with a gap of 0.2 between them."""
    size, sign = rng.uniform(0.1, 1.9, (len(labels), 2)), rng.choice([-1, 1], len(labels))
    return size * np.stack([sign, np.where(labels == 1, -sign, sign)], axis=1)


def _spiral(rng, labels):
    """Radius 2s at the angle 2π · TURNS · s, s from 0 to 1, class 1 half a turn further; as many points all along."""
    s = rng.uniform(0.04, 1, len(labels))
    angle = 2 * math.pi * TURNS * s + math.pi * labels
    return 2 * s[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1)


SHAPES: dict[str, Callable] = {"moons": _moons, "rings": _rings, "xor": _xor, "spiral": _spiral}
