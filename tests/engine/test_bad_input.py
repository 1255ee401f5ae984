"""Bad input: one sentence that names what was given and what was expected, and a network that keeps what it had."""

import numpy as np
import pytest

from dnn_lab.engine.datasets import load_data
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import Adam

NAN, INF = float("nan"), float("inf")
ACTIVATIONS = "linear, step, sigmoid, tanh, relu, leaky_relu, softmax"
LOSSES = "half_squared_error, mean_squared_error, binary_cross_entropy, cross_entropy"
SIZES = "layer sizes are at least two whole numbers above 0, such as [2, 3, 1]: inputs, hidden layers, outputs"
WIDTH = "the network takes 2 numbers a sample: shape (2,) or (samples, 2)"
BINARY = "binary_cross_entropy takes targets that are 0 or 1; a target is"
ONE_HOT = "cross_entropy takes one-hot targets (one 1, all others 0); a target is"
NUMBERS = "takes numbers, in an array or in lists of equal lengths"


def net(output="linear", outputs=1):
    return Network([2, 3, outputs], output=output, seed=0)


MAKING = {
    "no layer": (lambda: Network([]), f"{SIZES}; [] was given"),
    "one layer": (lambda: Network([3]), f"{SIZES}; [3] was given"),
    "an empty layer": (lambda: Network([2, 0, 1]), f"{SIZES}; [2, 0, 1] was given"),
    "a negative layer": (lambda: Network([2, -3, 1]), f"{SIZES}; [2, -3, 1] was given"),
    "half a neuron": (lambda: Network([2, 2.5, 1]), f"{SIZES}; [2, 2.5, 1] was given"),
    "text for sizes": (lambda: Network("2-3-1"), f"{SIZES}; '2-3-1' was given"),
    "a misspelt activation": (
        lambda: Network([2, 3, 1], hidden="rleu"),
        f"unknown activation 'rleu', did you mean \"relu\"?; there are: {ACTIVATIONS}",
    ),
    "capitals": (
        lambda: Network([2, 3, 1], hidden="ReLU"),
        f"unknown activation 'ReLU', did you mean \"relu\"?; there are: {ACTIVATIONS}",
    ),
    "no activation at all": (
        lambda: Network([2, 3, 1], output=7),
        f"unknown activation 7; there are: {ACTIVATIONS}",
    ),
    "a misspelt loss": (
        lambda: Network([2, 3, 1], loss="mean_square"),
        f"unknown loss 'mean_square', did you mean \"mean_squared_error\"?; there are: {LOSSES}",
    ),
    "misspelt data": (
        lambda: load_data("pinguins"),
        "unknown data set 'pinguins', did you mean \"penguins\"?; there are: penguins, digits",
    ),
    "an unknown argument": (
        lambda: Network([2, 3, 1], activation="relu"),
        "Network has no argument 'activation'; it takes: sizes, hidden, output, loss, seed, init",
    ),
    "a misspelt argument": (
        lambda: Network([2, 3, 1], hiden="relu"),
        "Network has no argument 'hiden', did you mean \"hidden\"?; it takes: sizes, hidden, output, loss, seed, init",
    ),
    "too many activations": (
        lambda: Network([2, 3, 1], hidden=["relu", "tanh"]),
        "hidden names 2 activations; the network has 1 hidden layer",
    ),
    "softmax inside": (
        lambda: Network([2, 3, 1], hidden="softmax"),
        'softmax stands at the output only; for a hidden layer take "relu", "tanh" or "sigmoid"',
    ),
    "softmax with another loss": (
        lambda: Network([2, 3], output="softmax", loss="half_squared_error"),
        'output="softmax" goes with loss="cross_entropy"; the loss is "half_squared_error"',
    ),
    "cross-entropy without softmax": (
        lambda: Network([2, 3], output="sigmoid", loss="cross_entropy"),
        'cross_entropy goes with output="softmax"; the output is "sigmoid"',
    ),
    "binary cross-entropy without sigmoid": (
        lambda: Network([2, 3], output="linear", loss="binary_cross_entropy"),
        'binary_cross_entropy goes with output="sigmoid"; the output is "linear"',
    ),
    "text for a seed": (
        lambda: Network([2, 1], seed="lucky"),
        "seed is 'lucky'; it takes a whole number from 0, or None for a new start each time",
    ),
    "parameters for different numbers of layers": (
        lambda: Network.from_parameters(weights=[[[1]]], biases=[]),
        "weights and biases come one for each layer; 1 and 0 were given",
    ),
    "biases that don't fit their weights": (
        lambda: Network.from_parameters(weights=[[[1, 2]]], biases=[[1, 2]]),
        "weights[0] has shape (1, 2) and biases[0] (2,); (out, in) and (out,) go together",
    ),
    "layers that don't fit each other": (
        lambda: Network.from_parameters(weights=[[[1, 2]], [[1, 2]]], biases=[[0], [0]]),
        "weights[1] has shape (1, 2); it takes the 1 output of weights[0], shape (1, 2)",
    ),
    "parameters that are not finite": (
        lambda: Network.from_parameters(weights=[[[INF]]], biases=[[0]]),
        "weights[0] holds inf; all its values must be finite numbers",
    ),
    "a number for parameters": (
        lambda: Network.from_parameters(weights=0.5, biases=[[0]]),
        "weights takes a list with one array for each layer; 0.5 was given",
    ),
    "parameters with text": (
        lambda: Network.from_parameters(weights=[[["0.5"]]], biases=[[0]]),
        f"weights[0] {NUMBERS}; [['0.5']] is not",
    ),
}

