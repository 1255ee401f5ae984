"""Gradients written by hand in numpy, as lean as they get while each result is a new array: no class, no checks.

ReLU inside, softmax and cross-entropy at the output; with a single output sigmoid and binary cross-entropy.
"""

import numpy as np


def output(Z):
    """Sigmoid of a single output, softmax of several; the outputs stand along the last axis."""
    if Z.shape[-1] == 1:
        return 1 / (1 + np.exp(-Z))
    powers = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def of_one_sample(weights, biases, x, y):
    """Any depth, vectors only: x (inputs,), y (outputs,)."""
    A = [x]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A.append(np.maximum(W @ A[-1] + b, 0.0))
    delta = output(weights[-1] @ A[-1] + biases[-1]) - y
    dW, db = [], []
    for W, a in zip(reversed(weights), reversed(A), strict=True):
        dW.append(delta[:, None] * a)
        db.append(delta)
        if a is not x:
            delta = (delta @ W) * (a > 0)
    return dW[::-1], db[::-1]


def of_a_batch(weights, biases, X, Y):
    """Any depth: X (samples, inputs), Y (samples, outputs)."""
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A.append(np.maximum(A[-1] @ W.T + b, 0.0))
    delta = (output(A[-1] @ weights[-1].T + biases[-1]) - Y) / len(X)
    dW, db = [], []
    for W, a in zip(reversed(weights), reversed(A), strict=True):
        dW.append(delta.T @ a)
        db.append(delta.sum(axis=0))
        if a is not X:
            delta = (delta @ W) * (a > 0)
    return dW[::-1], db[::-1]


def of_one_sample_in_two_layers(weights, biases, x, y):
    """Two layers and nothing else, every call the shortest there is."""
    W1, W2 = weights
    b1, b2 = biases
    a = np.maximum(W1.dot(x) + b1, 0.0)
    delta2 = output(W2.dot(a) + b2) - y
    delta1 = delta2.dot(W2) * (a > 0)
    return (delta1[:, None] * x, delta2[:, None] * a), (delta1, delta2)
