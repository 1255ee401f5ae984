"""PyTorch's numbers for random networks, stored as a small table so that the tests need no PyTorch.

    python tests/engine/torch_reference.py      makes torch_reference.npz anew; needs torch and numpy only

Parameters, inputs and targets are whole hundredths, so that they are the same numbers on both sides; what PyTorch
made of them is stored in full float64.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

TABLE = Path(__file__).with_suffix(".npz")
HIDDEN = ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu"]
ENDS = [(output, loss) for output in HIDDEN for loss in ("half_squared_error", "mean_squared_error")]
ENDS += [("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy")] * 4
OPTIMISERS = [
    ("SGD", {"learning_rate": 0.3}),
    ("Momentum", {"learning_rate": 0.1, "momentum": 0.8}),
    ("Adam", {"learning_rate": 0.05, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4}),
]


@dataclass(frozen=True)
class Case:
    """One network and its samples; with an optimiser, also how often its parameters are updated on all samples."""

    sizes: tuple
    activations: tuple
    loss: str
    samples: int
    optimiser: str | None = None
    settings: dict | None = None
    updates: int = 0

    @property
    def given_shapes(self):
        """W1, b1, W2, b2, …, X, Y."""
        layers = zip(self.sizes, self.sizes[1:], strict=False)
        parameters = [shape for inputs, outputs in layers for shape in ((outputs, inputs), (outputs,))]
        return [*parameters, (self.samples, self.sizes[0]), (self.samples, self.sizes[-1])]

    @property
    def expected_shapes(self):
        """Outputs, loss, gradients W1, b1, …; after training the outputs, the loss and the parameters."""
        return [self.given_shapes[-1], (), *self.given_shapes[:-2]]


def cut(numbers, shapes):
    """Arrays of these shapes, one after another from the front of `numbers`, and what is left."""
    arrays = []
    for shape in shapes:
        size = int(np.prod(shape))
        arrays.append(numbers[:size].reshape(shape))
        numbers = numbers[size:]
    return arrays, numbers


def read():
    """Each case with its given and its expected arrays."""
    with np.load(TABLE) as table:
        cases = [Case(**case) for case in json.loads(str(table["cases"]))]
        given, expected = table["hundredths"] / 100, table["expected"]
    for case in cases:
        numbers, given = cut(given, case.given_shapes)
        results, expected = cut(expected, case.expected_shapes)
        yield case, numbers, results


def _random_case(rng, place):
    sizes = [int(n) for n in rng.integers(1, 6, rng.integers(2, 5))]
    output, loss = ENDS[place % len(ENDS)]
    if output == "softmax":
        sizes[-1] += 1
    hidden = [str(name) for name in rng.choice(HIDDEN, len(sizes) - 2)]
    return Case(tuple(sizes), (*hidden, output), loss, int(rng.integers(1, 6)))


def _training_case(rng, place):
    optimiser, settings = OPTIMISERS[place % len(OPTIMISERS)]
    output, loss = [("linear", "half_squared_error"), *ENDS[-2:]][place // len(OPTIMISERS)]
    return Case((3, 5, 4), ("tanh", output), loss, 6, optimiser, settings, 25)


def _hundredths(rng, case):
    """Random parameters, inputs and targets that fit the loss."""
    numbers = [rng.integers(-150, 151, shape) for shape in case.given_shapes]
    shape = case.given_shapes[-1]
    if case.loss == "cross_entropy":
        numbers[-1] = 100 * np.eye(shape[1], dtype=int)[rng.integers(0, shape[1], shape[0])]
    elif case.loss == "binary_cross_entropy":
        numbers[-1] = 100 * rng.integers(0, 2, shape)
    return [array.astype(np.int16) for array in numbers]


def _compute(case, hundredths):
    """What PyTorch makes of a case, and how near to 0 a weighted sum came."""
    import torch
    from torch.nn import functional as F

    functions = {
        "linear": lambda Z: Z,
        "step": lambda Z: (Z > 0).double() + 0 * Z,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "leaky_relu": F.leaky_relu,
        "softmax": lambda Z: torch.softmax(Z, 1),
    }
    losses = {
        "half_squared_error": lambda A, Z, Y: ((A - Y) ** 2).sum(1).mean() / 2,
        "mean_squared_error": lambda A, Z, Y: F.mse_loss(A, Y),
        "binary_cross_entropy": lambda A, Z, Y: F.binary_cross_entropy_with_logits(Z, Y, reduction="sum") / len(Y),
        "cross_entropy": lambda A, Z, Y: F.cross_entropy(Z, Y),
    }
    *parameters, X, Y = (torch.tensor(array / 100, dtype=torch.float64) for array in hundredths)
    for parameter in parameters:
        parameter.requires_grad_()
    nearest = []

    def outcome():
        A = X
        for W, b, name in zip(parameters[::2], parameters[1::2], case.activations, strict=True):
            Z = F.linear(A, W, b)
            A = functions[name](Z)
            nearest.append(Z.abs().min().item())
        return A, losses[case.loss](A, Z, Y)

    if case.optimiser:
        optimiser = _optimiser(torch.optim, case, parameters)
        for _ in range(case.updates):
            optimiser.zero_grad()
            outcome()[1].backward()
            optimiser.step()
        results = parameters
    else:
        outcome()[1].backward()
        results = [parameter.grad for parameter in parameters]
    return [array.detach().numpy() for array in (*outcome(), *results)], min(nearest)


def _optimiser(optim, case, parameters):
    rate, rest = case.settings["learning_rate"], case.settings
    if case.optimiser == "Adam":
        return optim.Adam(parameters, lr=rate, betas=(rest["beta1"], rest["beta2"]), eps=rest["epsilon"])
    return optim.SGD(parameters, lr=rate, momentum=rest.get("momentum", 0))


def make(networks=320, trainings=9):
    """Writes the table. A case with a weighted sum at a corner of an activation is left out."""
    rng = np.random.default_rng(20)
    kinds = [_random_case] * networks + [_training_case] * trainings
    cases, given, expected = [], [], []
    for place, kind in enumerate(kinds):
        case = kind(rng, place if kind is _random_case else place - networks)
        hundredths = _hundredths(rng, case)
        results, nearest = _compute(case, hundredths)
        if nearest > 1e-6:
            cases.append(asdict(case))
            given += [array.ravel() for array in hundredths]
            expected += [array.ravel() for array in results]
    numbers = {"hundredths": np.concatenate(given), "expected": np.concatenate(expected)}
    np.savez_compressed(TABLE, cases=json.dumps(cases), **numbers)


if __name__ == "__main__":
    make()
