"""Rule and quantities are right, an operation is not: left out, done twice, or another in its place, in any step."""

from dnn_lab.marking.mistakes import anywhere, in_chains, in_counts, in_forward, in_shares, in_update
from dnn_lab.marking.mistakes.entry import Mistake, either

OPERATIONS = (
    Mistake(
        "term_left_out",
        "sums",
        "a term of the sum was left out",
        "{typed} leaves out a term: {term} is missing.",
        anywhere.without_term,
    ),
    Mistake(
        "sign_lost",
        "all steps",
        "a sign was lost",
        "Check the signs, that of the result too: one was lost on the way, or one too many came in.",
        either(anywhere.sign_lost, in_shares.epsilon_turned),
    ),
    Mistake(
        "times_bias",
        "weighted sums",
        "the bias was multiplied",
        "{typed} multiplies by the bias. The bias {bias} is added.",
        in_forward.times_bias,
    ),
    Mistake(
        "activation_twice",
        "activations",
        "the activation function was applied twice",
        "{typed} went through the {function} twice. Once is enough.",
        in_forward.applied_twice,
    ),
    Mistake(
        "exp_sign",
        "sigmoid",
        "the minus in the exponent was lost",
        "{typed} comes from e to the power of z. In the sigmoid the exponent is −z.",
        in_forward.exponent_turned,
    ),
    Mistake(
        "paths_multiplied",
        "sums over paths",
        "the paths were multiplied",
        "{typed} multiplies the paths. Slopes multiply along a path; paths side by side add.",
        in_chains.paths_multiplied,
    ),
    Mistake(
        "factors_added",
        "slopes along a path",
        "slopes that follow each other were added",
        "{typed} adds slopes that follow each other. Slopes multiply along a path.",
        in_chains.factors_added,
    ),
    Mistake(
        "step_only",
        "updates",
        "the old value was left out",
        "{typed} is the step alone. Take it away from the old value {old}.",
        in_update.step_alone,
    ),
    Mistake(
        "double_counted",
        "gradients of weights, slopes of what is used more than once",
        "the gradient was counted twice",
        "{typed} counts the gradient twice. Each pass begins with gradients of zero.",
        in_chains.counted_twice,
    ),
    Mistake(
        "biases_miscounted",
        "counts of parameters",
        "the biases were not counted one for each neuron",
        "{typed} has another number of biases in it. Each of the {neurons} neurons has one.",
        in_counts.miscounted_biases,
    ),
    Mistake(
        "sizes_added",
        "counts of parameters",
        "sizes were added, not multiplied",
        "{typed} adds the sizes of two layers. Every neuron has a weight for every value that arrives: multiply.",
        in_counts.sizes_added,
    ),
    Mistake(
        "upside_down",
        "where a neuron cuts the plane",
        "the fraction stands on its head",
        "{typed} has top and bottom of the fraction the other way round. Divide by {bottom}.",
        in_forward.upside_down,
    ),
    Mistake(
        "order_of_operations",
        "typed calculations",
        "brackets are missing in the calculation",
        "In {typed} brackets are missing: times and divided by come before plus and minus. Put {part} in brackets.",
    ),
)
