"""Captum's relevance for random networks, stored as a small table so that the tests need neither Captum nor PyTorch.

    python tests/engine/captum_reference.py      makes captum_reference.npz anew; needs captum, torch and numpy only

Parameters and inputs are whole hundredths, so that they are the same numbers on both sides. Captum's ε-rule (with
ε = 0: LRP-0) counts the bias in the divisor; its α1β0-rule, here without bias, holds for inputs from 0, so these are.
"""

import json
from pathlib import Path

import numpy as np

TABLE = Path(__file__).with_suffix(".npz")
EPSILONS = (0.0, 0.25)


def read():
    """(sizes, activation, output, weights, biases, x, relevance of the inputs by rule) of each network."""
    with np.load(TABLE) as table:
        cases, given, expected = json.loads(str(table["cases"])), table["hundredths"] / 100, table["expected"]
    for case in cases:
        sizes = case["sizes"]
        layers = list(zip(sizes, sizes[1:], strict=False))
        weights = [_take(given, case, outputs * inputs).reshape(outputs, inputs) for inputs, outputs in layers]
        biases = [_take(given, case, outputs) for _, outputs in layers]
        x = _take(given, case, sizes[0])
        start = case["expected"]
        results = {rule: expected[start + i * sizes[0] :][: sizes[0]] for i, rule in enumerate(case["rules"])}
        yield sizes, case["hidden"], case["output"], weights, biases, x, results


def _take(numbers, case, size):
    case["given"] += size
    return numbers[case["given"] - size : case["given"]]


def make(networks=240):
    """Writes the table. Networks with a divisor near 0 are left out: there no two programs agree to many digits."""
    rng = np.random.default_rng(8)
    cases, given, expected = [], [], []
    for place in range(networks):
        sizes = [int(n) for n in rng.integers(2, 7, rng.integers(2, 5))]
        hidden, output = ("relu", "tanh")[place % 2], int(rng.integers(sizes[-1]))
        shapes = list(zip(sizes[1:], sizes, strict=False))
        W = [rng.integers(-150, 151, shape) for shape in shapes]
        b = [rng.integers(-50, 51, shape[0]) for shape in shapes]
        x = rng.integers(1, 151, sizes[0])
        results = _compute(hidden, output, *([array / 100 for array in arrays] for arrays in (W, b, [x])))
        if results is None:
            continue
        numbers = np.concatenate([array.ravel() for array in (*W, *b, x)]).astype(np.int16)
        at = {"given": sum(map(len, given)), "expected": sum(map(len, expected))}
        cases.append({"sizes": sizes, "hidden": hidden, "output": output, "rules": list(results)} | at)
        given.append(numbers)
        expected.append(np.concatenate(list(results.values())))
    np.savez_compressed(
        TABLE, cases=json.dumps(cases), hundredths=np.concatenate(given), expected=np.concatenate(expected)
    )


def _compute(hidden, output, W, b, inputs):
    """Captum's relevance of the inputs by rule; None for a network with a divisor near 0."""
    import torch
    from captum.attr import LRP
    from captum.attr._utils.lrp_rules import Alpha1_Beta0_Rule, EpsilonRule

    def relevance(make_rule, biased=True):
        layers = []
        for weights, bias in zip(W, b, strict=True):
            layer = torch.nn.Linear(*weights.shape[::-1]).double()
            layer.weight.data = torch.tensor(weights)
            layer.bias.data = torch.tensor(bias if biased else 0 * bias)
            layer.rule = make_rule()
            layers += [layer, {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}[hidden]()]
        x = torch.tensor(inputs[0])[None, :]
        net = torch.nn.Sequential(*layers[:-1])
        sums = [value for layer in range(0, len(net), 2) for value in net[: layer + 1](x).abs().ravel().tolist()]
        return None if min(sums) < 0.01 else LRP(net).attribute(x, target=output)[0].detach().numpy()

    def without_stabiliser():
        rule = Alpha1_Beta0_Rule()
        rule.STABILITY_FACTOR = 0
        return rule

    found = {f"epsilon {epsilon}": relevance(lambda e=epsilon: EpsilonRule(epsilon=e)) for epsilon in EPSILONS}
    if hidden == "relu":
        up = relevance(without_stabiliser, biased=False)
        found |= {"alpha 1": up} if up is not None and np.isfinite(up).all() else {}
    return None if any(value is None for value in found.values()) else found


if __name__ == "__main__":
    make()
