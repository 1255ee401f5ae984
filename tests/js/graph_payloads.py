"""Prints worksheets of graphs as the browser gets them, as one JSON object: what graphs.test.mjs draws.

Names say what is in them: b- values and slopes back, t- slopes forward from an input, p- path by path, n- a network.
"""

import json

from dnn_lab.views.payload import payload
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network

FORMULAS = {
    "seed": ("log(x1) + x1*x2 - sin(x2)", {"x1": 2.0, "x2": 5.0}),
    "parts": ("u = x*w + 1; u*u*exp(u)", {"x": 1.0, "w": 0.5}),
    "gelu": ("x/2 * (1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", {"x": 1.2}),
    "neuron": ("sigmoid(w1*x1 + w2*x2 + b)", {"x1": 0.5, "w1": 0.3, "x2": -1.0, "w2": 0.8, "b": 0.1}),
    "kinks": ("max(a, b)*abs(c) + relu(a)", {"a": 1.0, "b": 1.0, "c": 0.0}),
    "long names": (
        "price_of_apples*number_of_apples - discount",
        dict.fromkeys(("price_of_apples", "number_of_apples", "discount"), 12345.678),
    ),
}


def sheets():
    for name, (text, values) in FORMULAS.items():
        graph = Graph.parse(text, **values)
        first = next(iter(values))
        yield f"b-{name}", graph.forward_trace() + graph.backward_trace()
        yield f"t-{name}", graph.tangent_trace(first)
        yield f"p-{name}", graph.path_trace(first)
    yield "c-count", Graph.parse("u = x*w + 1; v = u*u; v*exp(u)", x=1.0, w=0.5).count_trace()
    net = Network([2, 2, 1], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0)
    graph = net.graph([0.5, -0.8], [1.0])
    yield "n-2-2-1", graph.forward_trace() + graph.backward_trace()
    yield "n-layered", Graph.layered(3, 3).backward_trace()


if __name__ == "__main__":
    print(json.dumps({name: payload(trace) for name, trace in sheets()}))
