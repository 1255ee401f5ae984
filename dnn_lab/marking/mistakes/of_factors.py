"""One quantity of a product is missing or another stands in its place, or a value stands where a slope is meant.

They come last: a number that any other mistake gives is called by that one's name.
"""

from dnn_lab.marking.mistakes import in_factors
from dnn_lab.marking.mistakes.entry import Mistake

FACTORS = (
    Mistake(
        "value_for_slope",
        "slopes of functions, slopes at z",
        "a value was taken for its slope",
        "{typed} takes {wrong} itself where a slope is meant. The slope says how fast it changes: take the derivative.",
    ),
    Mistake(
        "weight_for_activation",
        "gradients of weights, slopes that come back",
        "the weight and the activation were taken for each other",
        "{typed} uses {wrong} where {right} is meant. A weight's gradient takes the value that came in; "
        "what goes back takes the weight.",
    ),
    Mistake(
        "factor_left_out",
        "slopes and gradients",
        "a factor was left out",
        "{typed} leaves out a factor: {factor} is missing.",
        in_factors.without_factor,
    ),
    Mistake(
        "not_squared",
        "the loss",
        "the difference was not squared",
        "{typed} is not squared. Square the difference of each output first.",
        in_factors.not_squared,
    ),
    Mistake(
        "weights_crossed",
        "weighted sums",
        "two weights changed places",
        "{typed} gives weights to the wrong inputs: {right} and {wrong} changed places.",
    ),
)
