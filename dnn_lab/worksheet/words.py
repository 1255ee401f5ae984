"""What a network's worksheet says to the learner: one table of templates with named fields.

`STEPS` has title and sentence for each kind of step, `ACTIVATE` the sentence of each activation function and `SLOPE`
that of its slope. A second language is another copy of this file.
"""

STEPS = {
    "z": (
        "Weighted sum of neuron {to}",
        "Multiply each value that arrives by its weight, add the products, then add the bias.",
    ),
    "a": ("Activation of neuron {to}", "{activate}"),
    "L": ("Loss", "Compare what came out with the target: {title}."),
    "dL/da": (
        "How the loss feels neuron {to}",
        "One part for each neuron ahead: the weight that leads there times the slope that came back. Add the parts.",
    ),
    "dL/da output": ("Slope of the loss at output {to}", "How fast the loss changes with this output."),
    "dL/dz fused": (
        "Slope at z of output {to}",
        "Loss and {activation} were made for each other: "
        "their two slopes multiply to one difference, output minus target.",
    ),
    "dL/dz output": (
        "Slope at z of output {to}",
        "The output is linear, so a and z are the same number: this is the slope of the loss itself.",
    ),
    "da/dz": ("Slope of the activation of neuron {to}", "{slope}"),
    "dL/dz": (
        "Slope at z of neuron {to}",
        "Two slopes in a row multiply: the one that came back, and the activation's own.",
    ),
    "dL/dz compact": (
        "Slope at z of neuron {to}",
        "Add up what comes back over every weight ahead, then multiply by the slope of the activation.",
    ),
    "dL/dw": (
        "Gradient of the weight to {to} from {source}",
        "Slope at the neuron that the weight leads to, times the value that the weight multiplied.",
    ),
    "dL/db": (
        "Gradient of the bias of neuron {to}",
        "The bias is added as it is, so its gradient is the slope at z itself.",
    ),
    "e output": (
        "Error at output {to}",
        "What was wanted minus what came out: y\u00a0−\u00a0ŷ. The gradient of the loss has it the other way round.",
    ),
    "c": (
        "What node {source} sent to neuron {to}",
        "The weight times the value that went along it.",
    ),
    "w_new": (
        "New weight to {to} from {source}",
        "Take a small step against the gradient: the old weight minus the learning rate times the gradient.",
    ),
    "b_new": (
        "New bias of neuron {to}",
        "The bias takes the same kind of step: old bias minus learning rate times gradient.",
    ),
    "count weights": (
        "Weights of layer {layer}",
        "Each neuron of layer {layer} has one weight for {each}.",
    ),
    "count biases": (
        "Biases of layer {layer}",
        "Each neuron of layer {layer} has one bias, however many inputs it has.",
    ),
    "count layer": (
        "Parameters of layer {layer}",
        "Each neuron of layer {layer} has one weight for {each}, and one bias.",
    ),
    "count parameters": ("All parameters", "Add up what you counted."),
    "crosses_x1": ("Where the line crosses the x1 axis", "There x2 is 0. Which x1 makes the weighted sum 0?"),
    "crosses_x2": ("Where the line crosses the x2 axis", "There x1 is 0. Which x2 makes the weighted sum 0?"),
    "rise": ("Rise of the line", "If x1 grows by 1, by how much does x2 have to change for the sum to stay 0?"),
}

SIZES = {"inputs": "the number of inputs", "layer": "the number of neurons in layer {layer}"}
EACH = {"inputs": "each input", "layer": "each neuron of layer {layer}"}
LINE = "weights {w1} and {w2}, bias {b}"
SOFTMAX = "{count} outputs"

ACTIVATE = {
    "linear": "A linear neuron passes z on as it is.",
    "step": "Write 1 if z is above 0, otherwise 0.",
    "sigmoid": "Put z into the sigmoid, which squeezes any number in between 0 and 1.",
    "tanh": "Put z into tanh, which squeezes any number in between −1 and 1.",
    "relu": "Keep z if it is above 0, otherwise write 0.",
    "leaky_relu": "Keep z if it is above 0, otherwise keep a hundredth of it.",
    "softmax": "Raise e to each z of the layer; this neuron's part of their sum is its output.",
}
ACTIVATE_OTHER = "Put z into {title}."

