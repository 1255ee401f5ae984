"""Prints worksheets as the browser gets them, as one JSON object: what the tests of the drawing draw.

Names say what is in them: f- forward, b- backward, t- a whole training step, l- a bare list; "big" and
"tiny" have numbers that are long to write.
"""

import json

import numpy as np

from dnn_lab.views.payload import payload
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.softmax import softmax_trace

HALF = {"output": "sigmoid", "loss": "half_squared_error"}
SOFTMAX = {"output": "softmax"}


def net(*sizes, hidden="tanh", seed=3, scale=1.0, **output):
    made = Network(list(sizes), hidden=hidden, seed=seed, **output)
    made.parameters[:] = np.round(made.parameters + np.linspace(-0.3, 0.3, made.parameters.size), 2) * scale
    return made


def sheets():
    one, two, three, four = [1.2], [0.5, -0.8], [0.5, -0.8, 1.2], [0.9, -0.4, 0.2, 0.7]
    yield "t-2-3-1", net(2, 3, 1, output="sigmoid").training_trace(two, [1], 0.5)
    yield "t-2-3-1-relu", net(2, 3, 1, hidden="relu", **HALF).training_trace(two, [1], 0.5)
    yield "f-2-3-2", net(2, 3, 2, **HALF).forward_trace(two)
    yield "b-2-3-2", net(2, 3, 2, **HALF).backward_trace(two, [1, 0])
    yield "t-2-3-2", net(2, 3, 2, **HALF).training_trace(two, [1, 0], 0.5)
    yield "t-2-3-2-linear", net(2, 3, 2, output="linear").training_trace(two, [1, 0], 0.5)
    yield "t-2-3-2-big", net(2, 3, 2, hidden="relu", output="linear", scale=137.0).training_trace(two, [1, 0], 0.5)
    yield "t-2-3-2-tiny", net(2, 3, 2, hidden="tanh", output="linear", scale=1e-4).training_trace(two, [0, 0], 0.5)
    yield "t-3-4-2", net(3, 4, 2, **SOFTMAX).training_trace(three, [0, 1], 0.5)
    yield "f-4-8-3", net(4, 8, 3, output="leaky_relu", loss="half_squared_error").forward_trace(four)
    yield "t-4-8-3", net(4, 8, 3, **SOFTMAX).training_trace(four, [0, 1, 0], 0.5)
    yield "t-2-2-2-2", net(2, 2, 2, 2, **HALF).training_trace(two, [1, 0], 0.5)
    yield "l-counts", parameter_trace([4, 8, 8, 3])
    yield "l-wide", parameter_trace([64, 128, 32, 32, 10], detail="compact")
    yield "l-line", line_trace([0.6, -1.2], -0.5)
    yield "l-softmax", softmax_trace([2.0, 1.0, -1.0, 0.5])
    yield "t-1-1-1", net(1, 1, 1, hidden="sigmoid", **HALF).training_trace(one, [1], 0.5)


if __name__ == "__main__":
    print(json.dumps({name: payload(trace) for name, trace in sheets()}))
