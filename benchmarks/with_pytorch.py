"""The same networks, gradients and training in PyTorch, eager, as its tutorials write them."""

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


def module(sizes):
    """Linear layers with ReLU between, in float64."""
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:], strict=False):
        layers += [nn.Linear(inputs, outputs, dtype=torch.float64), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def loss_of(sizes):
    """Softmax or, with a single output, sigmoid inside the loss: PyTorch's own fast way."""
    return F.binary_cross_entropy_with_logits if sizes[-1] == 1 else F.cross_entropy


def tensors(sizes, X, Y):
    """Samples and targets; classes as numbers, as PyTorch takes them fastest."""
    targets = torch.tensor(Y) if sizes[-1] == 1 else torch.tensor(Y.argmax(axis=1))
    return torch.tensor(X), targets


def gradients(sizes, X, Y):
    """A function that works the gradients out once."""
    net, loss = module(sizes), loss_of(sizes)
    X, Y = tensors(sizes, X, Y)

    def work():
        net.zero_grad()
        loss(net(X), Y).backward()

    return work


def train(sizes, X, Y, rate, epochs, batch_size, seed):
    """A module trained by Adam on batches drawn in a new order in each epoch."""
    torch.manual_seed(seed)
    net, loss = module(sizes), loss_of(sizes)
    X, Y = tensors(sizes, X, Y)
    optimiser = torch.optim.Adam(net.parameters(), lr=rate)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(batch_size):
            optimiser.zero_grad()
            loss(net(X[rows]), Y[rows]).backward()
            optimiser.step()
    return net


def accuracy(net, X, labels):
    with torch.no_grad():
        return float((net(torch.tensor(X)).argmax(1).numpy() == labels).mean())
