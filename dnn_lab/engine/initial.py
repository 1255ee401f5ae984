"""How weights start, one entry each: what is drawn before anything is learned. Biases always start at 0."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Initialisation:
    """One way to start. `draw` (generator, outputs, inputs) gives W of shape (outputs, inputs)."""

    name: str
    title: str
    draw: Callable


def he(rng, outputs, inputs):
    """Normal with variance 2/inputs, which ReLU hands on unchanged (He et al. 2015)."""
    return rng.normal(0, math.sqrt(2 / inputs), (outputs, inputs))


def glorot(rng, outputs, inputs):
    """Normal with variance 2/(inputs + outputs): steady forward and back (Glorot and Bengio 2010)."""
    return rng.normal(0, math.sqrt(2 / (inputs + outputs)), (outputs, inputs))


INITIALISATIONS = {
    entry.name: entry
    for entry in [
        Initialisation("he", "He", he),
        Initialisation("glorot", "Glorot", glorot),
        Initialisation("normal", "standard normal", lambda rng, outputs, inputs: rng.normal(0, 1, (outputs, inputs))),
        Initialisation("small", "normal, spread 0.01", lambda rng, *shape: rng.normal(0, 0.01, shape)),
        Initialisation("constant", "all 0.1", lambda rng, *shape: np.full(shape, 0.1)),
    ]
}
