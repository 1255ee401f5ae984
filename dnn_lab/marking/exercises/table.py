"""All exercises by name: adding one is one entry in the file of its notebook."""

from dnn_lab.engine.tables import find
from dnn_lab.marking.exercises.course import (
    backpropagation,
    chain_rule,
    counting,
    deep_network,
    error_attribution,
    forward_pass,
    neuron,
    optimisers,
    paths,
    shallow_network,
)

_NOTEBOOKS = (
    neuron,
    shallow_network,
    deep_network,
    chain_rule,
    counting,
    paths,
    forward_pass,
    backpropagation,
    optimisers,
    error_attribution,
)

EXERCISES = {exercise.name: exercise for notebook in _NOTEBOOKS for exercise in notebook.EXERCISES}


def exercise(name):
    """The exercise of a name. Raises ValueError naming the nearest and all there are."""
    return find(EXERCISES, name, "exercise")