SAMPLES = {
    "a sample too short": (lambda n: n.forward([1]), f"X has shape (1,), {WIDTH}"),
    "samples too wide": (
        lambda n: n.forward(np.ones((5, 3))),
        f"X has shape (5, 3), {WIDTH}",
    ),
    "a single number": (lambda n: n.forward(1), f"X has shape (), {WIDTH}"),
    "no sample": (lambda n: n.forward(np.ones((0, 2))), "X has shape (0, 2): there is no sample in it"),
    "a target too wide": (
        lambda n: n.loss([1, 2], [1, 0]),
        "Y has shape (2,), the network gives 1 number a sample: shape (1,) or (samples, 1)",
    ),
    "a target missing": (
        lambda n: n.gradients([[1, 2], [3, 4]], [[1]]),
        "X has shape (2, 2) and Y has shape (1, 1): one target for each sample is needed",
    ),
    "text": (lambda n: n.forward("1 2"), f"X {NUMBERS}; '1 2' is not"),
    "numbers as text": (lambda n: n.forward(["1", "2"]), f"X {NUMBERS}; ['1', '2'] is not"),
    "uneven lists": (lambda n: n.forward([[1, 2], [3]]), f"X {NUMBERS}; [[1, 2], [3]] is not"),
    "nan, forward": (lambda n: n.forward([1, NAN]), "X holds nan; all its values must be finite numbers"),
    "nan in a loss": (lambda n: n.loss([1, 2], [NAN]), "Y holds nan; all its values must be finite numbers"),
    "nan on the way to a gradient": (
        lambda n: n.gradients([[1, 2], [NAN, 4]], [1, 2]),
        "X holds nan; all its values must be finite numbers",
    ),
    "infinity on the way to a gradient": (
        lambda n: n.gradients([-INF, 1], [1]),
        "X holds -inf; all its values must be finite numbers",
    ),
    "an infinite target": (lambda n: n.gradients([1, 2], [INF]), "Y holds inf; all its values must be finite numbers"),
    "accuracy of what are no classes": (
        lambda n: n.accuracy([1, 2], [0.5]),
        "accuracy counts right classes and takes targets that are 0 or 1; Y holds others",
    ),
    "weights of another shape": (
        lambda n: n.weights.__setitem__(0, [[1, 2]]),
        "weights[0] has shape (3, 2); an array of shape (1, 2) was given",
    ),
    "weights that are not finite": (
        lambda n: n.biases.__setitem__(0, [1, NAN, 1]),
        "biases[0] holds nan; all its values must be finite numbers",
    ),
    "too few weights": (
        lambda n: setattr(n, "weights", [[[1, 2]]]),
        "weights has 2 arrays, one for each layer, not 1",
    ),
    "a number for all weights": (
        lambda n: setattr(n, "weights", 0),
        "weights takes a list with one array for each layer; 0 was given",
    ),
    "one array of several that does not fit": (
        lambda n: setattr(n, "weights", [np.ones((3, 2)), np.ones((2, 3))]),
        "weights[1] has shape (1, 3); an array of shape (2, 3) was given",
    ),
    "parameters of another length": (
        lambda n: setattr(n, "parameters", [1, 2]),
        "parameters has shape (2,), the network has 13 numbers: shape (13,)",
    ),
    "no epoch": (lambda n: n.fit([[1, 2]], [[1]], epochs=0), "epochs is 0; it takes a whole number from 1"),
    "half a batch": (
        lambda n: n.fit([[1, 2]], [[1]], batch_size=0.5),
        "batch_size is 0.5; it takes a whole number from 1",
    ),
    "text for an optimiser": (
        lambda n: n.fit([[1, 2]], [[1]], optimizer="adam"),
        "optimizer takes SGD(…), Momentum(…) or Adam(…), such as Adam(0.01); 'adam' was given",
    ),
    "an optimiser without its brackets": (
        lambda n: n.fit([[1, 2]], [[1]], optimizer=Adam),
        "optimizer takes SGD(…), Momentum(…) or Adam(…), such as Adam(0.01); the class Adam was given",
    ),
    "validation data without targets": (
        lambda n: n.fit([[1, 2]], [[1]], validation=np.ones((3, 2))),
        "validation takes a pair (X, Y); ndarray was given",
    ),
    "a misspelt option": (
        lambda n: n.fit([[1, 2]], [[1]], epoch=3),
        "fit has no argument 'epoch', did you mean \"epochs\"?; it takes: X, Y, optimizer, epochs, "
        "batch_size, seed, validation, every_update, progress, blame",
    ),
    "a seed that is none": (
        lambda n: n.fit([[1, 2]], [[1]], seed=-1),
        "seed is -1; it takes a whole number from 0, or None for a new start each time",
    ),
    "what cannot watch": (
        lambda n: n.fit([[1, 2]], [[1]], every_update="print"),
        "every_update takes a function of the network; 'print' was given",
    ),
}

