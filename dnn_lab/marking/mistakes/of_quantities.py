"""The rule was followed with a wrong quantity: its neighbour, an earlier or a later one, or one before the update."""

from dnn_lab.marking.mistakes import in_chains
from dnn_lab.marking.mistakes.entry import Mistake

QUANTITIES = (
    Mistake(
        "slope_at_output",
        "slopes of activations, slopes at z",
        "the slope was taken at the wrong one of z and a",
        "{typed} comes from the slope at the wrong number. Check in its formula whether z goes in, "
        "or what the function made of it.",
    ),
    Mistake(
        "output_activation",
        "gradients of weights",
        "the activation that the edge leads to was used",
        "{typed} uses {wrong}, which the edge leads to. Multiply by {right}, which the weight was multiplied with.",
    ),
    Mistake(
        "updated_weight",
        "slopes that come back, where weights are updated",
        "new weights were used for old ones",
        "{typed} comes from weights after the update. The whole backward pass uses the weights before it.",
    ),
    Mistake(
        "transposed",
        "weighted sums, slopes that come back",
        "a row of the weights was taken for a column",
        "{typed} reads the weights the other way round. A weight's first number is the neuron that it leads to.",
    ),
    Mistake(
        "z_for_a",
        "weighted sums, gradients of weights",
        "z was used where a is meant",
        "{typed} uses {wrong}. What a neuron sends on is its a, after the activation function: {right}.",
    ),
    Mistake(
        "nodes_swapped",
        "activations, shares, slopes and gradients",
        "the neighbour's value was used",
        "{typed} uses {wrong} where {right} is meant. Check which of the two belongs there.",
    ),
    Mistake(
        "nested_slope",
        "the chain rule",
        "the outer slope was taken at the inner variable",
        "{typed} takes the outer slope at {wrong}. It belongs at the value of the inner function, {right}.",
        in_chains.outer_slope_at_inner,
    ),
    Mistake(
        "next_slope",
        "slopes that come back",
        "the slope of the activation ahead was left out",
        "{typed} uses {wrong} where {right} is meant. The slope that lies between the two belongs in too.",
    ),
)
