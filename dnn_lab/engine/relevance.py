"""Blame carried through a whole network, layer by layer from the outputs to the inputs.

`carried` does it for any start and any rule of `shares.py`. `relevance` starts with one output's score; there the
gradient and switching nodes off are two further currencies of blame, so that all of them can be laid side by side.
"""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine import shapes
from dnn_lab.engine.shares import RULES, Settings
from dnn_lab.engine.tables import find, tells_nearest


@dataclass(frozen=True)
class Relevance:
    """How much of one output each node answers for.

    score   the output's weighted sum z, before softmax or sigmoid: (samples,), or a float for one sample
    layers  one array for each layer, (samples, width) or (width,): the inputs first, the outputs last
    leaks   for each layer but the last, what was lost on the way to it: score less the sum of the layer
    rule, output   how it was shared, and which output (counted from 0; an array for many samples)
    """

    score: float
    layers: tuple
    leaks: tuple
    rule: str
    output: int

    @property
    def inputs(self):
        """What each input answers for, of the shape of the samples."""
        return self.layers[0]

    def __repr__(self):
        leak = np.max(np.abs(self.leaks[0]))
        return f"Relevance of {len(self.layers)} layers by {self.rule!r}, leak at the inputs {leak:.4g}"


def parts(net, A, layer, rule, settings, bias=False):
    """The parts in which layer `layer` (from 0) shares, (…, receivers, senders), from what it received, (…, senders).

    bias  True: the bias counts in the sum that is divided by, so that its own part is lost
    """
    W, b = net.weights[layer], net.biases[layer] if bias else np.zeros(len(net.biases[layer]))
    return rule.parts(W * A[..., None, :], W, b, settings)


def carried(net, values, start, rule, settings, bias=False, mended=lambda shared, parts: parts):
    """Shares of all layers, the inputs first, from what the outputs start with.

    values  the activations (…, width) of all layers, the inputs first;  start  (…, outputs)
    mended  (what is shared, parts) -> parts: what stands where the rule has no answer. By default NaN stays, in all
            that follows from it too
    """
    found = [start]
    for layer in range(len(net.weights) - 1, -1, -1):
        shared = found[-1][..., None, :]
        found.append((shared @ mended(shared, parts(net, values[layer], layer, rule, settings, bias)))[..., 0, :])
    return found[::-1]


def all_values(net, X):
    """The values of all layers, (samples, width), the inputs first; and the weighted sums of all but the inputs."""
    values, sums = [X], []
    for W, b, activation in zip(net.weights, net.biases, net.activations, strict=True):
        sums.append(values[-1] @ W.T + b)
        values.append(activation.value(sums[-1].T).T)
    return values, sums


def where_nothing_is_shared(shared, parts):
    """Of nothing everybody gets nothing, whatever the rule: 0 in place of NaN where there is nothing to share."""
    return np.where(np.isnan(parts) & (np.swapaxes(shared, -1, -2) == 0), 0.0, parts)


@tells_nearest
def relevance(net, x, rule="proportional", *, output=None, epsilon=0.01, alpha=2.0, bias=False):
    """See `Network.relevance`."""
    entry, settings = find(METHODS, rule, "rule"), Settings(epsilon, alpha)
    X, single = shapes.as_samples(x, net.sizes[0], "x")
    shapes.must_be_finite(X, "x")
    values, sums = all_values(net, X)
    Z = sums[-1]
    chosen = _chosen(net, Z, output)
    start = np.where(np.arange(net.sizes[-1]) == chosen[:, None], Z, 0.0)
    layers = entry(net, values, sums, chosen, start, (rule, settings, bias))
    layers = [*layers, start]
    _must_be_defined(net, values, layers, rule)
    score = start.sum(axis=1)
    leaks = tuple(score - layer.sum(axis=1) for layer in layers[:-1])
    found = score, tuple(layers), leaks, rule, chosen
    return Relevance(*found) if not single else _only(*found)


def _only(score, layers, leaks, rule, output):
    """The `Relevance` of the one sample there is."""
    layers = tuple(layer[0] for layer in layers)
    return Relevance(float(score[0]), layers, tuple(float(leak[0]) for leak in leaks), rule, int(output[0]))


def _chosen(net, Z, output):
    """The output each sample is asked about: the given one, else the largest."""
    if output is None:
        return Z.argmax(axis=1)
    whole = isinstance(output, (int, np.integer)) and not isinstance(output, bool)
    if not whole or not 0 <= output < net.sizes[-1]:
        raise ValueError(
            f"output is {output!r}; the network has {shapes.count(net.sizes[-1], 'output')}, counted from 0"
        )
    return np.full(len(Z), output)


def _by_rule(net, values, sums, chosen, start, how):
    name, settings, bias = how
    return carried(net, values, start, RULES[name], settings, bias, where_nothing_is_shared)[:-1]


def _gradient_times_input(net, values, sums, chosen, start, how):
    """a · ∂score/∂a, layer by layer (Shrikumar et al. 2016, Not Just a Black Box)."""
    flat = [activation.name for activation in net.activations[:-1] if activation.name == "step"]
    if flat:
        raise ValueError(
            '"gradient_times_input" needs slopes, and the step function is flat: every slope is 0; take another rule'
        )
    found, back = [], (np.arange(net.sizes[-1]) == chosen[:, None]).astype(float)
    for layer in range(len(net.weights) - 1, -1, -1):
        back = back @ net.weights[layer]
        found.append(back * values[layer] + 0.0)
        if layer:
            back = back * net.activations[layer - 1].derivative(sums[layer - 1], values[layer])
    return found[::-1]


def _occlusion(net, values, sums, chosen, start, how):
    """How far the score falls when a node is switched off, its value set to 0 (Zeiler and Fergus 2014: occlusion)."""
    score = start.sum(axis=1)
    return [_switched_off(net, values[layer], layer, chosen, score) for layer in range(len(net.weights))]


def _switched_off(net, A, layer, chosen, score):
    samples, width = A.shape
    off = np.repeat(A[:, None, :], width, axis=1)
    off[:, np.arange(width), np.arange(width)] = 0
    off = off.reshape(samples * width, width)
    for W, b, activation in zip(net.weights[layer:], net.biases[layer:], net.activations[layer:], strict=True):
        Z = off @ W.T + b
        off = activation.value(Z.T).T
    return score[:, None] - Z.reshape(samples, width, -1)[np.arange(samples), :, chosen]


METHODS = {name: _by_rule for name in RULES} | {
    "gradient_times_input": _gradient_times_input,
    "occlusion": _occlusion,
}
"""Every way to say what an output owes to a node: the rules of sharing, and two that share nothing out."""


def _must_be_defined(net, values, layers, rule):
    """Raises ValueError naming the layer whose sums the rule cannot divide by."""
    for layer in range(len(net.weights), 0, -1):
        if np.isnan(layers[layer - 1]).any():
            raise ValueError(
                f"the rule {rule!r} has no answer in layer {layer}: what it divides by adds up to 0 at one of its "
                f'neurons; rule="epsilon" divides by a number that is not 0'
            )
