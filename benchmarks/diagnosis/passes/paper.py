"""A network's worksheet as a learner works it: a whole training step, or the pass of a single neuron."""

import numpy as np

from benchmarks.diagnosis.passes.hand import Task, finished, name, random_task
from benchmarks.diagnosis.passes.slips import wrong_numbers
from dnn_lab.worksheet.network import Network


class PassPaper:
    """A `Task` with the package's worksheet of it; without one it is that of the whole training step."""

    exact, can_go_wrong = False, True

    def __init__(self, task, trace=None):
        self.task = task
        self.trace = training_step(task) if trace is None else trace
        names = set(self.trace.names)
        self.steps = [step for step in finished(task)[1] if name(step) in names]

    def asked(self, step):
        return self.trace[name(step)]

    def name(self, step):
        return name(step)

    def finished(self, rounding=float, write=float, mistakes=None):
        return finished(self.task, rounding, write, mistakes)

    def wrong_numbers(self, sheet, step):
        return wrong_numbers(sheet, step)


def training_step(task):
    return network(task).training_trace(task.x, task.y, learning_rate=task.rate)


def network(task):
    """The package's own network of a task."""
    layers = sorted(task.W)
    return Network.from_parameters(
        weights=[task.W[layer] for layer in layers],
        biases=[task.b[layer] for layer in layers],
        hidden=[task.f[layer] for layer in layers[:-1]] or "relu",
        output=task.f[layers[-1]],
        loss=task.loss,
    )


def task_of(source):
    """The `Task` of a worksheet that the package has drawn."""
    net = source.net
    layers = range(1, len(net.sizes))
    W, b = ({layer: np.array(of[layer - 1]) for layer in layers} for of in (net.weights, net.biases))
    f = {layer: net.activations[layer - 1].name for layer in layers}
    y = np.zeros(net.sizes[-1]) if source.y is None else source.y
    return Task(W, b, f, net.loss_function.name, source.x, y, source.rate or 0.5)


def draw_passes(rng):
    return PassPaper(random_task(rng))


_ALONE = ("sigmoid", "tanh", "relu", "leaky_relu", "linear")


def draw_neuron(rng):
    """One neuron of one to four inputs."""
    inputs, decimals = rng.integers(1, 5), int(rng.choice([1, 2, 15]))

    def numbers(*shape):
        return np.round(rng.uniform(-2, 2, shape), decimals) + 0.0

    f = {1: _ALONE[rng.integers(len(_ALONE))]}
    x = np.round(rng.uniform(-1, 2, inputs), min(decimals, 2)) + 0.0
    task = Task({1: numbers(1, inputs)}, {1: numbers(1)}, f, "half_squared_error", x, np.zeros(1), 0.5)
    return PassPaper(task, network(task).forward_trace(x))
