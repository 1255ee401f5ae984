"""Prints worksheets of shared errors as the browser gets them, as one JSON object for shares.test.mjs."""

import json

import numpy as np

from dnn_lab.views.payload import payload
from dnn_lab.worksheet.network import Network

LECTURE = {"weights": [[[1, 0.5], [0.1, 0.2]], [[1.5, 4]]], "biases": [[0, 0], [0]]}
CANCELS = {"weights": [[[1, 1], [1, 0]], [[3, -3], [1, 1]]], "biases": [[0, 0], [0, 0]]}


def shares(*sizes, rule="proportional", scale=1.0, **options):
    net = Network(list(sizes), hidden="tanh", output="linear", seed=3)
    net.parameters[:] = np.round(net.parameters + np.linspace(-0.3, 0.3, net.parameters.size), 2) * scale
    x, y = np.linspace(-0.8, 1.1, sizes[0]), np.eye(sizes[-1])[0]
    return net.error_trace(x, y, rule, **options)


def sheets():
    yield "lecture", Network.from_parameters(**LECTURE).error_trace([1, 2], [5.6])
    yield "cancels", Network.from_parameters(**CANCELS).error_trace([1, 0], [0.6, 1])
    yield "2-3-2", shares(2, 3, 2)
    yield "2-3-2-full", shares(2, 3, 2, detail="full")
    yield "2-3-2-epsilon", shares(2, 3, 2, rule="epsilon", epsilon=0.3)
    yield "2-3-2-equal", shares(2, 3, 2, rule="equal")
    yield "2-3-2-weight", shares(2, 3, 2, rule="weight")
    yield "2-3-2-big", shares(2, 3, 2, scale=137.0)
    yield "3-4-4-2-alpha-beta", shares(3, 4, 4, 2, rule="alpha_beta")
    yield "4-8-3", shares(4, 8, 3)
    yield "1-1-1", shares(1, 1, 1)
    yield "64-32-10", shares(64, 32, 10)


if __name__ == "__main__":
    print(json.dumps({name: payload(trace) for name, trace in sheets()}))