TARGETS = {
    "half a yes": ("sigmoid", 1, [[1], [0.5]], f"{BINARY} [0.5]"),
    "a yes of minus one": ("sigmoid", 2, [[1, 0], [-1, 1]], f"{BINARY} [-1.0, 1.0]"),
    "no class": ("softmax", 2, [[1, 0], [0, 0]], f"{ONE_HOT} [0.0, 0.0]"),
    "two classes": ("softmax", 2, [[1, 0], [1, 1]], f"{ONE_HOT} [1.0, 1.0]"),
    "part of a class": ("softmax", 2, [[0.5, 0.5], [0, 1]], f"{ONE_HOT} [0.5, 0.5]"),
    "a class counted twice": ("softmax", 2, [[2, 0], [0, 1]], f"{ONE_HOT} [2.0, 0.0]"),
    "two for one": ("softmax", 3, [[2, -1, 0], [0, 0, 1]], f"{ONE_HOT} [2.0, -1.0, 0.0]"),
}


def told(call):
    with pytest.raises((ValueError, TypeError)) as error:
        call()
    return str(error.value)


@pytest.mark.parametrize(("make", "sentence"), MAKING.values(), ids=MAKING)
def test_what_cannot_be_made_is_told(make, sentence):
    assert told(make) == sentence


@pytest.mark.parametrize(("call", "sentence"), SAMPLES.values(), ids=SAMPLES)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_what_does_not_fit_is_told_and_the_network_keeps_what_it_had(call, sentence):
    network = net()
    before = network.parameters.copy()
    assert told(lambda: call(network)) == sentence
    assert (network.parameters == before).all()


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize("method", ["loss", "gradients", "fit"])
@pytest.mark.parametrize(("output", "outputs", "Y", "sentence"), TARGETS.values(), ids=TARGETS)
def test_targets_of_another_kind_are_told_in_small_batches_and_large(output, outputs, Y, sentence, method, times):
    network = net(output, outputs)
    good = [[0, 1], [1]][outputs == 1] if outputs < 3 else [0, 0, 1]
    Y = [*Y, *[good] * (times - 1)]
    assert told(lambda: getattr(network, method)([[1, 2]] * len(Y), Y)) == sentence
    bad = next(row for row in Y if str([float(n) for n in row]) in sentence)
    assert told(lambda: getattr(network, method)([[1, 2]], [bad])) == sentence