SLOPE = {
    "linear": "A line has the same slope everywhere: 1.",
    "step": "The step function is flat on both sides, so its slope is 0.",
    "sigmoid": "The sigmoid's slope comes from its own output: a times what is missing to 1.",
    "tanh": "The slope of tanh comes from its own output: 1 minus its square.",
    "relu": "Where z is above 0 the slope of ReLU is 1, otherwise it is 0.",
    "leaky_relu": "Where z is above 0 the slope is 1, otherwise it is 0.01.",
}
SLOPE_OTHER = "The slope of {title} at this neuron's z."

LAYER_STEPS = {
    "z": (
        "All weighted sums of layer {layer}",
        "One row of W for each neuron: multiply it with what arrives, add up, add the bias.",
    ),
    "a": ("All activations of layer {layer}", "The activation function, neuron by neuron."),
    "L": ("Loss", "Compare what came out with the target."),
    "da": (
        "How the loss feels layer {layer}",
        "Each neuron adds up what comes back over its weights: one column of the next W.",
    ),
    "slope": ("Slopes of the activations of layer {layer}", "The activation's own slope, neuron by neuron."),
    "dz": (
        "Slopes at z of layer {layer}",
        "Two slopes in a row multiply, neuron by neuron; at the output it may be one difference.",
    ),
    "dW": (
        "Gradients of the weights of layer {layer}",
        "Every slope at z times every value that came in: a table of all pairs.",
    ),
    "db": (
        "Gradients of the biases of layer {layer}",
        "The bias is added as it is, so its gradient is the slope at z itself.",
    ),
    "W": ("New weights of layer {layer}", "Every weight takes a small step against its gradient."),
    "b": ("New biases of layer {layer}", "Every bias takes a small step against its gradient."),
}

SHARE_TITLES = {"node": "Share of hidden node {node}", "input": "Share of input {node}"}

SHARE_RULES = {
    "proportional": "Each node answers for what it sent: its part of the sum that arrived, times the error.",
    "equal": "Every node gets the same part of the error, whatever it sent.",
    "epsilon": "Its part of the sum times the error, but the divisor is ε larger: ε takes the sign of the sum.",
    "weight": "The weights alone are compared: this weight's part of all weights that lead there, times the error.",
    "alpha_beta": "What pushed the sum up shares α times the error; what pushed it down shares −β times the error.",
}
SHARE_SEVERAL = "One part for each node ahead; add the parts."

SHARE_SETTINGS = {"epsilon": "ε", "alpha": "α (β is α − 1)"}
SHARE_LAYERS = {
    "output": ("Errors at the outputs", "What was wanted minus what came out, output by output."),
    "shared": (
        "Shares that arrive in layer {layer}",
        "P holds in each row the parts in which one neuron ahead shares its error; its rows add up to 1 "
        "where the rule shares out everything.",
    ),
}

NO_SHARE = {
    "contributions": "What was sent to neuron {to} adds up to 0 ({amounts}): 0 has no parts to share by.",
    "weights": "The weights that lead to neuron {to} add up to 0 ({amounts}): 0 has no parts to share by.",
    "follows": "The error that it would share in has no value itself.",
}
AND = " and "

TITLES = {
    "forward": "Forward pass",
    "backward": "Backward pass",
    "update": "Update",
    "training": "Training step",
    "shares": "Sharing out the error",
    "layer": "Layer {layer}",
    "loss": "Loss",
    "counting": "Counting parameters",
    "layers": "Layer by layer",
    "total": "Total",
    "given": "given",
    "cut": "Where the neuron cuts the plane",
    "line": "The line",
    "softmax": "Softmax",
    "output": "Output",
    "inputs": "Inputs",
}


def step_words(key, **fields):
    """Title and sentence of a step."""
    title, sentence = STEPS[key]
    return title.format(**fields), sentence.format(**fields)


def activate(activation):
    return ACTIVATE.get(activation.name, ACTIVATE_OTHER).format(title=activation.title)


def slope(activation):
    return SLOPE.get(activation.name, SLOPE_OTHER).format(title=activation.title)
