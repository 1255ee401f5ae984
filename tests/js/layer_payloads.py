"""Prints worksheets that are drawn by layer, as the browser gets them, as one JSON object for layers.test.mjs."""

import json

import numpy as np

from dnn_lab.views.payload import payload
from dnn_lab.worksheet.network import Network

RELU = {"hidden": "relu", "output": "softmax"}
HALF = {"hidden": "tanh", "output": "sigmoid", "loss": "half_squared_error"}
MEAN = {"hidden": "leaky_relu", "output": "linear", "loss": "mean_squared_error"}


def training(sizes, **kinds):
    net = Network(sizes, seed=4, **kinds)
    net.parameters[:] += np.linspace(-0.2, 0.3, net.parameters.size)
    return net.training_trace(np.linspace(-1, 2, sizes[0]) ** 2 - 1, np.eye(sizes[-1])[0], 0.25)


def sheets():
    yield "64-32-10", training([64, 32, 10], **RELU)
    yield "64-64-64-10", training([64, 64, 64, 10], **RELU)
    yield "30-12-2", training([30, 12, 2], **HALF)
    yield "3-9-2", training([3, 9, 2], **MEAN)
    yield "64-10", training([64, 10], **RELU)
    yield "6-12-12-12-12-4", training([6, 12, 12, 12, 12, 4], **HALF)
    net = Network([12, 9, 3], seed=4, **HALF)
    x, y = np.linspace(-1, 1, 12), [1, 0, 0]
    yield "forward", net.forward_trace(x)
    yield "backward", net.backward_trace(x, y)
    yield "one neuron", net.training_trace(x, y, 0.25).neuron(1, 5)
    yield "4-8-3", training([4, 8, 3], **RELU)


if __name__ == "__main__":
    print(json.dumps({name: payload(trace) for name, trace in sheets()}))
