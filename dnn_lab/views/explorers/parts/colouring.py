"""Which values of a neuron are coloured orange, pale and blue: pale lies where it is undecided."""

import numpy as np

SPANS = {"sigmoid": (0.0, 1.0), "step": (0.0, 1.0), "tanh": (-1.0, 1.0)}


def span(activation, A):
    """(low, high) for the colours of values A of this activation; unbounded ones reach as far as A does, about 0."""
    if activation in SPANS:
        return SPANS[activation]
    reach = float(np.abs(A).max()) or 1.0
    return -reach, reach
